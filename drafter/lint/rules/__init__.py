"""The rules that check a letter: a module for each topic, grouped by `drafter.lint.registry`."""
