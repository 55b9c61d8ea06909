"""The ontology, its vocabularies, and the code that reads and checks them. Imports no other room."""
