"""The records that extraction produces, and their identifiers. Plain values, no logic of extraction."""
