"""Files to graph: reading, one after the other or in several processes, and writing notice by notice."""
