"""Rules on Spanish: what they find, what they propose, and correct texts that they do not report."""

from __future__ import annotations

import subprocess
import sys

import pytest

from drafter.diagnostics import Finding
from drafter.lint.examples import EXAMPLE_LETTERS, with_change
from drafter.lint.registry import OF_LANGUAGE, letter_rules, rule_families, rules_for
from drafter.lint.rules.spanish_words import spanish_body
from drafter.load import LetterInput
from drafter.pipeline import inspect


def found(*paragraphs: str, day: str = "2026-03-04") -> tuple[Finding, ...]:
    text = with_change(f"{spanish_body(*paragraphs)}date: {day}\n")
    return inspect(LetterInput("letter.yaml", text.encode(), None))


def own_rules(text: str, day: str) -> list[str]:
    return [one.rule for one in found(text, day=day) if one.rule.startswith("es-")]


def test_the_spanish_example_letter_has_no_findings() -> None:
    assert inspect(LetterInput("letter.yaml", EXAMPLE_LETTERS["es"].encode(), None)) == ()


def test_spanish_has_rules_of_its_own() -> None:
    own = [rule for rule in letter_rules() if rule.languages == ("es",)]
    assert len(own) >= 30
    assert all(rule.id.startswith("es-") and "language: es" in rule.bad for rule in own)


@pytest.mark.parametrize(
    ("text", "rule", "fix"),
    [
        ("Malta y Italia reman.", "es-conjunction", "e"),
        ("Padres y hijos reman.", "es-conjunction", "e"),
        ("Grecia e Haití reman.", "es-conjunction", "y"),
        ("Hay plata o oro.", "es-conjunction-u", "u"),
        ("Van a el lago.", "es-contraction", "al"),
        ("A el lago van.", "es-contraction", "Al"),
        ("El tema del orden del día es el remo.", "es-agenda", "tema del programa"),
        ("Véase el tema 12 del orden del día.", "es-agenda", "del programa"),
        ("Es la septuagésima primera sesión de la Asamblea General.", "es-session", None),
        ("Hay más datos (véase los anexos de 2025).", "es-see-annex", "véanse los anexos"),
        ("Se publicó con la cota S/2016/418.", "es-symbol", "con la signatura"),
        ("Escribe el Representante Permanente de Cuba ante la ONU.", "es-accreditation", "ante las Naciones Unidas"),
        ("Escribe a Naciones Unidas.", "es-united-nations-article", "a las "),
        ("Vimos la carta de fecha 3 de mayo de 2025 dirigidas al club.", "es-addressed", "dirigida"),
        ("Dicen: qué bote!", "es-opening-mark", None),
        ("El n.º 5 gana.", "es-number-sign", "núm."),
        ("El nº5 gana.", "es-number-sign", "núm. "),
        ("Remaron en Trinidad y Tobago.", "es-national-name", "Trinidad y Tabago"),
        ("Remaron en Tanzania.", "es-national-name", None),
        ("Remaron en Ruanda y en Vietnam.", "es-national-name", "Rwanda"),
        ("Remaron en Swazilandia.", "es-former-name", "Eswatini"),
        ("Remaron en Holanda.", "es-former-name", None),
        ("Remaron en Panama.", "es-state-accent", "Panamá"),
        ("Remaron en Canadá.", "es-state-article", "en el Canadá"),
        ("Vienen a Chad.", "es-state-article", "al Chad"),
        ("Vienen de India.", "es-state-article", "de la India"),
        ("Vienen al Salvador.", "es-el-salvador", "a El Salvador"),
        ("Lo dijo el gobierno de Malta.", "es-government", "Gobierno"),
        ("Todos los estados miembros reman.", "es-member-states", "Estados Miembros"),
        ("Los Estados Miembros de la Unión Africana reman.", "es-members-of-others", "miembros"),
        ("Lo dijo el gobierno de la República Dominicana.", "es-government", "Gobierno"),
        ("Según el artículo 51 de la Carta, remamos.", "es-article-of-the-charter", "Artículo"),
        ("Según los Artículos 1 y 2 del Tratado, remamos.", "es-article-of-the-charter", "artículos"),
        ("El encargado de negocios rema.", "es-office-capitals", "Encargado de Negocios"),
        ("Los Representantes permanentes reman.", "es-office-capitals", "Representantes Permanentes"),
        ("El Consejo de seguridad lo sabe.", "es-organ-capitals", "Consejo de Seguridad"),
        ("Lo sabe la Presidenta del Consejo de Seguridad.", "es-presidency", "la Presidencia"),
        ("La carta del Presidente del Consejo de Seguridad llegó.", "es-presidency", "de la Presidencia"),
        ("Llegó el primero de mayo.", "es-first-of-month", "1"),
        ("Llegó el 11 de Octubre de 2025.", "es-month-capital", "octubre"),
        ("Llegó el 11 de octubre del 2025.", "es-year-article", " de"),
        ("Llegó el 11 octubre 2025.", "es-date-in-words", "11 de octubre de 2025"),
        ("Llegó el 11.10.2025.", "es-date-in-words", None),
        ("Llegó el 09 de octubre.", "es-day-zero", ""),
        ("Creció un 4.5 %.", "es-decimal-comma", "4,5"),
        ("Recorrió 1.234.567 metros.", "es-thousands", "1\u00a0234\u00a0567"),
        ("Recorrió 13,289 metros.", "es-thousands", "13\u00a0289"),
        ("Creció un 5%.", "es-per-cent", "\u00a0%"),
        ("Creció un 5 por ciento.", "es-per-cent", "\u00a0%"),
        ("Costó 300 €.", "es-money-sign", None),
        ("Cita la resolución nº 73/24.", "es-resolution-number", ""),
        ("Cita la resolución 2250 de 2015.", "es-resolution-year", "2250 (2015)"),
        ("Van a la la isla.", "es-repeated-word", "la"),
    ],
)
def test_what_a_rule_finds(text: str, rule: str, fix: str | None) -> None:
    own = [one for one in found(text) if one.rule == rule]
    assert own, [one.rule for one in found(text)]
    assert own[0].fix == fix


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Lo sabe el Presidente\ndel Consejo de Seguridad.", "es-presidency"),
        ("Remaron en Nueva\nZelanda.", "es-national-name"),
        ("Lo sabe el Consejo\nde seguridad.", "es-organ-capitals"),
        ("Lo sabe el representante\npermanente de Malta.", "es-office-capitals"),
        ("Lo saben los estados\nmiembros.", "es-member-states"),
        ("Llegó el 1º\nde julio.", "es-first-of-month"),
        ("Remaron en\nCanadá.", "es-state-article"),
        ("Creció un 25 por\nciento.", "es-per-cent"),
    ],
)
def test_rules_read_over_the_end_of_a_line(text: str, rule: str) -> None:
    (own,) = [one for one in found(text) if one.rule.startswith("es-")]
    assert own.rule == rule


# Correct sentences that look like mistakes.
SOUND = [
    ("names with y", "Reman Bosnia y Herzegovina, Antigua y Barbuda, Fiji y la India, y Grecia y Haití."),
    ("the sound of i that is none", "Hay tierra y hielo, agua y hierro, y sal y yeso."),
    ("Roman numerals", "Los grupos I y II reman."),
    ("a pronoun with an accent", "Se lo dieron a él, y hablaron de él."),
    ("El Salvador", "Vienen de El Salvador y van a El Salvador."),
    ("a person", "El museo de Salvador Dalí tiene un bote."),
    ("the Agenda 2030", "La Agenda 2030 para el Desarrollo Sostenible habla del agua."),
    ("a meeting", "En su sesión 9269ª, el Consejo de Seguridad habló del agua."),
    ("a government in general", "Todo gobierno puede remar, y los gobiernos locales también."),
    ("members of the Council", "Los Estados miembros del Consejo de Seguridad reman."),
    ("members of another organization", "Los Estados miembros de la Unión Europea y los demás Estados Miembros reman."),
    (
        "an article of the Statute",
        "El Artículo 38 del Estatuto de la Corte no habla de remo.",
    ),
    (
        "the African Charter",
        "El artículo 5 de la Carta Africana de Derechos Humanos no habla de remo.",
    ),
    ("South Sudan", "Vienen de Sudán del Sur y del Sudán."),
    ("States without an article", "Vienen de Francia, de Chile y de Cuba, y reman en Omán."),
    ("an hour", "Salieron a las 10.30 horas y llegaron a las 15.00 horas."),
    ("numbers", "Recorrieron 13\u00a0289 metros, 4,5 km y un 25\u00a0% más en 2025."),
    ("a symbol", "Véanse los documentos A/71/843, S/2016/418 y A/59/2005/Add.2."),
    ("a date", "Salieron el 1 de julio de 2025 y llegaron el 31 de diciembre de 2025."),
    ("resolutions", "Cita las resoluciones 1267 (1999), 1989 (2011) y 2253 (2015) y la resolución 73/24."),
    ("a quotation", "Dijeron: “El gobierno de Kenia y Italia, a el lago del Salvador!”"),
    ("a question", "¿Quién rema? ¿Y quién lleva el diario?"),
    ("a name with a month", "Julio Abril y Mayo Agosto reman en la calle 25 de Mayo."),
    ("the Niger river", "Reman en el río Níger y en el lago Chad."),
    ("assemblies and councils of others", "La asamblea general del club y el consejo de seguridad nacional se reúnen."),
    ("several offices", "Los representantes de Malta y la Representante Permanente de Islandia reman."),
    ("the first of many", "Es el primero de mayor eslora, y el primero de todos."),
    ("que que", "Dicen que quien rema vive más, y que sus botes duran."),
    ("an address", "Escriban a clubes@example.org y lean https://example.org/agenda?de=el."),
]


@pytest.mark.parametrize("text", [text for _, text in SOUND], ids=[name for name, _ in SOUND])
def test_correct_sentences_are_not_reported(text: str) -> None:
    assert [(one.rule, one.message) for one in found(text)] == []


def test_names_of_the_day_are_not_reported() -> None:
    assert not own_rules("Remaron en Turquía y en Swazilandia.", day="2016-05-03")
    assert not own_rules("Remaron en Surinam.", day="1976-05-03")


def test_the_presidency_has_its_date() -> None:
    text = "Lo sabe el Presidente del Consejo de Seguridad."
    assert not own_rules(text, day="2016-05-03")
    assert own_rules(text, day="2017-03-01") == ["es-presidency"]


@pytest.mark.slow
def test_a_letter_in_another_language_does_not_load_the_rules() -> None:
    read = (
        "import sys; from drafter.lint.examples import EXAMPLE_LETTER; from drafter.pipeline import check; "
        "check(EXAMPLE_LETTER); print([name for name in sys.modules if 'spanish' in name])"
    )
    assert subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_each_family_of_a_language_holds_the_rules_of_that_language() -> None:
    of_language = {rule.id: OF_LANGUAGE.get(name) for name, _, rules in rule_families() for rule in rules}
    for rule in letter_rules():
        assert of_language[rule.id] is None or rule.languages == (of_language[rule.id],)
    for language in ("en", "es"):
        own = [rule for rule in letter_rules() if not rule.languages or language in rule.languages]
        assert list(rules_for(language)) == own


def test_the_rules_leave_other_languages_alone() -> None:
    text = with_change("body: We row on Tuesday 5%. {{ circulation_request }}\n")
    rules = {one.rule for one in inspect(LetterInput("letter.yaml", text.encode(), None))}
    assert not [rule for rule in rules if rule.startswith("es-")]


LONG = """\
Tengo el honor de referirme a la carta de fecha 3 de febrero de 2026 dirigida al Secretario General por la
Representante Permanente de Islandia ante las Naciones Unidas, en la que se describe la regata que los clubes de remo
de Islandia, la India, el Iraq, Italia y Malta celebrarán del 1 al 15 de julio de 2026. De conformidad con los
Artículos 1 y 55 de la Carta de las Naciones Unidas, y teniendo presente el artículo 3 del Reglamento de los clubes,
mi Gobierno desea señalar a la atención de los Estados Miembros los puntos siguientes.

El 25 % de las tripulaciones, es decir, 1 250 personas, procede de El Salvador, el Ecuador, Kenya, Nueva Zelandia,
Trinidad y Tabago y Viet Nam. Cada bote mide 4,5 metros. ¿Quién llevará el diario? Lo llevarán siete u ocho jóvenes,
padres e hijos, que el 31 de agosto entregarán 13 289 páginas a la Presidencia del Consejo de Seguridad, con arreglo a
la resolución 2250 (2015) y a las resoluciones 73/24 y 76/13 de la Asamblea General.

Los Estados miembros de la Unión Europea y de la Unión Africana enviarán observadores. El “club ‘Alba’ de La Valeta”
publicará las actas, que se distribuirán con la signatura A/80/999, durante el octogésimo período de sesiones, en
relación con el tema 12 del programa. El Sr. Zahra, Encargado de Negocios Interino de la Misión Permanente de Malta,
saldrá a las 10.30 horas y cruzará el lago que separa Côte d’Ivoire de Ghana."""


def test_a_long_correct_text_has_no_findings() -> None:
    assert [(one.rule, one.message) for one in found(*LONG.split("\n\n"))] == []
