"""The words around a match, which decide if a rule can suggest a fix."""

from __future__ import annotations

import re

from drafter.lint.text_view import TextView

_FUNCTION_WORDS = (
    "a|an|and|are|as|at|be|because|been|before|between|both|but|by|can|could|did|do|does|during|for|from|had|has|have|he|"
    "her|his|if|in|into|is|it|its|may|might|must|not|of|on|or|our|shall|she|should|since|so|than|that|the|their|then|"
    "these|they|this|those|through|to|under|until|was|we|were|when|where|which|while|who|will|with|would|you"
)
_COMPLETE = rf"[ \n]*(?:$|[.,;:)?!”\"–—\]])|[ \n]+(?:{_FUNCTION_WORDS})\b(?!-)"
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|point"
)
_NUMBER_BEFORE = rf"\b(?:{_NUMBERS})[-–\s]+(?:(?:and|or|to|by|a)[-–\s]+)?$"
_WORD_BEFORE = r"(?<![\w.’'-])([\w.’'-]++)[ \n]++$"
# Characters before a match that can contain the words that matter.
_REACH = 60


def is_complete(text: TextView, end: int) -> bool:
    """True if a phrase can end here: a punctuation mark, a function word or nothing follows."""
    return re.compile(_COMPLETE).match(text.own, end) is not None


def word_before(text: TextView, start: int) -> str:
    """Return the word before a match in the same sentence; empty if a punctuation mark other than a stop is between."""
    found = re.search(_WORD_BEFORE, text.own[max(start - _REACH, 0) : start])
    return found[1] if found else ""


def follows_number(text: TextView, start: int) -> bool:
    """True if a number in words is before a match, also with “and”, “or” or “to” between them."""
    return re.search(_NUMBER_BEFORE, text.own[max(start - _REACH, 0) : start], re.IGNORECASE) is not None


def follows_capital(text: TextView, start: int) -> bool:
    """True if the word before a match begins with a capital and does not begin a sentence."""
    before = text.own[max(start - _REACH, 0) : start]
    return re.search(r"[\w,;][ \n]+[A-Z][\w.’'-]*[ \n]+$", before) is not None


def precedes_capital(text: TextView, end: int) -> bool:
    """True if the next word begins with a capital, as in a longer name."""
    return re.compile(r"(?<![ \n])[ \n]++[A-Z]").match(text.own, end) is not None
