"""Search over names and texts, on the index of graph/search."""
