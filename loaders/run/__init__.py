"""Running the loaders: files read by one or several processes, notices and registers written to the graph."""
