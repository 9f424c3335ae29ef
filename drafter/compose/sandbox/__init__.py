"""The sandbox around Jinja: a restricted environment, a quota of work, and rendering.

Imports only `diagnostics`, `errors`, `files` and `limits` of Drafter.
"""
