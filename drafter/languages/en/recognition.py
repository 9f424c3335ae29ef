"""Reading an English request for circulation out of the text of a communication, however it is worded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.languages.en.ordinals import LAST, ordinal
from drafter.languages.terms import Agenda, Circulation, Request, RequestFound, Voice
from drafter.languages.words import Words
from drafter.un.sessions import Session

# A request asks that a text be circulated as a document; the verbs are those of published communications.
_ASKS = re.compile(r"\b(circulat|distribut|issu|publish|transmit)\w*\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\bas\s+(?:an?\s+)?(?:official\s+)?documents?\s+(?:both\s+)?(?:of|in)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[^.?!]|[.?!](?!\s|$)|\b(?:a\.i|Mr|Mrs|Ms|No|Rev|Add|Corr)\.)+[.?!]?", re.DOTALL)
_COUNT = r"(?:its|the|their|two|three|four|five|six)?\s*(?:attached|accompanying|enclosed|present)?\s*"
_ATTACHED = re.compile(rf"\b(?:and|with|together with|as well as)\s+{_COUNT}(annex|enclosure|attachment|appendi)(\w*)")
_BARE_ATTACHED = re.compile(r"\b(?:have|that|if)\s+(?:the|its|this|these)\s+(?:text of the\s+)?(annex|enclosure)(\w*)")
_NUMBER = r"\d{1,3}(?:\s?\([a-z]{1,2}\))*(?:\s?\([ivx]+\))*"
_ITEMS = re.compile(
    rf"\bunder\s+(?:the\s+)?(?:(?:its|their)\s+)?(?:provisional\s+|preliminary\s+)?(?:agenda\s+)?items?\s+"
    rf"(?P<numbers>{_NUMBER}(?:(?:,\s*|\s+and\s+|,\s+and\s+){_NUMBER})*)"
    r"(?:\s+of\s+the\s+(?P<agenda>provisional|preliminary))?"
)
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\b(?:Permanent|Observer) Missions\b"), "missions"),
    (re.compile(r"\b(?:Permanent|Observer) Mission\b"), "mission"),
    (re.compile(r"\b(?:We|we|our|us)\b"), "several"),
    (re.compile(r"\b(?:I|my|me)\b"), "one"),
)


def recognise(text: str, words: Words) -> RequestFound | None:
    """Return the last request for circulation in a text, None when there is none."""
    found = None
    for sentence in _SENTENCE.finditer(text):
        circulations = tuple(_circulations(sentence[0], words))
        if circulations and _ASKS.search(sentence[0]):
            first = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            found = RequestFound(_request(sentence[0], circulations), first, sentence.end())
    return found


def _request(sentence: str, circulations: tuple[Circulation, ...]) -> Request:
    annexes, enclosures = _attached(sentence)
    voice: Voice = next((voice for form, voice in _VOICES if form.search(sentence)), "one")
    return Request(voice, circulations, bool(re.search(r"\bnotes? verbale", sentence)), annexes, enclosures)


def _attached(sentence: str) -> tuple[int, int]:
    """How many annexes and enclosures the request names: 0, 1, or 2 for several."""
    counts = {"annex": 0, "enclosure": 0}
    for found in (*_ATTACHED.finditer(sentence), *_BARE_ATTACHED.finditer(sentence)):
        kind = "enclosure" if found[1] == "enclosure" else "annex"
        counts[kind] = 2 if found[2] in ("es", "s", "ces") else 1
    return counts["annex"], counts["enclosure"]


def _circulations(sentence: str, words: Words) -> Iterator[Circulation]:
    """The organs named after `as a document of`, each with the items that follow it before the next organ."""
    start = _DOCUMENT.search(sentence)
    if start is None:
        return
    named = list(_organs(sentence, start.end(), words))
    for place, (at, organ, session) in enumerate(named):
        until = named[place + 1][0] if place + 1 < len(named) else len(sentence)
        before = start.end() if place == 0 else at
        yield _circulation(organ, session, sentence[before:until])


def _organs(sentence: str, start: int, words: Words) -> Iterator[tuple[int, str, Session | None]]:
    names = {name: organ for organ, name in words.organs.items()}
    short = {"Assembly": "general-assembly", "Council": "security-council"}
    form = re.compile(
        "|".join([*names, r"(?<!General )\bAssembly\b", r"(?<!Security )(?<!Social )(?<!Rights )\bCouncil\b"])
    )
    seen: set[str] = set()
    for found in form.finditer(re.sub(r"\s", " ", sentence), start):
        organ = names.get(found[0]) or short[found[0]]
        if organ not in seen and not _in_title(sentence, found.start(), start):
            seen.add(organ)
            yield found.start(), organ, _session(sentence[start : found.start()])


def _in_title(sentence: str, at: int, start: int) -> bool:
    """Whether an organ is named inside the title of an agenda item, not as one that the letter is to circulate in."""
    before = sentence[start:at]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return quoted or not re.search(r"(?:^|\b(?:of|and|in|as|both))\s+(?:the\s+|its\s+)?$", before)


def _session(before: str) -> Session | None:
    """The special or emergency special session that is named last before an organ."""
    kind = re.search(r"([a-z][a-z -]*?)\s+(emergency\s+)?special\s+session", before)
    if kind is None:
        return None
    numbers = {ordinal(number): number for number in range(1, LAST + 1)}
    named = kind[1].strip().split("the ")[-1]
    return Session("emergency" if kind[2] else "special", numbers[named]) if named in numbers else None


def _circulation(organ: str, session: Session | None, stretch: str) -> Circulation:
    items = _ITEMS.search(stretch)
    if items is None or organ == "security-council":
        return Circulation(organ, (), session)
    numbers = (" (".join(one.split("(")).replace("  ", " ") for one in re.findall(_NUMBER, items["numbers"]))
    agenda: Agenda = "adopted"
    if items["agenda"]:
        agenda = "provisional" if items["agenda"] == "provisional" else "preliminary"
    return Circulation(organ, tuple(numbers), session, agenda)
