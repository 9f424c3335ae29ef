"""Drafter writes United Nations letters: one YAML file in, a faithful Word document and PDF out."""

__version__ = "0.1.0"
