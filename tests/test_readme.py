"""The README says what is so."""

import re
from pathlib import Path

import pytest

import drafter
from drafter.cli.app import COMMANDS

pytestmark = pytest.mark.slow

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_its_letter_has_no_finding() -> None:
    (letter,) = re.findall(r"^```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert drafter.check(letter) == []
    assert set(drafter.draft(letter)) == {"letter.docx", "letter.pdf"}


def test_every_command_is_in_it() -> None:
    assert [name for name, _ in COMMANDS if f"`drafter {name}" not in README] == []


def test_its_error_is_what_is_said() -> None:
    said = [finding.message for finding in drafter.check("template: letter\ndate: 2025-02-30\nadressees: [SG]\n")]
    assert said
    assert [message for message in said if message not in README] == []


def test_its_links_lead_somewhere() -> None:
    root = Path(__file__).parent.parent
    links = re.findall(r"\]\(([A-Z]+(?:\.md)?)\)|(?:src|href)=\"([^\"]+)\"", README)
    assert len(links) > 3
    assert [link for pair in links for link in pair if link and not (root / link).exists()] == []
