"""Linear classifiers with weights read from files: log-odds of a set of features, and their explanation."""
