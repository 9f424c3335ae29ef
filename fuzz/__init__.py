"""What becomes of inputs that nobody would write: each is tried on the code itself, and must end with findings."""
