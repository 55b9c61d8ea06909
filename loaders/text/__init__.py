"""Values of text alone: spans and edits, dates, markers, paragraphs, quotes, script. Pure; the ground floor."""
