"""Letters of Geneva, Vienna and Nairobi: accreditation, sessions of the Human Rights Council, job numbers, page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support.derive import facts_of
from support.lint import words_of
from test_bodies import plain

from drafter.facts import Facts
from drafter.languages.seats import split_accreditation
from drafter.settings.look import load_look
from drafter.templates import find_template
from drafter.un.sessions import human_rights_council_periods, human_rights_council_sessions

CASES = yaml.safe_load(Path(__file__).with_name("geneva.yaml").read_text(encoding="utf-8"))


def shown(facts: Facts) -> dict[str, Any]:
    return {
        "title": facts.title.replace("\u00a0", " "),
        "senders": list(facts.senders),
        "lines": [list(signatory.lines) for signatory in facts.signatories],
        "masthead": list(facts.masthead_organs),
        "blocks": [[block.name, block.session, block.period] for block in facts.blocks],
        "symbol": facts.symbol_line,
        "seat": facts.seat,
        "job": facts.job_line,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["form"] for case in CASES])
def test_geneva(case: dict[str, Any]) -> None:
    facts = facts_of(**plain(case["keys"]))
    expected = {key: value for key, value in case.items() if key not in ("form", "keys")}
    assert {key: shown(facts)[key] for key in expected} == expected


def test_sessions_of_the_human_rights_council_are_in_their_years() -> None:
    periods = human_rights_council_periods()
    assert [number for number, (first, last) in periods.items() if not first < last] == []
    opened = [periods[number][0] for number in sorted(periods)]
    assert opened == sorted(opened)
    assert all(number in human_rights_council_sessions(first.year) for number, (first, _) in periods.items())


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("Permanent Representative to the United Nations", ("Permanent Representative to the United Nations", "")),
        (
            "Permanent Representative to the United Nations Office at Geneva",
            ("Permanent Representative", "to the United Nations Office at Geneva"),
        ),
        ("Permanent Representative", ("Permanent Representative", "")),
    ],
)
def test_the_seat_in_an_office(office: str, expected: tuple[str, str]) -> None:
    assert split_accreditation(office, "en") == expected


def test_documents_of_geneva_are_on_a4() -> None:
    template = find_template("letter")
    geneva, usual = (load_look(template.looks_in("en", [seat])) for seat in ("geneva", "new-york"))
    assert (geneva.page.width, geneva.page.height) == (11906, 16838)
    assert geneva.styles["SingleTxt"].name == "_ Single Txt_G"
    assert usual.page.width == 12240
    for grid in geneva.grids.values():
        assert sum(grid.columns) == geneva.page.text_width


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("job_number: GE.26-01234\n", []),
        ("job_number: GE.16-01234\n", ["GE.16-01234"]),
        ("job_number: K2601234\n", []),
        ("job_number: V.26-01234\n", []),
    ],
)
def test_job_numbers_of_other_seats(change: str, found: list[str]) -> None:
    assert words_of("job-number-year", change) == found
