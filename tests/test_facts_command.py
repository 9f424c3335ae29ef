"""`drafter facts`: one object with the promised keys for programs, and the same as text for people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.command import write_letter
from support.compose import letter_yaml

from drafter.cli.app import main

KEYS = [
    *("template", "language", "date", "draft", "title", "symbols", "symbol_line", "organs", "session", "year"),
    *("agenda_heading", "agenda_titles", "distribution_lines", "senders", "addressees", "on_behalf_of"),
    *("circulation_request", "signatories", "annex_headings", "page_1_notes"),
]


def facts(folder: Path, capsys: pytest.CaptureFixture[str], **keys: Any) -> dict[str, Any]:
    path = write_letter(folder, text=letter_yaml(**keys))
    assert main(["facts", str(path), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    found: dict[str, Any] = json.loads(said.out)
    return found


def test_the_keys_are_in_the_promised_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(facts(tmp_path, capsys)) == KEYS


def test_the_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = facts(
        tmp_path, capsys, symbols=["S/2026/999", "A/80/999"], distributed="2026-03-09", on_behalf_of=["Ghana", "Fiji"]
    )
    assert found["symbols"] == ["A/80/999", "S/2026/999"]
    assert found["symbol_line"] == "A/80/999–S/2026/999"
    assert found["draft"] is False
    assert found["session"] == {"number": 80, "text": "Eightieth session"}
    assert found["year"] == {"number": 81, "text": "Eighty-first year"}
    assert found["on_behalf_of"] == {"count": 2, "text": "Fiji and Ghana"}
    assert found["senders"] == ["Iceland", "Malta"]
    assert found["distribution_lines"] == ["Distr.: General", "9 March 2026", "", "Original: English"]
    assert found["signatories"][0]["family"] == "Berg"
    assert found["agenda_titles"] == ["Sport for development"]


def test_facts_that_do_not_apply_are_null_or_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = facts(tmp_path, capsys, addressees=["PSC"], template="letter", agenda_items=None)
    assert [found[key] for key in ("session", "agenda_heading", "on_behalf_of")] == [None] * 3
    assert [found[key] for key in ("symbols", "agenda_titles", "annex_headings", "page_1_notes")] == [[]] * 4
    assert found["draft"] is True


def test_two_sessions_are_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = facts(tmp_path, capsys, session=["ES-10", "80"])
    assert [one["number"] for one in found["session"]] == ["ES-10", 80]


def test_a_letter_without_body_and_signatories_has_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = facts(tmp_path, capsys, body=None, signatories=None, senders=["Malta"])
    assert found["senders"] == ["Malta"]
    assert found["signatories"] == []


def test_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", str(write_letter(tmp_path, text=letter_yaml(on_behalf_of=["Fiji"])))]) == 0
    lines = {line.split("  ")[0]: line.split("  ", 1)[1].strip() for line in capsys.readouterr().out.splitlines()}
    assert list(lines) == list(KEYS)
    assert lines["draft"] == "yes"
    assert lines["on_behalf_of"] == "1, Fiji"
    assert lines["page_1_notes"] == ""
    assert lines["date"] == "3 March 2026"


@pytest.mark.parametrize(
    ("keys", "code", "words"),
    [({"addressees": None}, 1, "error[missing-addressees]"), ({"symbols": ["x"]}, 1, "error[bad-symbol]")],
)
def test_a_broken_letter_has_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], keys: dict[str, Any], code: int, words: str
) -> None:
    assert main(["facts", str(write_letter(tmp_path, text=letter_yaml(**keys))), "--json"]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
