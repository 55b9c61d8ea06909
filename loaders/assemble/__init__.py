"""The record of a notice, put together from its head, its activities and what both warn of. Pure."""
