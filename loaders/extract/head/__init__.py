"""Readers of the head of a notice: title, number, date, issuers, recipients, theme, slogans, references. Pure."""
