"""Mistakes to be found: the letter they are made in, and the ways to make them."""
