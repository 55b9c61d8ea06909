"""Entities: one with its relationships, and lists with filters, order and facets."""
