"""Tools for assistants, over the Model Context Protocol: the questions, search, entities and their evidence, read only.

Only `server.py`, `endpoint.py` and `stdio.py` import the SDK of the protocol, which is of the extra `mcp`.
"""
