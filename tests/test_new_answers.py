"""Answers and settings of `drafter new` that name no State and no addressee are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.app import main
from drafter.scaffold.wizard import addressee_error, state_error


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        ("SG", None),
        ("secretary-general, PSC", None),
        ("President of the General Assembly", None),
        ("Chair of the Special Political and Decolonization Committee", None),
        ("Co-Chairs of the Working Group", None),
        ("Bob", '"Bob"'),
        ("SG, Bob", '"Bob"'),
        ("Mr. Bob Smith", '"Mr. Bob Smith"'),
        ("secretary-generall", "Did you mean secretary-general?"),
        ("PGAA", '"PGAA"'),
        ("Narnia", '"Narnia"'),
    ],
)
def test_an_addressee_is_known_or_an_office(answer: str, refused: str | None) -> None:
    error = addressee_error(answer)
    assert (error is None) if refused is None else (error is not None and refused in error)


@pytest.mark.parametrize(("answer", "refused"), [("France, CHL", False), ("France, Narnia", True), ("Scotland", True)])
def test_a_sender_is_a_state(answer: str, refused: bool) -> None:
    assert (state_error(answer) is not None) is refused


@pytest.mark.parametrize(
    "line", ['state = "Narnia"', 'addressees = ["SG", "Bob"]', 'signatory = {family = "B", state = "Wales"}']
)
def test_a_profile_names_no_stranger(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("drafter.toml").write_text(f"[letter]\n{line}\n", encoding="utf-8")
    assert main(["new", "letter"]) == 1
    assert "error[profile] The profile is not valid: " in capsys.readouterr().err
    assert not Path("letter.yaml").exists()
