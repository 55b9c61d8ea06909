"""The questions the graph answers: one `.cypher` file each, a catalog of them, and their answers."""
