"""Entities with their evidence, and the store of the graph. Imports `ontology` alone."""
