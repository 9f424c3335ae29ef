"""The look of a letter: its measurements per role, from which the CSS and the Word styles are built.

`model` defines the look and the limits of its values, `load` reads it from look.yaml. Imports `files`, `diagnostics`
and `errors` only.
"""
