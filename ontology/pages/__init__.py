"""Documentation of the ontology and the vocabularies as web pages, made from them; words.toml has their texts."""
