"""French typography, articles and elision, ordinals, order of States and citations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.languages import load_language
from drafter.languages.fr.formatting import of, ordinal, to

FR = load_language("fr")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Il dit "bonjour".', "Il dit «\u00a0bonjour\u00a0»."),
        ('Le "club "A" de Nice" gagne.', "Le «\u00a0club “A” de Nice\u00a0» gagne."),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("«oui»", "«\u00a0oui\u00a0»"),
        ("l'été d'Israël", "l’été d’Israël"),
        ("Pourquoi ? Oui ! Bien ; voici : rien", "Pourquoi\u202f? Oui\u202f! Bien\u202f; voici\u00a0: rien"),
        ("Pourquoi? Oui! Bien; voici: rien", "Pourquoi\u202f? Oui\u202f! Bien\u202f; voici\u00a0: rien"),
        ("à 10:30, https://example.org/a?b=1", "à 10:30, https://example.org/a?b=1"),
        ("13 289 voiles, 25 % et n° 5", "13\u00a0289 voiles, 25\u00a0% et n°\u00a05"),
        ("A/71/999-S/2016/999", "A/71/999-S/2016/999"),
        ("(?)", "(?)"),
        ("", ""),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert FR.smart_quotes(typed) == printed
    assert FR.smart_quotes(printed) == printed


@given(st.text(alphabet="ab «»“”\"':;!? 0123%\u00a0\u202f", max_size=30))
def test_typography_changes_no_word(text: str) -> None:
    def words(of_text: str) -> str:
        return "".join(char for char in of_text if char.isalnum() or char in ":;!?%")

    assert words(FR.smart_quotes(text)) == words(text)


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("le 1er mai", ["er"]),
        ("la 9269e séance", ["e"]),
        ("au XXe siècle", ["e"]),
        ("1 et 2 euros", []),
        ("Le vent. Ce club. De. Me. Vie.", []),
        ("S/2e", []),
    ],
)
def test_raised_letters(text: str, raised: list[str]) -> None:
    assert [text[start:end] for start, end in FR.raised(text)] == raised


@pytest.mark.parametrize(
    ("phrase", "after_of", "after_to"),
    [
        ("le Canada", "du Canada", "au Canada"),
        ("les Îles Cook", "des Îles Cook", "aux Îles Cook"),
        ("la Chine", "de la Chine", "à la Chine"),
        ("l’Inde", "de l’Inde", "à l’Inde"),
        ("Israël", "d’Israël", "à Israël"),
        ("Oman", "d’Oman", "à Oman"),
        ("Haïti", "d’Haïti", "à Haïti"),
        ("Antigua-et-Barbuda", "d’Antigua-et-Barbuda", "à Antigua-et-Barbuda"),
        ("onze États", "de onze États", "à onze États"),
        ("Haut-Commissaire", "de Haut-Commissaire", "à Haut-Commissaire"),
        ("l’ex-République", "de l’ex-République", "à l’ex-République"),
    ],
)
def test_articles_and_elision(phrase: str, after_of: str, after_to: str) -> None:
    assert (of(phrase), to(phrase)) == (after_of, after_to)


def test_the_table_of_states_agrees_with_the_rules() -> None:
    for row in FR.names.rows:
        assert (row.form("de"), row.form("a")) == (of(row.running), to(row.running)), row.code


def test_states_are_sorted_letter_by_letter() -> None:
    states = ["Saint Kitts and Nevis", "Saint Lucia", "San Marino", "Dominican Republic", "Republic of Moldova", "Laos"]
    facts = facts_of(language="fr", senders=["Chad"], on_behalf_of=[*states, "Bolivia", "Belgium", "Ethiopia"])
    assert facts.on_behalf_of is not None
    assert facts.on_behalf_of.states == (
        "la Belgique",
        "l’État plurinational de Bolivie",
        "l’Éthiopie",
        "la République démocratique populaire lao",
        "la République de Moldova",
        "la République dominicaine",
        "Sainte-Lucie",
        "Saint-Kitts-et-Nevis",
        "Saint-Marin",
    )


ORDINALS = {
    1: "première", 5: "cinquième", 9: "neuvième", 11: "onzième", 17: "dix-septième", 20: "vingtième",
    21: "vingt et unième", 61: "soixante et unième", 70: "soixante-dixième", 71: "soixante et onzième",
    72: "soixante-douzième", 79: "soixante-dix-neuvième", 80: "quatre-vingtième", 81: "quatre-vingt-unième",
    91: "quatre-vingt-onzième", 99: "quatre-vingt-dix-neuvième", 100: "centième", 101: "cent unième",
    111: "cent onzième", 120: "cent vingtième",
}  # fmt: skip


@pytest.mark.parametrize(("number", "text"), ORDINALS.items())
def test_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text


@pytest.mark.parametrize("number", [0, 201])
def test_ordinals_end(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 200"):
        ordinal(number)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("la résolution 2139 (2014)", ["S/RES/2139(2014)"]),
        ("les résolutions 2118 (2013), 2209 (2015) et 2235 (2015)",
         ["S/RES/2118(2013)", "S/RES/2209(2015)", "S/RES/2235(2015)"]),
        ("sa résolution 71/248", ["A/RES/71/248"]),
        ("la résolution 31/1 du Conseil des droits de l’homme", ["A/HRC/RES/31/1"]),
        ("la résolution 1/1 de la Conférence", []),
        ("sous la cote S/2016/1058.", ["S/2016/1058"]),
    ],
)  # fmt: skip
def test_citations(text: str, symbols: list[str]) -> None:
    assert [citation.symbol for citation in FR.citations(text)] == symbols


def test_labels_of_subparagraphs() -> None:
    assert [FR.subparagraph_label(label) for label in ("(a)", "(iv)")] == ["a)", "iv)"]
