"""The search index: names and texts of the graph in a file of SQLite, kept in step with it.

The full-text indexes of the two servers differ: that of the embedded one knows no phrases, and each costs every load.
So both are searched here, by the same words with the same result.
"""
