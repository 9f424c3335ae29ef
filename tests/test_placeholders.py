"""A placeholder that is left in a letter is an error of `check` and `render`, at its place and only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.app import main
from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError
from drafter.load import LetterInput, from_file
from drafter.pipeline import check, draft, inspect

LETTER = """\
template: letter
date: 2026-03-04
addressees: [secretary-general]
agenda_items:
  - {number: 12, title: Sport}
title: %s
body: |
  We write about rowing in %s.

  > %s

  - One;
  - %s.

  We refer to the log (see annex).[^1]

  [^1]: See %s.

  {{ circulation_request }}
on_behalf_of: [Chile, %s]
signatories:
  - {given: %s, family: "%s", state: %s}
annexes:
  - title: %s
    body: |
      The log of %s.
    signatories:
      - {family: %s}
ignore: {title-differs: "%s"}
"""
PLACES = LETTER.count("%s")


def placeholders(findings: list[Finding] | tuple[Finding, ...], text: str) -> list[str]:
    """The characters of the file at each finding, all of which are about placeholders."""
    assert {finding.rule for finding in findings} <= {"placeholder-left"}
    assert {finding.severity.value for finding in findings} <= {"error"}
    lines = text.split("\n")
    places = [finding.place for finding in findings if finding.place]
    return [lines[place.line - 1][place.column - 1 : place.end_column - 1] for place in places]


def test_every_placeholder_is_an_error_at_its_place() -> None:
    typed = [f"<<<what is {number}>>>" for number in range(PLACES)]
    text = LETTER % tuple(typed)
    assert placeholders(check(text), text) == typed
    with pytest.raises(InvalidLetterError) as raised:
        draft(text, "text")
    assert placeholders(raised.value.findings, text) == typed


@pytest.mark.parametrize("at", range(PLACES))
def test_each_is_reported_alone(at: int) -> None:
    words = ["Letter", "Valletta", "Row!", "Two", "A/80/1", "Fiji", "Ada", "Berg", "Iceland", "Log", "Mon", "B", "Yes"]
    words[at] = "<<<words>>>"
    text = LETTER % tuple(words)
    found = [one for one in check(text) if one.severity.value == "error"]
    assert placeholders(found, text) == ["<<<words>>>"]
    with pytest.raises(InvalidLetterError):
        draft(text, "text")


GENUINE = ["[city]", "<<Bonjour>>", "«Bonjour»", "[...]", "(name)", "a < b", "A << B", "5 >> 3", "{city}"]


@pytest.mark.parametrize("text", GENUINE)
def test_no_genuine_text_is_a_placeholder(text: str) -> None:
    body = f"body: |\n  We write about {text}. {{{{ circulation_request }}}}\n"
    assert "placeholder-left" not in {one.rule for one in check(f"template: letter\ndate: 2026-03-04\n{body}")}


@pytest.mark.parametrize(("value", "left"), [("Anna>>>", ">>>"), ("<<<Anna", "<<<"), ("<<<Anna>>", "<<<")])
def test_a_placeholder_that_is_replaced_in_part(value: str, left: str) -> None:
    words = ["Letter", "Valletta", "Row!", "Two", "A/80/1", "Fiji", value, "Berg", "Iceland", "Log", "Mon", "B", "Yes"]
    text = LETTER % tuple(words)
    assert placeholders([one for one in check(text) if one.severity.value == "error"], text) == [left]


def test_a_quotation_in_a_quotation_is_no_placeholder() -> None:
    body = "body: |\n  We write.\n\n  > > > Row!\n\n  >>> Row!\n\n  {{ circulation_request }}\n"
    assert "placeholder-left" not in {one.rule for one in check(LETTER.partition("title: %s")[0] + body)}


@pytest.mark.parametrize("value", ["GIVEN NAMES", "FAMILY NAME", "TITLE OF THE ITEM"])
def test_those_of_earlier_versions_are_placeholders(value: str) -> None:
    text = LETTER.replace("%s", value)
    assert "placeholder-left" in {one.rule for one in check(text)}


def test_a_placeholder_in_a_text_file(tmp_path: Path) -> None:
    (tmp_path / "text.md").write_text("We write.\n\n{{ circulation_request }}\n\nAbout <<<rowing>>>.\n")
    letter = tmp_path / "letter.yaml"
    letter.write_text((LETTER.partition("title: %s")[0]) + "body_file: text.md\nsenders: [Malta]\n")
    [finding] = [one for one in inspect(from_file(letter)) if one.rule == "placeholder-left"]
    assert finding.place is not None
    assert finding.place[1:] == (5, 7, 5, 19)
    assert Path(finding.place.file).name == "text.md"
    assert main(["render", str(letter), "--to", "text"]) == 1
    assert not (tmp_path / "letter.txt").exists()


def test_a_placeholder_of_an_option() -> None:
    text = LETTER.replace("%s", "Fiji").encode()
    overridden = LetterInput("letter.yaml", text, overrides=(("signatories.1.family", "<<<name>>>"),))
    assert "placeholder-left" in {one.rule for one in inspect(overridden)}


@pytest.mark.parametrize("cell", ["town", "family"])
def test_a_placeholder_in_a_table_stops_its_letter(
    cell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = {"town": "Valletta", "family": "Berg"} | {cell: "<<<later>>>"}
    letter, table = tmp_path / "letter.yaml", tmp_path / "rows.csv"
    body = "body: |\n  We write about {{ town }}. {{ circulation_request }}\n"
    signed = "signatories:\n  - {family: '{{ family }}', state: Malta}\n"
    letter.write_text(LETTER.partition("title: %s")[0] + body + signed)
    table.write_text(f"file,town,family\none,Fiji,Berg\ntwo,{cells['town']},{cells['family']}\n")
    assert main(["merge", str(letter), "--data", str(table), "-o", str(tmp_path / "out"), "--to", "text"]) == 1
    assert "`<<<later>>>` is a placeholder" in capsys.readouterr().err
    written = [path.read_text() for path in (tmp_path / "out").rglob("*.txt")]
    assert len(written) == 1
    assert "<<<" not in written[0]
