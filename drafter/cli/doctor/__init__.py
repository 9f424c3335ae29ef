"""What `drafter doctor` checks (`checks`) and how the system installs software (`package_managers`).

Imports the standard library, `install_command` and `export.fonts` only: it runs before any library is installed.
"""
