"""The patterns of English requests for circulation, in any of the usual wordings."""

from __future__ import annotations

import re
from functools import cache

from drafter.languages.en.formatting import LAST_ORDINAL, ordinal
from drafter.languages.lexicon import load_lexicon
from drafter.languages.protocol import Voice
from drafter.languages.request_reader import RequestPatterns
from drafter.un.sessions import Session

# Verbs with which published communications ask for circulation as a document.
_ASKS = re.compile(r"\b(circulat|distribut|issu|publish|transmit)\w*\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:[^.?!]|[.?!](?!\s|$)|(?<=\ba\.i)\.|(?<=\bNo)\.|(?<=\bMrs)\.|(?<=\bM[rs])\.)+[.?!]?", re.DOTALL
)
_DOCUMENT = r"\bas\s+(?:an?\s+)?(?:separate\s+)?(?:official\s+)?"
_SESSION_OF = (
    r"(?:(?:the|its)\s+(?:resumed\s+)?(?P<session>[a-z][a-z -]{{0,100}}?(?:special\s++)?)\s*+session\s+of\s+)?"
)
# The places of the first organ and of each further organ; organs elsewhere belong to the title of an item.
_FIRST = (
    _DOCUMENT + r"documents?\s+(?:both\s+)?(?:of|in|for)\s+(?:both\s+)?" + _SESSION_OF + r"(?:the\s+)?(?:{organs})\b"
)
_ADJECTIVE = _DOCUMENT + r"(?:{organs})\s+(?:official\s+)?documents?\b"
_FURTHER = (
    r"(?:,|(?:,|(?<!\s))\s++(?:and|as\s+well\s+as))\s+(?:also\s+)?(?:as\s+an?\s+(?:official\s+)?document\s+)?(?:of\s+|in\s+)?"
    + _SESSION_OF
    + r"the\s+(?:{organs})\b"
)
_COUNT = r"(?:its|the|their|two|three|four|five|six)?\s*+(?:attached|accompanying|enclosed|present|two|three|four)?\s*+"
_ATTACHED = re.compile(
    rf"\b(?:and|with|together with|as well as|have|that|if|of|circulate|issue)\s++{_COUNT}"
    r"(?:(?P<enclosure>enclosure)|annex|attachment|appendi)(?P<several>es|s|ces)?"
)
_NUMBER = r"\d{1,3}(?:\s?\([a-z]{1,2}\))*(?:\s?\([ivx]+\))*"
_ITEMS = re.compile(
    r"\b(?:under|in relation to|in connection with|with reference to)\s+(?:the\s+)?(?:provisional\s+|preliminary\s+)?"
    rf"(?:agenda\s+)?items?\s+(?P<numbers>{_NUMBER}(?:(?:,?\s+and\s+|,\s*){_NUMBER})*)"
    r"(?:\s+of\s+the\s+(?P<agenda>provisional|preliminary))?"
)
# Titles of items between their numbers: items 31, “...”, and 32, “...”.
_QUOTED = re.compile(r"(?:,\s*+|(?<!\s)\s*+)(?:entitled\s+)?[“\"][^”\"]{0,500}+[”\"],?")
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\b(?:Permanent|Observer) Missions\b"), "missions"),
    (re.compile(r"\b(?:Permanent|Observer) Mission\b"), "mission"),
    (re.compile(r"\b(?:We|we|our|us)\b"), "several"),
    (re.compile(r"\b(?:I|my|me)\b"), "one"),
)


@cache
def request_patterns() -> RequestPatterns:
    """Return the patterns of English requests."""
    names = {name: organ for organ, name in load_lexicon("en").organs.items()}
    return RequestPatterns(
        sentence=_SENTENCE,
        asks=_ASKS,
        organs=names | {"Assembly": "general-assembly", "Council": "security-council"},
        first=(_ADJECTIVE, _FIRST),
        further=_FURTHER,
        attached=_ATTACHED,
        items=_ITEMS,
        number=re.compile(_NUMBER),
        agendas={"provisional": "provisional", "preliminary": "preliminary"},
        voices=_VOICES,
        note_verbale=re.compile(r"\bnotes?\s+verbales?\b"),
        special_session=_special_session,
        item=lambda number: " (".join(part.strip() for part in number.split("(")),
        quoted=_QUOTED,
    )


def _special_session(text: str) -> Session | None:
    """Return the special or emergency special session that a text names; None for a regular one."""
    kinds = re.fullmatch(r"(.+?) (emergency )?special", " ".join(text.split()))
    numbers = {ordinal(number): number for number in range(1, LAST_ORDINAL + 1)} if kinds else {}
    if kinds is None or kinds[1] not in numbers:
        return None
    return Session("emergency" if kinds[2] else "special", numbers[kinds[1]])
