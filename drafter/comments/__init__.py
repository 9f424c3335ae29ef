"""Findings as comments in the Word file: find the words in the document and attach the findings to them."""
