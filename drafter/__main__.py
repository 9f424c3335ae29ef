"""The program: `drafter`, and `python -m drafter`, which does the same."""

from __future__ import annotations

import gc
import sys

from drafter.startup import begin


def run() -> None:
    """Run the command line and end the program with its exit code."""
    from drafter.cli.app import main

    begin()
    code = main()
    # Not once more at the end of the program.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
