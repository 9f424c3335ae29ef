"""Which part of a letter belongs to its addressee: the inside address, the salutation, the end of the title.

The words are those of letters in the six languages; what they do not cover is said as a difference, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A letter begins to speak with its salutation: a short line of its own that ends with a comma, a colon or nothing more.
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
_LONGEST_LINE, _LAST_LINE_OF_HEAD, _LONGEST_ADDRESS = 90, 60, 12
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
_TO = ("addressed", "to")
_OF_TITLES = frozenset(
    (
        *("the", "and", "of", "secretary-general", "president", "general", "assembly", "security", "council"),
        *("economic", "social", "human", "rights"),
    )
)
_BEFORE_TITLE = 40


def beginning(lines: Sequence[str]) -> int:
    """The number of lines up to and including the salutation; 0 for a letter without one."""
    for number, line in enumerate(lines[:_LAST_LINE_OF_HEAD], 1):
        if len(line) <= _LONGEST_LINE and _SALUTATION.fullmatch(line):
            return number
    return 0


def is_address(lines: Sequence[str]) -> bool:
    """Whether differing lines above the salutation, or that line itself, can be an addressee's."""
    short = all(len(line) <= _LONGEST_LINE for line in lines) and len(lines) <= _LONGEST_ADDRESS
    return short and not any(_DATE.search(line) or _REFERENCE.search(line) for line in lines)


def is_end_of_title(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the words from `first` to `last` are addressees after "addressed to" in a title."""
    before = [word.lower() for word in words[max(first - _BEFORE_TITLE, 0) : first]]
    stretch = {word.lower().strip(",.") for word in words[first:last]}
    follows = any(tuple(before[at : at + 2]) == _TO for at in range(len(before)))
    return follows and stretch <= _OF_TITLES
