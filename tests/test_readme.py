"""The README says what is so."""

import copy
import re
from pathlib import Path

import docx
import pytest
from docx.text.run import Run

import drafter
from drafter.cli.app import COMMANDS, main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


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


def test_its_walk_through_word_prints_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "letter", "letter.yaml"]) == 0
    assert main(["render", "letter.yaml", "--to", "docx", "--source", "--comments"]) == 0
    edit_as_a_colleague(tmp_path)
    capsys.readouterr()
    assert main(["pull", "edited.docx", "letter.yaml", "--dry-run"]) == 0
    shown = capsys.readouterr()
    page = (ROOT / "docs/pull.md").read_text(encoding="utf-8")
    walk = page[page.index("$ drafter pull edited.docx") : page.index("\n```\n\n## ")].splitlines()[1:]
    assert len(walk) > 5
    assert [line for line in walk if line not in (shown.out + shown.err).splitlines()] == []


def edit_as_a_colleague(folder: Path) -> None:
    """Change a word, set another one in italics, and comment on it."""
    document = docx.Document(str(folder / "letter.docx"))
    (run,) = (run for one in document.paragraphs for run in one.runs if "afterwards" in run.text)
    before, _, after = run.text.replace("afterwards", "by noon").partition("nothing")
    for text in (after, "nothing"):
        new = copy.deepcopy(run._r)
        run._r.addnext(new)
        Run(new, run._parent).text = text
    run.text = before
    word = Run(run._r.getnext(), run._parent)
    word.font.italic = True
    document.add_comment(word, text="Do we keep the word?", author="Aroha Whitcombe", initials="AW")
    document.save(str(folder / "edited.docx"))
