"""The look of a letter: measurements per role, read from look.yaml; CSS and Word styles are built from it.

Imports `files`, `diagnostics` and `errors` only.
"""
