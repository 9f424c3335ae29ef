"""The document: a small frozen tree of blocks and inlines, which composition builds and exporters read.

`model` defines the tree and walks over it, `tags` lists the HTML elements for its roles. Of Drafter, the folder
imports only `diagnostics`.
"""
