"""Senders and signatories: whose office each of them has, and how the title names it."""

from __future__ import annotations

from typing import Any

import pytest
from support.derive import facts_of


def people(*offices: str | None, state: str = "Chad") -> list[dict[str, str]]:
    """Signatories of one State, each with an office or none."""
    said = ({"office": office} if office else {} for office in offices)
    return [{"family": f"P{place}", "state": state, **one} for place, one in enumerate(said)]


CDA = "the Chargé d’affaires a.i. of the Permanent Mission of Chad to the United Nations"
PR = "the Permanent Representative of Chad to the United Nations"
OF_CDA = ("Chargé d’affaires a.i.", "Permanent Mission of Chad to the United Nations")
OF_PR = ("Permanent Representative of Chad to the United Nations",)
OF_DPR = ("Deputy Permanent Representative of Chad to the United Nations",)


@pytest.mark.parametrize(
    ("title", "senders", "signatories", "sender", "lines"),
    [
        ("one office of two", ["Chad"], people("charge-d-affaires", None), CDA, [OF_CDA, OF_CDA]),
        ("one office of two, the second", ["Chad"], people(None, "charge-d-affaires"), CDA, [OF_CDA, OF_CDA]),
        ("two offices", ["Chad"], people("charge-d-affaires", "DPR"), CDA, [OF_CDA, OF_DPR]),
        ("no office", ["Chad"], people(None, None), PR, [OF_PR, OF_PR]),
        ("the office of the sender", [{"state": "Chad", "office": "CDA"}], people(None, None), CDA, [OF_CDA, OF_CDA]),
        ("against the sender", [{"state": "Chad", "office": "CDA"}], people("DPR", None), CDA, [OF_DPR, OF_CDA]),
        ("without senders", [], people("charge-d-affaires", None), CDA, [OF_CDA, OF_CDA]),
    ],
)
def test_two_signatories_of_one_sender(
    title: str, senders: list[Any], signatories: list[Any], sender: str, lines: list[tuple[str, ...]]
) -> None:
    facts = facts_of(senders=senders, signatories=signatories)
    assert f"from {sender} addressed" in facts.title.replace("\u00a0", " "), title
    assert [one.lines for one in facts.signatories] == lines, title


@pytest.mark.parametrize(
    ("title", "signatories", "lines"),
    [
        ("alone, without a State", [{"family": "A"}], [("Chargé d’affaires a.i.",)]),
        ("two without a State", [{"family": "A"}, {"family": "B"}], [(), ()]),
        ("without a line", [{"family": "A", "state": "Chad", "title": ""}], [()]),
        ("of an organ", [{"family": "A", "office": "PSC"}], [("President of the Security Council",)]),
        (
            "of an organ, as free text",
            [{"family": "A", "office": "the President of the Security Council"}],
            [("President of the Security Council",)],
        ),
        ("the Secretary-General", [{"family": "A", "office": "SG"}], [()]),
        ("in lower case", [{"family": "A", "state": "Chad", "office": "minister"}], [("minister",)]),
        ("with a capacity only", [{"family": "A", "capacity": "Chair"}, {"family": "B"}], [("Chair",), ()]),
        ("of another State", [{"family": "A", "state": "Mali"}], [("Permanent Representative",)]),
        ("of an organization", [{"family": "A", "organization": "the Club"}], [("Permanent Observer",)]),
    ],
)
def test_whose_office_a_signatory_has(title: str, signatories: list[Any], lines: list[tuple[str, ...]]) -> None:
    facts = facts_of(senders=[{"state": "Chad", "office": "CDA"}], signatories=signatories)
    assert [one.lines for one in facts.signatories] == lines, title


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({"senders": ["secretary-general"], "addressees": ["PSC"]}, "the Secretary-General"),
        ({"senders": ["president-of-the-general-assembly"]}, "the President of the General Assembly"),
        ({"senders": [{"office": "Chair of the Club"}]}, "the Chair of the Club"),
        ({"senders": [{"state": "Holy See"}]}, "the Permanent Observer of the Holy See to the United Nations"),
        (
            {"senders": [{"organization": "African Union"}]},
            "the Permanent Observer of the African Union to the United Nations",
        ),
        (
            {"senders": [{"organization": "African Union", "office": "secretary-general"}]},
            "the Secretary-General of the African Union",
        ),
        (
            {"senders": ["Chad"], "signatories": [{"family": "A", "state": "Chad", "office": "foreign-minister"}]},
            "the Minister for Foreign Affairs of Chad",
        ),
    ],
)
def test_who_sends(keys: dict[str, Any], text: str) -> None:
    title = facts_of(**keys).title.replace("\u00a0", " ")
    assert title.startswith(f"Letter dated 3 May 2016 from {text} addressed to")


@pytest.mark.parametrize(
    ("office", "states", "sender", "line"),
    [
        ("head-of-state", ["Fiji"], "the President of Fiji", "President"),
        ("head-of-state", ["Norway"], "the Head of State of Norway", "Head of State"),
        ("head-of-state", ["Norway", "Sweden"], "the Heads of State of Norway and Sweden", "Head of State of Norway"),
        ("head-of-government", ["Germany"], "the Federal Chancellor of Germany", "Federal Chancellor"),
        ("head-of-government", ["Fiji"], "the Prime Minister of Fiji", "Prime Minister"),
        ("head-of-government", ["Fiji", "Malta"], "the Prime Ministers of Fiji and Malta", "Prime Minister of Fiji"),
    ],
)
def test_offices_that_have_another_name_in_some_states(office: str, states: list[str], sender: str, line: str) -> None:
    signatories = [{"family": "A", "state": state, "office": office} for state in states]
    facts = facts_of(signatories=signatories)
    assert f"from {sender} addressed" in facts.title
    assert facts.signatories[0].lines == (line,)


@pytest.mark.parametrize(
    ("title", "sender"),
    [
        ("Deputy Permanent Representative of Chad to the United Nations", "Deputy Permanent Representative of Chad"),
        ("Minister\nActing Permanent Representative", "Acting Permanent Representative of Chad"),
        ("Minister\nChargé d’affaires a.i.", "Chargé d’affaires a.i. of the Permanent Mission of Chad"),
        (
            "Permanent Representative\nChargée d’affaires a.i. of Chad",
            "Chargé d’affaires a.i. of the Permanent Mission",
        ),
        ("Ambassador", "Permanent Representative of Chad"),
        ("Ambassador\nDeputy Permanent Representative", "Deputy Permanent Representative of Chad"),
        ("Secretary-General", "Secretary-General of Chad"),
    ],
)
def test_the_office_that_a_title_names(title: str, sender: str) -> None:
    facts = facts_of(senders=["Chad"], signatories=[{"family": "A", "state": "Chad", "title": title}])
    assert f"from the {sender}" in facts.title


@pytest.mark.parametrize("title", ["Ambassador", "Ambassador\nPermanent Observer", "Permanent Observer\nAmbassador"])
def test_the_ambassador_of_an_observer_is_its_permanent_observer(title: str) -> None:
    facts = facts_of(signatories=[{"family": "A", "state": "Palestine", "title": title}])
    assert "from the Permanent Observer of the State of Palestine to" in facts.title


@pytest.mark.parametrize(
    "office", ["permanent-representative", "permanent_representative", "PR", "pr", "Permanent  Representative", " PR "]
)
def test_one_office_in_many_spellings(office: str) -> None:
    facts = facts_of(senders=[{"state": "Chad", "office": office}])
    assert f"from {PR} addressed" in facts.title


@pytest.mark.parametrize("title", ["Letter dated 3 May", " Letter  dated\n3\tMay ", "Letter\n\ndated 3 May\n"])
def test_a_title_stands_on_one_line(title: str) -> None:
    assert facts_of(senders=["Chad"], title=title).title == "Letter dated 3 May"


def test_a_title_keeps_its_no_break_spaces() -> None:
    assert facts_of(senders=["Chad"], title="Letter\u00a0 dated").title == "Letter\u00a0 dated"


@pytest.mark.parametrize(
    ("sender", "signatory", "capacity"),
    [
        ({"state": "Chad"}, {"capacity": "Chair of the Group", "gender": "f"}, "in her capacity as Chair of the Group"),
        ({"state": "Chad"}, {"capacity": "Chair of the Group", "gender": "m"}, "in his capacity as Chair of the Group"),
        ({"state": "Chad"}, {"capacity": "Chair of the Group"}, "in their capacity as Chair of the Group"),
        ({"state": "Chad", "gender": "m"}, {"capacity": "the Chair", "gender": "f"}, "in his capacity as Chair"),
        ({"state": "Chad", "capacity": "Envoy"}, {"capacity": "Chair", "gender": "f"}, "in her capacity as Envoy"),
        ({"state": "Chad", "capacity": "On behalf of the Group"}, {}, "on behalf of the Group"),
    ],
)
def test_the_capacity_of_a_sender(sender: dict[str, str], signatory: dict[str, str], capacity: str) -> None:
    signatories = [{"family": "A", "state": "Chad", "office": "CDA", **signatory}]
    assert f", {capacity}, addressed to" in facts_of(senders=[sender], signatories=signatories).title


@pytest.mark.parametrize(
    ("language", "sender", "signatory", "in_title", "line"),
    [
        ("fr", {"state": "Norvège", "office": "foreign-minister"}, {"state": "Norvège", "gender": "f"},
         "par la Ministre des affaires étrangères", "La Ministre des affaires étrangères"),
        ("es", {"office": "PSC"}, {"gender": "f"}, "por la Presidencia", "Presidenta del Consejo de Seguridad"),
        ("es", {"state": "Perú"}, {"gender": "f"}, "por la Representante", "Representante Permanente"),
        ("fr", {"state": "Pérou", "office": "CDA"}, {"state": "Pérou", "office": "PR", "gender": "f"},
         "par le Chargé d’affaires", "La Représentante permanente"),
        ("fr", {"state": "Pérou", "gender": "m"}, {"state": "Pérou", "gender": "f"},
         "par le Représentant permanent", "Le Représentant permanent"),
    ],
)  # fmt: skip
def test_a_sender_has_the_gender_of_who_signs_with_its_office(
    language: str, sender: dict[str, str], signatory: dict[str, str], in_title: str, line: str
) -> None:
    facts = facts_of(language=language, date="2026-05-03", senders=[sender], signatories=[{"family": "A", **signatory}])
    assert f" {in_title} " in facts.title.replace("\u00a0", " ")
    assert facts.signatories[0].lines == (line,)
