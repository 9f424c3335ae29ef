"""Each language: its words and tables are complete, its texts are clean, and it reads the requests that it writes.

A new folder in drafter/languages is tested here without a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support.derive import facts_of
from support.sampling import PROOF

from drafter.languages import available_languages, load_language
from drafter.languages.names import load_names
from drafter.languages.protocol import Agenda, Circulation, Language, Party, Receiver, Request, Title, TitleKind, Voice
from drafter.letter.model import Letter
from drafter.un import offices
from drafter.un.sessions import Session

LANGUAGES = [load_language(code) for code in available_languages()]
OTHERS = [language for language in LANGUAGES if language.code != "en"]
ENGLISH = load_names("en")
DAY = date(2016, 5, 3)
LAST_SESSION = 120
each = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
each_other = pytest.mark.parametrize("language", OTHERS, ids=lambda language: language.code)
# Languages in which the name of a State has one form.
_UNINFLECTED = frozenset({"zh"})
# Texts that no composed text contains: two spaces, a typewriter apostrophe or quotation mark, an unfilled field.
_SPOILED = re.compile(r"  |['\"{}]|\s[,.;]|\bNone\b|\( | \)")
# What no State's name may show in a language, by its code: two articles in a row, a missing elision or contraction.
_WRONG = {
    "en": r"\bthe the\b|\bthe The\b",
    "fr": r"\b(?:de|à) les?\b|\b(?:le|la|les|du|des) (?:le|la|les|du|des|de|l’|d’)\b|"
    r"\b(?:le|la|de) [aàâeéèêiîoôuAÀÂEÉÈÊIÎOÔU]|’ ",
    "es": r"\b[dD]e el\b|\ba el\b|\b(?:el|la|los|las) (?:el|la|los|las)\b|\by (?:[iI]|[hH]i)[a-zí]",
    "ar": r"\bلال|(?<=\s)و (?=[\u0621-\u064a])|[\u0621-\u064a][,;?]|[\u06cc\u06a9\u06be\ufb50-\ufeff]|\bل ",
    "zh": r"[（），]|(?<=[\u4e00-\u9fff])[,.;]| (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) |的的|国国|、和",
    "ru": r"[ёЁ]|[а-я][A-Za-z]|[A-Za-z][а-я]|\b(?:Постоянн|Временн)ых\b|\bот от\b|\b[вп]ри ООН\b|\bг\.",
}


def assert_clean(text: str, language: Language) -> None:
    assert not _SPOILED.search(text), text
    assert not re.search(_WRONG.get(language.code, r"(?!)"), text), text


def days_of(code: str) -> Iterator[date]:
    """Yield a day on which each English name of the State was in use."""
    for row in ENGLISH.by_code[code]:
        yield row.valid_from if row.valid_from > date.min else min(row.valid_to, date(1960, 1, 1))


@each
def test_every_word_of_the_input_has_its_word(language: Language) -> None:
    words = language.words
    assert set(words.distribution) == {"General", "Limited", "Restricted"}
    assert set(words.organs) == set(offices.ORGANS)
    assert set(words.languages) == {"en", "fr", "es", "ru", "zh", "ar"}
    assert set(words.kinds) == {kind.value for kind in TitleKind}
    assert set(words.offices) == set(offices.SENDERS)
    assert set(words.addressees) == set(offices.ADDRESSEES)
    assert set(words.attached) == {"annex", "enclosure", "appendix"}
    assert set(words.agenda) == {"adopted", "provisional", "preliminary"}
    assert len(words.months) == 12
    assert sorted(words.signature) == ["lines", "name", "signed"]
    assert words.fixed.keys() == load_language("en").words.fixed.keys()


@each
def test_every_office_is_found_by_its_word(language: Language) -> None:
    for office, gender in product(offices.SENDERS, ("f", "m")):
        assert language.office_in(language.office_word(office, gender)) == office  # type: ignore[arg-type]
    for office in offices.ADDRESSEES:
        assert language.addressee_in(language.office_word(office)) == office


@each_other
def test_every_state_has_a_name_on_every_day_with_an_english_name(language: Language) -> None:
    for code in ENGLISH.by_code:
        for day in days_of(code):
            assert language.names.on(code, day).covers(day), (code, day)


@each_other
def test_names_tell_their_source(language: Language) -> None:
    assert [row.code for row in language.names.rows if not row.source or not row.form("confidence")] == []


@each
def test_every_state_is_found_by_its_names(language: Language) -> None:
    for row in language.names.rows:
        day = max(row.valid_from, date(1946, 1, 10))
        for text in (row.short, row.running, row.formal):
            found = language.names.find(text, day)
            assert found is not None
            assert found.code == row.code, text


@each_other
def test_english_names_are_known(language: Language) -> None:
    for row in ENGLISH.rows:
        day = max(row.valid_from, date(1946, 1, 10))
        found = language.names.find(row.short, day)
        assert found is not None, row.short
        own = {name.short for name in language.names.by_code[row.code]}
        assert found.code == row.code or found.row.short in own or row.short in {found.row.short}, row.short


def parties(language: Language, code: str, day: date) -> Iterator[tuple[Party, ...]]:
    """Yield the State alone, first and last of several senders."""
    names = language.names
    state, first, last = (names.on(one, day) for one in (code, "CAN", "ZMB"))
    for office in ("permanent-representative", "charge-d-affaires", "foreign-minister", "permanent-mission"):
        own = Party(office, state, gender="m")
        yield (own,)
        yield own, Party(office, last, gender="m")
        yield Party(office, first, gender="m"), own


@each
def test_every_state_of_every_date_in_every_position(language: Language) -> None:
    for code in ENGLISH.by_code:
        for day in days_of(code):
            for senders in parties(language, code, day):
                title = Title(TitleKind.LETTER, (day,), senders, (Receiver("secretary-general", "m"),))
                assert_clean(language.title(title), language)
                for party in senders:
                    for line in language.signature_lines(party, alone=len(senders) == 1):
                        assert_clean(line, language)
            names = [language.names.on(one, day).running for one in ("CAN", code, "ZMB")]
            assert_clean(language.join_list(names), language)


@each_other
def test_names_of_states_in_titles_are_those_of_the_table(language: Language) -> None:
    """After a preposition, or in the genitive, where the table of the language has such a column."""
    for row in language.names.rows:
        inflected = row.form("de") or row.form("gen") or row.form("li")
        assert inflected or language.code in _UNINFLECTED, row.short
        receivers = (Receiver("secretary-general", "m"),)
        # After ل in Arabic: the office of a minister stands directly before the State.
        party = Party("permanent-representative" if row.form("li") else "foreign-minister", row, gender="m")
        title = language.title(Title(TitleKind.LETTER, (DAY,), (party,), receivers))
        chinese = [f"{row.running}{minister}" for minister in ("外交部长", "外务大臣")]
        assert title.endswith(f" {inflected}") or f" {inflected} " in title or any(one in title for one in chinese), (
            title
        )


@each
def test_a_state_is_found_in_a_text_that_names_it(language: Language) -> None:
    for code in ENGLISH.by_code:
        for day in days_of(code):
            party = Party("permanent-representative", language.names.on(code, day), gender="m")
            title = language.title(Title(TitleKind.LETTER, (day,), (party,), (Receiver("secretary-general", "m"),)))
            assert [one.code for one in language.states(title, day)] == [code], title


@each
def test_sessions_and_years_have_different_words(language: Language) -> None:
    numbers = range(1, LAST_SESSION + 1)
    for texts in (
        [language.session(Session("regular", number)) for number in numbers],
        [language.year(number) for number in numbers],
    ):
        assert len(set(texts)) == LAST_SESSION
        assert all(text[0].isupper() or not text[0].isalpha() or not text[0].islower() for text in texts)
        for text in texts:
            assert_clean(text, language)


VOICES: tuple[Voice, ...] = ("one", "several", "mission", "missions", "none")
ITEMS = (("34",), ("3 (b)", "36"), ("31", "33", "108 (k)"), ("96 (a) (ii)",))
SPECIAL = (None, Session("emergency", 10), Session("special", 30))


def requests() -> Iterator[Request]:
    agendas: tuple[Agenda, ...] = ("adopted", "provisional", "preliminary")
    council = Circulation("security-council")
    for voice, agenda, items, session in product(VOICES, agendas, ITEMS, SPECIAL):
        assembly = Circulation("general-assembly", items, session, agenda)
        for organs, (annexes, enclosures) in product(
            ((assembly,), (assembly, council)), ((0, 0), (1, 0), (2, 0), (0, 1), (0, 2))
        ):
            yield Request(voice, organs, voice.startswith("mission"), annexes, enclosures)
    for voice, organ in product(VOICES, offices.ORGANS):
        yield Request(voice, (Circulation(organ),), voice.startswith("mission"))


@each
def test_requests_are_read_as_they_were_written(language: Language) -> None:
    state = language.names.on("ISL", DAY)
    for request in requests():
        missions = (Party("permanent-mission", state),) * (2 if request.voice == "missions" else 1)
        for gender in (None, "f", "m"):
            full = replace(request, gender=gender, missions=missions if request.note_verbale else ())
            text = language.request(full)
            assert_clean(text, language)
            found = language.find_request(f"{language.day(DAY)}. {text} {language.day(DAY)}.")
            assert found is not None, text
            assert replace(found.request, gender=None) == request, text


@each
@settings(max_examples=5_000 if PROOF else 100)
@given(data=st.data())
def test_composed_texts_are_clean(language: Language, data: st.DataObject) -> None:
    codes = sorted(ENGLISH.by_code)
    day = date(1993, 1, 1) + timedelta(days=data.draw(st.integers(0, 12_000)))
    senders = data.draw(st.lists(st.sampled_from(codes), min_size=1, max_size=4, unique=True))
    people = [
        {
            "family": "Berg",
            "state": code,
            "office": data.draw(st.sampled_from(["permanent-representative", "charge-d-affaires", "foreign-minister"])),
            "gender": data.draw(st.sampled_from(["f", "m"])),
        }
        for code in senders
    ]
    addressees = [{"office": office, "gender": data.draw(st.sampled_from(["f", "m"]))} for office in ("SG", "PSC")]
    facts = facts_of(
        "identical-letters",
        language=language.code,
        date=day.isoformat(),
        addressees=addressees,
        signatories=people,
        agenda_items=[{"number": "3 (b)", "title": "Sport"}],
        on_behalf_of=data.draw(st.lists(st.sampled_from(codes), min_size=1, max_size=9, unique=True)),
        annexes=[{"title": "Sport", "original": "ar"}, {"title": "Sport"}],
    )
    texts = [facts.title, facts.circulation_request or "", *facts.annex_headings, *facts.agenda_headings]
    texts += [facts.on_behalf_of.text if facts.on_behalf_of else "", *facts.distribution_lines]
    texts += [line for signatory in facts.signatories for line in signatory.lines]
    for text in texts:
        assert_clean(text, language)


@each
def test_the_letter_knows_the_language(language: Language) -> None:
    assert language.code in str(Letter.__annotations__["language"])
