"""Exporters: a document and a look in, the bytes of one file out. `registry` lists the formats.

Imports `document`, `look` and other exporters only.
"""
