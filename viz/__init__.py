"""The explorer: draws the pictures it is given, and sends no request to any server."""
