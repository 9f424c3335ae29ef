"""Compose a document from a letter and its facts, in the order that the template sets.

The only folder that knows Jinja (`sandbox/`).
"""
