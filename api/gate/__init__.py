"""The gate of the API: who may ask what, and how much. Everything passes it before a route is found."""
