"""Thousands of generated Spanish titles, signatures, annex headings and requests: grammar without exceptions."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

from support.sampling import PROOF

from drafter.languages import load_language
from drafter.languages.names import load_names
from drafter.languages.protocol import Circulation, Gender, Party, Receiver, Request, Title, TitleKind
from drafter.un import offices

ES = load_language("es")
ENGLISH = load_names("en")
LETTERS = 5000 if PROOF else 300
GENDERS: tuple[Gender | None, ...] = ("f", "m", None)
_WRONG = re.compile(
    r"  |['\"{}]|\s[,.;]|\bNone\b|\b[dD]e el\b|\ba el\b|\b(?:el|la|los|las) (?:el|la|los|las)\b|"
    r"\bdel? El\b(?! Salvador)|\b[dD]el Salvador\b|\by (?:[iI](?![aeo])|[hH]i(?![ae]))(?!I)|\be (?!h?[iíIÍ]|H?[IÍ])|"
    r"\bde del?\b|\bpor por\b"
)
# The words that agree with a gender, in titles.
_FEMININE = re.compile(r"\bla (?:Observador|Encargado|Ministro|Presidente|Primer|Secretario|Jefe)\b")
_MASCULINE = re.compile(r"\bel (?:Observadora|Encargada|Ministra|Presidenta|Primera|Secretaria|Jefa)\b")


def a_party(chance: random.Random, day: date) -> Party:
    office = chance.choice(list(offices.SENDERS))
    of_state = offices.SENDERS[office].of_state
    code = chance.choice([code for code in ENGLISH.by_code if ENGLISH.on(code, day).covers(day)])
    organization = "la Liga de los Estados Árabes" if of_state and chance.random() < 0.1 else None
    state = ES.names.on(code, day) if of_state and not organization else None
    capacity = "Presidente del Grupo de los 77 y China" if chance.random() < 0.1 else None
    return Party(office, state, organization, capacity, chance.choice(GENDERS), observer=chance.random() < 0.1)


def a_title(chance: random.Random) -> Title:
    day = date(1946, 1, 10) + timedelta(days=chance.randrange(29_500))
    kind = chance.choice(list(TitleKind))
    days = (day, *([day + timedelta(days=chance.randrange(1, 90))] if kind is TitleKind.LETTERS else []))
    count = chance.choice((1, 1, 1, 2, 2, 3, 7))
    receivers = [Receiver(office, chance.choice(GENDERS)) for office in offices.ADDRESSEES]
    return Title(kind, days, tuple(a_party(chance, day) for _ in range(count)), tuple(receivers[: 1 + count % 5]))


def test_generated_letters_are_grammatical() -> None:
    chance = random.Random(16)
    for _ in range(LETTERS):
        title = a_title(chance)
        printed = ES.title(title)
        request = Request("mission", (Circulation("security-council"),), True, missions=title.senders[:2])
        lines = [line for party in title.senders for line in ES.signature_lines(party, alone=len(title.senders) == 1)]
        for text in (printed, ES.annex_heading("annex", 2, printed, title), ES.request(request), *lines):
            assert not _WRONG.search(text), text
            assert not _FEMININE.search(text), text
            assert not _MASCULINE.search(text), text
        assert printed.count(" dirigida") == 1
        assert printed.startswith(ES.words.kinds[title.kind.value])
        assert ES.addressees_in_title(title.addressees, title.dates[0]) in printed


def test_a_title_is_accredited_after_its_last_state() -> None:
    chance = random.Random(17)
    for _ in range(LETTERS):
        title = a_title(chance)
        for party in title.senders:
            printed = ES.title(Title(title.kind, title.dates, (party,), title.addressees))
            accredited = offices.SENDERS[party.office].accredited
            assert (" ante las Naciones Unidas" in printed) == accredited, printed
