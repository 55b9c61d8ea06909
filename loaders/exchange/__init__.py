"""RDF files of others: parsed within limits, their owners found, checked against the model and its rules."""
