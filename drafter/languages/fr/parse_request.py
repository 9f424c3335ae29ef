"""The patterns of French requests for circulation, in the wordings of S/2017/5, S/2015/688 and their time."""

from __future__ import annotations

import re
from functools import cache

from drafter.languages.fr.formatting import LAST_ORDINAL, ordinal
from drafter.languages.lexicon import load_lexicon
from drafter.languages.protocol import Voice
from drafter.languages.request_reader import RequestPatterns
from drafter.un.sessions import Session

# Verbs with which published communications ask for circulation as a document.
_ASKS = re.compile(r"\b(distribu|publi|diffus|communiqu|transmett|circul)\w*\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:[^.?!]|[.?!](?![\s\u00a0]|$)|(?<=\ba\.i)\.|(?<=\bNo)\.|(?<=\bM)\.|(?<=\bMM)\.|(?<=\bart)\.)+[.?!]?", re.DOTALL
)
_SESSION = r"(?:(?:de la|à la|de sa)\s+(?P<session>[\w’-]{{1,40}}+(?:\s+[\w’-]{{1,40}}+){{0,11}}?)\s+)?"
_OF = r"(?:de\s+l[’']|du\s+|de\s+la\s+)"
_AS = r"\b(?:comme|en tant que|sous forme de|à titre de)\s+(?:un\s+)?"
_DOCUMENT = _AS + r"documents?\s+(?:officiels?\s+)?(?:distincts?\s+)?"
# The places of the first organ and of each further organ; organs elsewhere belong to the title of an item.
_FIRST = _DOCUMENT + _SESSION + _OF + r"{organs}\b"
_FURTHER = (
    r"(?:,|(?:,|(?<!\s))\s++(?:et|ainsi\s+que))\s+(?:aussi\s+|également\s+)?"
    r"(?:comme\s+document\s+(?:officiel\s+)?)?" + _SESSION + _OF + r"{organs}\b"
)
_ATTACHED = re.compile(
    r"\b(?:de|et|avec|que|ainsi que)\s+(?:ses|son|sa|leurs?|les|l[’']|la|de ses|de son)\s*"
    r"(?:(?P<enclosure>pièces?\s+jointe)|annexe|appendice)(?P<several>s)?\b"
)
_NUMBER = r"\d{1,3}(?:[\s\u00a0]?\(?[a-z]{1,2}\))*(?:[\s\u00a0]?\(?[ivx]+\))*"
_ITEMS = re.compile(
    r"\b(?:au\s+titre|au\s+sujet|dans\s+le\s+cadre)\s+(?:du|des)\s+points?\s+"
    rf"(?P<numbers>{_NUMBER}(?:(?:,?\s+et\s+|,\s*){_NUMBER})*)"
    r"(?:\s+de\s+(?:l[’']ordre\s+du\s+jour|la)\s*(?P<agenda>provisoire|liste\s+préliminaire)?)?"
)
# Titles of items between their numbers: points 31, intitulé « ... », et 32, intitulé « ... ».
_QUOTED = re.compile(r"(?:,|(?<!\s))\s*+(?:(?:intitulés?|intitulée)\s+)?(?:«[^»]{0,500}+»|[“\"][^”\"]{0,500}+[”\"]),?")
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\bMissions\s+permanentes\b"), "missions"),
    (re.compile(r"\bMission\s+permanente\b"), "mission"),
    (re.compile(r"\b(?:[Nn]ous|nos|notre)\b"), "several"),
    (re.compile(r"\b(?:[Jj]e\b|[Jj][’']|mon\b|ma\b|mes\b|me\b)"), "one"),
)
_KINDS = {"session extraordinaire d’urgence": "emergency", "session extraordinaire": "special"}


@cache
def request_patterns() -> RequestPatterns:
    """Return the patterns of French requests."""
    names = {name: organ for organ, name in load_lexicon("fr").organs.items()}
    names |= {name.replace("’", "'"): organ for name, organ in names.items()}
    return RequestPatterns(
        sentence=_SENTENCE,
        asks=_ASKS,
        organs=names | {"Assemblée": "general-assembly", "Conseil": "security-council"},
        first=(_FIRST,),
        further=_FURTHER,
        attached=_ATTACHED,
        items=_ITEMS,
        number=re.compile(_NUMBER),
        agendas={"provisoire": "provisional", "liste préliminaire": "preliminary"},
        voices=_VOICES,
        note_verbale=re.compile(r"\bnotes?\s+verbales?\b"),
        special_session=_special_session,
        item=_item,
        quoted=_QUOTED,
        quotation_marks=("«", "»"),
    )


def _item(number: str) -> str:
    """Return a number as in YAML: 108 k) is 108 (k)."""
    first, *parts = re.findall(r"\d+|[a-z]+", number)
    return str(first) + "".join(f" ({part})" for part in parts)


def _special_session(text: str) -> Session | None:
    """Return the special or emergency special session that a text names; None for a regular one."""
    name = text.replace("'", "’").casefold()
    kind = next((kind for words, kind in _KINDS.items() if name.endswith(words)), None)
    number = name.partition(" session ")[0]
    numbers = {ordinal(number): number for number in range(1, LAST_ORDINAL + 1)} if kind else {}
    return Session("emergency" if kind == "emergency" else "special", numbers[number]) if number in numbers else None
