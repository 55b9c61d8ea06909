"""Statements with their evidence, read from the outline of a notice. Pure."""
