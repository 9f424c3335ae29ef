"""Arabic: `words.yaml`, `states.csv`, and the grammar of communications of the United Nations."""
