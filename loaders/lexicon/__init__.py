"""The vocabulary's word lists compiled for reading: words in a clause, names, columns, series."""
