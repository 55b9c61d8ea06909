"""The reader compared with annotated notices: precision, recall and F1, field by field."""
