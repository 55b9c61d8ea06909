"""The vocabulary compiled for extraction: words of a clause, gazetteer, table headers, names of series."""
