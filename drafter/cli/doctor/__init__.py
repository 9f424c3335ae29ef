"""Checks for `drafter doctor`: the requirements (`checks`) and the package managers of systems.

Imports the standard library, `install_command` and `export.fonts` only: it runs before any library is installed.
"""
