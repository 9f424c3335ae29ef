"""Fuzzing: random inputs, run on the code itself. Each must end with valid findings and no other exception."""
