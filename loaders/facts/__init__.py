"""From the record of a notice to nodes and relationships as the ontology has them. Pure."""
