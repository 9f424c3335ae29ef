"""Write docs/facts.md, the table of the facts: `make facts`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.facts import facts_to_json, view
from drafter.facts.to_json import FACTS
from drafter.load import from_path_or_text
from drafter.pipeline import derive

# The examples are from this letter, which has every fact.
LETTER = Path(__file__).parent.parent / "tests" / "kitchen_sink" / "letter.yaml"
WIDTH = 70
INTRODUCTION = """\
# Facts

What Drafter derives from a letter has a name. The name is the same in `drafter facts --json`, in a body
(`{{ on_behalf_of }}`) and in a template, and so is the meaning. Every text is final, as printed.

- **In JSON** a fact that does not apply is `null`, or an empty list. A date is ISO 8601.
- **In a body** a fact prints its text: a date as the document prints it, a list with commas between its texts, a fact
  with parts its `text`. A part follows a full stop: `{{ on_behalf_of.count }}`, `{{ signatories[0].name }}`. A fact
  that does not apply is false in a condition; to print it is an error (`undefined-name`).
- **In a template** the same, but a list is repeated, and a fact that does not apply prints nothing. A template has more
  names, for the layout: [templates.md](templates.md).

This page is made by `make facts` from [drafter/facts/to_json.py](../drafter/facts/to_json.py); the examples are of one
letter, [tests/kitchen_sink/letter.yaml](../tests/kitchen_sink/letter.yaml).

| Name | Type | Meaning | In JSON | Printed |
| --- | --- | --- | --- | --- |
"""


def page() -> str:
    """Return the page, as Markdown."""
    facts = derive(from_path_or_text(LETTER)).facts
    return INTRODUCTION + "".join(f"| {' | '.join(row)} |\n" for row in _rows(facts_to_json(facts), view(facts)))


def _rows(data: dict[str, Any], printed: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    for row in FACTS:
        as_data = _cut(json.dumps(data[row.name], ensure_ascii=False))
        shown = _cut(_printed(row.name, printed[row.name])).replace("*", "\\*")
        yield f"`{row.name}`", row.type, row.meaning, f"`{as_data}`", shown


def _printed(name: str, value: Any) -> str:
    """Return the text that the first printable expression of a fact prints."""
    if isinstance(value, bool):
        return "–"
    if isinstance(value, dict):
        return str(value["text"])
    if isinstance(value, list) and isinstance(value[0], dict):
        part = "text" if "text" in value[0] else "name"
        return f"`{{{{ {name}[0].{part} }}}}`: {value[0][part]}"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
