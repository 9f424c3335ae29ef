"""`drafter studio`: write a letter in the browser, next to its pages, on this machine only."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.files import is_file, is_folder

_MOST_PORTS = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter studio`."""
    target = "a letter, or a folder of letters (default: this folder)"
    parser.add_argument("target", metavar="FILE|FOLDER", nargs="?", type=Path, default=Path(), help=target)
    parser.add_argument("--no-browser", action="store_true", help="print the address, but open no browser")
    parser.add_argument("--port", type=_port, default=0, metavar="N", help="the port to use (default: any free one)")


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= _MOST_PORTS:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {_MOST_PORTS}")
    return number


def run(options: argparse.Namespace) -> int:
    """Serve the page until Ctrl-C, or until the page asks to stop; the address is the only line on standard output."""
    from drafter.process_limits import stop_clock
    from drafter.studio.answers import Answers
    from drafter.studio.letter_folder import LetterFolder
    from drafter.studio.server import StudioServer

    stop_clock()
    folder, first = _opened(options.target)
    answers = Answers(LetterFolder(folder), first)
    server = StudioServer(options.port, answers)
    try:
        server.start()
        print(server.url, flush=True)
        answers.warm_up()
        sys.stderr.write("The studio is open in this folder. Ctrl-C ends it; nothing leaves this machine.\n")
        if not options.no_browser:
            _open_browser(server.url)
        answers.stop.wait()
    finally:
        server.shutdown()
        answers.close()
    return 0


def _opened(target: Path) -> tuple[Path, str]:
    """Return the folder to open, and the name of its letter to begin with; raise FileError if there is neither."""
    from drafter.studio.letter_folder import is_letter_name

    if is_folder(target):
        return target, ""
    if not is_file(target):
        raise FileError(
            Finding("no-such-file", f"{target} does not exist; start in its folder, and save it from there.")
        )
    if not is_letter_name(target.name):
        raise FileError(Finding("not-a-file", f"{target} is not a letter; its name must end in .yaml or .yml."))
    return target.parent, target.name


def _open_browser(url: str) -> None:
    """Open the address in the user's browser; without one, the printed address is enough."""
    import webbrowser

    if not webbrowser.open(url):
        sys.stderr.write("No browser was found; open the address above in one.\n")
