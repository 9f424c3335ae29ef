"""Invisible characters: which are reported, and which directions belong to the script of a text."""

from __future__ import annotations

import pytest

from drafter.lint.examples import with_change
from drafter.pipeline import check
from drafter.source.invisible import find_invisible

ARABIC = "رسالة"
HEBREW = "מכתב"


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("nothing", "The clubs met.", []),
        ("letters with accents", "Côte d’Ivoire", []),
        ("an override", "a\u202eb", [(1, 2, True)]),
        ("an override to the right", "a\u202db", [(1, 2, True)]),
        ("an isolate", "a \u2066b\u2069", [(2, 3, True), (4, 5, True)]),
        ("a mark of direction", "a\u200fb", [(1, 2, True)]),
        ("a mark within Arabic", f"{ARABIC}\u200f 1", []),
        ("a mark within Hebrew", f"{HEBREW}\u200e 1", []),
        ("an isolate within Arabic", f"\u2067{ARABIC}\u2069", []),
        ("an embedding within Arabic", f"\u202b{ARABIC}\u202c", []),
        ("an override within Arabic", f"{ARABIC}\u202e1", [(5, 6, True)]),
        ("an override to the right within Arabic", f"{ARABIC}\u202d1", [(5, 6, True)]),
        ("an override within Hebrew", f"\u202e{HEBREW}", [(0, 1, True)]),
        ("an override after a mark within Arabic", f"{ARABIC}\u200f\u202e1", [(5, 7, True)]),
        ("no width", "pay\u200bment", [(3, 4, False)]),
        ("no width within Arabic", f"{ARABIC}\u200b1", [(5, 6, False)]),
        ("a soft hyphen", "pay\u00adment", [(3, 4, False)]),
        ("a joiner between Latin letters", "pay\u200dment", [(3, 4, False)]),
        ("a joiner after an Arabic letter", "ب\u200dب", []),
        ("a tag", "a\U000e0041", [(1, 2, False)]),
    ],
)
def test_invisible_characters(title: str, text: str, found: list[tuple[int, int, bool]]) -> None:
    assert [(one.start, one.end, one.turns) for one in find_invisible(text)] == found, title


@pytest.mark.parametrize(("words", "count"), [(f"{ARABIC}\u202ecod.exe", 1), (f"{ARABIC}\u200f (1)", 0)])
def test_an_override_in_a_text_from_right_to_left_is_reported(words: str, count: int) -> None:
    found = check(with_change(f"body: |\n  The file {words} is enclosed. {{{{ circulation_request }}}}\n"))
    assert len([one for one in found if one.rule == "direction"]) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ZahrÃ¡ met.", ["Ã¡"]),
        ("The clubâ€™s day.", ["â€™"]),
        ("LIBERTÉ\u00a0» and MAÇÃ” and São Tomé and Spaß” and Â.", []),
    ],
)
def test_characters_in_the_wrong_encoding_are_reported(text: str, found: list[str]) -> None:
    findings = check(with_change(f'body: "{text}\\n\\n{{{{ circulation_request }}}}"\n'))
    reported = [one.message for one in findings if one.rule == "wrong-encoding"]
    assert [message.split("”")[0].strip("“") for message in reported] == found
