"""Checks of the machine for `drafter doctor`: requirements and how to install them."""
