"""Lets `python -m drafter` do what `drafter` does."""

from __future__ import annotations

import sys

from drafter.cli import main

if __name__ == "__main__":
    sys.exit(main())
