"""The desk: reports archived, coded, grouped and searched in a database. A Django project that uses the library."""
