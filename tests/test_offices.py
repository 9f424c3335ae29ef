"""Offices and addressees: ids, aliases, free text, and typos with a suggestion."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError
from drafter.languages import load_language
from drafter.un import offices

EN = load_language("en")


def refused(**keys: Any) -> tuple[Finding, ...]:
    with pytest.raises(InvalidLetterError) as caught:
        facts_of(**{"senders": ["Chad"], **keys})
    return tuple(finding for finding in caught.value.findings if finding.severity == "error")


@pytest.mark.parametrize(
    ("office", "suggestion"),
    [
        ("permanent-representativ", "permanent-representative"),
        ("charge-daffaire", "charge-d-affaires"),
        ("foreign-ministre", "foreign-minister"),
        ("Permanent Representatve", "Permanent Representative"),
        ("CDAA", "CDA"),
    ],
)
def test_suggestions_for_unknown_offices(office: str, suggestion: str) -> None:
    (finding,) = refused(senders=[{"state": "Chad", "office": office}])
    assert (finding.rule, finding.fix) == ("unknown-office", suggestion)
    assert f'"{office}"' in finding.message
    assert finding.place is not None
    assert finding.excerpt[finding.place.column - 1 : finding.place.end_column - 1] == office


@pytest.mark.parametrize(
    ("addressee", "suggestion"),
    [
        ("secretary-generl", "secretary-general"),
        ("PGAA", "PGA"),
        ("President of the Security Councl", "President of the Security Council"),
        ("president-of-the-assembly", "president-of-the-general-assembly"),
    ],
)
def test_suggestions_for_unknown_addressees(addressee: str, suggestion: str) -> None:
    (finding,) = refused(addressees=[addressee])
    assert (finding.rule, finding.fix) == ("unknown-addressee", suggestion)


@pytest.mark.parametrize(
    "addressee", ["Chair of the Committee on Rivers", "the members of the Committee", "Executive Director"]
)
def test_an_addressee_may_be_free_text(addressee: str) -> None:
    bare = addressee.removeprefix("the ")
    assert facts_of(senders=["Chad"], addressees=[addressee]).addressees == (f"the {bare}",)


@given(st.sampled_from(offices.ADDRESSEES))
def test_an_addressee_is_known_by_its_id_and_its_words(addressee: str) -> None:
    words = EN.words.addressees[addressee]
    for written in (addressee, words, f"the {words}", f"The {words}", addressee.replace("-", " ")):
        assert facts_of(senders=["Chad"], addressees=[written]).addressees == (f"the {words}",)


@given(st.sampled_from(sorted(offices.SENDERS)))
def test_every_office_has_words(office: str) -> None:
    assert EN.office_in(EN.words.offices[office]["one"]) == office
    assert EN.office_in(office) == office


@given(st.permutations(offices.ADDRESSEES))
def test_addressees_have_one_order(given_order: list[str]) -> None:
    facts = facts_of("identical-letters", senders=["Chad"], addressees=given_order)
    assert facts.addressees == tuple(f"the {EN.words.addressees[one]}" for one in offices.ADDRESSEES)


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ({"senders": ["Turky"]}, "unknown-state"),
        ({"senders": [{"state": "Turky"}]}, "unknown-state"),
        ({"senders": [{"office": "permanent-representative"}]}, "missing-state"),
        ({"senders": [{"state": "Chad", "organization": "African Union"}]}, "bad-sender"),
        ({"signatories": [{"family": "A", "state": "Turky"}]}, "unknown-state"),
        ({"signatories": [{"family": "A", "state": "Chad", "office": "charge-daffaire"}]}, "unknown-office"),
        ({"on_behalf_of": ["Chad", "Turky"]}, "unknown-state"),
        ({"symbols": ["A-71-999"]}, "bad-symbol"),
        ({"symbols": ["A/70/1–S/2016/1"]}, "bad-symbol"),
        ({"session": "seventy"}, "bad-session"),
        ({"session": "ES-10", "agenda_items": [{"number": "5", "title": "Rivers", "session": "71"}]}, "item-session"),
    ],
)
def test_each_error_has_its_rule_and_place(keys: dict[str, Any], rule: str) -> None:
    (finding,) = refused(**keys)
    assert finding.rule == rule
    assert finding.place is not None
    assert finding.place.line > 4


@pytest.mark.parametrize(
    ("keys", "rule"), [({"senders": []}, "missing-senders"), ({"addressees": []}, "missing-addressees")]
)
def test_missing_values_are_reported(keys: dict[str, Any], rule: str) -> None:
    missing = {key: value for key, value in {"senders": ["Chad"], "addressees": ["SG"], **keys}.items() if value}
    with pytest.raises(InvalidLetterError) as caught:
        facts_of(**{"addressees": None, **missing})
    assert [finding.rule for finding in caught.value.findings if finding.severity == "error"] == [rule]


def test_all_errors_are_reported_in_one_run() -> None:
    findings = refused(
        senders=["Turky", {"state": "Atlantis", "office": "charge-daffaire"}],
        addressees=["secretary-generl"],
        symbols=["A-71-999"],
        session="seventy",
        on_behalf_of=["Kuwaitt"],
    )
    assert sorted(finding.rule for finding in findings) == [
        "bad-session",
        "bad-symbol",
        "unknown-addressee",
        "unknown-office",
        "unknown-state",
        "unknown-state",
        "unknown-state",
    ]


def test_an_unknown_state_is_suggested_by_its_name_of_the_day() -> None:
    (finding,) = refused(senders=["Turky"], date="2023-05-03")
    assert finding.message == '"Turky" is not the name of a State. Did you mean Türkiye?'


def test_an_organization_as_a_state_is_told_its_key() -> None:
    (finding,) = refused(senders=["Zyx Union"])
    assert "`organization:`" in finding.message
