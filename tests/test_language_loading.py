"""A letter loads the tables of its language only."""

from __future__ import annotations

import subprocess
import sys

import pytest

_SCRIPT = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from drafter.pipeline import {call}
from drafter.load import LetterInput
{call}(LetterInput("letter.yaml", sys.argv[1].encode()))
names = [name for name in opened if "languages/" in name.replace(chr(92), "/") and name.endswith((".csv", ".yaml"))]
print(" ".join(sorted("/".join(name.replace(chr(92), "/").split("/")[-2:]) for name in names)))
"""
_LETTER = """\
template: letter
language: {code}
date: 2026-02-17
addressees: [{{office: SG, gender: m}}]
agenda_items: [{{number: 77, title: Sport}}]
body: "Voile. {{{{ circulation_request }}}}"
signatories: [{{given: Ada, family: Berg, state: {state}, gender: f}}]
"""


@pytest.mark.slow
@pytest.mark.parametrize("call", ["derive", "inspect"])
@pytest.mark.parametrize(("code", "state"), [("en", "Iceland"), ("fr", "Islande"), ("fr", "ISL")])
def test_facts_and_check_load_one_language(call: str, code: str, state: str) -> None:
    letter = _LETTER.format(code=code, state=state)
    command = [sys.executable, "-c", _SCRIPT.format(call=call), letter]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [f"{code}/states.csv", f"{code}/words.yaml"]


@pytest.mark.slow
def test_help_loads_no_language() -> None:
    asked = [sys.executable, "-X", "importtime", "-m", "drafter", "--help"]
    loaded = subprocess.run(asked, capture_output=True, text=True, check=True).stderr
    assert "drafter.cli" in loaded
    assert "drafter.languages" not in loaded
