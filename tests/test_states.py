"""The names of States by date: every name finds its State, and a letter prints the name in use on its day."""

import unicodedata
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.languages import names
from drafter.languages.names import StateName
from drafter.un import members

ENGLISH = names.load_names("en")
TODAY = date(2025, 1, 1)
EARLIEST = date(1945, 10, 24)
DAYS = st.dates(EARLIEST, date(2030, 12, 31))
ROWS = st.sampled_from(ENGLISH.rows)
STATES = st.sampled_from(sorted(ENGLISH.by_code))


def within(row: StateName) -> date:
    return min(max(row.valid_from, EARLIEST), row.valid_to)


def test_every_state_on_record_has_names_and_every_name_a_state() -> None:
    assert set(ENGLISH.by_code) == {period.code for period in members.periods()}
    assert len(ENGLISH.rows) > 250
    assert all(row.source and row.short and row.formal for row in ENGLISH.rows)


def test_every_name_finds_its_state_on_its_days() -> None:
    tried = [(row, text) for row in ENGLISH.rows for text in (row.short, row.running, row.formal, *row.aliases)]
    assert len(tried) > 800
    astray = [
        (text, row.code)
        for row, text in tried
        if (found := ENGLISH.find(text, within(row))) is None or found.code != row.code
    ]
    assert astray == []


def test_every_code_finds_its_state() -> None:
    tried = [(code, states) for code, states in members.codes().items()]
    assert len(tried) > 400
    for code, states in tried:
        found = ENGLISH.find(code)
        assert found, code
        assert found.code in states, code


@given(ROWS, st.sampled_from([str.upper, str.lower, str.title, str.swapcase]), st.booleans(), st.booleans())
def test_case_diacritics_apostrophes_and_article_do_not_matter(
    row: StateName, case: type[str], plain: bool, article: bool
) -> None:
    text = row.short.replace("’", "'")
    if plain:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = f"The  {case(text)} " if article else case(text)
    found = ENGLISH.find(text, within(row))
    assert found is not None
    assert found.code == row.code


@given(STATES, DAYS)
def test_the_name_of_a_day_is_in_use_on_it(code: str, day: date) -> None:
    rows = ENGLISH.by_code[code]
    name = ENGLISH.on(code, day)
    assert name.covers(day) or (name == rows[0] and day < name.valid_from) or (name == rows[-1] and day > name.valid_to)


@given(STATES)
def test_names_follow_one_another_without_gap(code: str) -> None:
    rows = ENGLISH.by_code[code]
    for before, after in pairwise(rows):
        assert before.valid_to + timedelta(days=1) == after.valid_from


@given(st.lists(STATES, max_size=40), DAYS, st.randoms())
def test_sorting_is_total_and_stable(codes: list[str], day: date, chance: object) -> None:
    ordered = ENGLISH.sort(codes, day)
    assert sorted(ordered) == sorted(codes)
    assert ENGLISH.sort(reversed(codes), day) == ordered == ENGLISH.sort(ordered, day)


@pytest.mark.parametrize(
    ("title", "day", "order"),
    [
        ("under T, not under M", "2016-10-11", "CHE MKD TUN"),
        ("under N since it is North Macedonia", "2019-03-01", "NGA MKD NOR"),
        ("Türkiye in the place of Turkey", "2023-01-01", "TUN TUR TKM"),
        ("Côte d’Ivoire as Cote", "2016-10-11", "CRI CIV HRV"),
        ("Republic of Korea under R", "2016-10-11", "QAT KOR MDA ROU RUS"),
        ("Democratic People’s Republic before Democratic Republic", "2016-10-11", "CZE PRK COD DNK"),
        ("articles are not looked at", "2016-10-11", "NPL NLD NZL NIC NER NGA"),
        ("United names", "2016-10-11", "UKR ARE GBR TZA USA URY"),
        ("short before long", "2016-10-11", "GIN GNB GUY"),
        ("State of Palestine under S", "2016-10-11", "LKA PSE SDN"),
        ("the two Germanys", "1980-01-01", "FRA GAB GMB DDR DEU GHA"),
        ("Upper Volta under U", "1980-01-01", "USA BFA URY"),
    ],
)
def test_english_alphabetical_order(title: str, day: str, order: str) -> None:
    codes = order.split()
    assert ENGLISH.sort(sorted(codes), date.fromisoformat(day)) == tuple(codes), title


@pytest.mark.parametrize(
    ("code", "day", "running"),
    [
        ("TUR", "2022-05-31", "Turkey"),
        ("TUR", "2022-06-01", "Türkiye"),
        ("MKD", "2019-02-13", "the former Yugoslav Republic of Macedonia"),
        ("MKD", "2019-02-14", "North Macedonia"),
        ("LBY", "2008-12-27", "the Libyan Arab Jamahiriya"),
        ("LBY", "2011-09-16", "Libya"),
        ("SWZ", "2007-08-13", "Swaziland"),
        ("SWZ", "2018-05-30", "Eswatini"),
        ("CPV", "2013-10-23", "Cape Verde"),
        ("CZE", "2016-05-16", "the Czech Republic"),
        ("CZE", "2016-10-11", "Czechia"),
        ("CSK", "1989-01-01", "Czechoslovakia"),
        ("COD", "1990-01-01", "Zaire"),
        ("COD", "1997-05-17", "the Democratic Republic of the Congo"),
        ("PSE", "2012-12-16", "Palestine"),
        ("PSE", "2012-12-17", "the State of Palestine"),
        ("PSE", "1980-01-01", "the Palestine Liberation Organization"),
        ("DEU", "1985-01-01", "the Federal Republic of Germany"),
        ("DEU", "1990-10-03", "Germany"),
        ("RUS", "1985-01-01", "the Union of Soviet Socialist Republics"),
        ("RUS", "1997-09-25", "the Russian Federation"),
        ("BLR", "1990-01-01", "the Byelorussian Soviet Socialist Republic"),
        ("YUG", "1990-01-01", "Yugoslavia"),
        ("SRB", "2001-01-01", "Yugoslavia"),
        ("SRB", "2004-01-01", "Serbia and Montenegro"),
        ("SRB", "2006-06-03", "Serbia"),
        ("EGY", "1960-01-01", "the United Arab Republic"),
        ("TZA", "1962-01-01", "Tanganyika"),
        ("MMR", "1980-01-01", "Burma"),
        ("LKA", "1970-01-01", "Ceylon"),
        ("KHM", "1980-01-01", "Democratic Kampuchea"),
        ("BFA", "1980-01-01", "the Upper Volta"),
        ("BEN", "1970-01-01", "Dahomey"),
        ("IRN", "1978-01-01", "Iran"),
        ("IRN", "2008-04-07", "the Islamic Republic of Iran"),
        ("VEN", "2009-01-07", "the Bolivarian Republic of Venezuela"),
        ("BOL", "2016-01-01", "the Plurinational State of Bolivia"),
        ("NLD", "2016-10-11", "the Netherlands"),
        ("NLD", "2025-01-01", "the Kingdom of the Netherlands"),
        ("GBR", "2016-10-11", "the United Kingdom of Great Britain and Northern Ireland"),
        ("UKR", "2016-10-11", "Ukraine"),
        ("MDV", "2016-10-11", "Maldives"),
        ("GMB", "2007-08-13", "the Gambia"),
    ],
)
def test_a_letter_prints_the_names_of_its_day(code: str, day: str, running: str) -> None:
    assert ENGLISH.on(code, date.fromisoformat(day)).running == running


@pytest.mark.parametrize(
    ("text", "day", "code", "was_alias"),
    [
        ("Cote d'Ivoire", "2016-10-11", "CIV", False),
        ("Ivory Coast", "2016-10-11", "CIV", False),
        ("the Netherlands", "2016-10-11", "NLD", False),
        ("MKD", "2016-10-11", "MKD", True),
        ("mk", "2016-10-11", "MKD", True),
        ("Iran (Islamic Republic of)", "2016-10-11", "IRN", False),
        ("Iran, Islamic Republic of", "2016-10-11", "IRN", False),
        ("United Kingdom", "2016-10-11", "GBR", True),
        ("U.S.", "2016-10-11", "USA", True),
        ("the French Republic", "2016-10-11", "FRA", False),
        ("Congo", "2016-10-11", "COG", False),
        ("Democratic Republic of the Congo", "1968-01-01", "COD", False),
        ("South Korea", "2016-10-11", "KOR", True),
        ("Yugoslavia", "1985-01-01", "YUG", False),
        ("Yugoslavia", "2002-01-01", "SRB", False),
        ("Yemen", "1985-01-01", "YEM", False),
        ("South Yemen", "1985-01-01", "YMD", True),
        ("Germany", "1985-01-01", "DEU", False),
        ("Federal Republic of Germany", "1985-01-01", "DEU", False),
        ("China", "1960-01-01", "CHN", False),
        ("CS", "1985-01-01", "CSK", True),
        ("CS", "2004-01-01", "SRB", True),
        ("Zaïre", "1985-01-01", "COD", False),
    ],
)
def test_the_state_that_a_text_names_on_a_day(text: str, day: str, code: str, was_alias: bool) -> None:
    found = ENGLISH.find(text, date.fromisoformat(day))
    assert found is not None
    assert (found.code, found.was_alias) == (code, was_alias)


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Turkey", "2023-01-01", "Türkiye"),
        ("Türkiye", "2016-10-11", "Turkey"),
        ("North Macedonia", "2016-10-11", "the former Yugoslav Republic of Macedonia"),
        ("Burma", "2016-10-11", "Myanmar"),
        ("the Republic of China", "2016-10-11", "China"),
        ("Serbia", "2004-01-01", "Serbia and Montenegro"),
        ("Palestine", "2016-10-11", "State of Palestine"),
        ("Turkey", "2016-10-11", None),
        ("Cambodia", "2016-10-11", None),
        ("Iran", "2016-10-11", None),
        ("Netherlands", "2025-01-01", None),
        ("USA", "2016-10-11", None),
        ("Czech Republic", "2020-01-01", None),
        ("Atlantis", "2016-10-11", None),
    ],
)
def test_anachronisms(text: str, day: str, name: str | None) -> None:
    found = ENGLISH.anachronism(text, date.fromisoformat(day))
    assert (found.short if found else None) == name


@pytest.mark.parametrize(
    ("text", "day", "suggestion"),
    [
        ("Turky", "2023-01-01", ["Türkiye"]),
        ("Turky", "2016-10-11", ["Turkey"]),
        ("Untied Kingdom", "2016-10-11", ["United Kingdom of Great Britain and Northern Ireland"]),
        ("Phillipines", "2016-10-11", ["Philippines"]),
        ("Korea", "2016-10-11", ["Democratic People’s Republic of Korea", "Republic of Korea"]),
        ("Xyzzy", "2016-10-11", []),
        ("", "2016-10-11", []),
    ],
)
def test_suggestions_for_unknown_states(text: str, day: str, suggestion: list[str]) -> None:
    assert ENGLISH.find(text) is None
    assert list(ENGLISH.suggestions(text, date.fromisoformat(day))) == suggestion


def test_renaming_a_state_is_one_row() -> None:
    table = (names.FOLDER / "en" / "states.csv").read_text(encoding="utf-8").splitlines()
    renamed = names.parse_names([*table, "NZL,Aotearoa,,,,,2040-07-01,,,invented for this test"], "en")
    last_day, first_day = date(2040, 6, 30), date(2040, 7, 1)
    assert len(renamed.rows) == len(ENGLISH.rows) + 1
    assert renamed.on("NZL", last_day).running == "New Zealand"
    assert renamed.on("NZL", first_day).running == "Aotearoa"
    assert renamed.on("NZL", last_day).valid_to == last_day
    assert renamed.anachronism("New Zealand", first_day) == renamed.on("NZL", first_day)
    assert renamed.sort(["NZL", "AUS"], first_day) == ("NZL", "AUS")
    assert ENGLISH.sort(["NZL", "AUS"], first_day) == ("AUS", "NZL")


def test_a_language_may_have_additional_columns() -> None:
    table = ["code,short,article,running,valid_from,genitive", "FRA,Франция,,,,Франции"]
    assert names.parse_names(table, "ru").on("FRA", TODAY).form("genitive") == "Франции"


def test_english_names_are_understood_in_every_language() -> None:
    table = ["code,short,article,running,valid_from,aliases", "DEU,Allemagne,l’,l’Allemagne,,RFA"]
    french = names.parse_names(table, "fr", also=ENGLISH)
    understood = [found.row.short for text in ("Germany", "RFA", "DE", "Allemagne") if (found := french.find(text))]
    assert understood == ["Allemagne"] * 4
    assert french.suggestions("Germny") == ("Allemagne",)
    assert french.find("Canada") is None


def test_a_language_without_a_table_raises_an_error() -> None:
    with pytest.raises(LookupError, match="tlh"):
        names.load_names("tlh")
