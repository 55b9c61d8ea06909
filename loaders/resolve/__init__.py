"""Resolution of printed names to agencies and regions of the vocabularies, each with the rule it follows."""
