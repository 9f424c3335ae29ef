"""Find an English request for circulation in the text of a communication, in any of the usual wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.languages.en.formatting import LAST_ORDINAL, ordinal
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Agenda, Circulation, Request, RequestFound, Voice
from drafter.un.sessions import Session

# Verbs with which published communications ask for circulation as a document.
_ASKS = re.compile(r"\b(circulat|distribut|issu|publish|transmit)\w*\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:[^.?!]|[.?!](?!\s|$)|(?<=\ba\.i)\.|(?<=\bNo)\.|(?<=\bMrs)\.|(?<=\bM[rs])\.)+[.?!]?", re.DOTALL
)
_DOCUMENT = r"\bas\s+(?:an?\s+)?(?:separate\s+)?(?:official\s+)?"
_SESSION_OF = r"(?:(?:the|its)\s+(?:resumed\s+)?(?P<session>[a-z][a-z -]*?(?:special\s+)?)\s*session\s+of\s+)?"
# The places of the first organ and of each further organ; organs elsewhere belong to the title of an item.
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
# Titles of items between their numbers: items 31, “...”, and 32, “...”.
_QUOTED = re.compile(r",?\s*(?:entitled\s+)?[“\"][^”\"]*[”\"],?")
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\b(?:Permanent|Observer) Missions\b"), "missions"),
    (re.compile(r"\b(?:Permanent|Observer) Mission\b"), "mission"),
    (re.compile(r"\b(?:We|we|our|us)\b"), "several"),
    (re.compile(r"\b(?:I|my|me)\b"), "one"),
)


def find_request(text: str, words: Lexicon) -> RequestFound | None:
    """Return the last request for circulation in a text, or None."""
    request = None
    for sentence in _SENTENCE.finditer(text):
        circulations = tuple(_circulations(sentence[0], words)) if _ASKS.search(sentence[0]) else ()
        if circulations:
            first = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            request = RequestFound(_request(sentence[0], circulations), first, sentence.end())
    return request


def _request(sentence: str, circulations: tuple[Circulation, ...]) -> Request:
    annexes, enclosures = _attached(sentence)
    voice: Voice = next((voice for form, voice in _VOICES if form.search(sentence)), "none")
    return Request(voice, circulations, bool(re.search(r"\bnotes?\s+verbales?\b", sentence)), annexes, enclosures)


def _attached(sentence: str) -> tuple[int, int]:
    """Return the numbers of annexes and enclosures that the request names: 0, 1, or 2 for several."""
    counts = {"annex": 0, "enclosure": 0}
    for found in _ATTACHED.finditer(sentence):
        counts["enclosure" if found[1] == "enclosure" else "annex"] = 2 if found[2] else 1
    return counts["annex"], counts["enclosure"]


def _circulations(sentence: str, words: Lexicon) -> Iterator[Circulation]:
    """Yield the organs of a request, each with the items between it and the next organ."""
    organs = list(_organs(sentence, words))
    for index, (organ, session, start) in enumerate(organs):
        end = organs[index + 1][2] if index + 1 < len(organs) else len(sentence)
        yield _circulation(organ, session, sentence[start:end])


def _organs(sentence: str, words: Lexicon) -> Iterator[tuple[str, Session | None, int]]:
    """Yield each organ, its special session, and the index after its name."""
    ids = {name: organ for organ, name in words.organs.items()}
    ids |= {"Assembly": "general-assembly", "Council": "security-council"}
    names = "|".join(name.replace(" ", r"\s+") for name in ids)
    adjective = re.search(_ADJECTIVE.format(organs=f"(?P<organ>{names})"), sentence)
    found = adjective or re.search(_FIRST.format(organs=f"(?P<organ>{names})"), sentence)
    further = re.compile(_FURTHER.format(organs=f"(?P<organ>{names})"))
    seen: set[str] = set()
    while found:
        organ, session = ids[" ".join(found["organ"].split())], found.groupdict().get("session")
        if organ not in seen or session:
            yield organ, _special_session(session), found.end()
        seen.add(organ)
        found = next(_outside_quotations(sentence, further.finditer(sentence, found.end())), None)


def _outside_quotations(sentence: str, matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the matches outside quotation marks; the titles of agenda items are inside them."""
    for match in matches:
        before = sentence[: match.start()]
        if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
            yield match


def _special_session(text: str | None) -> Session | None:
    """Return the special or emergency special session that a text names; None for a regular one."""
    kinds = re.fullmatch(r"(.+?)\s+(emergency\s+)?special", " ".join((text or "").split()))
    numbers = {ordinal(number): number for number in range(1, LAST_ORDINAL + 1)} if kinds else {}
    if kinds is None or kinds[1] not in numbers:
        return None
    return Session("emergency" if kinds[2] else "special", numbers[kinds[1]])


def _circulation(organ: str, session: Session | None, following: str) -> Circulation:
    items = _ITEMS.search(_QUOTED.sub("", following))
    if items is None or organ == "security-council":
        return Circulation(organ, (), session)
    numbers = tuple(
        " (".join(part.strip() for part in number.split("(")) for number in re.findall(_NUMBER, items["numbers"])
    )
    agenda: Agenda = "adopted"
    if items["agenda"]:
        agenda = "provisional" if items["agenda"] == "provisional" else "preliminary"
    return Circulation(organ, numbers, session, agenda)
