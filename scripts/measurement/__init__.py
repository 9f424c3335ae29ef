"""What an editor would measure: places on the page, styles, lines and words, in the PDF and in the Word file."""
