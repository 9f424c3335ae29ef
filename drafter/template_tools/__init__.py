"""Tools for authors of templates: check a template, and copy (eject) a built-in one.

May import everything except `scaffold`, `site`, `batch`, `startup` and `cli`.
"""
