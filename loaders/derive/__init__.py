"""What follows from the facts of several notices together: kept apart from them, worked out anew after each load."""
