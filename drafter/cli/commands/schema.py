"""`drafter schema`: print the JSON Schema of a letter, for editors that complete and check YAML."""

from __future__ import annotations

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: `drafter schema` has none."""


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    from drafter.letter.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
