"""Tools for authors of templates: check, eject, find undeclared names."""
