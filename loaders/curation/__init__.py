"""Curators' corrections: read from YAML, applied to the records of notices."""
