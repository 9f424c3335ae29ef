"""Helpers for tests: letters, the command line, processes that are killed, and readers of the output files."""
