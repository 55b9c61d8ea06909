"""Facts derived from those of several notices: marked as derived, and derived anew after each load."""
