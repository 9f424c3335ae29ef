"""The program: `drafter`, and `python -m drafter`, which does the same."""

from __future__ import annotations

import gc
import sys

from drafter.cli import main

# A letter makes few cycles, and the libraries many objects that live as long as the program: looking through them
# at the usual pace, and once more at the end, takes a fifth of the time.
THRESHOLD = 50_000


def run() -> None:
    """Run the command line and end the program with its exit code."""
    gc.set_threshold(THRESHOLD, 20, 20)
    code = main()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
