"""Estimated work of the layout: a letter with too many pages, notes, cells or formatted words is refused."""

from __future__ import annotations

import pytest
from support.compose import letter_yaml
from support.outline import parse_text

from drafter import check
from drafter.document.layout_units import layout_units
from drafter.limits import MAX_LAYOUT_UNITS

LINE = "The delegations took note of the programme. "


@pytest.mark.parametrize(
    ("title", "text", "units"),
    [
        ("a paragraph", "Words.", 3),
        ("three lines", "x" * 180, 12),
        ("a formatted word", "a *b* c", 8),
        ("two formatted words", "a *b* **c**", 13),
        ("a link", "[a](https://example.org)", 8),
        ("a note", "a[^1]\n\n[^1]: b", 46),
        ("a table", "a | b\n--|--\nc | d", 32),
        ("a list", "- a\n- b", 6),
        ("a quotation", "> a", 3),
        ("a line break", "a\\\nb", 6),
    ],
)
def test_units(title: str, text: str, units: int) -> None:
    assert layout_units(parse_text(text)[0]) == units, title


def findings(body: str) -> list[tuple[str, int]]:
    """Return the rule and line of each error in a letter with this body."""
    return [(one.rule, one.place.line) for one in check(letter_yaml(body=body)) if one.place and one.rule == "too-much"]


NOTES = MAX_LAYOUT_UNITS // 46
TOO_MANY = [
    ("notes", "Text[^{0}].\n\n[^{0}]: Note.", NOTES + 1),
    ("formatted words", "*a* b *c* d *e*", MAX_LAYOUT_UNITS // 18 + 1),
    ("lines", LINE * 27, MAX_LAYOUT_UNITS // 55),
]


@pytest.mark.parametrize(("title", "paragraph", "count"), TOO_MANY)
def test_too_many(title: str, paragraph: str, count: int) -> None:
    text = "\n\n".join(paragraph.format(at) for at in range(count))
    assert [rule for rule, _ in findings(text)] == ["too-much"], title


def test_the_place_is_the_first_block_over_the_limit() -> None:
    few = findings("\n\n".join(["*a* b *c* d *e*"] * (MAX_LAYOUT_UNITS // 18 + 3)))
    more = findings("\n\n".join(["*a* b *c* d *e*"] * (MAX_LAYOUT_UNITS // 18 + 9)))
    assert few == more
    assert few[0][1] > MAX_LAYOUT_UNITS // 18


@pytest.mark.parametrize(("title", "paragraph", "count"), [("notes", TOO_MANY[0][1], 500), ("pages", LINE * 50, 220)])
def test_a_long_report_is_accepted(title: str, paragraph: str, count: int) -> None:
    assert findings("\n\n".join(paragraph.format(at) for at in range(count))) == [], title
