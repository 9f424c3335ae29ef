"""One fault is one finding: what an error says is not said again by a rule or a fact."""

from __future__ import annotations

import pytest
from support.compose import letter_yaml

from drafter import check

REQUEST = "{{ circulation_request }}"


@pytest.mark.parametrize(
    ("title", "letter", "rules"),
    [
        ("a note without a reference", letter_yaml(body=f"Text.\n\n[^1]: In Malta.\n\n{REQUEST}"), ["unused-note"]),
        (
            "a request without agenda items",
            letter_yaml(
                template="letter",
                body=f"Text.\n\n{REQUEST}",
                agenda_items=None,
                symbols=None,
                addressees=["secretary-general"],
            ),
            ["undefined-name"],
        ),
        (
            "no request and no agenda items",
            letter_yaml(
                template="letter", body="Text.", agenda_items=None, symbols=None, addressees=["secretary-general"]
            ),
            ["missing-organs"],
        ),
    ],
)
def test_one_finding(title: str, letter: str, rules: list[str]) -> None:
    found = [one.rule for one in check(letter)]
    assert [rule for rule in found if rule != "request-missing"] == rules, title
