"""Local agencies and their places as their names give them: a kind and a place make one agency."""
