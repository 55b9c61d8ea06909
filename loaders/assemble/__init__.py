"""Assembly of a notice's record from its head, its activities and the warnings about both. Pure."""
