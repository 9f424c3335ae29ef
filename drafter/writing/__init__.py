"""Write files: atomically, and only over files that Drafter wrote.

May import `diagnostics`, `errors`, `limits` and `export.checksum` only.
"""
