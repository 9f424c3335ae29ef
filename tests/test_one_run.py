"""All errors of the keys and values of a letter are reported in one run, whatever stage finds them."""

from __future__ import annotations

import pytest

from drafter.pipeline import check

LETTER = """\
template: letter
date: 1900-01-01
adressees: [secretary-general]
distributed: 2026-02-30
agenda_items:
  - {number: 77, title: Oceans, seas and rivers}
body: |
  We write.
body: |
  We write again.
reisued:
signatories:
  - {given: Ada, family:Berg, state: Iceland}
"""
WRONG = [
    ("a date before the United Nations", "bad-date", 2),
    ("an unknown key", "unknown-key", 3),
    ("a date that is not in the calendar", "bad-date", 4),
    ("a text with a comma in braces", "unknown-key", 6),
    ("a key that appears twice", "duplicate-key", 9),
    ("an unknown key without a value", "unknown-key", 11),
    ("no space after a colon", "unknown-key", 13),
]


def reported(text: str) -> list[tuple[str, int]]:
    return [(one.rule, one.place.line if one.place else 0) for one in check(text)]


def test_all_errors_are_reported_at_once_and_each_once() -> None:
    assert reported(LETTER) == [(rule, line) for _, rule, line in WRONG]


@pytest.mark.parametrize(("rule", "line"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_each_is_reported_alone(rule: str, line: int) -> None:
    right = [
        "template: letter",
        "date: 2026-01-14",
        "addressees: [secretary-general]",
        "distributed: 2026-01-20",
        "agenda_items:",
        '  - {number: 77, title: "Oceans, seas and rivers"}',
        "body: |",
        "  We write.",
        "#",
        "  ",
        "language: en",
        "signatories:",
        "  - {given: Ada, family: Berg, state: Iceland}",
    ]
    right[line - 1] = LETTER.splitlines()[line - 1]
    assert [(rule, line)] == [one for one in reported("\n".join(right) + "\n") if one[1] == line]


def test_a_broken_value_has_no_second_error() -> None:
    text = LETTER.replace("family:Berg, state: Iceland", "family: {{ name }}").replace("1900-01-01", "2026-01-14")
    assert [rule for rule, line in reported(text) if line == 13] == ["yaml"]


def test_a_key_missing_elsewhere_is_still_reported() -> None:
    text = LETTER.replace("  - {given: Ada, family:Berg", "  - {given: Bo}\n  - {given: Ada, family:Berg")
    assert ("missing-key", 13) in reported(text)
