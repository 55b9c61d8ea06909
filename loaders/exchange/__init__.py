"""RDF files of others: their owners found, their facts checked against model, shapes and the rules of loading."""
