"""SHACL shapes: made from quality.ttl or written by hand, compiled once, run on the triples of facts and files."""
