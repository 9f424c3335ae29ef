"""French titles, blocks, annex headings and signatures as the United Nations printed them."""

from __future__ import annotations

from typing import Any

import pytest
from support.command import LETTER
from support.derive import facts_of, title_of

from drafter import check
from drafter.languages import load_language
from drafter.languages.protocol import Party

FR = load_language("fr")
SG, PGA, PSC = "SG", "PGA", "PSC"


def french(kind: str = "letter", **keys: Any) -> str:
    return title_of(kind, language="fr", **keys)


GENUINE = [
    (
        "S/2017/24",
        "identical-letters",
        {
            "date": "2017-01-09",
            "addressees": [SG, PSC],
            "senders": [{"state": "Syrian Arab Republic", "office": "charge-d-affaires", "gender": "m"}],
        },
        "Lettres identiques datées du 9 janvier 2017, adressées au Secrétaire général et au Président du Conseil de "
        "sécurité par le Chargé d’affaires par intérim de la Mission permanente de la République arabe syrienne auprès "
        "de l’Organisation des Nations Unies",
    ),
    (
        "S/2017/5",
        "letter",
        {"date": "2016-12-14", "addressees": [PSC], "senders": [{"state": "Turkey", "gender": "m"}]},
        "Lettre datée du 14 décembre 2016, adressée au Président du Conseil de sécurité par le Représentant permanent "
        "de la Turquie auprès de l’Organisation des Nations Unies",
    ),
    (
        "letter of 25 January 1980",
        "letter",
        {"date": "1980-01-25", "addressees": [SG], "senders": [{"state": "Israel", "gender": "m"}]},
        "Lettre datée du 25 janvier 1980, adressée au Secrétaire général par le Représentant permanent d’Israël auprès "
        "de l’Organisation des Nations Unies",
    ),
    (
        "S/2017/613",
        "letter",
        {
            "date": "2017-07-17",
            "addressees": [SG],
            "senders": [{"state": "China", "gender": "m"}, {"state": "Russian Federation", "office": "CDA"}],
        },
        "Lettre datée du 17 juillet 2017, adressée au Secrétaire général par les représentants de la Chine et de la "
        "Fédération de Russie auprès de l’Organisation des Nations Unies",
    ),
]


@pytest.mark.parametrize(("symbol", "kind", "keys", "title"), GENUINE, ids=[row[0] for row in GENUINE])
def test_genuine_titles(symbol: str, kind: str, keys: dict[str, Any], title: str) -> None:
    assert symbol
    assert french(kind, **keys) == title


@pytest.mark.parametrize(
    ("kind", "keys", "title"),
    [
        # The 1st of a month (S/15947), several dates and a woman.
        (
            "identical-letters",
            {"date": "2016-07-01", "addressees": [{"office": SG, "gender": "f"}, PGA, {"office": PSC, "gender": "f"}],
             "senders": [{"state": "Iceland", "gender": "f"}]},
            "Lettres identiques datées du 1er juillet 2016, adressées à la Secrétaire générale, au Président de "
            "l’Assemblée générale et à la Présidente du Conseil de sécurité par la Représentante permanente de "
            "l’Islande auprès de l’Organisation des Nations Unies",
        ),
        (
            "letters",
            {"date": "2016-04-30", "further_dates": ["2016-05-02"], "senders": [{"state": "Haiti", "gender": "m"}]},
            "Lettres datées des 30 avril et 2 mai 2016, adressées au Secrétaire général par le Représentant permanent "
            "d’Haïti auprès de l’Organisation des Nations Unies",
        ),
        # A/34/510: a note verbale.
        (
            "note-verbale",
            {"date": "1979-10-01", "senders": ["Viet Nam"]},
            "Note verbale datée du 1er octobre 1979, adressée au Secrétaire général par la Mission permanente du Viet "
            "Nam auprès de l’Organisation des Nations Unies",
        ),
        # A/ES-10/178: an observer.
        (
            "letter",
            {"date": "2003-05-05", "senders": [{"state": "Palestine", "gender": "m"}]},
            "Lettre datée du 5 mai 2003, adressée au Secrétaire général par l’Observateur permanent de la Palestine "
            "auprès de l’Organisation des Nations Unies",
        ),
        # S/2021/456: the plural keeps its capital; the order is that of the French names.
        (
            "letter",
            {"senders": [{"state": "Germany", "gender": "m"}, {"state": "Saudi Arabia", "gender": "f"}, "Spain"]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par les Représentants permanents de "
            "l’Allemagne, de l’Arabie saoudite et de l’Espagne auprès de l’Organisation des Nations Unies",
        ),
        (
            "letter",
            {"senders": [{"state": "Peru", "gender": "f"}, {"state": "Chile", "gender": "f"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par les Représentantes permanentes du Chili et "
            "du Pérou auprès de l’Organisation des Nations Unies",
        ),
        (
            "letter",
            {"senders": [{"state": "Chile", "office": "foreign-minister", "gender": "f"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par la Ministre des affaires étrangères du "
            "Chili",
        ),
        (
            "letter",
            {"senders": [{"state": "Norway", "office": "head-of-government", "gender": "f"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par la Première Ministre de la Norvège",
        ),
        (
            "letter",
            {"addressees": [PSC], "senders": [{"office": "secretary-general", "gender": "m"}]},
            "Lettre datée du 3 mai 2016, adressée au Président du Conseil de sécurité par le Secrétaire général",
        ),
        (
            "letter",
            {"senders": [{"state": "Egypt", "gender": "m", "capacity": "Président du Groupe des 77"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par le Représentant permanent de l’Égypte "
            "auprès de l’Organisation des Nations Unies, en sa qualité de Président du Groupe des 77",
        ),
        (
            "letter",
            {"senders": [{"organization": "la Ligue des États arabes", "gender": "m"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par l’Observateur permanent de la Ligue des "
            "États arabes auprès de l’Organisation des Nations Unies",
        ),
        (
            "letter",
            {"senders": [{"office": "Minister of Justice", "office_in_title": "le Ministre de la justice",
                          "state": "Malta"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par le Ministre de la justice de Malte",
        ),
        # The author's words already name the State or organization.
        (
            "letter",
            {"senders": [{"office": "Minister of Justice", "office_in_title": "la Ministre de la justice du Tchad",
                          "state": "Chad"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par la Ministre de la justice du Tchad",
        ),
        (
            "letter",
            {"senders": [{"office": "le Chef de la délégation", "organization": "l’Union européenne", "gender": "m"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par le Chef de la délégation de l’Union "
            "européenne auprès de l’Organisation des Nations Unies",
        ),
        # A capacity in the middle is closed by a comma.
        (
            "letter",
            {"senders": [{"state": "Cuba", "gender": "m", "capacity": "Président du Groupe des 77"},
                         {"state": "Peru", "gender": "f"}]},
            "Lettre datée du 3 mai 2016, adressée au Secrétaire général par le Représentant permanent de Cuba auprès "
            "de l’Organisation des Nations Unies, en sa qualité de Président du Groupe des 77, et la Représentante "
            "permanente du Pérou auprès de l’Organisation des Nations Unies",
        ),
    ],
)  # fmt: skip
def test_titles(kind: str, keys: dict[str, Any], title: str) -> None:
    assert french(kind, **keys) == title


def test_the_block_of_a_translation_names_its_language() -> None:
    """S/2017/613: Distr. générale, 24 juillet 2017, Français, Original : anglais."""
    facts = facts_of(language="fr", original="en", distributed="2017-07-24", senders=["Chad"])
    assert facts.distribution_lines == ("Distr. générale", "24 juillet 2017", "Français", "Original\u00a0: anglais")
    own = facts_of(language="fr", distributed="2017-08-01", senders=["Chad"])
    assert own.distribution_lines == ("Distr. générale", "1er août 2017", "", "Original\u00a0: français")
    two = facts_of(language="fr", original=["zh", "ru"], senders=["Chad"])
    assert two.distribution_lines[-1] == "Original\u00a0: chinois et russe"


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ({"numbers": ["5"]}, "Point 5 de l’ordre du jour"),  # A/ES-10/178
        ({"numbers": ["31", "33", "68"]}, "Points 31, 33 et 68 de l’ordre du jour"),
        ({"numbers": ["108 (k)"]}, "Point 108\u00a0k) de l’ordre du jour"),  # A/63/100
        ({"numbers": ["3"], "agenda": "provisional", "agenda_document": "A/34/150"},
         "Point 3 de l’ordre du jour provisoire*"),  # A/34/487
        ({"numbers": ["137"], "agenda": "preliminary", "agenda_document": "A/72/50"},
         "Point 137 de la liste préliminaire*"),
    ],
)  # fmt: skip
def test_agenda_headings(keys: dict[str, Any], heading: str) -> None:
    numbers = keys.pop("numbers")
    facts = facts_of(
        language="fr", senders=["Chad"], agenda_items=[{"number": one, "title": "Sport"} for one in numbers], **keys
    )
    assert facts.agenda_headings == (heading,)


@pytest.mark.parametrize(
    ("keys", "session", "year"),
    [
        ({"symbols": ["A/34/487"]}, "Trente-quatrième session", None),
        ({"symbols": ["A/56/483", "S/2001/999"]}, "Cinquante-sixième session", "Cinquante-sixième année"),
        ({"symbols": ["A/71/999", "S/2016/999"]}, "Soixante et onzième session", "Soixante et onzième année"),
        ({"symbols": ["A/ES-10/178"]}, "Dixième session extraordinaire d’urgence", None),
        ({"symbols": ["A/S-30/9"]}, "Trentième session extraordinaire", None),
        ({"symbols": ["E/2016/9"]}, "Session de 2016", None),
    ],
)
def test_sessions_and_years(keys: dict[str, Any], session: str, year: str | None) -> None:
    facts = facts_of(language="fr", senders=["Chad"], **keys)
    assert facts.sessions[0].text == session
    assert (facts.year.text if facts.year else None) == year


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ({"kind": "letter"}, "Annexe à la lettre datée du 3 mai 2016 adressée au Secrétaire général par "),
        ({"kind": "letter", "annexes": 2}, "Annexe I à la lettre datée du 3 mai 2016 adressée au "),
        ({"kind": "identical-letters", "addressees": [SG, PSC]},
         "Annexe aux lettres identiques datées du 3 mai 2016 adressées au Secrétaire général et au Président du "),
        ({"kind": "note-verbale"}, "Annexe à la note verbale datée du 3 mai 2016 adressée au Secrétaire général par "),
    ],
)  # fmt: skip
def test_annex_headings(keys: dict[str, Any], heading: str) -> None:
    """S/2017/613: the heading has no comma after the date."""
    annexes = [{"title": "Carte"}] * keys.pop("annexes", 1)
    facts = facts_of(language="fr", senders=["Chad"], annexes=annexes, **keys)
    assert facts.annex_headings[0].startswith(heading)


@pytest.mark.parametrize(
    ("party", "alone", "lines"),
    [
        (("permanent-representative", "TUR", "m"), True, ("Le Représentant permanent",)),  # S/2017/5
        (("permanent-representative", "ISL", "f"), True, ("La Représentante permanente",)),
        (
            ("permanent-representative", "CHN", "m"),  # S/2017/613
            False,
            ("Le Représentant permanent", "de la Chine", "auprès de l’Organisation des Nations Unies"),
        ),
        (
            ("charge-d-affaires", "RUS", "f"),
            False,
            (
                "La Chargée d’affaires par intérim",
                "de la Mission permanente de la Fédération de Russie",
                "auprès de l’Organisation des Nations Unies",
            ),
        ),
        (("head-of-state", "NOR", "m"), True, ("Le Chef de l’État",)),
        (("secretary-general", None, "m"), True, ()),
    ],
)
def test_signatures(party: tuple[str, str | None, Any], alone: bool, lines: tuple[str, ...]) -> None:
    office, code, gender = party
    names = FR.names
    state = names.by_code[code][-1] if code else None
    assert FR.signature_lines(Party(office, state, gender=gender), alone=alone) == lines


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ({"senders": [{"office": "Président du Club"}]}, "missing-form"),
        ({"senders": [{"organization": "Ligue des États arabes", "gender": "m"}]}, "missing-form"),
        ({"senders": [{"state": "Chad", "gender": "m"}], "addressees": ["Président du Comité"]}, "missing-form"),
        ({"senders": [{"state": "Chad"}]}, "missing-gender"),
        ({"senders": [{"state": "Chad", "gender": "m"}], "addressees": [SG]}, "missing-gender"),
    ],
)
def test_what_a_title_lacks_is_a_finding(keys: dict[str, Any], rule: str) -> None:
    keys = {"addressees": [{"office": SG, "gender": "m"}], "organs": ["security-council"], **keys}
    findings = facts_of(language="fr", **keys).findings
    assert [finding.rule for finding in findings] == [rule]


def test_the_gender_of_a_sender_of_an_annex_is_asked_for_there() -> None:
    annex = (
        "{title: Une lettre, body: Texte., date: 2026-03-01, senders: [Malte], addressees: [{office: SG, gender: m}]}"
    )
    letter = LETTER.replace("template:", "language: fr\ntemplate:") + f"annexes:\n- {annex}\n"
    line = letter.splitlines().index(f"- {annex}") + 1
    places = [finding.place for finding in check(letter) if finding.rule == "missing-gender"]
    assert [place.column for place in places if place and place.line == line] == [annex.index("Malte") + 3]
    assert all(place and place.line > 1 for place in places)
