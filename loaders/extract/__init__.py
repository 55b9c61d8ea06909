"""The activities and head fields of a notice with their evidence, read from its outline. Pure."""
