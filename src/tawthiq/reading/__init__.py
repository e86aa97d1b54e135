"""From bytes to a ``Report``: text files, web pages, rows of JSON, folders."""
