"""Findings as comments in the Word file.

`attach` puts each finding on words of the document; `locate` finds these words. Imports `document` and
`source`, and `limits` and `diagnostics`.
"""
