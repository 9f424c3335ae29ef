"""Mutation tests: break the code in one place at a time, and count how often a test notices.

The kinds of mutation are those of mutmut. Its runner skips every decorated function, so every lint rule and property;
the runner here does not. It draws a seeded sample and runs for each mutant only the tests that reach the changed line.
"""
