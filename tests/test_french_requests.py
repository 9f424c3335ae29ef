"""French requests for circulation: agreement, organs, missions, and requests in the words of published letters."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of

from drafter.languages import load_language

FR = load_language("fr")
SG, PSC = "SG", "PSC"
LETTER = "le texte de la présente lettre"


@pytest.mark.parametrize(
    ("keys", "request_"),
    [
        ({"organs": ["security-council"]}, f"distribuer {LETTER} comme document du Conseil de sécurité."),
        (
            {"organs": ["general-assembly", "security-council"]},
            f"distribuer {LETTER} comme document de l’Assemblée générale, au titre du point 34 de l’ordre du jour, et "
            "du Conseil de sécurité.",
        ),
        (
            {"session": "ES-10", "organs": ["general-assembly", "security-council"]},
            f"distribuer {LETTER} comme document de la dixième session extraordinaire d’urgence de l’Assemblée "
            "générale, au titre du point 34 de l’ordre du jour, et du Conseil de sécurité.",
        ),
        (
            {"organs": ["security-council"], "annexes": [{"title": "Carte"}]},
            f"distribuer {LETTER} et de son annexe comme document du Conseil de sécurité.",
        ),
    ],
)
def test_requests(keys: dict[str, Any], request_: str) -> None:
    items = [{"number": "34", "title": "Sport"}]
    facts = facts_of(language="fr", signatories=[{"family": "Berg", "state": "Chad"}], agenda_items=items, **keys)
    assert facts.circulation_request is not None
    assert facts.circulation_request == f"Je vous serais reconnaissant de bien vouloir faire {request_}"


@pytest.mark.parametrize(
    ("genders", "words"),
    [
        (["f"], "Je vous serais reconnaissante de"),
        (["m"], "Je vous serais reconnaissant de"),
        ([None], "Je vous serais reconnaissant de"),
        (["f", "f"], "Nous vous serions reconnaissantes de"),
        (["f", "m"], "Nous vous serions reconnaissants de"),
        (["f", None], "Nous vous serions reconnaissants de"),
    ],
)
def test_the_request_agrees_with_its_signatories(genders: list[str | None], words: str) -> None:
    people = [
        {"family": "Berg", "state": state, **({"gender": gender} if gender else {})}
        for state, gender in zip(("Chad", "Chile"), genders, strict=False)
    ]
    facts = facts_of(language="fr", signatories=people, addressees=[PSC])
    assert facts.circulation_request is not None
    assert facts.circulation_request.startswith(words)
    notes = [finding.rule for finding in facts.findings if finding.place and "family" in finding.excerpt]
    assert notes.count("missing-gender") == genders.count(None)


def test_a_note_verbale_names_the_mission_and_the_addressee() -> None:
    facts = facts_of("note-verbale", language="fr", senders=["Chad"], addressees=[SG], organs=["security-council"])
    assert facts.circulation_request == (
        "La Mission permanente du Tchad serait reconnaissante au Secrétaire général de bien vouloir faire distribuer "
        "le texte de la présente note verbale comme document du Conseil de sécurité."
    )


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        # S/2017/5, S/2015/688, S/2016/775 and a letter of 1980.
        ("Je vous serais reconnaissant de bien vouloir faire distribuer {} comme document du Conseil.", ["SC"]),
        ("Je vous prie de bien vouloir faire distribuer {} comme document du Conseil de sécurité.", ["SC"]),
        ("Je vous serais obligé de bien vouloir faire distribuer {} comme document du Conseil de sécurité.", ["SC"]),
        (
            "Je vous serais reconnaissant de bien vouloir faire distribuer {} comme document officiel de l'Assemblée "
            "générale, au titre de la question intitulée « La navigation du Conseil de sécurité », et du Conseil de "
            "sécurité.",
            ["GA", "SC"],
        ),
    ],
)
def test_requests_in_other_words_are_read(text: str, organs: list[str]) -> None:
    found = FR.find_request(f"Le vent tombe. {text.format(LETTER)} Voilà.")
    assert found is not None
    names = {"GA": "general-assembly", "SC": "security-council"}
    assert [one.organ for one in found.request.circulations] == [names[organ] for organ in organs]
    assert found.request.voice == "one"
