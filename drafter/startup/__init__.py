"""Faster start of a process that is Drafter's own: what it changes belongs to Python or to other libraries."""
