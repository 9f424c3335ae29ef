"""Paragraphs and lines that YAML joins have a finding: the text would be printed otherwise than it was typed."""

from __future__ import annotations

import pytest

from drafter.lint.examples import with_change
from drafter.pipeline import check

REQUEST = "{{ circulation_request }}"
JOINED = [
    ("nothing before paragraphs", f"body:\n  We write.\n\n  {REQUEST}\n"),
    ("a text on the line of its key", f"body: We write.\n\n  {REQUEST}\n"),
    ("a line of spaces", f"body:\n  We write.\n   \n  {REQUEST}\n"),
    ("> for |", f"body: >\n  We write.\n\n  {REQUEST}\n"),
    (">- for |", f"body: >-\n  We write.\n\n  {REQUEST}\n"),
    ("quotation marks", f'body: "We write.\n\n  {REQUEST}"\n'),
    ("apostrophes", f"body: 'We write.\n\n  {REQUEST}'\n"),
    ("sub-paragraphs", f"body:\n  We write. {REQUEST}\n  (a) One;\n  (b) Two.\n"),
    ("numbers", f"body:\n  We write. {REQUEST}\n  1. One.\n  2. Two.\n"),
    ("bullets", f"body:\n  We write. {REQUEST}\n  - One.\n  - Two.\n"),
    ("an annex", f"body: See annex. {REQUEST}\nannexes:\n  - title: Log\n    body:\n      One.\n\n      Two.\n"),
]
KEPT = [
    ("|", f"body: |\n  We write.\n\n  {REQUEST}\n"),
    ("|-", f"body: |-\n  We write.\n\n  {REQUEST}\n"),
    ("a paragraph", f"body: We write\n  to you.\n  {REQUEST}\n"),
    ("a line that begins with the end of a sentence", f"body: We write to the\n  end. {REQUEST} In\n  2026. Yes.\n"),
    ("> before a paragraph", f"body: >\n  We write\n  to you.\n  {REQUEST}\n"),
    ("two blank lines", f"body: >\n  We write.\n\n\n  {REQUEST}\n"),
    ("apostrophes and two blank lines, as programs write", f"body: 'We\n\n  write.\n\n\n  {REQUEST}'\n"),
    ("escaped line ends", f'body: "We write.\\n\\n{REQUEST}"\n'),
    ("a blank line after the text", f"body: We write. {REQUEST}\n\n\ntitle_size: 12\n"),
]


def rules(change: str) -> list[tuple[str, str]]:
    """Return the rules that a changed example breaks, with the excerpt of each."""
    return [(finding.rule, finding.excerpt.strip()) for finding in check(with_change(change))]


@pytest.mark.parametrize(("title", "change"), JOINED, ids=[title for title, _ in JOINED])
def test_paragraphs_that_yaml_joins_are_reported_at_their_key(title: str, change: str) -> None:
    (excerpt,) = [excerpt for rule, excerpt in rules(change) if rule == "joined-lines"]
    assert excerpt.startswith("body:")


@pytest.mark.parametrize(("title", "change"), KEPT, ids=[title for title, _ in KEPT])
def test_paragraphs_that_stay_are_not_reported(title: str, change: str) -> None:
    assert "joined-lines" not in [rule for rule, _ in rules(change)]


LETTERHEAD = """\
template: as-sent
date: 2026-03-04
letterhead: %s
addressees: [{office: SG, address: %s}]
signatories: [{family: Zerafa, state: Malta}]
organs: [general-assembly]
body: We write. {{ circulation_request }}
"""


def test_lines_of_a_letterhead_are_reported() -> None:
    joined = LETTERHEAD % ("Permanent Mission of Malta\n  1 Invented Square", "United Nations")
    assert "joined-lines" in [finding.rule for finding in check(joined)]
    kept = LETTERHEAD % ("|\n  Permanent Mission of Malta\n  1 Invented Square", "United Nations")
    assert "joined-lines" not in [finding.rule for finding in check(kept)]
