"""Titles of communications in English, composed from facts only."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of, title_of

from drafter.languages.names import load_names

TO_SG = "addressed to the Secretary-General"
STATES = sorted({rows[-1].code for rows in load_names("en").by_code.values()})


def sent_by(*senders: Any) -> str:
    """Return the part of a letter's title between its date and its addressee."""
    return title_of(senders=list(senders)).removeprefix("Letter dated 3 May 2016 from ").removesuffix(f" {TO_SG}")


@pytest.mark.parametrize(
    ("senders", "phrase"),
    [
        (["Chad"], "the Permanent Representative of Chad to the United Nations"),
        (["Niger"], "the Permanent Representative of the Niger to the United Nations"),
        (["Iran"], "the Permanent Representative of the Islamic Republic of Iran to the United Nations"),
        (["Mali", "Chad"], "the Permanent Representatives of Chad and Mali to the United Nations"),
        (
            ["Tunisia", "the Niger", "South Africa"],
            "the Permanent Representatives of the Niger, South Africa and Tunisia to the United Nations",
        ),
        (["Mali", "MLI"], "the Permanent Representative of Mali to the United Nations"),
    ],
)
def test_permanent_representatives_in_english_order(senders: list[str], phrase: str) -> None:
    assert sent_by(*senders) == phrase


@pytest.mark.parametrize(
    ("office", "phrase"),
    [
        ("charge-d-affaires", "the Chargé d’affaires a.i. of the Permanent Mission of Chad to the United Nations"),
        (
            "Chargée d'affaires a.i.",
            "the Chargé d’affaires a.i. of the Permanent Mission of Chad to the United Nations",
        ),
        ("acting-permanent-representative", "the Acting Permanent Representative of Chad to the United Nations"),
        ("deputy-permanent-representative", "the Deputy Permanent Representative of Chad to the United Nations"),
        ("PR", "the Permanent Representative of Chad to the United Nations"),
        ("representative", "the representative of Chad to the United Nations"),
        ("Legal Counsellor", "the Legal Counsellor of Chad to the United Nations"),
        ("Alternate Representative", "the Alternate Representative of Chad to the United Nations"),
        (
            "Permanent Representative to the United Nations Office at Geneva",
            "the Permanent Representative of Chad to the United Nations Office at Geneva",
        ),
        ("foreign-minister", "the Minister for Foreign Affairs of Chad"),
        ("Minister of Foreign Affairs", "the Minister for Foreign Affairs of Chad"),
        ("Minister for Water", "the Minister for Water of Chad"),
        ("head-of-state", "the President of Chad"),
        ("head-of-government", "the Prime Minister of Chad"),
    ],
)
def test_offices_of_one_state(office: str, phrase: str) -> None:
    assert sent_by({"state": "Chad", "office": office}) == phrase


@pytest.mark.parametrize(
    ("offices", "phrase"),
    [
        (
            ("charge-d-affaires", "charge-d-affaires"),
            "the Chargés d’affaires a.i. of the Permanent Missions of Chad and Mali to the United Nations",
        ),
        (("charge-d-affaires", None), "the representatives of Chad and Mali to the United Nations"),
        (("foreign-minister", "foreign-minister"), "the Ministers for Foreign Affairs of Chad and Mali"),
        (("foreign-minister", None), "the representatives of Chad and Mali to the United Nations"),
        (
            ("Minister for Water", "foreign-minister"),
            "the Minister for Water of Chad and the Minister for Foreign Affairs of Mali",
        ),
    ],
)
def test_offices_of_two_states(offices: tuple[str, str | None], phrase: str) -> None:
    senders = [{"state": state, "office": office} for state, office in zip(("Chad", "Mali"), offices, strict=True)]
    assert sent_by(*senders) == phrase


@pytest.mark.parametrize(
    ("senders", "phrase"),
    [
        (["Holy See"], "the Permanent Observer of the Holy See to the United Nations"),
        (
            ["State of Palestine", "Holy See"],
            "the Permanent Observers of the Holy See and the State of Palestine to the United Nations",
        ),
        (["Holy See", "Italy"], "the representatives of the Holy See and Italy to the United Nations"),
        (
            [{"state": "Palestine", "office": "CDA"}],
            "the Chargé d’affaires a.i. of the Permanent Observer Mission of the State of Palestine"
            " to the United Nations",
        ),
        (
            [{"state": "Holy See", "office": "CDA"}, {"state": "Italy", "office": "CDA"}],
            "the representatives of the Holy See and Italy to the United Nations",
        ),
    ],
)
def test_observers(senders: list[Any], phrase: str) -> None:
    assert sent_by(*senders) == phrase


@pytest.mark.parametrize(
    ("sender", "phrase"),
    [
        ({"organization": "African Union"}, "the Permanent Observer of the African Union to the United Nations"),
        ({"organization": "the African Union"}, "the Permanent Observer of the African Union to the United Nations"),
        ({"organization": "INTERPOL"}, "the Permanent Observer of INTERPOL to the United Nations"),
        (
            {"organization": "European Union", "office": "Head of the Delegation"},
            "the Head of the Delegation of the European Union to the United Nations",
        ),
        (
            {"organization": "League of Arab States", "office": "Secretary-General"},
            "the Secretary-General of the League of Arab States",
        ),
        ({"office": "Chair of the Committee on Rivers"}, "the Chair of the Committee on Rivers"),
        ({"office": "the Chair of the Committee on Rivers"}, "the Chair of the Committee on Rivers"),
        ({"office": "Under-Secretary-General, the Legal Counsel"}, "the Under-Secretary-General, the Legal Counsel,"),
        ({"office": "president-of-the-general-assembly"}, "the President of the General Assembly"),
        ("secretary-general", "the Secretary-General"),
    ],
)
def test_organizations_and_persons_of_the_united_nations(sender: Any, phrase: str) -> None:
    assert sent_by(sender) == phrase


@pytest.mark.parametrize(
    ("keys", "phrase"),
    [
        ({"capacity": "Chair of the Group of 77", "gender": "f"}, "in her capacity as Chair of the Group of 77"),
        ({"capacity": "Chair of the Group of 77", "gender": "m"}, "in his capacity as Chair of the Group of 77"),
        ({"capacity": "Chair of the Group of 77"}, "in their capacity as Chair of the Group of 77"),
        ({"capacity": "In his capacity as Chair"}, "in his capacity as Chair"),
        ({"capacity": "on behalf of the Group of 77"}, "on behalf of the Group of 77"),
    ],
)
def test_capacities_are_between_commas(keys: dict[str, str], phrase: str) -> None:
    assert (
        sent_by({"state": "Chad", **keys}) == f"the Permanent Representative of Chad to the United Nations, {phrase},"
    )


@pytest.mark.parametrize(
    ("addressees", "phrase"),
    [
        (["SG"], "the Secretary-General"),
        (["PSC", "SG"], "the Secretary-General and the President of the Security Council"),
        (
            ["President of the Security Council", "PGA", "secretary-general"],
            "the Secretary-General, the President of the General Assembly and the President of the Security Council",
        ),
        (
            ["PECOSOC", "PSC", "PGA", "SG"],
            "the Secretary-General, the President of the General Assembly, the President of the Security Council"
            " and the President of the Economic and Social Council",
        ),
        (["Chair of the Committee on Rivers", "SG"], "the Secretary-General and the Chair of the Committee on Rivers"),
        ([{"office": "PGA", "gender": "f"}, "SG"], "the Secretary-General and the President of the General Assembly"),
    ],
)
def test_addressees_in_their_fixed_order(addressees: list[Any], phrase: str) -> None:
    title = title_of("identical-letters", senders=["Chad"], addressees=addressees)
    assert title.partition(" addressed to ")[2] == phrase


@pytest.mark.parametrize(
    ("kind", "keys", "beginning"),
    [
        ("letter", {}, "Letter dated 3 May 2016 from the Permanent Representative of Chad"),
        ("identical-letters", {}, "Identical letters dated 3 May 2016 from the Permanent Representative of Chad"),
        ("letters", {"further_dates": ["2016-05-05"]}, "Letters dated 3 and 5 May 2016 from the Permanent"),
        ("note-verbale", {}, "Note verbale dated 3 May 2016 from the Permanent Mission of Chad to the United Nations"),
        (
            "note-verbale",
            {"senders": ["Mali", "Chad"]},
            "Note verbale dated 3 May 2016 from the Permanent Missions of Chad and Mali to the United Nations",
        ),
        (
            "note-verbale",
            {"senders": ["Holy See"]},
            "Note verbale dated 3 May 2016 from the Permanent Observer Mission of the Holy See to the United Nations",
        ),
        (
            "note-verbale",
            {"senders": [{"state": "Chad", "office": "permanent-representative"}]},
            "Note verbale dated 3 May 2016 from the Permanent Representative of Chad to the United Nations",
        ),
    ],
)
def test_kinds(kind: str, keys: dict[str, Any], beginning: str) -> None:
    assert title_of(kind, **{"senders": ["Chad"], **keys}).startswith(beginning)


@pytest.mark.parametrize(
    ("kind", "addressees", "found"),
    [
        ("letter", ["SG"], []),
        ("letter", ["SG", "PSC"], ["title-addressees"]),
        ("identical-letters", ["SG", "PSC"], []),
        ("identical-letters", ["PSC"], ["title-addressees"]),
        ("note-verbale", ["PSC"], []),
    ],
)
def test_a_count_of_addressees_that_does_not_fit_the_kind_is_a_finding(
    kind: str, addressees: list[str], found: list[str]
) -> None:
    facts = facts_of(kind, senders=["Chad"], addressees=addressees, organs=["security-council"])
    assert [finding.rule for finding in facts.findings] == found


@pytest.mark.parametrize(
    ("day", "state", "phrase"),
    [
        ("2016-05-03", "Türkiye", "Turkey"),
        ("2023-05-03", "Turkey", "Türkiye"),
        ("2005-05-03", "Libya", "the Libyan Arab Jamahiriya"),
        ("2011-12-03", "Palestine", "Palestine"),
        ("2016-05-03", "MKD", "the former Yugoslav Republic of Macedonia"),
        ("2020-05-03", "MKD", "North Macedonia"),
    ],
)
def test_states_have_the_name_of_the_day(day: str, state: str, phrase: str) -> None:
    assert f" of {phrase} to the United Nations" in title_of(date=day, senders=[state])


@pytest.mark.parametrize(
    ("signatories", "phrase"),
    [
        ([{"family": "A", "state": "Chad"}], "the Permanent Representative of Chad to the United Nations"),
        (
            [{"family": "A", "state": "Mali"}, {"family": "B", "state": "Chad"}, {"family": "C", "state": "Chad"}],
            "the Permanent Representatives of Chad and Mali to the United Nations",
        ),
        (
            [{"family": "A", "state": "Chad", "title": "Deputy Permanent Representative\nChargé d'affaires a.i."}],
            "the Chargé d’affaires a.i. of the Permanent Mission of Chad to the United Nations",
        ),
        ([{"family": "A", "office": "secretary-general"}], "the Secretary-General"),
    ],
)
def test_without_senders_the_signatories_send(signatories: list[Any], phrase: str) -> None:
    assert f"from {phrase} addressed" in title_of(signatories=signatories)


def test_the_office_of_a_sender_is_that_of_its_signatory() -> None:
    signatories = [{"family": "A", "state": "Mali", "office": "charge-d-affaires"}, {"family": "B", "state": "Chad"}]
    assert sent_by("Chad") == "the Permanent Representative of Chad to the United Nations"
    assert "the representatives of Chad and Mali to" in title_of(senders=["Chad", "Mali"], signatories=signatories)


def test_a_printed_title_does_not_break_inside_united_kingdom() -> None:
    facts = facts_of(senders=["United Kingdom", "United States"])
    assert "the United\u00a0Kingdom of Great Britain and Northern Ireland and the United\u00a0States" in facts.title


def test_a_custom_title_is_printed_and_the_difference_is_a_finding() -> None:
    facts = facts_of(senders=["Chad"], title="Letter dated 3 May 2016 from Chad", organs=["general-assembly"])
    assert facts.title == "Letter dated 3 May 2016 from Chad"
    assert [finding.rule for finding in facts.findings] == ["title-differs"]


@pytest.mark.parametrize(("count", "size"), [(1, 14), (12, 12)])
def test_long_titles_are_set_smaller(count: int, size: int) -> None:
    states = ["Chad", "Mali", "Niger", "Togo", "Benin", "Ghana", "Kenya", "Gabon", "Egypt", "Libya", "Malta", "Samoa"]
    addressees = ["SG", "PGA", "PSC", "PECOSOC"][:count]
    assert facts_of("identical-letters", senders=states[:count], addressees=addressees).title_size == size


@pytest.mark.parametrize(("length", "size"), [(1, 14), (254, 14), (255, 14), (256, 12), (2000, 12)])
def test_the_size_of_a_title_by_its_length(length: int, size: int) -> None:
    facts = facts_of(senders=["Chad"], title="x" * length)
    assert len(facts.title) == length
    assert facts.title_size == size
    assert facts_of(senders=["Chad"], title="x" * length, title_size="12").title_size == 12
    assert facts_of(senders=["Chad"], title="x" * length, title_size="14").title_size == 14


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=6, unique=True))
def test_a_title_is_the_same_whatever_the_order_of_its_senders(codes: list[str]) -> None:
    assert title_of(senders=codes) == title_of(senders=codes[::-1])
