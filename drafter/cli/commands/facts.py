"""`drafter facts`: show the facts that Drafter derives from a letter."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from drafter.cli.arguments import add_language_argument, add_letter_arguments, read_input
from drafter.cli.formats.text import print_findings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter facts`."""
    add_letter_arguments(parser, several=False)
    add_language_argument(parser, "derive the facts in another language, such as fr")
    parser.add_argument("--json", action="store_true", help="print a JSON object for other programs")


def run(options: argparse.Namespace) -> int:
    """Print the facts of one letter."""
    from drafter.facts import facts_to_json, view
    from drafter.pipeline import derive

    derived = derive(read_input(options.files[0], options))
    if options.json:
        print(json.dumps(facts_to_json(derived.facts), ensure_ascii=False, indent=2))
        return 0
    print_findings(derived.findings, sys.stderr)
    facts = view(derived.facts)
    width = max(len(key) for key in facts)
    for key, value in facts.items():
        print(f"{key:{width}}  {_format(value)}")
    return 0


def _format(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "–"}[value]
    if isinstance(value, dict):
        return ", ".join(_format(inner) for inner in value.values())
    return "; ".join(_format(inner) for inner in value if inner != "") if isinstance(value, list) else str(value)
