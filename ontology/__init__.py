"""The ontology and its vocabularies, and the code that reads them. Imports no other room."""
