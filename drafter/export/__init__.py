"""Exporters: each converts a document and a look to the bytes of a format in `registry`.

They import `document`, `look`, the base modules (errors, diagnostics, limits) and each other. The PDF is built from the
HTML; no other format imports another.
"""
