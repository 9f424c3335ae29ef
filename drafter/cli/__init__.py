"""The command line: `app` finds the command, `commands/` has one module for each, `formats/` the formats of findings.

May import everything; nothing imports it.
"""
