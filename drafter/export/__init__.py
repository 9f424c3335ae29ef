"""Exporters: each turns a document and a look into the bytes of one format, listed in `registry`.

They import `document`, `look`, the base modules (errors, diagnostics, limits) and each other. The PDF is built from the
HTML; no other format imports another.
"""
