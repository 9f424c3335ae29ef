"""What the United Nations knows: States by date, sessions, years and document symbols, as pure functions."""
