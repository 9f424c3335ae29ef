"""Find a request for circulation in a text, with the patterns of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from drafter.languages.protocol import Agenda, Circulation, Request, RequestFound, Voice
from drafter.un.sessions import Session


class RequestPatterns(Struct, frozen=True):
    """The patterns of a language.

    - `sentence` matches a sentence; `asks` a verb that asks for circulation.
    - `organs` are the ids of organs by their names in a request; {organs} in `first` and `further` is any of them.
    - `first` match the place of the first organ, tried in turn, and `further` that of each further organ; their groups
      are `organ` and `session`. `special_session` reads the words of a session.
    - `attached` matches an annex or enclosure: the group `enclosure` if it is one, `several` if there are several.
    - `items` matches the numbers of agenda items: the groups `numbers` and `agenda`, whose words are in `agendas`.
      `number` matches a single number, and `quoted` a title between the numbers. `item` returns a number as in YAML.
    - `voices` show who asks, tried in turn; `note_verbale` that the text is a note verbale.
    """

    sentence: re.Pattern[str]
    asks: re.Pattern[str]
    organs: Mapping[str, str]
    first: tuple[str, ...]
    further: str
    attached: re.Pattern[str]
    items: re.Pattern[str]
    number: re.Pattern[str]
    agendas: Mapping[str, Agenda]
    voices: tuple[tuple[re.Pattern[str], Voice], ...]
    note_verbale: re.Pattern[str]
    special_session: Callable[[str], Session | None]
    item: Callable[[str], str] = str
    quoted: re.Pattern[str] = re.compile(r"(?:,|(?<!\s))\s*+[“\"][^”\"]{0,500}+[”\"],?")
    quotation_marks: tuple[str, str] = ("“", "”")

    @property
    def organ_names(self) -> str:
        """The names of the organs as alternatives."""
        return "|".join(name.replace(" ", r"\s+") for name in self.organs)


def find_request(text: str, patterns: RequestPatterns) -> RequestFound | None:
    """Return the last request for circulation in a text, or None."""
    request = None
    for sentence in patterns.sentence.finditer(text):
        circulations = tuple(_circulations(sentence[0], patterns)) if patterns.asks.search(sentence[0]) else ()
        if circulations:
            first = sentence.start() + len(sentence[0]) - len(sentence[0].lstrip())
            request = RequestFound(_request(sentence[0], circulations, patterns), first, sentence.end())
    return request


def _request(sentence: str, circulations: tuple[Circulation, ...], patterns: RequestPatterns) -> Request:
    annexes, enclosures = _attached(sentence, patterns)
    voice: Voice = next((voice for form, voice in patterns.voices if form.search(sentence)), "none")
    return Request(voice, circulations, bool(patterns.note_verbale.search(sentence)), annexes, enclosures)


def _attached(sentence: str, patterns: RequestPatterns) -> tuple[int, int]:
    """Return the numbers of annexes and enclosures that the request names: 0, 1, or 2 for several."""
    annexes = enclosures = 0
    for found in patterns.attached.finditer(sentence):
        count = 2 if found["several"] else 1
        annexes, enclosures = (annexes, count) if found["enclosure"] else (count, enclosures)
    return annexes, enclosures


def _circulations(sentence: str, patterns: RequestPatterns) -> Iterator[Circulation]:
    """Yield the organs of a request, each with the items between it and the next organ."""
    organs = list(_organs(sentence, patterns))
    for index, (organ, session, start) in enumerate(organs):
        end = organs[index + 1][2] if index + 1 < len(organs) else len(sentence)
        yield _circulation(organ, session, sentence[start:end], patterns)


def _organs(sentence: str, patterns: RequestPatterns) -> Iterator[tuple[str, Session | None, int]]:
    """Yield each organ, its special session, and the index after its name."""
    group = f"(?P<organ>{patterns.organ_names})"
    firsts = (re.search(pattern.format(organs=group), sentence) for pattern in patterns.first)
    found = next((match for match in firsts if match), None)
    further = re.compile(patterns.further.format(organs=group))
    seen: set[str] = set()
    while found:
        organ, session = patterns.organs[" ".join(found["organ"].split())], found.groupdict().get("session")
        if organ not in seen or session:
            yield organ, patterns.special_session(" ".join(session.split())) if session else None, found.end()
        seen.add(organ)
        found = next(_outside_quotations(sentence, further.finditer(sentence, found.end()), patterns), None)


def _outside_quotations(
    sentence: str, matches: Iterable[re.Match[str]], patterns: RequestPatterns
) -> Iterator[re.Match[str]]:
    """Yield the matches outside quotation marks; the titles of agenda items are inside them."""
    opening, closing = patterns.quotation_marks
    for match in matches:
        before = sentence[: match.start()]
        if before.count(opening) <= before.count(closing) and before.count('"') % 2 == 0:
            yield match


def _circulation(organ: str, session: Session | None, following: str, patterns: RequestPatterns) -> Circulation:
    items = patterns.items.search(patterns.quoted.sub("", following))
    if items is None or organ == "security-council":
        return Circulation(organ, (), session)
    numbers = tuple(patterns.item(number) for number in patterns.number.findall(items["numbers"]))
    agenda = patterns.agendas[" ".join(items["agenda"].split())] if items["agenda"] else "adopted"
    return Circulation(organ, numbers, session, agenda)
