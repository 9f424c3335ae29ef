"""The commands, one module each, with `add_arguments(parser)` and `run(options)`, which returns the exit code."""
