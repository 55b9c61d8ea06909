"""The vocabulary compiled for extraction: words of a clause, names of agencies and regions, table headers, series."""
