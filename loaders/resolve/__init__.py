"""From printed names to the bodies and regions of the vocabularies, each with the rule that decided."""
