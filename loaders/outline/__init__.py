"""The notices of a file, each as an outline of sections, paragraphs and table rows. Pure."""
