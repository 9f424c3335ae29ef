"""Words without a place to break are broken in the PDF, wherever they are."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sampling import sampled
from test_pdf_overflow import characters

import drafter

WORDS = st.text("abcdefghijklmnopqrstuvwxyzWM0123456789-/.", min_size=60, max_size=200)
BODIES = [
    "(*{}*)",
    "“**{}**”",
    "see (**{}**.)",
    "x*{}*y",
    "*x*{}",
    "one\u00a0*two*\u00a0{}",
    "([{}](https://example.org/))",
    "*a*({})*b*(**{}**)",
    "> (*{}*)",
    "- (*{}*)",
    "# (*{}*)",
    "| (*{}*) | b |\n|---|--:|\n| “**{}**” | (*{}*) |",
    "We write.[^1]\n\n[^1]: See (*{}*).",
]

LETTER = """
template: identical-letters
date: 2026-02-17
title: "Letter dated 17 February 2026 about {word}"
symbols: ["A/80/999", "S/2026/999"]
addressees: [secretary-general, president-of-the-security-council]
agenda_items:
  - {{number: 77, title: "Oceans and {word}"}}
body: |
  # Heading {word}

  See {word} and (*{word}*), [link {word}](https://example.org/{word}).[^1]

  - One {word}
    - {word}

  1. {word}

  > {word} and {word}

  | a | b | {word} | d | e | f | g | h | i | j | k | l | m | n |
  |---|---|---|--:|---|---|---|---|---|---|---|---|---|---|
  | {word} | b | c | {word} | e | f | g | h | i | j | k | l | m | n[^2] |

  [^1]: Note {word}.

  [^2]: {word}

  {{{{ circulation_request }}}}
signatories:
  - {{given: "{word}", family: "{word}", state: Malta, title: "Office {word}"}}
annexes:
  - {{title: "{word}", body: "{word}"}}
"""


def of_body(body: str) -> str:
    """Return a letter with this body."""
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    start, end = LETTER.index("body: |"), LETTER.index("  {{{{ circulation")
    return f"{LETTER[:start]}body: |\n{lines}\n\n{LETTER[end:]}".format(word="word")


def visible(letter: str) -> Counter[str]:
    """Return the characters on the pages of a letter, after checking that each is between the margins."""
    ((_, data),) = drafter.draft(letter.encode(), "pdf").items()
    return characters(pdfplumber.open(BytesIO(data)).pages)


def usable(word: str) -> str:
    """Return a word that is no number of a list and has no dash of its own."""
    return word.replace("--", "a").strip("-./") or "a"


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(WORDS)
def test_a_long_word_is_broken_in_every_part_of_a_letter(word: str) -> None:
    found = visible(LETTER.format(word=usable(word)))
    assert all(found[character] >= 17 * count for character, count in Counter(usable(word)).items())


@settings(max_examples=1, deadline=None)
@given(st.sampled_from(BODIES), WORDS)
def test_a_long_word_after_other_text_is_broken(body: str, word: str) -> None:
    found = visible(of_body(body.replace("{}", usable(word))))
    assert not Counter(usable(word)) - found


@pytest.mark.slow
@pytest.mark.parametrize("body", sampled(BODIES, 3))
@settings(max_examples=5, deadline=None)
@given(WORDS)
def test_a_long_word_after_any_text_is_broken(body: str, word: str) -> None:
    test_a_long_word_after_other_text_is_broken.hypothesis.inner_test(body, word)  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [60, 140, 163])
def test_a_word_whose_end_does_not_fit_goes_on_on_the_next_line(count: int) -> None:
    """The bracket would be the only text on a line; the end of the word goes with it."""
    found = visible(of_body(f"(*{'Z' * count}*)"))
    assert found["Z"] == count


def test_a_word_of_many_formats_is_broken() -> None:
    found = visible(of_body(f"({'Z*a***b**' * 60})"))
    assert found["Z"] == 60
