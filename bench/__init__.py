"""Benchmark of Drafter and the programs that a user could choose instead: one run, one letter."""
