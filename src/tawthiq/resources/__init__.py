"""Resources: the only code that opens files under ``data/``."""
