"""Start a new letter: from a sample, with answers from a profile, a table or the user."""
