"""Spanish titles as the United Nations printed them."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of, title_of

SG, PGA, PSC = "SG", "PGA", "PSC"
SECRETARY = "al Secretario General"
LETTER = f"Carta de fecha 3 de mayo de 2016 dirigida {SECRETARY} por"


def spanish(kind: str = "letter", **keys: Any) -> str:
    return title_of(kind, language="es", **keys)


GENUINE = [
    (
        "S/2017/24",
        "identical-letters",
        {
            "date": "2017-01-09",
            "addressees": [SG, PSC],
            "senders": [{"state": "Syrian Arab Republic", "office": "charge-d-affaires", "gender": "m"}],
        },
        "Cartas idénticas de fecha 9 de enero de 2017 dirigidas al Secretario General y al Presidente del Consejo de "
        "Seguridad por el Encargado de Negocios Interino de la Misión Permanente de la República Árabe Siria ante las "
        "Naciones Unidas",
    ),
    (
        "S/2015/663",
        "letter",
        {
            "date": "2015-08-25",
            "addressees": [{"office": PSC, "gender": "f"}],
            "senders": [{"state": "Saudi Arabia", "gender": "m"}],
        },
        "Carta de fecha 25 de agosto de 2015 dirigida a la Presidenta del Consejo de Seguridad por el Representante "
        "Permanente de la Arabia Saudita ante las Naciones Unidas",
    ),
    (
        "S/2016/751",
        "identical-letters",
        {
            "date": "2016-08-30",
            "addressees": [SG, PSC],
            "senders": [{"state": "Syrian Arab Republic", "gender": "m"}],
        },
        "Cartas idénticas de fecha 30 de agosto de 2016 dirigidas al Secretario General y al Presidente del Consejo de "
        "Seguridad por el Representante Permanente de la República Árabe Siria ante las Naciones Unidas",
    ),
    (
        "A/AC.154/383",
        "letter",
        {
            "date": "2007-08-10",
            "addressees": [
                {
                    "office": "Chair of the Committee on Relations with the Host Country",
                    "office_in_title": "el Presidente del Comité de Relaciones con el País Anfitrión",
                }
            ],
            "senders": [
                {
                    "office": "Minister Counsellor",
                    "office_in_title": "el Ministro Consejero de Asuntos del País Anfitrión de la Misión de los "
                    "Estados Unidos ante las Naciones Unidas",
                }
            ],
        },
        "Carta de fecha 10 de agosto de 2007 dirigida al Presidente del Comité de Relaciones con el País Anfitrión por "
        "el Ministro Consejero de Asuntos del País Anfitrión de la Misión de los Estados Unidos ante las Naciones "
        "Unidas",
    ),
]


@pytest.mark.parametrize(("symbol", "kind", "keys", "title"), GENUINE, ids=[row[0] for row in GENUINE])
def test_genuine_titles(symbol: str, kind: str, keys: dict[str, Any], title: str) -> None:
    assert symbol
    assert spanish(kind, **keys) == title


@pytest.mark.parametrize(
    ("kind", "keys", "title"),
    [
        # The 1st of a month (S/2016/588), three addressees and a woman (S/2016/53).
        (
            "identical-letters",
            {"date": "2016-07-01", "addressees": [{"office": SG, "gender": "f"}, PGA, {"office": PSC, "gender": "f"}],
             "senders": [{"state": "Iceland", "gender": "f"}]},
            "Cartas idénticas de fecha 1 de julio de 2016 dirigidas a la Secretaria General, al Presidente de la "
            "Asamblea General y a la Presidenta del Consejo de Seguridad por la Representante Permanente de Islandia "
            "ante las Naciones Unidas",
        ),
        (
            "letters",
            {"date": "2016-05-05", "further_dates": ["2016-05-10"], "senders": [{"state": "Haiti", "gender": "m"}]},
            f"Cartas de fechas 5 y 10 de mayo de 2016 dirigidas {SECRETARY} por el Representante Permanente de Haití "
            "ante las Naciones Unidas",
        ),
        (
            "letters",
            {"date": "2016-04-30", "further_dates": ["2016-05-02"], "senders": [{"state": "Cuba", "gender": "m"}]},
            f"Cartas de fechas 30 de abril y 2 de mayo de 2016 dirigidas {SECRETARY} por el Representante Permanente "
            "de Cuba ante las Naciones Unidas",
        ),
        (
            "note-verbale",
            {"date": "2016-05-05", "further_dates": ["2016-06-10"], "senders": ["Qatar"]},
            f"Notas verbales de fechas 5 de mayo y 10 de junio de 2016 dirigidas {SECRETARY} por la Misión Permanente "
            "de Qatar ante las Naciones Unidas",
        ),
        # A/34/469: a note verbale.
        (
            "note-verbale",
            {"date": "1979-09-14", "senders": ["Soviet Union"]},
            f"Nota verbal de fecha 14 de septiembre de 1979 dirigida {SECRETARY} por la Misión Permanente de la Unión "
            "de Repúblicas Socialistas Soviéticas ante las Naciones Unidas",
        ),
        (
            "note-verbale",
            {"senders": ["El Salvador", "Canada"]},
            f"Nota verbal de fecha 3 de mayo de 2016 dirigida {SECRETARY} por las Misiones Permanentes del Canadá y El "
            "Salvador ante las Naciones Unidas",
        ),
        (
            "letter",
            {"senders": [{"state": "Palestine", "office": "charge-d-affaires", "gender": "f"}]},
            f"{LETTER} la Encargada de Negocios Interina de la Misión Permanente de Observación del Estado de "
            "Palestina ante las Naciones Unidas",
        ),
        # One contraction at the head of the list; the order is that of the Spanish names.
        (
            "letter",
            {"senders": [{"state": "United Kingdom", "gender": "m"}, {"state": "Saudi Arabia", "gender": "f"}, "Canada",
                         "Kuwait"]},
            f"{LETTER} los Representantes Permanentes de la Arabia Saudita, el Canadá, Kuwait y el Reino Unido de Gran "
            "Bretaña e Irlanda del Norte ante las Naciones Unidas",
        ),
        (
            "letter",
            {"senders": [{"state": "Italy", "gender": "f"}, {"state": "Chile", "gender": "f"}]},
            f"{LETTER} las Representantes Permanentes de Chile e Italia ante las Naciones Unidas",
        ),
        (
            "letter",
            {"senders": [{"state": "Iraq", "gender": "m"}, {"state": "Ecuador", "office": "CDA", "gender": "f"}]},
            f"{LETTER} los representantes del Ecuador y el Iraq ante las Naciones Unidas",
        ),
        (
            "letter",
            {"senders": [{"state": "Chile", "office": "foreign-minister", "gender": "f"}]},
            f"{LETTER} la Ministra de Relaciones Exteriores de Chile",
        ),
        (
            "letter",
            {"senders": [{"state": "Norway", "office": "head-of-government", "gender": "f"}]},
            f"{LETTER} la Primera Ministra de Noruega",
        ),
        (
            "letter",
            {"senders": [{"state": "Spain", "office": "head-of-government", "gender": "m"}]},
            f"{LETTER} el Presidente del Gobierno de España",
        ),
        (
            "letter",
            {"senders": [{"state": "Tonga", "office": "head-of-state", "gender": "m"}]},
            f"{LETTER} el Jefe de Estado de Tonga",
        ),
        (
            "letter",
            {"addressees": [PSC], "senders": [{"office": "secretary-general", "gender": "m"}]},
            "Carta de fecha 3 de mayo de 2016 dirigida al Presidente del Consejo de Seguridad por el Secretario "
            "General",
        ),
        # Offices in free text: the accreditation follows the last State, and not a special representative.
        (
            "letter",
            {"senders": [{"state": "Chile", "office": "el Consejero"}, {"state": "Cuba", "office": "la Agregada"},
                         {"state": "Peru", "office": "la Ministra de Justicia"}]},
            f"{LETTER} el Consejero de Chile, la Agregada de Cuba ante las Naciones Unidas y la Ministra de Justicia "
            "del Perú",
        ),
        (
            "letter",
            {"senders": [{"state": "Chile", "office": "la Representante Especial"}]},
            f"{LETTER} la Representante Especial de Chile",
        ),
        # An observer and a Member State.
        (
            "note-verbale",
            {"senders": ["Holy See", "Chile"]},
            f"Nota verbal de fecha 3 de mayo de 2016 dirigida {SECRETARY} por las Misiones Permanentes de Chile y la "
            "Santa Sede ante las Naciones Unidas",
        ),
        (
            "letter",
            {"senders": [{"state": "Egypt", "gender": "m", "capacity": "El Presidente del Grupo de los 77 y China"}]},
            f"{LETTER} el Representante Permanente de Egipto ante las Naciones Unidas, en su calidad de Presidente del "
            "Grupo de los 77 y China",
        ),
        (
            "letter",
            {"senders": [{"organization": "la Liga de los Estados Árabes", "gender": "m"}]},
            f"{LETTER} el Observador Permanente de la Liga de los Estados Árabes ante las Naciones Unidas",
        ),
        (
            "letter",
            {"senders": [{"office": "Minister of Justice", "office_in_title": "la Ministra de Justicia",
                          "state": "El Salvador"}]},
            f"{LETTER} la Ministra de Justicia de El Salvador",
        ),
        # The author's words already name the State.
        (
            "letter",
            {"senders": [{"office": "Minister of Justice", "office_in_title": "la Ministra de Justicia del Chad",
                          "state": "Chad"}]},
            f"{LETTER} la Ministra de Justicia del Chad",
        ),
        # A capacity in the middle is closed by a comma.
        (
            "letter",
            {"senders": [{"state": "Cuba", "gender": "m", "capacity": "Presidente del Grupo de los 77 y China"},
                         {"state": "Peru", "gender": "f"}]},
            f"{LETTER} el Representante Permanente de Cuba ante las Naciones Unidas, en su calidad de Presidente del "
            "Grupo de los 77 y China, y la Representante Permanente del Perú ante las Naciones Unidas",
        ),
        (
            "letter",
            {"senders": [{"office": "Chair", "office_in_title": "la Presidencia del Comité del Consejo de Seguridad "
                          "establecido en virtud de la resolución 1373 (2001)"}]},
            f"{LETTER} la Presidencia del Comité del Consejo de Seguridad establecido en virtud de la resolución 1373 "
            "(2001)",
        ),
    ],
)  # fmt: skip
def test_titles(kind: str, keys: dict[str, Any], title: str) -> None:
    assert spanish(kind, **keys) == title


@pytest.mark.parametrize(
    ("day", "addressee", "phrase"),
    [
        ("2017-02-28", {"gender": "m"}, "al Presidente del Consejo de Seguridad"),
        ("2017-02-28", {"gender": "f"}, "a la Presidenta del Consejo de Seguridad"),
        # S/2017/192.
        ("2017-03-01", {"gender": "m"}, "a la Presidencia del Consejo de Seguridad"),
        ("2026-05-01", {"gender": "f"}, "a la Presidencia del Consejo de Seguridad"),
        # Either rule can be overridden.
        ("2026-05-01", {"office_in_title": "la Presidenta del Consejo de Seguridad"},
         "a la Presidenta del Consejo de Seguridad"),
        ("2015-05-01", {"office_in_title": "la Presidencia del Consejo de Seguridad"},
         "a la Presidencia del Consejo de Seguridad"),
    ],
)  # fmt: skip
def test_the_presidency_of_the_council_takes_the_place_of_its_holder(
    day: str, addressee: dict[str, str], phrase: str
) -> None:
    title = spanish(date=day, addressees=[{"office": PSC, **addressee}], senders=[{"state": "Chad", "gender": "m"}])
    assert f" dirigida {phrase} por " in title


def test_the_presidency_sends_a_letter() -> None:
    keys: dict[str, Any] = {"date": "2020-01-02", "senders": [{"office": "president-of-the-security-council"}]}
    assert spanish(**keys).endswith(" por la Presidencia del Consejo de Seguridad")
    findings = facts_of(language="es", organs=["security-council"], **keys).findings
    assert [finding.excerpt for finding in findings if finding.rule == "missing-gender"] == ["- secretary-general"]
