"""Curators' corrections: read from YAML files, applied to the records of notices."""
