"""The text of a file as notices, each an outline of sections, paragraphs and table rows. Pure."""
