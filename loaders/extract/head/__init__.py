"""The head of a notice: title, number, issuers, addressees, theme, slogans, references. Pure."""
