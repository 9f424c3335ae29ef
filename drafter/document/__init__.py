"""The document: a small frozen tree of blocks and inlines between templates and exporters.

Imports nothing of Drafter.
"""
