"""Letters that correct, supplement or withdraw an earlier letter, by its symbol."""

from __future__ import annotations

import pytest
from support.derive import facts_of
from support.lint import findings_of, with_request

from drafter.errors import InvalidLetterError

OURS = "We have the honour to refer to our letter dated 2 February 2026 ({0}) and to withdraw it."
CASES = [
    ("cited", "S/2026/998", OURS.format("S/2026/998"), []),
    ("cited over a line", "S/2026/998", "We withdraw our letter (S/2026/\n998) of 2 February.", []),
    ("not cited", "S/2026/998", "We withdraw our letter of 2 February 2026.", ["relation-not-cited"]),
    ("another one cited", "S/2026/998", OURS.format("S/2026/997"), ["relation-not-cited"]),
    ("one that begins like it cited", "S/2026/99", OURS.format("S/2026/998"), ["relation-not-cited"]),
    ("a document of the Assembly", "A/80/998", OURS.format("A/80/998"), []),
    ("of the next session", "A/81/998", OURS.format("A/81/998"), []),
    ("of a session to come", "A/82/998", OURS.format("A/82/998"), ["relation-later"]),
    ("of a year to come", "S/2027/998", OURS.format("S/2027/998"), ["relation-later"]),
    ("of long ago", "S/1994/998", OURS.format("S/1994/998"), []),
    ("of a committee", "S/AC.44/2026/9", OURS.format("S/AC.44/2026/9"), []),
    ("of the Human Rights Council", "A/HRC/61/G/9", OURS.format("A/HRC/61/G/9"), []),
    ("of an emergency special session", "A/ES-10/900", OURS.format("A/ES-10/900"), []),
    ("itself", "S/2026/999", OURS.format("S/2026/999"), ["relation-itself"]),
    ("a correction of a correction", "S/2026/998/Corr.1", OURS.format("S/2026/998/Corr.1"), []),
]
RULES = ("relation-not-cited", "relation-itself", "relation-later")


@pytest.mark.parametrize(("related", "text", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_relations(related: str, text: str, found: list[str]) -> None:
    change = with_request(text, f"symbols: [A/80/999, S/2026/999]\nrelates_to: {related}\n")
    assert [rule for rule in RULES if findings_of(rule, change)] == found


@pytest.mark.parametrize("related", ["S/71/998", "the letter of 2 February", "S-2026-998"])
def test_the_earlier_letter_has_a_symbol(related: str) -> None:
    with pytest.raises(InvalidLetterError) as error:
        facts_of(senders=["Malta"], relates_to=related)
    assert "bad-symbol" in {finding.rule for finding in error.value.findings}
