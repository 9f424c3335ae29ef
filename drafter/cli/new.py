"""`drafter new`: a letter to start from."""

from __future__ import annotations

import argparse
import datetime
import re
import shlex
import sys
from pathlib import Path

from drafter.errors import FileTrouble, Finding, InvalidLetter, WrongUsage

STANDARD = "-"
DEFAULT = "identical-letters"
_DATE = re.compile(r"^date: .*$", re.MULTILINE)


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter new`."""
    parser.add_argument("template", metavar="TEMPLATE", nargs="?", help=f"a template (default: {DEFAULT})")
    parser.add_argument("file", metavar="FILE", nargs="?", help="the letter to write (default: TEMPLATE.yaml)")
    parser.add_argument("--no-input", action="store_true", help="ask nothing")
    parser.add_argument("--templates", metavar="DIR", type=Path, help="a folder of your own templates")


def run(options: argparse.Namespace) -> int:
    """Write the sample of a template under today's date; never over a file."""
    from drafter.templates import find

    name, file = options.template, options.file
    if name and file is None and Path(name).suffix in (".yaml", ".yml"):
        name, file = None, name
    if name is None and not options.no_input and sys.stdin.isatty() and sys.stdout.isatty():
        name = _asked("Template", DEFAULT)
    try:
        template = find(name or DEFAULT, (options.templates,) if options.templates else ())
    except InvalidLetter as error:
        raise WrongUsage(*error.findings) from None
    text = _dated(template.sample.read_text(encoding="utf-8"), datetime.date.today())
    if file == STANDARD:
        sys.stdout.write(text)
        return 0
    target = Path(file or f"{template.name}.yaml")
    _begin(target, text)
    name = shlex.quote(str(target))
    sys.stderr.write(f"{target} is yours to change. Next:\n  drafter check {name}\n  drafter render {name}\n")
    return 0


def _asked(what: str, default: str) -> str:
    try:
        return input(f"{what} [{default}]: ").strip() or default
    except EOFError:
        return default


def _dated(sample: str, today: datetime.date) -> str:
    return _DATE.sub(f"date: {today.isoformat()}", sample, count=1)


def _begin(target: Path, text: str) -> None:
    begun = False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            begun = True
            file.write(text)
    except FileExistsError:
        raise FileTrouble(Finding("would-overwrite", f"{target} is there already; give another name.")) from None
    except OSError as error:
        if begun:
            target.unlink(missing_ok=True)
        raise FileTrouble(Finding("unwritable", f"{target} cannot be written: {error.strerror}.")) from None
