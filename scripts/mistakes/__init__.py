"""Seeded mistakes: the published letter, and the changes that put one mistake into it."""
