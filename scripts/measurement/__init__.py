"""Measurements of a letter: positions on the page, styles, lines and words, in the PDF and in the Word file."""
