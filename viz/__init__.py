"""The explorer: draws what it is given, asks no server and no other host for anything."""
