"""Tables of `drafter merge` as spreadsheets of several programs and countries write them."""

from pathlib import Path

import pytest

from drafter.cli.app import main

LETTER = """\
template: as-sent
date: 2026-11-02
letterhead: Permanent Mission of Iceland
addressees: [{office: SG, name: "{{ Name }}"}]
agenda_items: [{number: 12, title: Sport for development}]
body: |
  I thank {{ Name }} for {{ gift }}.

  {{ gift }}

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Berg, state: Iceland, title: "Friend of {{ name }}"}
"""
SECOND_PARAGRAPH = "\n\nWith sails.\n\n"


def merge(folder: Path, rows: str | bytes, letter: str = LETTER) -> int:
    (folder / "thanks.yaml").write_text(letter, encoding="utf-8")
    (folder / "rows.csv").write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    words = ["merge", "thanks.yaml", "--data", "rows.csv", "-o", "out", "--to", "text"]
    return main(words)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(folder: Path) -> str:
    (file,) = (folder / "out").glob("*.txt")
    return file.read_text("utf-8")


READ = {
    "Excel, English": ("\ufeffName,gift\r\nZoë,a boat\r\n", "Zoë for a boat."),
    "Excel, German": ("\ufeffName;gift\r\nZoë;a boat, blue\r\n", "Zoë for a boat, blue."),
    "Excel, French, with a separator line": ("sep=;\r\nName;gift\r\nZoë;a boat\r\n", "Zoë for a boat."),
    "a separator line with the mark of UTF-8": ("\ufeffsep=,\r\nName,gift\r\nZoë,a boat\r\n", "Zoë for a boat."),
    "a separator line in capitals, a tab": ("SEP=\t\r\nName\tgift\r\nZoë\ta; b\r\n", "Zoë for a; b."),
    "a separator line and semicolons in the names": ('sep=,\r\nName,gift,"a;b;c"\r\nZoë,x,y\r\n', "Zoë for x."),
    "Google Sheets": ("Name,gift\r\nZoë,a boat", "Zoë for a boat."),
    "LibreOffice, all in quotation marks": ('"Name";"gift"\n"Zoë";"a boat"\n', "Zoë for a boat."),
    "an old Macintosh": ("Name,gift\rZoë,a boat\r", "Zoë for a boat."),
    "empty columns at the end": ("Name;gift;;;\r\nZoë;a boat;;;\r\n", "Zoë for a boat."),
    "empty columns at the end of one row": ("Name,gift\r\nZoë,a boat,,,\r\n", "Zoë for a boat."),
    "empty rows at the end": ("Name;gift\r\nZoë;a boat\r\n;\r\n;\r\n\r\n", "Zoë for a boat."),
    "empty rows in the middle": ("Name;gift\r\n\r\n;\r\nZoë;a boat\r\n", "Zoë for a boat."),
    "quotation marks in a cell": ('Name,gift\n"Zoë","a ""big"" boat"\n', "a “big” boat."),
    "a mark of inches": ("Name,gift\nZoë,a 5 inch nail\n", "a 5 inch nail."),
    "a separator in a name in quotation marks": ('"Name";"a, b, c";gift\nZoë;x;a boat\n', "Zoë for a boat."),
    "spaces around names": (" Name , gift \nZoë,a boat\n", "Zoë for a boat."),
    "a name in lower case": ("name,gift\nZoë,a boat\n", "Friend of Zoë"),
    "zeros before a number": ("Name,gift\nZoë,007\n", "Zoë for 007."),
    "a formula is text": ("Name,gift\nZoë,=1+2\n", "Zoë for =1+2."),
    "a no-break space": ("Name,gift\nZoë,10\u00a0boats\n", "10\u00a0boats."),
    "a line in a cell": ('Name,gift\nZoë,"A boat.\r\nWith sails."\n', "\nA boat.\nWith sails.\n"),
    "a paragraph in a cell": ('Name,gift\nZoë,"A boat.\n\nWith sails."\n', SECOND_PARAGRAPH),
    "an address of lines": ('Name,gift,addressees.1.address\nZoë,x,"1 Lamp Street\nNice"\n', "1 Lamp Street\n\nNice\n"),
    "a body of paragraphs": ('Name,gift,body\nZoë,x,"A boat.\n\nWith sails."\n', SECOND_PARAGRAPH),
    "an accent in a name": ("Name,gift,Prénom usuel\nZoë,x,y\n", "Zoë for x."),
}


@pytest.mark.parametrize(("rows", "expected"), READ.values(), ids=READ)
def test_tables_that_are_read(rows: str, expected: str, folder: Path) -> None:
    letter = LETTER if "body\n" not in rows else LETTER.replace("I thank {{ Name }} for {{ gift }}.\n", "x\n")
    assert merge(folder, rows, letter) == 0
    assert expected in words(folder)


def test_a_name_with_a_space_is_found_in_a_value(folder: Path) -> None:
    assert merge(folder, "Full  Name,gift\nZoë,x\n", LETTER.replace("{{ Name }}", "{{ full_name }}").replace(
        '"Friend of {{ name }}"', '"Friend of {{ Full Name }}"')) == 0  # fmt: skip
    assert "Friend of Zoë" in words(folder)


REFUSED = {
    "a date with strokes": ("Name,gift,date\nZoë,x,5/8/2026\n", "rows.csv:2:7: ", "2026-08-05 or 2026-05-08"),
    "a date with dots": ("Name,gift,date\nZoë,x,5.8.2026\n", "rows.csv:2:7: ", "write 2026-08-05, not"),
    "a fault after a cell of two lines": ('Name,gift,date\n"Zoë\nB",x,soon\n', "rows.csv:3:6: ", '"soon"'),
    "a fault in a value that is a merge field": ("Name,gift,Day\nZoë,x,soon\n", "rows.csv:2:7: ", '"soon"'),
    "one cell too many": ("Name,gift\nZoë,a boat, blue\n", "rows.csv:2:12: ", "3 cells"),
    "one cell too few": ("Name,gift\nZoë\n", "rows.csv:2:1: ", "1 cell, but"),
    "text in a column without a name": ("Name;gift;\nZoë;x;y\n", "rows.csv:2:7: ", "Name every column"),
    "a column without a name": ("Name,,gift\nZoë,,x\n", "rows.csv:1:6: ", "column 2 has none"),
    "the same name twice": ("Name,gift,NAME\nZoë,x,y\n", "rows.csv:1:11: ", "`NAME` appears twice"),
    "a key in capitals": ("Name,gift,Date\nZoë,x,2026-08-05\n", "rows.csv:1:11: ", "write `date`"),
    "an item 0": ("Name,gift,signatories.0.family\nZoë,x,y\n", "rows.csv:1:11: ", "`signatories.1.family`"),
    "an unknown key": ("Name,gift,signatories.1.famly\nZoë,x,y\n", "rows.csv:2:7: ", "did you mean `family`?"),
    "a quotation mark without an end": ('Name,gift\nZoë,"a boat\nAda,x\n', "rows.csv:2:1: ", "never closed"),
    "a quotation mark inside a cell": ('Name,gift\n"Zoë" B,x\n', "rows.csv:2:1: ", "write two of them"),
    "a list without an end": ("Name,gift,senders\nZoë,x,[Malta\n", "rows.csv:2:7: ", "never closed"),
    "a control character": ("Name,gift\nZoë,x\x07\n", "rows.csv:2:5: ", "U+0007"),
    "no file name": ("Name,gift\n,x\n", "rows.csv:2:1: ", "names the file"),
    "UTF-16": ("Name,gift\nZoë,x\n".encode("utf-16"), "", "CSV UTF-8"),
    "Windows-1252": ("Name,gift\nZoë,x\n".encode("cp1252"), "", "CSV UTF-8"),
}


@pytest.mark.parametrize(("rows", "place", "words"), REFUSED.values(), ids=REFUSED)
def test_a_fault_is_reported_at_its_cell(
    rows: str | bytes, place: str, words: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    is_field = isinstance(rows, str) and ",Day" in rows
    letter = LETTER.replace("date: 2026-11-02", 'date: "{{ Day }}"') if is_field else LETTER
    assert merge(folder, rows, letter) != 0
    said = capfd.readouterr().err
    assert f"{place}error[" in said or not place
    assert words in said


def test_an_error_of_the_letter_is_reported_once(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"State {number},x\n" for number in range(20))
    assert merge(folder, "Nam,gift\n" + rows) == 1
    said = capfd.readouterr().err
    assert said.count("has no column `Name`") == 1
    assert "Not rendered for the same reasons: 19 more" in said
    assert len(said.splitlines()) < 20
