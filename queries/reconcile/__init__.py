"""Reconciliation of names with agencies and regions: candidates, conditions, scores, and what is found of them."""
