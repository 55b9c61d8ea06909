"""The questions of the graph: one `.cypher` file each, a catalog of them, and their answers."""
