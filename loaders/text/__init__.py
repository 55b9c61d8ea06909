"""Text without knowledge of notices: spans and edits, dates, numbering marks, paragraphs, quotation, script. Pure."""
