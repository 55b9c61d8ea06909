"""SPARQL: queries of one's own and questions in it, evaluated on a copy of the graph as RDF."""
