"""Reading an English request for circulation out of the text of a communication, however it is worded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.languages.en.ordinals import LAST, ordinal
from drafter.languages.inputs import Agenda, Circulation, Request, RequestFound, Voice
from drafter.languages.lexicon import Lexicon
from drafter.un.sessions import Session

# A request asks that a text be circulated as a document; the verbs are those of published communications.
_ASKS = re.compile(r"\b(circulat|distribut|issu|publish|transmit)\w*\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:[^.?!]|[.?!](?!\s|$)|(?<=\ba\.i)\.|(?<=\bNo)\.|(?<=\bMrs)\.|(?<=\bM[rs])\.)+[.?!]?", re.DOTALL
)
_DOCUMENT = r"\bas\s+(?:an?\s+)?(?:separate\s+)?(?:official\s+)?"
_SESSION_OF = r"(?:(?:the|its)\s+(?:resumed\s+)?(?P<session>[a-z][a-z -]*?(?:special\s+)?)\s*session\s+of\s+)?"
# Where the first organ stands, and where each further one does; the title of an item names organs elsewhere.
_FIRST = (
    _DOCUMENT + r"documents?\s+(?:both\s+)?(?:of|in|for)\s+(?:both\s+)?" + _SESSION_OF + r"(?:the\s+)?(?:{organs})\b"
)
_ADJECTIVE = _DOCUMENT + r"(?:{organs})\s+(?:official\s+)?documents?\b"
_FURTHER = (
    r"(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:also\s+)?(?:as\s+an?\s+(?:official\s+)?document\s+)?(?:of\s+|in\s+)?"
    + _SESSION_OF
    + r"the\s+(?:{organs})\b"
)
_COUNT = r"(?:its|the|their|two|three|four|five|six)?\s*(?:attached|accompanying|enclosed|present|two|three|four)?\s*"
_ATTACHED = re.compile(
    rf"\b(?:and|with|together with|as well as|have|that|if|of|circulate|issue)\s+{_COUNT}"
    r"(annex|enclosure|attachment|appendi)(es|s|ces)?"
)
_NUMBER = r"\d{1,3}(?:\s?\([a-z]{1,2}\))*(?:\s?\([ivx]+\))*"
_ITEMS = re.compile(
    r"\b(?:under|in relation to|in connection with|with reference to)\s+(?:the\s+)?(?:provisional\s+|preliminary\s+)?"
    rf"(?:agenda\s+)?items?\s+(?P<numbers>{_NUMBER}(?:(?:,?\s+and\s+|,\s*){_NUMBER})*)"
    r"(?:\s+of\s+the\s+(?P<agenda>provisional|preliminary))?"
)
# Titles of items stand between their numbers: items 31, “...”, and 32, “...”.
_QUOTED = re.compile(r",?\s*(?:entitled\s+)?[“\"][^”\"]*[”\"],?")
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\b(?:Permanent|Observer) Missions\b"), "missions"),
    (re.compile(r"\b(?:Permanent|Observer) Mission\b"), "mission"),
    (re.compile(r"\b(?:We|we|our|us)\b"), "several"),
    (re.compile(r"\b(?:I|my|me)\b"), "one"),
)


def parse_request(text: str, words: Lexicon) -> RequestFound | None:
    """Return the last request for circulation in a text, None when there is none."""
    found = None
    for sentence in _SENTENCE.finditer(text):
        circulations = tuple(_circulations(sentence[0], words)) if _ASKS.search(sentence[0]) else ()
        if circulations:
            first = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            found = RequestFound(_request(sentence[0], circulations), first, sentence.end())
    return found


def _request(sentence: str, circulations: tuple[Circulation, ...]) -> Request:
    annexes, enclosures = _attached(sentence)
    voice: Voice = next((voice for form, voice in _VOICES if form.search(sentence)), "none")
    return Request(voice, circulations, bool(re.search(r"\bnotes?\s+verbales?\b", sentence)), annexes, enclosures)


def _attached(sentence: str) -> tuple[int, int]:
    """How many annexes and enclosures the request names: 0, 1, or 2 for several."""
    counts = {"annex": 0, "enclosure": 0}
    for found in _ATTACHED.finditer(sentence):
        counts["enclosure" if found[1] == "enclosure" else "annex"] = 2 if found[2] else 1
    return counts["annex"], counts["enclosure"]


def _circulations(sentence: str, words: Lexicon) -> Iterator[Circulation]:
    """The organs of a request, each with the items that follow it before the next organ."""
    named = list(_organs(sentence, words))
    for place, (organ, session, start) in enumerate(named):
        until = named[place + 1][2] if place + 1 < len(named) else len(sentence)
        yield _circulation(organ, session, sentence[start:until])


def _organs(sentence: str, words: Lexicon) -> Iterator[tuple[str, Session | None, int]]:
    """Each organ, its special session, and where the words that follow it begin."""
    ids = {name: organ for organ, name in words.organs.items()}
    ids |= {"Assembly": "general-assembly", "Council": "security-council"}
    names = "|".join(name.replace(" ", r"\s+") for name in ids)
    adjective = re.search(_ADJECTIVE.format(organs=f"(?P<organ>{names})"), sentence)
    found = adjective or re.search(_FIRST.format(organs=f"(?P<organ>{names})"), sentence)
    further = re.compile(_FURTHER.format(organs=f"(?P<organ>{names})"))
    seen: set[str] = set()
    while found:
        organ, said = ids[" ".join(found["organ"].split())], found.groupdict().get("session")
        if organ not in seen or said:
            yield organ, _session(said), found.end()
        seen.add(organ)
        found = next((one for one in further.finditer(sentence, found.end()) if not _quoted(sentence, one)), None)


def _quoted(sentence: str, found: re.Match[str]) -> bool:
    """Whether a place is inside quotation marks, as the title of an agenda item is."""
    before = sentence[: found.start()]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _session(said: str | None) -> Session | None:
    """The special or emergency special session that is named; a regular one is not."""
    kinds = re.fullmatch(r"(.+?)\s+(emergency\s+)?special", " ".join((said or "").split()))
    numbers = {ordinal(number): number for number in range(1, LAST + 1)} if kinds else {}
    if kinds is None or kinds[1] not in numbers:
        return None
    return Session("emergency" if kinds[2] else "special", numbers[kinds[1]])


def _circulation(organ: str, session: Session | None, following: str) -> Circulation:
    items = _ITEMS.search(_QUOTED.sub("", following))
    if items is None or organ == "security-council":
        return Circulation(organ, (), session)
    numbers = tuple(" (".join(part.strip() for part in one.split("(")) for one in re.findall(_NUMBER, items["numbers"]))
    agenda: Agenda = "adopted"
    if items["agenda"]:
        agenda = "provisional" if items["agenda"] == "provisional" else "preliminary"
    return Circulation(organ, numbers, session, agenda)
