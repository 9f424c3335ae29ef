"""Compare letters: are Word files or PDFs identical except for the addressee?

May import `diagnostics`, `errors`, `files`, `limits`, `languages` and `un` only.
"""
