"""Registers: spreadsheets of what public sources other than notices say about quality months, a source a row."""
