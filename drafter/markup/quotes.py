"""Curly quotation marks and apostrophes, as printed (Editorial Manual, quotations)."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct


class QuotationMarks(NamedTuple):
    """The marks that a language prints: double and single pairs, the apostrophe, and elided words.

    An elided word begins with an apostrophe. Those in `elisions` are never quoted without one; those in `ambiguous`
    may begin a quotation ('cause and effect').
    """

    double: tuple[str, str]
    single: tuple[str, str]
    apostrophe: str
    elisions: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()


ENGLISH = QuotationMarks(
    ("“", "”"),
    ("‘", "’"),
    "’",
    frozenset(("tis", "twas", "twere", "twill", "twould", "tisn", "twasn", "n")),
    frozenset(("bout", "cause", "cos", "em", "gainst", "neath", "round", "til", "till")),
)

_STRAIGHT = re.compile("[\"']")
_OPENERS = frozenset("([{«‹„‚¿¡—–/“‘")
_ENDERS = frozenset(".,;:!?)]}»›”’…")
# A mark after one of these opens a quotation only if none is open: "open"-"closed", "Wait…", said:"No".
_UNDECIDED = frozenset("-‐‑…:;,.!?)]}")
_YEAR = r"\d\d(?!\d)"
_DECADE = r"\d0s\b|\d\d['’]s\b"
_WORD = r"[^\W\d_]+"
# A closing single mark in the same sentence, such as the second one in 'cause and effect'.
_WITHIN = r"[^.;!?\n\"“”']{0,200}"
_CLOSED_LATER = rf"{_WITHIN}(?:(?<=\w)'(?=\w){_WITHIN})?(?<=[^\s–—-])'(?!\w)"
# Feet and inches (5'10"), minutes and seconds of an angle (12°30'15").
_PRIMES = r"(?:(?<=\d)|(?<=°)\s?\d{1,2})(?P<one>')(?:\s?\d{1,2}(?:[.,]\d+)?(?P<two>\"))?"
_PRIME, _DOUBLE_PRIME = "′", "″"
_FIRST_PRIVATE = "\U000f0000"


class QuotationCurler(Struct):
    """A pass over one paragraph in pieces; `before` is the last character printed so far."""

    marks: QuotationMarks = ENGLISH
    before: str = ""
    double_open: bool = False
    single_open: bool = False

    def typeset(self, text: str, after: str = "") -> str:
        """Return the next piece of the paragraph with curly marks; `after` is the character behind it."""
        if '"' in text or "'" in text:
            primes = _find_primes(text)
            pieces: list[str] = []
            at = 0
            for match in _STRAIGHT.finditer(text):
                index = match.start()
                last = text[index - 1] if index > at else (pieces[-1] if pieces else self.before)
                pieces += [text[at:index], primes.get(index) or self._curly(text, index, last, after)]
                at = index + 1
            text = "".join([*pieces, text[at:]])
        self.before = text[-1:] or self.before
        return text

    def _curly(self, text: str, index: int, last: str, after: str) -> str:
        following = text[index + 1 : index + 2] or after
        if text[index] == '"':
            opens = self._opens(last, following, self.double_open, self.marks.double[0])
            self.double_open = opens
            return self.marks.double[not opens]
        if self._is_apostrophe(text, index, last):
            return self.marks.apostrophe
        if self._opens(last, following, self.single_open, self.marks.single[0]):
            self.single_open = True
            return self.marks.single[0]
        closes = self.single_open and not _is_word(following)
        self.single_open = self.single_open and not closes
        return self.marks.single[1] if closes else self.marks.apostrophe

    def _opens(self, last: str, following: str, is_open: bool, opening: str) -> bool:
        """True if a mark between two characters begins a quotation."""
        if following.isspace():
            return False
        if last == opening:
            # An opening mark and a closing one with nothing between them.
            return False
        if not last or last.isspace() or last in _OPENERS:
            return not (is_open and (not following or following in _ENDERS))
        return last in _UNDECIDED and not is_open and (_is_word(following) or following in _OPENERS)

    def _is_apostrophe(self, text: str, index: int, last: str) -> bool:
        """True if the mark is in place of letters or digits, as in '90s and 'tis."""
        if _is_word(last):
            return False
        if re.compile(_DECADE).match(text, index + 1):
            return True
        if year := re.compile(_YEAR).match(text, index + 1):
            next_character = text[year.end() : year.end() + 1]
            return next_character != "'" and not (
                next_character == " " and re.compile(_CLOSED_LATER).match(text, index + 1)
            )
        word = re.compile(_WORD).match(text, index + 1)
        name = word.group().lower() if word else ""
        if name in self.marks.elisions:
            return True
        return name in self.marks.ambiguous and not re.compile(_CLOSED_LATER).match(text, index + 1)


def _find_primes(text: str) -> dict[int, str]:
    """Return the marks of feet and inches, minutes and seconds, by their offsets."""
    primes: dict[int, str] = {}
    if '"' not in text and "°" not in text:
        return primes
    for match in re.finditer(_PRIMES, text):
        if match["two"] or text[max(match.start() - 1, 0)] == "°":
            primes[match.start("one")] = _PRIME
        if match["two"]:
            primes[match.start("two")] = _DOUBLE_PRIME
    return primes


def _is_word(character: str) -> bool:
    """True for a letter, a digit, or the mark of a fact."""
    return character.isalnum() or character >= _FIRST_PRIVATE
