"""Spanish requests for circulation: organs, missions, and requests in the words of published letters."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of

from drafter.languages import load_language
from drafter.languages.protocol import Circulation, Request

ES = load_language("es")
ORGANS = {"GA": "general-assembly", "SC": "security-council", "ECOSOC": "economic-and-social-council"}


@pytest.mark.parametrize(
    ("keys", "request_"),
    [
        ({"organs": ["security-council"]}, "la presente carta como documento del Consejo de Seguridad."),
        (
            {"organs": ["general-assembly", "security-council"]},
            "la presente carta como documento de la Asamblea General, en relación con el tema 34 del programa, y del "
            "Consejo de Seguridad.",
        ),
        (
            {"session": "ES-10", "organs": ["general-assembly", "security-council"]},
            "la presente carta como documento del décimo período extraordinario de sesiones de emergencia de la "
            "Asamblea General, en relación con el tema 34 del programa, y del Consejo de Seguridad.",
        ),
        (
            {"organs": ["security-council"], "annexes": [{"title": "Mapa"}]},
            "la presente carta y su anexo como documento del Consejo de Seguridad.",
        ),
        (
            {"organs": ["security-council"], "annexes": [{"title": "Mapa"}, {"title": "Lista"}]},
            "la presente carta y sus anexos como documento del Consejo de Seguridad.",
        ),
    ],
)
def test_requests(keys: dict[str, Any], request_: str) -> None:
    items = [{"number": "34", "title": "Sport"}]
    facts = facts_of(language="es", signatories=[{"family": "Berg", "state": "Chad"}], agenda_items=items, **keys)
    assert facts.circulation_request == f"Le agradecería que tuviera a bien hacer distribuir {request_}"


def test_several_signatories_ask_together() -> None:
    people = [{"family": "Berg", "state": state, "gender": "f"} for state in ("Chad", "Chile")]
    facts = facts_of(language="es", signatories=people, addressees=["PSC"])
    assert facts.circulation_request is not None
    assert facts.circulation_request.startswith("Le agradeceríamos que tuviera a bien hacer distribuir la presente")


@pytest.mark.parametrize(
    ("senders", "words"),
    [
        (["Chad"], "La Misión Permanente del Chad agradecería que la presente nota verbal se distribuyera como"),
        (
            ["Chile", "Ireland"],
            "Las Misiones Permanentes de Chile e Irlanda agradecerían que la presente nota verbal se distribuyera como",
        ),
        (["Palestine"], "La Misión Permanente de Observación del Estado de Palestina agradecería que la presente"),
    ],
)
def test_a_note_verbale_names_the_missions(senders: list[str], words: str) -> None:
    facts = facts_of("note-verbale", language="es", senders=senders, organs=["security-council"])
    assert facts.circulation_request is not None
    assert facts.circulation_request.startswith(words)


@pytest.mark.parametrize(
    ("annexes", "enclosures", "words"),
    [
        (0, 0, "la presente nota verbal se distribuyera como"),
        (1, 0, "la presente nota verbal y su anexo se distribuyeran como"),
        (2, 0, "la presente nota verbal y sus anexos se distribuyeran como"),
        (0, 1, "la presente nota verbal y su apéndice se distribuyeran como"),
        (0, 2, "la presente nota verbal y sus apéndices se distribuyeran como"),
    ],
)
def test_the_verb_agrees_with_what_is_attached(annexes: int, enclosures: int, words: str) -> None:
    circulations = (Circulation("security-council"),)
    text = ES.request(Request("mission", circulations, note_verbale=True, annexes=annexes, enclosures=enclosures))
    assert text == f"La Misión Permanente agradecería que {words} documento del Consejo de Seguridad."


@pytest.mark.parametrize(
    ("text", "organs", "voice"),
    [
        # S/2015/663, A/AC.154/383, S/2016/53 and a letter of 2000.
        (
            "Le agradecería que tuviera a bien señalar la presente carta y su anexo a la atención de los miembros del "
            "Consejo de Seguridad y hacerla distribuir como documento del Consejo.",
            ["SC"],
            "one",
        ),
        ("Solicito que tenga a bien hacer distribuir la presente carta como documento del Consejo.", ["SC"], "one"),
        ("Me permito pedirle que publique la carta como documento del Consejo de Seguridad.", ["SC"], "one"),
        ("Nos permitimos pedirle que la publique como documento del Consejo de Seguridad.", ["SC"], "several"),
        ("Se agradecería que la carta se distribuyera como documento del Consejo de Seguridad.", ["SC"], "none"),
        (
            "Le agradecería que hiciera distribuir la carta como documento oficial de la Asamblea General, en relación "
            "con el tema titulado “La navegación del Consejo de Seguridad”, y del Consejo de Seguridad.",
            ["GA", "SC"],
            "one",
        ),
        (
            "Agradeceríamos que la carta se publicara como documento del Consejo Económico y Social.",
            ["ECOSOC"],
            "several",
        ),
    ],
)
def test_requests_in_other_words_are_read(text: str, organs: list[str], voice: str) -> None:
    found = ES.find_request(f"El viento cae. {text} Eso es todo.")
    assert found is not None
    assert [one.organ for one in found.request.circulations] == [ORGANS[organ] for organ in organs]
    assert found.request.voice == voice


@pytest.mark.parametrize(
    ("text", "items", "agenda"),
    [
        ("en relación con los temas 45 y 55 del programa", ("45", "55"), "adopted"),
        ("en relación con el tema 3 b) del programa provisional", ("3 (b)",), "provisional"),
        ("en relación con el tema 137 de la lista preliminar", ("137",), "preliminary"),
        ("con arreglo al tema 12 del programa", ("12",), "adopted"),
    ],
)
def test_agenda_items_are_read(text: str, items: tuple[str, ...], agenda: str) -> None:
    found = ES.find_request(
        f"Le agradecería que hiciera distribuir la carta como documento de la Asamblea General, {text}."
    )
    assert found is not None
    (circulation,) = found.request.circulations
    assert (circulation.items, circulation.agenda) == (items, agenda)


@pytest.mark.parametrize(
    "text",
    ["El Consejo publicó un documento.", "La carta habla del Consejo de Seguridad.", "Distribuimos el pan."],
)
def test_other_sentences_are_no_requests(text: str) -> None:
    assert ES.find_request(text) is None
