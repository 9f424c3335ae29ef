"""The look of a letter: its measurements per role, from which the CSS and the Word styles are built.

`model` defines the look and the limits of its values; `drafter.settings.look` reads it from look.yaml. Imports nothing
of Drafter.
"""
