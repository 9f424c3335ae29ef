"""Help as wide as the terminal."""

from __future__ import annotations

import argparse
import os
import sys

DEFAULT_WIDTH = 80


class HelpFormatter(argparse.HelpFormatter):
    """The help of argparse; it asks for the width itself, since argparse would load the archives of `shutil` for it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=width() - 2)


def width() -> int:
    """The columns of the terminal, as COLUMNS or the terminal itself has them; 80 where there is none."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH
