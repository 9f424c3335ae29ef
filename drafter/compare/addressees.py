"""The parts of a letter that depend on its addressee: inside address, salutation, end of the title.

The patterns cover letters in the six languages. Text that they do not cover is reported as a difference, never skipped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A salutation is a short, separate line; a comma, a colon or an exclamation mark may end it.
_SALUTATIONS = (
    *(
        r"(?:Your )?Excellenc(?:y|ies)",
        "Dear .+",
        "Sirs?",
        "Madam",
        r"M(?:r|s|rs)\. .+",
        "Madam .+",
        "Distinguished .+",
    ),
    *("Excellence", "Monsieur.*", "Madame.*", "Excelencia", "Excelent[íi]sim[oa].*", "Señora?.*", "Distinguid[oa] .+"),
    *("Ваше Превосходительство", "Уважаем(?:ый|ая) .+", "Господин .+", "Госпожа .+", "阁下", "尊敬的.+"),
    *("سعادة.*", "صاحب.*", "معالي.*"),
)
_SALUTATION = re.compile(f"(?:{'|'.join(_SALUTATIONS)})[,:،：，!]?", re.IGNORECASE)
# Maximum characters of a line, lines above the salutation, and lines of an address.
_LINE_CHARACTERS, _SALUTATION_LINES, _ADDRESS_LINES = 90, 60, 12
_YEAR = r"(?:19|20)\d\d"
_DATES = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|º)?\.? (?:de )?[^\W\d_]{{3,12}}\.?,? (?:de )?{_YEAR}\b",
    rf"\b[^\W\d_]{{3,12}} \d{{1,2}}, {_YEAR}\b",
    rf"\b{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b",
    rf"\b\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}\b",
    f"{_YEAR}年",
)
_DATE = re.compile("|".join(_DATES))
_REFERENCE = re.compile(r"^(?:Ref|Our ref|No|N°|Nº|Nr|№|Reference)\b.*\d|^\S*\d+\s*/\s*\S+$", re.IGNORECASE)
_ADDRESSED_TO = ("addressed", "to")
_ADDRESSEE_WORDS = frozenset(
    (
        *("the", "and", "of", "secretary-general", "president", "general", "assembly", "security", "council"),
        *("economic", "social", "human", "rights"),
    )
)
# "addressed to" is at most this number of words before an addressee.
_TITLE_WORDS = 40


def salutation_line(lines: Sequence[str]) -> int:
    """Return the number of lines up to and including the salutation; 0 for a letter without one."""
    for number, line in enumerate(lines[:_SALUTATION_LINES], 1):
        if len(line) <= _LINE_CHARACTERS and _SALUTATION.fullmatch(line):
            return number
    return 0


def is_address(lines: Sequence[str]) -> bool:
    """True if these lines, at or above the salutation, may be an address: short, no date or reference."""
    short = all(len(line) <= _LINE_CHARACTERS for line in lines) and len(lines) <= _ADDRESS_LINES
    return short and not any(_DATE.search(line) or _REFERENCE.search(line) for line in lines)


def is_end_of_title(words: Sequence[str], start: int, end: int) -> bool:
    """True if the words from `start` to `end` (exclusive) are addressees after "addressed to" in a title."""
    before = [word.lower() for word in words[max(start - _TITLE_WORDS, 0) : start]]
    title_words = {word.lower().strip(",.") for word in words[start:end]}
    follows = any(tuple(before[at : at + 2]) == _ADDRESSED_TO for at in range(len(before)))
    return follows and title_words <= _ADDRESSEE_WORDS
