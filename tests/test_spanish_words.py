"""Spanish typography, articles and contractions, conjunctions, ordinals, order of States and citations."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.languages import load_language
from drafter.languages.es.formatting import join_list, of, ordinal, to
from drafter.languages.protocol import Receiver

ES = load_language("es")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Dice "buenos días".', "Dice “buenos días”."),
        ("El \"club 'A' de Lima\" gana.", "El “club ‘A’ de Lima” gana."),
        ('¿"Ahora"? ¡"Sí"!', "¿“Ahora”? ¡“Sí”!"),
        ("Côte d'Ivoire", "Côte d’Ivoire"),
        ("«sí»", "«sí»"),
        ("13 289 velas, 25 % y 4,5 %", "13\u00a0289 velas, 25\u00a0% y 4,5\u00a0%"),
        ("el Sr. Berg y la Sra. Ruiz, núm. 5", "el Sr.\u00a0Berg y la Sra.\u00a0Ruiz, núm.\u00a05"),
        ("núms. 5 y 6, art. 7, párr. 8 y p. 9", "núms.\u00a05 y 6, art.\u00a07, párr.\u00a08 y p.\u00a09"),
        ("a las 10.30 horas, https://example.org/a?b=1", "a las 10.30 horas, https://example.org/a?b=1"),
        ("A/71/999-S/2016/999", "A/71/999-S/2016/999"),
        ("", ""),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert ES.smart_quotes(typed) == printed
    assert ES.smart_quotes(printed) == printed


@given(st.text(alphabet="ab «»“”\"'¿?¡! 0123%.\u00a0", max_size=30), st.integers(0, 30))
def test_typography_changes_no_word_and_does_not_depend_on_pieces(text: str, cut: int) -> None:
    def words(of_text: str) -> str:
        return "".join(char for char in of_text if char.isalnum() or char in "¿?¡!%.")

    typesetter = ES.typesetter()
    pieces = typesetter.typeset(text[:cut], text[cut : cut + 1]) + typesetter.typeset(text[cut:])
    assert words(pieces) == words(ES.smart_quotes(text)) == words(text)


@pytest.mark.parametrize(
    ("phrase", "after_of", "after_to"),
    [
        ("el Canadá", "del Canadá", "al Canadá"),
        ("los Países Bajos", "de los Países Bajos", "a los Países Bajos"),
        ("la India", "de la India", "a la India"),
        ("Israel", "de Israel", "a Israel"),
        ("El Salvador", "de El Salvador", "a El Salvador"),
        ("El Presidente", "del Presidente", "al Presidente"),
        ("La Presidenta", "de la Presidenta", "a la Presidenta"),
    ],
)
def test_contractions(phrase: str, after_of: str, after_to: str) -> None:
    assert (of(phrase), to(phrase)) == (after_of, after_to)


def test_the_table_of_states_agrees_with_the_rules() -> None:
    for row in ES.names.rows:
        assert (row.form("de"), row.form("formal_de")) == (of(row.running), of(row.formal)), row.code


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["Chile"], "Chile"),
        (["Chile", "Italia"], "Chile e Italia"),
        (["Chile", "Cuba", "Israel"], "Chile, Cuba e Israel"),
        (["español", "inglés"], "español e inglés"),
        (["padres", "hijos"], "padres e hijos"),
        (["el Ecuador", "el Iraq"], "el Ecuador y el Iraq"),
        (["Fiji", "la India"], "Fiji y la India"),
        (["Fiji", "las Islas Marshall"], "Fiji y las Islas Marshall"),
        (["Grecia", "Haití"], "Grecia y Haití"),
        (["Grecia", "Hungría"], "Grecia y Hungría"),
        (["Omán", "Yemen"], "Omán y Yemen"),
        (["agua", "hielo"], "agua y hielo"),
        (["I", "II"], "I y II"),
        (["10", "11"], "10 y 11"),
        (["“A”", "“Índice”"], "“A” e “Índice”"),
    ],
)
def test_the_conjunction_before_the_sound_of_i(items: list[str], text: str) -> None:
    assert join_list(items) == text


def test_the_conjunction_before_every_state() -> None:
    """The reference forms of five States begin with the sound of i; no other form in running text does."""
    with_e = {row.short for row in ES.names.rows if join_list(["A", row.running]).startswith("A e ")}
    assert with_e == {"Indonesia", "Irlanda", "Islandia", "Israel", "Italia"}


def test_states_with_an_article_in_running_text() -> None:
    """48 States of today have an article (UNTERM)."""
    today = [rows[-1] for rows in ES.names.by_code.values() if rows[-1].covers(date(2025, 1, 1))]
    with_article = [row.short for row in today if row.article]
    assert len(with_article) == 48
    assert {"Canadá", "Arabia Saudita", "Ecuador", "Países Bajos (Reino de los)"} <= set(with_article)
    assert not {"Chile", "El Salvador", "Francia"} & set(with_article)


@pytest.mark.parametrize("name", ["Irán", "Iran", "Bolivia", "Venezuela", "Siria", "Laos", "Rusia", "Estados Unidos"])
def test_short_names_of_today_are_known(name: str) -> None:
    facts = facts_of(language="es", senders=[{"state": name, "gender": "m"}], organs=["security-council"])
    assert [finding.rule for finding in facts.findings if finding.rule != "missing-gender"] == []


def test_states_are_sorted_word_by_word() -> None:
    states = [
        "Saint Lucia",
        "San Marino",
        "Saint Vincent and the Grenadines",
        "Sao Tome and Principe",
        "Iran",
        "Ireland",
    ]
    others = ["Republic of Moldova", "Republic of Korea", "Laos", "Bolivia", "Belgium", "El Salvador", "United States"]
    facts = facts_of(language="es", senders=["Chad"], on_behalf_of=[*states, *others])
    assert facts.on_behalf_of is not None
    assert facts.on_behalf_of.states == (
        "Bélgica",
        "el Estado Plurinacional de Bolivia",
        "El Salvador",
        "los Estados Unidos de América",
        "la República Islámica del Irán",
        "Irlanda",
        "la República de Corea",
        "la República de Moldova",
        "la República Democrática Popular Lao",
        "San Marino",
        "San Vicente y las Granadinas",
        "Santa Lucía",
        "Santo Tomé y Príncipe",
    )


ORDINALS = {
    1: "primer", 3: "tercer", 7: "séptimo", 11: "undécimo", 12: "duodécimo", 13: "decimotercer", 18: "decimoctavo",
    20: "vigésimo", 21: "vigésimo primer", 33: "trigésimo tercer", 40: "cuadragésimo", 59: "quincuagésimo noveno",
    71: "septuagésimo primer", 80: "octogésimo", 99: "nonagésimo noveno", 100: "centésimo", 101: "centésimo primer",
    113: "centésimo decimotercer", 120: "centésimo vigésimo",
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
        ("la resolución 2139 (2014)", ["S/RES/2139(2014)"]),
        ("las resoluciones 1267 (1999), 1989 (2011) y 2253 (2015)",  # S/2016/481
         ["S/RES/1267(1999)", "S/RES/1989(2011)", "S/RES/2253(2015)"]),
        ("las resoluciones del Consejo de Seguridad 2254 (2015) y 2268 (2016)",
         ["S/RES/2254(2015)", "S/RES/2268(2016)"]),
        ("la resolución de la Asamblea General 71/248", ["A/RES/71/248"]),
        ("la resolución del Consejo de Derechos Humanos 31/1", ["A/HRC/RES/31/1"]),
        ("la resolución del Consejo Económico y Social 2016/5", ["E/RES/2016/5"]),
        ("la resolución de la Comisión 12/1", []),
        ("su resolución 71/248", ["A/RES/71/248"]),
        ("la resolución 31/1 del Consejo de Derechos Humanos", ["A/HRC/RES/31/1"]),
        ("la resolución 1/1 de la Conferencia", []),
        ("con la signatura S/2016/418.", ["S/2016/418"]),
    ],
)  # fmt: skip
def test_citations(text: str, symbols: list[str]) -> None:
    assert [citation.symbol for citation in ES.citations(text)] == symbols


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("Representante Permanente", "permanent-representative"),
        ("Embajadora, Representante Permanente", "permanent-representative"),
        ("Representante Permanente Adjunta de Chile ante las Naciones Unidas", "deputy-permanent-representative"),
        ("Encargado de Negocios interino de la Misión Permanente de Chile", "charge-d-affaires"),
        ("Ministra de Relaciones Exteriores del Perú", "foreign-minister"),
        ("Presidencia del Consejo de Seguridad", "president-of-the-security-council"),
        ("Jardinero de Chile", None),
    ],
)
def test_offices_are_known_by_their_words(line: str, office: str | None) -> None:
    assert ES.office_of_line(line) == office


@pytest.mark.parametrize(
    ("receiver", "salutation"),
    [
        (Receiver("secretary-general", "m"), "Señor Secretario General:"),
        (Receiver("president-of-the-security-council", "f"), "Señora Presidenta:"),
        (Receiver("president-of-the-general-assembly"), "Señor Presidente:"),
        (Receiver("Alcaldesa de Quito", "f"), "Excelentísima señora:"),
    ],
)
def test_salutations(receiver: Receiver, salutation: str) -> None:
    assert ES.salutation(receiver) == salutation
    assert "reiterarle las seguridades de nuestra" in ES.courtesy(receiver, several=True)
