"""English: words, grammar and names of States."""
