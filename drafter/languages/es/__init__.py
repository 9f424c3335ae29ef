"""Spanish, as the Spanish Translation Service of the United Nations prints it."""
