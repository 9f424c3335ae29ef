"""Two letters, or Word files, compared: what changed in the facts and the words, and the letter with marked changes."""
