"""Facts of the graph made from the records of notices: nodes and relationships of the ontology. Pure."""
