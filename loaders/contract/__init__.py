"""The records that extraction gives, and the identifiers in them. Values alone."""
