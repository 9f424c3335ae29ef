"""Mail merge: columns set keys or are merge fields, a column names the files, bad rows are reported."""

from pathlib import Path

import pytest
from support.batch_letters import folder_contents

from drafter.batch.table import as_field_name, as_file_name, is_key, read_letter_table
from drafter.cli.app import main

pytestmark = pytest.mark.slow

LETTER = """\
template: letter
date: 2026-11-02
senders: [Iceland]
addressees: [SG]
agenda_items: [{number: 12, title: Sport for development}]
body: |
  I have the honour to thank {{ state }} for {{ gift }}.

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Berg, state: Iceland, title: "Friend of {{ state }}"}
"""


def merge(folder: Path, rows: str | bytes, *arguments: str, letter: str = LETTER) -> int:
    (folder / "thanks.yaml").write_text(letter, encoding="utf-8")
    data = folder / "rows.csv"
    data.write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    given = [str(folder / "thanks.yaml"), "--data", str(data), "-o", str(folder / "out"), "--to", "text", *arguments]
    return main(["merge", *given])


def text(folder: Path, name: str) -> str:
    return (folder / "out" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("state,gift\nFiji,a boat\n", "thank Fiji for a boat."),
        ("state,gift\nFiji,a boat\n", "Friend of Fiji"),
        ("State;Gift\nFiji;a boat\n", "thank Fiji for a boat."),
        ("state\tgift\nFiji\ta boat, and sails\n", "thank Fiji for a boat, and sails."),
        ("\ufeffstate,gift\nFiji,a boat\n", "thank Fiji for a boat."),
        ('state,gift\nFiji,"a ""boat"""\n', "for a “boat”."),
        ('state,gift\nFiji,"a\nboat"\n', "for a boat."),
        # What a cell holds is text: neither markup, nor a template, nor YAML.
        ("state,gift\nFiji,two *boats* & [one](x)\n", "for two *boats* & [one](x)."),
        ("state,gift\nFiji,{{ title }}\n", "for {{ title }}."),
        ("state,gift\nFiji,key: value\n", "for key: value."),
        ("state,gift,date\nFiji,a boat,2026-12-24\n", "Letter dated 24 December 2026"),
        ("state,gift,date\nFiji,a boat,\n", "Letter dated 2 November 2026"),
        ('state,gift,senders\nFiji,a boat,"[Malta, Peru]"\n', "from the Permanent Representatives of Malta and Peru"),
        ("state,gift,signatories.1.family\nFiji,a boat,Lund\n", "Ada Lund"),
        ("state,gift,signatories.1.given\nFiji,a boat,no\n", "no Berg"),
    ],
)
def test_a_row_becomes_a_letter(rows: str, expected: str, tmp_path: Path) -> None:
    assert merge(tmp_path, rows) == 0
    assert expected in " ".join(text(tmp_path, "fiji").split())


@pytest.mark.parametrize(("remark", "expected"), [("which sails", "for a boat, which sails."), ("", "for a boat.")])
def test_an_empty_cell_is_false(remark: str, expected: str, tmp_path: Path) -> None:
    letter = LETTER.replace("{{ gift }}", "{{ gift }}{% if remark %}, {{ remark }}{% endif %}")
    assert merge(tmp_path, f"state,gift,remark\nFiji,a boat,{remark}\n", letter=letter) == 0
    assert expected in text(tmp_path, "fiji")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ([], ["côte-d-ivoire.txt", "fiji.txt"]),
        (["--name", "Our number"], ["l-12-b.txt", "l-13.txt"]),
    ],
)
def test_files_are_named_by_a_column(arguments: list[str], names: list[str], tmp_path: Path) -> None:
    rows = "state,gift,Our number\nFiji,a boat,L/12 b\nCôte d’Ivoire,a drum,../L 13\n"
    assert merge(tmp_path, rows, *arguments) == 0
    assert sorted(folder_contents(tmp_path / "out")) == [".drafter", *names]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("state,gift\nFiji\n", "rows.csv:2:1: error[ragged-row] The row has 1 cell, but the table has 2 columns."),
        ("state,,gift\nFiji,,a boat\n", "error[bad-table] The first row of a table must give each column"),
        ("state,State \nFiji,Malta\n", "error[bad-table] The first row of a table must give each column"),
        ("", "error[bad-table]"),
        (b"state,gift\nT\xfcrkiye,a boat\n", "save it as CSV UTF-8"),
        ("state\nFiji\n", "`gift` is not a fact"),
        ("sate,gift\nFiji,a boat\n", "error[unknown-column] The table has no column `state`; did you mean `sate`?"),
        ("state,gift,date\nFiji,a boat,soon\n", 'error[bad-date] `date` must be a date such as 2026-11-28, not "soon"'),
        ("state,gift\n,a boat\n", "The column `state` names the file, but is empty in this row."),
        ("state,gift\nFiji,a boat\nfiji,a drum\n", "is also the output of another letter"),
    ],
)
def test_table_errors_are_reported(
    rows: str | bytes, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert merge(tmp_path, rows) != 0
    said = capsys.readouterr().err
    assert expected in said
    assert "Traceback" not in said


def test_a_bad_row_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert merge(tmp_path, "state,gift,date\nFiji,a boat,\nMalta,a bell,never\n\nPeru,a drum,\n") == 1
    assert sorted(folder_contents(tmp_path / "out")) == [".drafter", "fiji.txt", "peru.txt"]
    said = capsys.readouterr().err
    assert f"Not rendered: malta ({tmp_path / 'rows.csv'}, line 3)" in said
    assert "3 letters: 2 written, 1 failed" in said


def test_only_the_row_that_changed_is_rendered_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert merge(tmp_path, "state,gift\nFiji,a boat\nMalta,a bell\n") == 0
    assert merge(tmp_path, "state,gift\nFiji,a boat\nMalta,a drum\n") == 0
    assert "2 letters: 1 written, 1 unchanged" in capsys.readouterr().err
    assert "a drum" in text(tmp_path, "malta")


def test_a_merged_letter_is_the_letter_with_these_values(tmp_path: Path) -> None:
    plain = LETTER.replace("{{ state }}", "Fiji").replace("{{ gift }}", "a boat")
    (tmp_path / "fiji.yaml").write_text(plain, encoding="utf-8")
    assert main(["render", str(tmp_path / "fiji.yaml"), "-o", str(tmp_path / "alone"), "--to", "text,html"]) == 0
    assert merge(tmp_path, "state,gift\nFiji,a boat\n", "--to", "text,html") == 0
    alone, merged = folder_contents(tmp_path / "alone"), folder_contents(tmp_path / "out")
    assert set(alone) == {".drafter", "fiji.html", "fiji.txt"}
    assert {**alone, ".drafter": b""} == {**merged, ".drafter": b""}


def test_a_table_of_many_rows_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("state\n" + "Fiji\n" * 1000, encoding="utf-8")
    rows = read_letter_table(path).rows()
    assert next(rows).line == 2
    assert sum(1 for _ in rows) == 999


def test_columns_are_keys_or_merge_fields() -> None:
    columns = ["date", "signatories.1.family", "Family name", "état", "Nº"]
    assert [(is_key(column), as_field_name(column)) for column in columns] == [
        (True, "date"),
        (True, "signatories.1.family"),
        (False, "family_name"),
        (False, "état"),
        (False, "nº"),
    ]


@pytest.mark.parametrize(
    ("text", "name"), [("Côte d'Ivoire", "côte-d-ivoire"), ("../../etc", "etc"), ("A/71/1", "a-71-1"), ("...", "")]
)
def test_a_cell_as_a_file_name(text: str, name: str) -> None:
    assert as_file_name(text) == name
