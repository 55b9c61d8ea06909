"""Registers: CSV files with facts about quality months from public sources other than notices, one per row."""
