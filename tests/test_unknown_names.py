"""Names that are not a State's: a slip of the hand gets the right suggestion, another name a plain sentence."""

from __future__ import annotations

import random
from datetime import date
from string import ascii_lowercase

import pytest
from support.sampling import shortened

from drafter.languages import load_language
from drafter.languages.unknown_names import KINDS, TABLE, explain_unknown, find_other_name
from drafter.pipeline import check
from drafter.suggest import edit_distance, spelled_alike
from drafter.tables import packaged

NAMES = load_language("en").names
TODAY = date(2026, 11, 24)
ROWS = packaged(TABLE)
CURRENT = {code: NAMES.on(code, TODAY) for code in NAMES.by_code}
MISSPELLINGS = shortened(100, 20)

MISSPELLED = [
    ("Turky", "Türkiye"),
    ("Itlay", "Italy"),
    ("Cote d'Ivoir", "Côte d’Ivoire"),
    ("Kazahkstan", "Kazakhstan"),
    ("Phillipines", "Philippines"),
    ("Untied States", "United States of America"),
    ("Guinea Bisau", "Guinea-Bissau"),
    ("Germny", "Germany"),
    ("Timor", "Timor-Leste"),
    ("Saint Vincent & Grenadines", "Saint Vincent and the Grenadines"),
    ("Uraguay", "Uruguay"),
    ("Venezula", "Venezuela (Bolivarian Republic of)"),
    ("Dominca", "Dominica"),
    ("St. Lucia", "Saint Lucia"),
    ("S. Korea", "Republic of Korea"),
]
AMBIGUOUS = [
    ("Nigera", {"Niger", "Nigeria"}),
    ("Irak", {"Iran (Islamic Republic of)", "Iraq"}),
    ("Austrlia", {"Australia", "Austria"}),
    ("Icland", {"Iceland", "Ireland"}),
    ("Korea", {"Democratic People’s Republic of Korea", "Republic of Korea"}),
    ("Congo Republic", {"Congo", "Democratic Republic of the Congo"}),
    ("Malt", {"Malta", "Mali"}),
    ("Slovena", {"Slovenia"}),
    ("Malavi", {"Malawi", "Mali", "Malaysia"}),
]
NOT_STATES = ["England", "Scotland", "Wales", "Taiwan", "Greenland", "EU", "Kosovo", "Catalonia", "NATO", "Tasmania"]
PLACES = [
    "Western Sahara",
    "Hong Kong",
    "Puerto Rico",
    "Northern Ireland",
    "the Faroe Islands",
    "Republic of Kosovo",
    "Gibraltar",
    "Macau",
    "Tibet",
    "Crimea",
]
INVENTED = ["Narnia", "Atlantis", "Bob", "Republic", "United", "Ruritania", "Arendelle", "", "x", "Islands"]


@pytest.mark.parametrize(("typed", "meant"), MISSPELLED)
def test_a_misspelled_state_is_suggested(typed: str, meant: str) -> None:
    assert NAMES.find(typed) is None
    near, message = explain_unknown(NAMES, typed, TODAY)
    assert near == meant
    assert message.endswith(f"Did you mean {meant}?")


@pytest.mark.parametrize(("typed", "meant"), AMBIGUOUS)
def test_all_states_that_may_be_meant_are_shown(typed: str, meant: set[str]) -> None:
    assert set(NAMES.suggestions(typed, TODAY)) == meant
    assert (explain_unknown(NAMES, typed, TODAY)[0] is None) == (len(meant) > 1)


def test_three_states_are_listed_in_words() -> None:
    assert explain_unknown(NAMES, "Malavi", TODAY)[1].endswith("Did you mean Malawi, Mali or Malaysia?")


@pytest.mark.parametrize("typed", [*NOT_STATES, *PLACES, *INVENTED])
def test_no_other_country_is_proposed(typed: str) -> None:
    near, message = explain_unknown(NAMES, typed, TODAY)
    assert near is None
    assert "Did you mean" not in message
    other = find_other_name(typed)
    words = message.replace(other.full_name if other else typed, "").replace(typed, "")
    assert [row.short for row in CURRENT.values() if row.short in words] == []


@pytest.mark.parametrize("typed", [*NOT_STATES, *PLACES])
def test_drafter_says_what_it_knows_and_what_to_write(typed: str) -> None:
    [finding] = [one for one in check(LETTER.format(typed)) if one.rule == "unknown-state"]
    assert finding.fix is None
    assert finding.message.startswith(f'"{typed}" is ')
    assert "Write the name of a Member State" in finding.message or "`organization: the " in finding.message


LETTER = """\
template: letter
date: 2026-01-14
addressees: [secretary-general]
agenda_items: [{{number: 14, title: Culture of peace}}]
on_behalf_of: [Chile, "{}"]
body: We write on behalf of {{{{ on_behalf_of }}}}. {{{{ circulation_request }}}}
signatories: [{{given: Ada, family: Berg, state: Iceland}}]
"""


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_a_row_is_complete_and_names_no_state(row: dict[str, str]) -> None:
    assert row["kind"] in KINDS
    assert row["source"]
    for name in filter(None, (row["name"], row["full_name"], *row["aliases"].split("|"))):
        assert NAMES.find(name) is None
        found = find_other_name(name)
        assert found is not None
        assert found.name == row["name"]


def test_each_kind_has_rows() -> None:
    assert {row["kind"] for row in ROWS} == set(KINDS)


def test_the_non_self_governing_territories_are_complete() -> None:
    """The list of the United Nations has 17 Territories (A/RES/78/83 and the later resolutions on them)."""
    assert sum(row["kind"] == "non-self-governing territory" for row in ROWS) == 17


def slip(name: str, draw: random.Random) -> str:
    """Change one letter after the first: remove, add, replace or swap it."""
    at = draw.randrange(1, len(name))
    letter, before, after = draw.choice(ascii_lowercase), name[:at], name[at + 1 :]
    swapped = after[:1] + name[at] + after[1:]
    return before + draw.choice([after, letter + name[at] + after, letter + after, swapped])


@pytest.mark.parametrize("code", CURRENT)
def test_a_misspelled_name_never_becomes_another_state_alone(code: str) -> None:
    draw = random.Random(code)
    for _ in range(MISSPELLINGS):
        typed = slip(CURRENT[code].short, draw)
        if NAMES.find(typed) or find_other_name(typed):
            continue
        meant = NAMES.suggestions(typed, TODAY)
        assert not meant or CURRENT[code].short in meant, typed


def test_most_misspelled_names_are_suggested() -> None:
    draw = random.Random(14)
    typed = [slip(row.short, draw) for row in CURRENT.values()]
    unknown = [name for name in typed if not NAMES.find(name)]
    assert sum(bool(NAMES.suggestions(name, TODAY)) for name in unknown) > 0.95 * len(unknown)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("italy", "itlay", 1),
        ("chad", "chda", 1),
        ("niger", "nigeria", 2),
        ("austria", "australia", 2),
        ("abcd", "dcba", 3),
        ("ca", "abc", 3),
    ],
)
def test_distance_of_two_names(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other) == edit_distance(other, one) == distance


@pytest.mark.parametrize(
    ("name", "known", "slips"),
    [
        ("oma", "oman", None),
        ("omam", "oman", 1),
        ("cubba", "cuba", 1),
        ("cubbas", "cuba", 2),
        ("turkmenistaaaan", "turkmenistan", 3),
        ("turkmenistaaaaan", "turkmenistan", None),
        ("pran", "iran", None),
    ],
)
def test_how_many_slips_a_name_may_have(name: str, known: str, slips: int | None) -> None:
    assert spelled_alike(name, [known]).get(known) == slips
