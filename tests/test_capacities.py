"""Senders in several capacities, lines of signatories whose office is free text, and many signatories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support.derive import facts_of

from drafter.document.model import Group, all_blocks
from drafter.load import LetterInput
from drafter.pipeline import compose, derive

CASES = yaml.safe_load(Path(__file__).with_name("capacities.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["titles"], ids=[case["case"] for case in CASES["titles"]])
def test_capacities_in_the_title(case: dict[str, Any]) -> None:
    title = facts_of(senders=case["senders"]).title.replace("\u00a0", " ")
    printed = title.removeprefix("Letter dated 3 May 2016 from ").removesuffix(" addressed to the Secretary-General")
    assert printed == case["title"]


@pytest.mark.parametrize("case", CASES["lines"], ids=[case["case"] for case in CASES["lines"]])
def test_lines_of_signatories(case: dict[str, Any]) -> None:
    assert [list(who.lines) for who in facts_of(signatories=case["signatories"]).signatories] == case["lines"]


def rows_of(count: int) -> list[list[str]]:
    """Return the texts in each row of two columns in a letter with so many signatories."""
    letter: dict[str, Any] = {
        "template": "letter",
        "date": "2016-05-03",
        "addressees": ["SG"],
        "senders": ["secretary-general"],
        "body": "Text.",
        "signatories": [{"family": f"F{number}"} for number in range(count)],
    }
    document, _ = compose(derive(LetterInput("letter.yaml", yaml.safe_dump(letter).encode())))
    rows = [block for block in all_blocks(document) if isinstance(block, Group) and block.role == "signature-pair"]
    return [
        [getattr(leaf, "text", "") for column in row.blocks if isinstance(column, Group) for leaf in column.blocks]
        for row in rows
    ]


@pytest.mark.parametrize(("count", "rows"), [(1, 0), (2, 0), (25, 0), (26, 13), (27, 14)])
def test_more_than_25_signatories_are_in_two_columns(count: int, rows: int) -> None:
    assert len(rows_of(count)) == rows


def test_two_columns_are_read_from_left_to_right() -> None:
    texts = [text.split()[-1] for row in rows_of(27) for text in row]
    assert texts == [f"F{number}" for number in range(27)]
