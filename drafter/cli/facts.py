"""`drafter facts`: what was derived from a letter."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from drafter.cli.inputs import add_inputs, manuscript
from drafter.cli.report import say


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter facts`."""
    add_inputs(parser, several=False)
    parser.add_argument("--json", action="store_true", help="one object, for other programs")


def run(options: argparse.Namespace) -> int:
    """Print the facts of one letter."""
    from drafter.facts import as_json, view
    from drafter.pipeline import derive

    draft = derive(manuscript(options.files[0], options))
    if options.json:
        print(json.dumps(as_json(draft.facts), ensure_ascii=False, indent=2))
        return 0
    say(draft.findings, sys.stderr)
    facts = view(draft.facts)
    width = max(len(key) for key in facts)
    for key, value in facts.items():
        print(f"{key.replace('_', ' '):{width}}  {_plain(value)}")
    return 0


def _plain(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "–"}[value]
    if isinstance(value, dict):
        return ", ".join(_plain(inner) for inner in value.values())
    return "; ".join(_plain(inner) for inner in value if inner != "") if isinstance(value, list) else str(value)
