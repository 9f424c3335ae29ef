"""Helpers for tests: letters to derive and compose, the command line, files to read back."""
