"""Pictures of a letter: loaded from its folder, checked, and stripped of metadata.

`load` reads and converts them, `strip_metadata` removes everything except pixels and colours. Imports `files`, `limits`
and `markup` of Drafter.
"""
