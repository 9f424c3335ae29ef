"""Entry point of the program: `drafter`, or `python -m drafter`."""

from __future__ import annotations

import gc
import sys

from drafter.startup import begin


def run() -> None:
    """Run the command line and exit with its code."""
    from drafter.cli.limited_process import begin_limits

    # First of all: a child process copies the memory that is in use, page by page.
    begin_limits(sys.argv[1:])
    from drafter.cli.app import main

    begin()
    code = main()
    # Skip the last garbage collection of the process.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()
