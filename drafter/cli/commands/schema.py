"""`drafter schema`: the JSON Schema of a letter, with which editors complete and check while one types."""

from __future__ import annotations

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`drafter schema` takes no options."""


def run(options: argparse.Namespace) -> int:
    """Print the schema."""
    from drafter.letter.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
