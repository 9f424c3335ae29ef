"""The facts of a letter: session block, masthead, signatories, annexes, and their form as JSON."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.derive import facts_of

from drafter.facts import facts_to_json
from drafter.languages.names import load_names

RIVERS = {"number": "15", "title": "Rivers"}
BOTH = ["general-assembly", "security-council"]
PEOPLE = {"Chad": "Abakar", "Mali": "Diarra", "Togo": "Agbeko"}


def json_of(kind: str = "letter", **keys: Any) -> dict[str, Any]:
    return facts_to_json(facts_of(kind, **{"senders": ["Chad"], **keys}))


def signed_by(*states: str, **keys: str) -> list[dict[str, str]]:
    return [{"given": "Ama", "family": PEOPLE[state], "state": state, **keys} for state in states]


def test_the_keys_of_the_json_are_those_promised_in_that_order() -> None:
    assert list(json_of()) == [
        "template",
        "language",
        "date",
        "draft",
        "title",
        "symbols",
        "symbol_line",
        "organs",
        "session",
        "year",
        "agenda_heading",
        "agenda_titles",
        "distribution_lines",
        "senders",
        "addressees",
        "on_behalf_of",
        "circulation_request",
        "signatories",
        "annex_headings",
        "page_1_notes",
    ]


def test_a_fact_that_does_not_apply_is_null_or_empty() -> None:
    json = json_of(organs=["security-council"])
    absent = ("session", "agenda_heading", "on_behalf_of")
    assert [json[key] for key in absent] == [None] * 3
    assert [json[key] for key in ("symbols", "agenda_titles", "signatories", "annex_headings", "page_1_notes")] == [
        []
    ] * 5


def test_the_title_of_the_json_has_ordinary_spaces() -> None:
    assert "\u00a0" not in json_of(senders=["United States"])["title"]


@pytest.mark.parametrize(
    ("keys", "line", "draft"),
    [
        ({"symbols": ["S/2016/1", "A/70/1"]}, "A/70/1–S/2016/1", False),
        ({"symbols": ["S/2016/1"], "draft": True}, "S/2016/1", True),
        ({"symbols": ["S/2016/1"], "reissued": "2016-06-01"}, "S/2016/1*", False),
        ({"symbols": ["A/70/1", "S/2016/1"], "reissued": "2016-06-01"}, "A/70/1–S/2016/1*", False),
        ({"organs": BOTH}, "A/70/…–S/2016/…", True),
        ({"agenda_items": [RIVERS]}, "A/70/…", True),
        ({"addressees": ["PSC"]}, "S/2016/…", True),
        ({"addressees": ["PECOSOC"], "agenda_items": [RIVERS]}, "E/2016/…", True),
        ({"addressees": ["PHRC"], "session": "32"}, "A/HRC/32/…", True),
        ({"organs": BOTH, "session": "ES-10", "year": 72}, "A/ES-10/…–S/2017/…", True),
        ({"organs": BOTH, "session": ["70", "ES-10"]}, "A/ES-10/…–A/70/…–S/2016/…", True),
    ],
)
def test_symbol_lines(keys: dict[str, Any], line: str, draft: bool) -> None:
    facts = facts_of(**{"senders": ["Chad"], **keys})
    assert (facts.symbol_line, facts.draft) == (line, draft)
    assert "–".join(part.letter + part.rest for part in facts.symbol_parts) == line
    assert bool(facts.draft_mark) is draft


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ({"distributed": "2016-05-09"}, ["Distr.: General", "9 May 2016", "", "Original: English"]),
        ({"original": ["ar"]}, ["Distr.: General", "3 May 2016", "English", "Original: Arabic"]),
        (
            {"original": ["en", "fr"], "distribution": "Limited"},
            ["Distr.: Limited", "3 May 2016", "", "Original: English and French"],
        ),
    ],
)
def test_distribution(keys: dict[str, Any], lines: list[str]) -> None:
    assert json_of(**keys)["distribution_lines"] == lines


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({}, None),
        ({"job_number": "16-00001"}, "16-00001 (E)"),
        ({"job_number": "16-00001", "published": "2016-05-09"}, "16-00001 (E)    090516"),
        ({"job_number": "16-00001", "reissued": "2016-06-01"}, "16-00001* (E)"),
    ],
)
def test_job_lines(keys: dict[str, Any], line: str | None) -> None:
    assert facts_of(senders=["Chad"], **keys).job_line == line


@pytest.mark.parametrize(
    ("signatories", "printed"),
    [
        (signed_by("Chad"), [("Ama Abakar", ["Permanent Representative"])]),
        (signed_by("Chad", office="charge-d-affaires"), [("Ama Abakar", ["Chargé d’affaires a.i."])]),
        (
            signed_by("Chad", title="Ambassador\nPermanent Representative"),
            [("Ama Abakar", ["Ambassador", "Permanent Representative"])],
        ),
        (signed_by("Chad", title="Chargé d'affaires a.i."), [("Ama Abakar", ["Chargé d’affaires a.i."])]),
        (
            signed_by("Chad", capacity="Chair of the Group"),
            [("Ama Abakar", ["Permanent Representative", "Chair of the Group"])],
        ),
        (
            signed_by("Mali", "Chad"),
            [
                ("Ama Abakar", ["Permanent Representative of Chad to the United Nations"]),
                ("Ama Diarra", ["Permanent Representative of Mali to the United Nations"]),
            ],
        ),
        (
            [*signed_by("Togo"), *signed_by("Mali", office="CDA")],
            [
                ("Ama Diarra", ["Chargé d’affaires a.i.", "Permanent Mission of Mali to the United Nations"]),
                ("Ama Agbeko", ["Permanent Representative of Togo to the United Nations"]),
            ],
        ),
        (
            [{"given": "Ama", "family": "Abakar", "family_first": True, "office": "secretary-general"}],
            [("Abakar Ama", [])],
        ),
        (
            [{"family": "N'Dour", "office": "Chair of the Committee on Rivers"}],
            [("N’Dour", ["Chair of the Committee on Rivers"])],
        ),
    ],
)
def test_signatories(signatories: list[Any], printed: list[tuple[str, list[str]]]) -> None:
    found = facts_to_json(facts_of(signatories=signatories))["signatories"]
    assert [(one["name"], one["lines"]) for one in found] == printed


def test_a_signatory_holds_the_office_of_the_sender() -> None:
    facts = facts_of(senders=[{"state": "Chad", "office": "CDA"}], signatories=[{"given": "Ama", "family": "Abakar"}])
    assert facts.signatories[0].lines == ("Chargé d’affaires a.i.",)


def test_signatories_as_given_keep_their_order() -> None:
    facts = facts_of(signatories=signed_by("Togo", "Chad"), signatory_order="as-given")
    assert [one.family for one in facts.signatories] == ["Agbeko", "Abakar"]
    assert [one.index for one in facts_of(signatories=signed_by("Togo", "Chad")).signatories] == [1, 0]


@pytest.mark.parametrize(
    ("state", "lines"),
    [
        (
            "United Kingdom",
            (
                "Permanent Representative of the United Kingdom of Great Britain",
                "and Northern Ireland to the United Nations",
            ),
        ),
        ("United States", ("Permanent Representative of the United States of America", "to the United Nations")),
        ("Marshall Islands", ("Permanent Representative of the Marshall Islands to the United Nations",)),
    ],
)
def test_long_title_lines_break_between_phrases(state: str, lines: tuple[str, ...]) -> None:
    signatories = [{"family": "A", "state": state}, *signed_by("Chad")]
    assert facts_of(signatories=signatories).signatories[-1].lines == lines


LETTER = "to the letter dated 3 May 2016 from the Permanent Representative of Chad to the United Nations"
ANNEX: dict[str, Any] = {"body": "x"}


@pytest.mark.parametrize(
    ("annexes", "headings"),
    [
        ([], []),
        ([ANNEX], [f"Annex {LETTER} addressed to the Secretary-General"]),
        (
            [ANNEX, ANNEX],
            [f"Annex {number} {LETTER} addressed to the Secretary-General" for number in ("I", "II")],
        ),
        (
            [{**ANNEX, "enclosures": [ANNEX, {**ANNEX, "appendices": [ANNEX]}]}],
            [f"Annex {LETTER} addressed to the Secretary-General", "Enclosure I", "Enclosure II", "Appendix"],
        ),
    ],
)
def test_annex_headings(annexes: list[Any], headings: list[str]) -> None:
    assert json_of(annexes=annexes)["annex_headings"] == headings


def test_annexes_of_the_secretary_general_do_not_repeat_the_title() -> None:
    facts = facts_of(senders=["secretary-general"], addressees=["PSC"], annexes=[ANNEX])
    assert facts.annex_headings == ("Annex",)


def test_an_annex_shows_its_original_language_and_its_signatories() -> None:
    annex = {
        **ANNEX,
        "original": "ar",
        "title": "Rivers",
        "signatories": [*signed_by("Togo"), *signed_by("Chad", title="Envoy")],
    }
    (found,) = facts_of(senders=["Chad"], annexes=[annex]).annexes
    assert (found.original, found.title) == ("[Original: Arabic]", "Rivers")
    assert [(one.family, one.lines) for one in found.signatories] == [("Agbeko", ()), ("Abakar", ("Envoy",))]


@given(st.lists(st.sampled_from(sorted(load_names("en").by_code)), min_size=1, max_size=30))
def test_states_are_listed_once_each_in_one_order(codes: list[str]) -> None:
    listed = facts_of(senders=["Chad"], on_behalf_of=codes).on_behalf_of
    assert listed is not None
    assert listed.count == len(set(codes)) == len(listed.states)
    assert listed == facts_of(senders=["Chad"], on_behalf_of=sorted(set(codes))).on_behalf_of


def test_a_duplicate_state_and_an_anachronism_are_findings() -> None:
    facts = facts_of(senders=["Chad"], organs=BOTH, on_behalf_of=["Mali", "MLI", "Swaziland", "Türkiye"])
    assert facts.on_behalf_of is not None
    assert facts.on_behalf_of.text == "Mali, Swaziland and Turkey"
    assert [finding.rule for finding in facts.findings] == ["duplicate-state", "state-name-of-another-time"]
