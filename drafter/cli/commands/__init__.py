"""The commands, one module each: `add_arguments(parser)`, and `run(options)` for the exit code.

A command imports what it needs when it runs, so that `--help` is fast; it may import another command.
"""
