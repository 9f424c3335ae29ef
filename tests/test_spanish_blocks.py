"""Spanish blocks, annex headings, signatures, and what a title lacks."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from support.derive import facts_of

from drafter.languages import load_language
from drafter.languages.protocol import Party
from drafter.pipeline import draft

ES = load_language("es")
SG, PSC = "SG", "PSC"
SECRETARY = "al Secretario General"


def test_the_block_of_a_translation_names_its_language() -> None:
    """S/2017/68: Distr. general, 25 de enero de 2017, Español, Original: inglés."""
    facts = facts_of(language="es", original="en", distributed="2017-01-25", senders=["Chad"])
    assert facts.distribution_lines == ("Distr. general", "25 de enero de 2017", "Español", "Original: inglés")
    own = facts_of(language="es", distributed="2016-07-01", senders=["Chad"])
    assert own.distribution_lines == ("Distr. general", "1 de julio de 2016", "", "Original: español")
    two = facts_of(language="es", original=["fr", "en"], senders=["Chad"])
    assert two.distribution_lines[-1] == "Original: francés e inglés"


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ({"numbers": ["61"]}, "Tema 61 del programa"),  # A/71/843
        ({"numbers": ["45", "55"]}, "Temas 45 y 55 del programa"),  # A/59/2005/Add.2
        ({"numbers": ["3 (b)"]}, "Tema 3\u00a0b) del programa"),
        ({"numbers": ["3"], "agenda": "provisional", "agenda_document": "A/34/150"},
         "Tema 3 del programa provisional*"),  # A/34/469
        ({"numbers": ["137"], "agenda": "preliminary", "agenda_document": "A/72/50"},
         "Tema 137 de la lista preliminar*"),
    ],
)  # fmt: skip
def test_agenda_headings(keys: dict[str, Any], heading: str) -> None:
    numbers = keys.pop("numbers")
    facts = facts_of(
        language="es", senders=["Chad"], agenda_items=[{"number": one, "title": "Sport"} for one in numbers], **keys
    )
    assert facts.agenda_headings == (heading,)


@pytest.mark.parametrize(
    ("keys", "session", "year"),
    [
        ({"symbols": ["A/34/469"]}, "Trigésimo cuarto período de sesiones", None),
        (
            {"symbols": ["A/59/999", "S/2004/999"]},
            "Quincuagésimo noveno período de sesiones",
            "Quincuagésimo noveno año",
        ),
        ({"symbols": ["A/71/999", "S/2016/999"]}, "Septuagésimo primer período de sesiones", "Septuagésimo primer año"),
        ({"symbols": ["A/ES-10/178"]}, "Décimo período extraordinario de sesiones de emergencia", None),
        ({"symbols": ["A/S-30/9"]}, "Trigésimo período extraordinario de sesiones", None),
        ({"symbols": ["E/2016/9"]}, "Período de sesiones de 2016", None),
    ],
)
def test_sessions_and_years(keys: dict[str, Any], session: str, year: str | None) -> None:
    facts = facts_of(language="es", senders=["Chad"], **keys)
    assert facts.sessions[0].text == session
    assert (facts.year.text if facts.year else None) == year


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ({"kind": "letter"}, f"Anexo de la carta de fecha 3 de mayo de 2016 dirigida {SECRETARY} por "),
        ({"kind": "letter", "annexes": 2}, f"Anexo I de la carta de fecha 3 de mayo de 2016 dirigida {SECRETARY} por "),
        ({"kind": "identical-letters", "addressees": [SG, PSC]},
         f"Anexo de las cartas idénticas de fecha 3 de mayo de 2016 dirigidas {SECRETARY} y al Presidente del "),
        ({"kind": "note-verbale"}, f"Anexo de la nota verbal de fecha 3 de mayo de 2016 dirigida {SECRETARY} por "),
        ({"kind": "letters", "further_dates": ["2016-05-04"]}, "Anexo de las cartas de fechas 3 y 4 de mayo de 2016 "),
    ],
)  # fmt: skip
def test_annex_headings(keys: dict[str, Any], heading: str) -> None:
    """S/2015/663, S/2016/53."""
    annexes = [{"title": "Mapa"}] * keys.pop("annexes", 1)
    facts = facts_of(language="es", senders=["Chad"], annexes=annexes, **keys)
    assert facts.annex_headings[0].startswith(heading)


def test_labels_of_sub_paragraphs_have_one_parenthesis() -> None:
    body = "Tres cosas:\n\n(a) Una;\n\n(i) Otra (b);\n\n(b) La última.\n\n1. Un párrafo."
    printed = {}
    for language in ("es", "en"):
        keys = {"language": language, "senders": [{"state": "Chad", "gender": "m"}], "organs": ["security-council"]}
        letter = {"template": "letter", "date": "2016-05-03", "addressees": ["SG"], **keys, "body": body}
        letter["signatories"] = [{"family": "Berg", "state": "Chad", "gender": "m"}]
        printed[language] = draft(yaml.safe_dump(letter, allow_unicode=True), "text")
    text = {language: next(iter(files.values())).decode() for language, files in printed.items()}
    assert re.findall(r"^\W*((?:[a-z]+\)|\d\.) .*)$", text["es"], re.MULTILINE) == [
        "a) Una;",
        "i) Otra (b);",
        "b) La última.",
        "1. Un párrafo.",
    ]
    assert "(a) Una;" in text["en"]


@pytest.mark.parametrize(
    ("party", "alone", "lines"),
    [
        (("permanent-representative", "COL", "f"), True, ("Representante Permanente",)),  # S/2016/53
        (
            ("permanent-representative", "CHN", "m"),
            False,
            ("Representante Permanente de China ante las Naciones Unidas",),
        ),
        (
            ("charge-d-affaires", "RUS", "f"),
            False,
            (
                "Encargada de Negocios Interina",
                "de la Misión Permanente de la Federación de Rusia",
                "ante las Naciones Unidas",
            ),
        ),
        (("head-of-state", "NOR", "m"), True, ("Jefe de Estado",)),
        (("head-of-government", "DEU", "f"), False, ("Canciller Federal de Alemania",)),
        (("secretary-general", None, "m"), True, ()),
    ],
)
def test_signatures(party: tuple[str, str | None, Any], alone: bool, lines: tuple[str, ...]) -> None:
    office, code, gender = party
    state = ES.names.by_code[code][-1] if code else None
    assert ES.signature_lines(Party(office, state, gender=gender), alone=alone) == lines


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ({"senders": [{"office": "Presidente del Club"}]}, "missing-form"),
        ({"senders": [{"organization": "Liga de los Estados Árabes", "gender": "m"}]}, "missing-form"),
        ({"senders": [{"state": "Chad", "gender": "m"}], "addressees": ["Presidente del Comité"]}, "missing-form"),
        ({"senders": [{"state": "Chad"}]}, "missing-gender"),
        ({"senders": [{"state": "Chad", "gender": "m"}], "addressees": [SG]}, "missing-gender"),
    ],
)
def test_what_a_title_lacks_is_a_finding(keys: dict[str, Any], rule: str) -> None:
    keys = {"addressees": [{"office": SG, "gender": "m"}], "organs": ["security-council"], **keys}
    findings = facts_of(language="es", **keys).findings
    assert [finding.rule for finding in findings] == [rule]
