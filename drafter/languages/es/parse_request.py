"""The patterns of Spanish requests for circulation, in the wordings of S/2015/663, S/2016/53 and their time."""

from __future__ import annotations

import re
from functools import cache

from drafter.languages.es.formatting import LAST_ORDINAL, ordinal
from drafter.languages.lexicon import load_lexicon
from drafter.languages.protocol import Voice
from drafter.languages.request_reader import RequestPatterns
from drafter.un.sessions import Session

# Verbs with which published communications ask for circulation as a document.
_ASKS = re.compile(r"\b(distrib|publi[cq]|difund|circul|transmit|señal)\w*", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:[^.?!]|[.?!](?![\s\u00a0]|$)|(?<=\ba\.i)\.|(?<=\b[Nn]úm)\.|(?<=\bSr)\.|(?<=\bSra)\.|(?<=\bart)\.|(?<=\bpárr)\.)+"
    r"[.?!]?",
    re.DOTALL,
)
_SESSION = r"(?:(?:del|en\s+el|de\s+su)\s+(?P<session>[\w’-]+(?:\s+[\w’-]+)*?)\s+)?"
_OF = r"(?:del|de\s+la|de\s+los)\s+"
_DOCUMENT = (
    r"\b(?:como|en\s+calidad\s+de|en\s+forma\s+de|a\s+título\s+de)\s+(?:un\s+)?"
    r"documentos?\s+(?:oficial(?:es)?\s+)?(?:independientes?\s+)?"
)
# The places of the first organ and of each further organ; organs elsewhere belong to the title of an item.
_FIRST = _DOCUMENT + _SESSION + _OF + r"{organs}\b"
_FURTHER = (
    r"(?:,|(?:,|(?<!\s))\s++(?:y|así\s+como))\s+(?:también\s+)?(?:como\s+documento\s+(?:oficial\s+)?)?"
    + _SESSION
    + _OF
    + r"{organs}\b"
)
_ATTACHED = re.compile(
    r"\b(?:y|e|con|junto\s+con|así\s+como)\s+(?:de\s+|con\s+)?(?:sus?|el|los)\s+"
    r"(?:(?P<enclosure>apéndice|documentos?\s+adjunto)|anexo)(?P<several>s)?\b"
)
_NUMBER = r"\d{1,3}(?:[\s\u00a0]?\(?[a-z]{1,2}\))*(?:[\s\u00a0]?\(?[ivx]+\))*"
_ITEMS = re.compile(
    r"\b(?:en\s+relación\s+con|con\s+arreglo\s+a|en\s+el\s+marco\s+de|bajo|en)\s*(?:el|los|l)\s+temas?\s+"
    rf"(?P<numbers>{_NUMBER}(?:(?:,?\s+[ye]\s+|,\s*){_NUMBER})*)"
    r"(?:\s+(?:del\s+programa|de\s+la)(?:\s+(?P<agenda>provisional|lista\s+preliminar))?)?"
)
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\bMisiones\s+Permanentes\b"), "missions"),
    (re.compile(r"\bMisión\s+Permanente\b"), "mission"),
    (
        re.compile(
            r"\b(?:nos|nuestr[oa]s?|agradeceríamos|agradecemos|solicitamos|pedimos|rogamos|quisiéramos|desearíamos|"
            r"tenemos)\b",
            re.IGNORECASE,
        ),
        "several",
    ),
    (re.compile(r"\bse\s+agradecer(?:ía|á)\b", re.IGNORECASE), "none"),
    (
        re.compile(
            r"\b(?:mis?|me|agradecería|agradezco|agradeceré|solicito|pido|ruego|quisiera|desearía|tengo)\b",
            re.IGNORECASE,
        ),
        "one",
    ),
)
_KINDS = {
    "período extraordinario de sesiones de emergencia": "emergency",
    "período extraordinario de sesiones": "special",
}


@cache
def request_patterns() -> RequestPatterns:
    """Return the patterns of Spanish requests."""
    names = {name: organ for organ, name in load_lexicon("es").organs.items()}
    return RequestPatterns(
        sentence=_SENTENCE,
        asks=_ASKS,
        organs=names | {"Asamblea": "general-assembly", "Consejo": "security-council"},
        first=(_FIRST,),
        further=_FURTHER,
        attached=_ATTACHED,
        items=_ITEMS,
        number=re.compile(_NUMBER),
        agendas={"provisional": "provisional", "lista preliminar": "preliminary"},
        voices=_VOICES,
        note_verbale=re.compile(r"\bnotas?\s+verbal(?:es)?\b"),
        special_session=_special_session,
        item=_item,
        quoted=re.compile(r"(?:,|(?<!\s))\s*+(?:titulados?\s+)?(?:«[^»]{0,500}+»|[“\"][^”\"]{0,500}+[”\"]),?"),
    )


def _item(number: str) -> str:
    """Return a number as in YAML: 108 k) is 108 (k)."""
    first, *parts = re.findall(r"\d+|[a-z]+", number)
    return str(first) + "".join(f" ({part})" for part in parts)


def _special_session(text: str) -> Session | None:
    """Return the special or emergency special session that a text names; None for a regular one."""
    name = text.casefold()
    kind = next((kind for words, kind in _KINDS.items() if name.endswith(words)), None)
    number = name.partition(" período ")[0]
    numbers = {ordinal(number): number for number in range(1, LAST_ORDINAL + 1)} if kind else {}
    return Session("emergency" if kind == "emergency" else "special", numbers[number]) if number in numbers else None
