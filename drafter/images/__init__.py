"""Pictures of a letter: loaded from its folder, checked, and stripped of metadata."""
