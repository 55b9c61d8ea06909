"""Cypher of one's own: what is allowed, and its running within limits."""
