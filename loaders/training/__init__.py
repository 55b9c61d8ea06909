"""Training of the classifiers from annotated notices: `python -m loaders.training` rebuilds their weights."""
