"""Entities with their evidence, and the one store that keeps them. Imports `ontology` alone."""
