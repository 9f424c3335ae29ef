"""`drafter new --language`: an edition of a letter, or a sample in another language."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.app import main
from drafter.load import from_file
from drafter.pipeline import derive, inspect
from drafter.templates import find_template

LETTER = """\
template: letter
date: 2026-02-17
addressees: [{office: SG, gender: m}]
agenda_items:
  - {number: 77, title: "Oceans: the captain's log"}
body: "The text. {{ circulation_request }}"
signatories: [{given: Ada, family: Berg, state: Iceland, gender: f}]
annexes: [{title: Log, body: Text.}]
"""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_an_edition_of_the_letter_next_to_it() -> None:
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    assert main(["new", "--language", "fr", "letter.fr.yaml"]) == 0
    derived = derive(from_file(Path("letter.fr.yaml")))
    assert derived.facts.title.startswith("Lettre datée du 17 février 2026, adressée au Secrétaire général par la Repr")
    assert derived.facts.agenda_titles == ("[insert\u00a0: Oceans\u00a0: the captain’s log]",)
    rules = {finding.rule for finding in inspect(from_file(Path("letter.fr.yaml")))}
    assert "placeholder" in rules
    assert "untranslated-text" not in rules


@pytest.mark.parametrize("name", ["letter", "identical-letters", "note-verbale"])
def test_a_sample_in_french(name: str) -> None:
    assert main(["new", name, "new.yaml", "--language", "fr"]) == 0
    assert derive(from_file(Path("new.yaml"))).facts.language == "fr"
    assert {finding.rule for finding in inspect(from_file(Path("new.yaml")))} <= {"word-unconfirmed"}


def test_a_sample_that_does_not_exist_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "joint-letter", "--language", "fr"]) == 2
    assert "letter.fr.yaml" in capsys.readouterr().err


def test_english_is_the_sample_itself() -> None:
    assert main(["new", "letter", "new.yaml", "--language", "en"]) == 0
    assert "language:" not in Path("new.yaml").read_text(encoding="utf-8").replace("yaml-language", "")
    assert find_template("letter").samples[0].in_language("xx") is None


def test_an_edition_is_never_overwritten() -> None:
    Path("letter.yaml").write_text(LETTER, encoding="utf-8")
    Path("letter.fr.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "--language", "fr", "letter.fr.yaml"]) != 0
    assert Path("letter.fr.yaml").read_text(encoding="utf-8") == "mine"
