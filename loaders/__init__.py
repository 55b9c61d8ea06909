"""The path of a notice: text → formats → repair → outline → extract → assemble → curation → run → cli."""
