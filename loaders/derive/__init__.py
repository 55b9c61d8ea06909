"""Facts derived from those of several notices: marked as derived, and after each load in step with it."""
