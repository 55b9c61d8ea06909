"""JSON over HTTP: entities, questions, neighbourhoods; and the pages of the explorer."""
