"""Several letters in one call of `check`, and faults in the files beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import drafter, write_letter
from support.compose import letter_yaml

from drafter.cli.app import main

pytestmark = pytest.mark.slow


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_letter(tmp_path)
    write_letter(tmp_path, "broken.yaml", "template: letter\ndate: soon\n")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "code", "out", "err"),
    [
        (["letter.yaml"], 0, [], "No problems found.\n"),
        (["letter.yaml", "broken.yaml"], 1, ["broken.yaml:2:7"], "1 error\n"),
        (["broken.yaml", "letter.yaml", "broken.yaml"], 1, ["broken.yaml:2:7"], "1 error\n"),
        (["broken.yaml", "missing.yaml"], 4, ["broken.yaml:2:7"], "missing.yaml does not exist."),
        (["missing.yaml", "letter.yaml"], 4, [], "missing.yaml does not exist."),
    ],
)
@pytest.mark.usefixtures("here")
def test_all_are_checked(
    capsys: pytest.CaptureFixture[str], names: list[str], code: int, out: list[str], err: str
) -> None:
    assert main(["check", *names]) == code
    said = capsys.readouterr()
    assert [line.split(": ")[0] for line in said.out.splitlines() if "error[" in line] == out
    assert err in said.err


def test_json_stays_json_whatever_is_missing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "missing.yaml", "broken.yaml", "--format", "json"]) == 4
    said = capsys.readouterr()
    assert [(one["file"], one["line"], one["column"]) for one in json.loads(said.out)] == [("broken.yaml", 2, 7)]
    assert main(["check", "letter.yaml", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_warning_counts_when_it_is_to(here: Path) -> None:
    write_letter(here, "doubtful.yaml", letter_yaml(body="We write."))
    assert [main(["check", "doubtful.yaml"]), main(["check", "doubtful.yaml", "--strict"])] == [0, 1]


def test_a_fault_in_a_file_beside_the_letter_is_said_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_letter(here / "sub", text=letter_yaml(annexes=[{"body_file": "log.md"}]))
    (here / "sub" / "log.md").write_text("One.\n\n你好 {{ tittle }}.\n", encoding="utf-8")
    assert main(["render", "sub/letter.yaml"]) == 1
    said = capsys.readouterr().err.splitlines()
    at = next(index for index, line in enumerate(said) if line.startswith("sub/log.md:3:7: error[undefined-name]"))
    assert said[at + 1 : at + 3] == ["  3 | 你好 {{ tittle }}.", "    |         ^^^^^^"]


def test_the_module_is_the_program(tmp_path: Path) -> None:
    write_letter(tmp_path)
    assert drafter("check", "letter.yaml", folder=tmp_path) == (0, "", "No problems found.\n")
