"""The reconciliation service: names in tables lead to agencies and regions, as OpenRefine asks (API 0.2)."""
