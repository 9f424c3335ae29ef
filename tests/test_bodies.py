"""Committees, panels and other bodies as senders, signatories, addressees and mastheads; the tables of their names."""

from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.derive import facts_of

from drafter.facts import Facts
from drafter.languages import available_languages
from drafter.languages import bodies as names
from drafter.languages.bodies import body_name, find_body, find_officer
from drafter.un.bodies import bodies, body_of, body_on, is_of_unknown_body
from drafter.un.offices import ORGANS
from drafter.un.symbols import parse_symbol, symbol_series

CASES = yaml.safe_load(Path(__file__).with_name("bodies.yaml").read_text(encoding="utf-8"))
TABLES = sorted(Path(names.__file__).parent.glob("*/bodies.csv"))
OFFICERS = sorted(Path(names.__file__).parent.glob("*/officers.csv"))


def plain(value: Any) -> Any:
    """Return a value of YAML with numbers and dates as text, as Drafter reads them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return str(value)


def shown(facts: Facts) -> dict[str, Any]:
    return {
        "title": facts.title.replace("\u00a0", " "),
        "lines": [list(signatory.lines) for signatory in facts.signatories],
        "masthead": list(facts.masthead_organs),
        "blocks": [[block.session, block.body] for block in facts.blocks],
        "request": facts.circulation_request,
        "symbol": facts.symbol_line,
        "annexes": list(facts.annex_headings),
    }


@pytest.mark.parametrize("case", CASES, ids=[case["form"] for case in CASES])
def test_bodies(case: dict[str, Any]) -> None:
    facts = facts_of(**plain(case["keys"]))
    expected = {key: value for key, value in case.items() if key not in ("form", "keys")}
    assert {key: shown(facts)[key] for key in expected} == expected
    assert {finding.rule for finding in facts.findings} <= {"missing-gender", "missing-organs"}


@pytest.mark.parametrize("symbol", ["S/AC.99/2016/1", "A/AC.999/1", "A/CONF.999/5", "E/CN.99/2016/1", "A/C.9/71/1"])
def test_an_unknown_body_is_a_finding_and_its_principal_organ_is_printed(symbol: str) -> None:
    facts = facts_of(senders=["Togo"], symbols=[symbol])
    assert "unknown-body" in {finding.rule for finding in facts.findings}
    assert len(facts.masthead_organs) == 1


@pytest.mark.parametrize("prefix", sorted(set(symbol_series()) - {"A", "S", "E", "A/CONF"}))
def test_no_known_series_has_an_empty_masthead(prefix: str) -> None:
    facts = facts_of(senders=["Togo"], symbols=[f"{prefix}/2016/1" if prefix != "A/HRC" else "A/HRC/31/1"])
    assert facts.masthead_organs
    assert all(facts.masthead_organs)


def test_a_name_that_is_not_known_in_the_language_is_a_finding() -> None:
    facts = facts_of(language="ru", senders=["TGO"], symbols=["A/CONF.217/2016/3"])
    assert "unknown-wording" in {finding.rule for finding in facts.findings}
    assert "the" not in (facts.circulation_request or "").split()


def test_a_bar_in_an_office_divides_no_line() -> None:
    person = {"given": "Dian", "family": "Berg", "office": "Chair | Rapporteur", "organization": "committee-1267"}
    facts = facts_of(date="2019-07-15", addressees=["PSC"], signatories=[person])
    assert facts.signatories[0].lines[0] == "Chair | Rapporteur"


def test_every_name_has_a_source() -> None:
    assert [body.id for rows in bodies().values() for body in rows if not body.source] == []
    for table in (*TABLES, *OFFICERS):
        with table.open(encoding="utf-8", newline="") as lines:
            assert [row["id"] for row in csv.DictReader(lines) if not row["source"]] == [], table


def test_names_of_a_body_follow_one_another() -> None:
    for rows in bodies().values():
        assert all(body.since < body.until for body in rows)
        assert all(a.until == b.since for a, b in pairwise(rows))
        assert all(body.printed or body.id in ORGANS for body in rows)


def test_names_in_other_languages_belong_to_a_name_of_the_table() -> None:
    assert len(TABLES) >= 3
    known = {(body.id, body.since) for rows in bodies().values() for body in rows}
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                since = date.fromisoformat(row["since"]) if row["since"] else date.min
                assert (row["id"], since) in known, row
                assert row["in_title"], row
                assert row["of"], row


@pytest.mark.parametrize("code", available_languages())
def test_a_body_is_found_by_its_id_and_its_names(code: str) -> None:
    for rows in bodies().values():
        for body in rows:
            if body.printed:
                assert find_body(body.id, code) == body.id
                assert find_body(body_name(body.id, code, body.since).printed, code) is not None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("committee-1540", "committee-1540"),
        ("the 1540 Committee", "committee-1540"),
        ("1540-committee", "committee-1540"),
        ("The Panel of Experts on Libya", "panel-of-experts-on-libya"),
        ("International Law Commission", "international-law-commission"),
        ("the 9999 Committee", None),
        ("General Assembly", None),
        ("human-rights-council", None),
        ("", None),
    ],
)
def test_finding_a_body(text: str, body: str | None) -> None:
    assert find_body(text, "en") == body


@pytest.mark.parametrize(
    ("symbol", "body", "unknown"),
    [
        ("S/AC.44/2004/1", "committee-1540", False),
        ("S/AC.4/2004/1", None, True),
        ("S/2004/1", None, False),
        ("A/71/1", None, False),
        ("A/ES-10/695", None, False),
        ("A/C.5/71/1", "fifth-committee", False),
        ("TD/B/63/5", "trade-and-development-board", False),
        ("TD/500", "united-nations-conference-on-trade-and-development", False),
        ("A/CONF.216/1", "united-nations-conference-on-sustainable-development", False),
        ("A/CONF.21/1", None, True),
    ],
)
def test_the_body_of_a_symbol(symbol: str, body: str | None, unknown: bool) -> None:
    assert body_of(parse_symbol(symbol)) == body
    assert is_of_unknown_body(parse_symbol(symbol)) is unknown


def test_a_name_is_that_of_the_day() -> None:
    assert "Eritrea" in body_on("committee-751", date(2012, 1, 1)).name
    assert "Eritrea" not in body_on("committee-751", date(2019, 1, 1)).name
    assert body_on("committee-751", date(1990, 1, 1)) == bodies()["committee-751"][0]


def test_officers_are_found_by_their_words() -> None:
    assert [find_officer(text, "en") is not None for text in ("chair", "Co-Chair", "Lighthouse keeper")] == [
        True,
        True,
        False,
    ]
    assert find_officer("Coordonnatrice", "fr") == find_officer("coordinator", "fr") is not None
