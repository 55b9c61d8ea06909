"""Precision and recall of extraction, measured on annotated notices, and drafts of corrections from annotations."""
