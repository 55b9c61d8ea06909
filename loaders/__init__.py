"""From the notice as printed to facts with evidence, and from facts into the graph."""
