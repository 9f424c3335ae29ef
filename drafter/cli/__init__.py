"""The command line: `app` runs a command from `commands/`, one module each.

`formats/` holds the output formats of findings, `doctor/` the checks of the installation. This package may import
every other one; no other package imports it.
"""
