"""Suggestions: the most similar known name, found by one function."""

from __future__ import annotations

from pathlib import Path

import pytest

import drafter
from drafter.suggest import nearest, suggest

KNOWN = ("letter", "identical-letters", "note-verbale", "job_number", "draft")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("leter", "letter"),
        ("LETTER", "letter"),
        ("lettre", "letter"),
        ("number", "job_number"),
        ("verbale note", "note-verbale"),
        ("ab", None),
        ("", None),
        ("conference", None),
    ],
)
def test_the_most_similar_name_is_suggested(name: str, expected: str | None) -> None:
    near, hint = suggest(name, KNOWN)
    assert near == expected
    assert hint == (f"did you mean `{expected}`?" if expected else f"there are {', '.join(KNOWN)}.")


def test_several_are_suggested_best_first() -> None:
    assert nearest("signatorie", ["signatory_order", "signatory", "signatories", "title"], 3) == [
        "signatories",
        "signatory",
        "signatory_order",
    ]


def test_no_other_module_searches_for_similar_names() -> None:
    package = Path(drafter.__file__).parent
    users = [path.name for path in package.rglob("*.py") if "get_close_matches" in path.read_text(encoding="utf-8")]
    assert users == ["suggest.py"]
