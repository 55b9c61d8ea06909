"""The command line of the loaders: commands, options, tables."""
