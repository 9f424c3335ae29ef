"""Rosters: who has signed, confirmed, declined; faults at their lines; the keys of a letter that they fill."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from support.compose import letter_yaml

import drafter
from drafter.cli.app import main
from drafter.roster.letter_roster import without_contacts
from drafter.roster.read_roster import COLUMNS
from drafter.tables import parse_table

HEAD = "state,role,status,deadline,given,family,office,gender,contact\n"
ROWS = """\
Malta,signatory,signed,,Karmenu,Zahra,,m,zahra@example.org
Iceland,signatory,confirmed,,Ada,Bergsdóttir,,f,ada@example.org
Finland,supporter,confirmed,,,,,,
Ireland,supporter,invited,2026-02-20,,,,,
Norway,supporter,invited,2026-03-20,,,,,
Sweden,supporter,declined,,,,,,
Denmark,signatory,withdrawn,,,,,,
"""
BODY = "We write for {{ on_behalf_of.count }} States, namely {{ on_behalf_of }}.\n\n{{ circulation_request }}\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a letter with a roster; keys of the letter may be replaced."""
    monkeypatch.chdir(tmp_path)

    def write_both(roster: str = HEAD + ROWS, name: str = "roster.csv", **keys: object) -> Path:
        (tmp_path / name).write_text(roster, encoding="utf-8")
        text = letter_yaml(**{"roster": name, "signatories": None, "body": BODY, **keys})
        (tmp_path / "letter.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "letter.yaml"

    return write_both


def facts(capsys: pytest.CaptureFixture[str], letter: str = "letter.yaml") -> dict[str, object]:
    assert main(["facts", letter, "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_the_same_facts_as_typing_the_keys(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    from_roster = facts(capsys, str(write()))
    typed = [
        {"given": "Karmenu", "family": "Zahra", "state": "Malta", "gender": "m"},
        {"given": "Ada", "family": "Bergsdóttir", "state": "Iceland", "gender": "f"},
    ]
    write(roster="", signatories=typed, on_behalf_of=["Malta", "Iceland", "Finland"])
    Path("letter.yaml").write_text(Path("letter.yaml").read_text("utf-8").replace("roster: roster.csv\n", ""), "utf-8")
    assert facts(capsys) == from_roster
    assert from_roster["senders"] == ["Iceland", "Malta"]


def test_keys_of_the_letter_win(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(on_behalf_of=["Ghana", "Kenya"], signatories=[{"given": "Ama", "family": "Mensah", "state": "Ghana"}])
    shown = facts(capsys)
    assert shown["senders"] == ["Ghana"]
    assert shown["on_behalf_of"] == {"count": 2, "text": "Ghana and Kenya"}


def test_without_supporters_nobody_is_listed(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(HEAD + "Malta,signatory,signed,,Karmenu,Zahra,,m,\n", body="We write.\n\n{{ circulation_request }}\n")
    assert facts(capsys)["on_behalf_of"] is None


FAULTS = [
    ("an unknown State", "Maltta,supporter,confirmed,,,,,,", 1, "unknown-state", "Malta"),
    ("no State", ",supporter,confirmed,,,,,,", 1, "bad-roster", "names no State"),
    ("a State twice", "Finland,supporter,confirmed,,,,,,\nFIN,supporter,invited,,,,,,", 2, "bad-roster", "line 2"),
    ("an unknown role", "Finland,suporter,confirmed,,,,,,", 1, "bad-roster", "supporter"),
    ("an unknown answer", "Finland,supporter,yes,,,,,,", 1, "bad-roster", "invited, confirmed"),
    ("no answer", "Finland,supporter,,,,,,,", 1, "bad-roster", "has no status"),
    ("no day", "Finland,supporter,invited,2026-02-30,,,,,", 1, "bad-date", "2026-03-04"),
    ("a day in another form", "Finland,supporter,invited,30/01/2026,,,,,", 1, "bad-date", "2026-03-04"),
    ("a signatory without a name", "Finland,signatory,signed,,,,,,", 1, "bad-roster", "nobody signs"),
    ("a gender that is none", "Finland,signatory,signed,,A,B,,x,", 1, "bad-roster", "gender"),
    ("too many cells", "Finland,supporter,confirmed,,,,,,,more", 1, "ragged-row", "10 cells"),
    ("a control character", "Finland,signatory,signed,,A\x07,B,,,", 1, "control-character", "U+0007"),
    ("an open quotation mark", 'Finland,supporter,"confirmed,,,,,,', 1, "bad-table", "quotation mark"),
]
WRONG_HEADS = [
    ("a misspelt column", "state,rol,status", "unknown-column", "role"),
    ("a column twice", "state,status,State", "bad-roster", "twice"),
    ("no column for States", "country,status", "unknown-column", "needs the column `state`"),
    ("no column for answers", "state,role", "unknown-column", "needs the column `status`"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[0])
def test_a_fault_is_found_at_its_line(
    fault: tuple[str, str, int, str, str], write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    _, rows, line, rule, words = fault
    write(HEAD + rows + "\n")
    assert main(["roster", "roster.csv"]) == 1
    errors = capsys.readouterr().err
    assert f"roster.csv:{line + 1}:" in errors
    assert f"error[{rule}]" in errors
    assert words in errors
    for command in (["check", "letter.yaml"], ["render", "letter.yaml"], ["facts", "letter.yaml", "--json"]):
        assert main(command) == 1
        assert f"error[{rule}]" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("head", "rule", "words"), [row[1:] for row in WRONG_HEADS], ids=[row[0] for row in WRONG_HEADS]
)
def test_a_fault_of_the_columns(
    head: str, rule: str, words: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write(head + "\nMalta,signed\n")
    assert main(["roster", "roster.csv"]) == 1
    errors = capsys.readouterr().err
    assert f"error[{rule}]" in errors
    assert words in errors


def test_who_is_missing_and_late(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write()
    assert main(["roster", "letter.yaml"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "late:",
        "  roster.csv:5: Ireland (supporter, until 2026-02-20)",
        "invited:",
        "  roster.csv:6: Norway (supporter, until 2026-03-20)",
        "confirmed:",
        "  roster.csv:3: Iceland (signatory, Ada Bergsdóttir)",
        "  roster.csv:4: Finland (supporter)",
        "signed:",
        "  roster.csv:2: Malta (signatory, Karmenu Zahra)",
        "declined:",
        "  roster.csv:7: Sweden (supporter)",
        "withdrawn:",
        "  roster.csv:8: Denmark (signatory, no name yet)",
        "7 States: 2 invited, 2 confirmed, 1 signed, 1 declined, 1 withdrawn, 1 late, 1 without a name.",
    ]


@pytest.mark.parametrize(("day", "late"), [("2026-02-20", 0), ("2026-02-21", 1), ("2026-03-20", 1), ("2026-03-21", 2)])
def test_late_is_after_the_deadline(day: str, late: int, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write()
    assert main(["roster", "roster.csv", "--date", day]) == 0
    assert (f"{late} late" in capsys.readouterr().out) == bool(late)


@pytest.mark.parametrize("key", ["senders", "on_behalf_of"])
@pytest.mark.parametrize(("state", "answer"), [("Sweden", "declined"), ("DNK", "withdrawn"), ("Norway", "invited")])
def test_a_state_that_has_not_agreed(
    key: str, state: str, answer: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write(**{key: [state, "Malta"]})
    main(["check", "letter.yaml"])
    assert f"warning[roster-differs] The roster says that {state} is {answer}" in capsys.readouterr().out


def test_contacts_reach_no_file(write: Write) -> None:
    letter = write()
    assert main(["render", str(letter), "--to", "docx,pdf,html,text,zip", "--source"]) == 0
    written = [path.read_bytes() for path in letter.parent.iterdir() if path.name.startswith("letter.")]
    archives = [ZipFile(io.BytesIO(data)) for data in written if data.startswith(b"PK")]
    unpacked = [archive.read(name) for archive in archives for name in archive.namelist()]
    assert any(b"Finland" in data for data in unpacked)
    assert main(["extract", "letter.pdf", "-o", "from-pdf"]) == 0
    extracted = [path.read_bytes() for path in Path("from-pdf").iterdir()]
    assert any(b"Finland" in data for data in extracted)
    assert not any(b"example.org" in data for data in (*written, *unpacked, *extracted))


@pytest.mark.parametrize("column", ["contact", "Contact", "e-mail", "phone of the assistant"])
def test_only_columns_that_fill_keys_travel(column: str) -> None:
    table = parse_table(f"state,{column},status\nMalta,zahra@example.org,signed\n", Path("roster.csv"))
    assert without_contacts(table) == b"state,status\nMalta,signed\n"


def test_the_source_renders_the_same_letter(write: Write, tmp_path: Path) -> None:
    letter = write()
    assert main(["render", str(letter), "--to", "docx", "--source"]) == 0
    assert main(["extract", "letter.docx", "-o", "again"]) == 0
    assert drafter.draft(tmp_path / "again" / "letter.yaml", "text") == drafter.draft(letter, "text")


def test_an_edition_takes_the_roster_over(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write()
    Path("letter.fr.yaml").write_text("extends: letter.yaml\nlanguage: fr\nbody: Texte.\n", encoding="utf-8")
    assert facts(capsys, "letter.fr.yaml")["on_behalf_of"] == {"count": 3, "text": "la Finlande, l’Islande et Malte"}


@pytest.mark.parametrize("name", ["../roster.csv", "/etc/passwd", "missing.csv"])
def test_only_tables_of_the_folder(name: str, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(roster=HEAD + ROWS)
    Path("letter.yaml").write_text(letter_yaml(roster=name, senders=None, signatories=None), encoding="utf-8")
    assert main(["check", "letter.yaml"]) == 1
    assert "error[bad-roster]" in capsys.readouterr().out


def spreadsheet(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD + ROWS).splitlines():
        book.active.append(row.split(","))
    book.save(path)


def test_a_spreadsheet(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write()
    expected = facts(capsys)
    spreadsheet(Path("roster.xlsx"))
    letter = Path("letter.yaml")
    letter.write_text(letter.read_text(encoding="utf-8").replace("roster.csv", "roster.xlsx"), encoding="utf-8")
    assert facts(capsys) == expected


@pytest.mark.parametrize("damage", ["cut", "entities", "no spreadsheet"])
def test_a_damaged_spreadsheet(damage: str, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write()
    spreadsheet(Path("roster.xlsx"))
    data = Path("roster.xlsx").read_bytes()
    if damage != "cut":
        with ZipFile(io.BytesIO(data)) as old, ZipFile("new.xlsx", "w") as new:
            for name in old.namelist():
                bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
                if damage == "entities" or name == "[Content_Types].xml":
                    new.writestr(name, bomb if "sheet1" in name else old.read(name))
        data = Path("new.xlsx").read_bytes()
    Path("roster.xlsx").write_bytes(data[: len(data) // 2] if damage == "cut" else data)
    assert main(["roster", "roster.xlsx"]) == 4
    assert "cannot be read" in capsys.readouterr().err


def test_letters_to_some_rows(write: Write, tmp_path: Path) -> None:
    write()
    invitation = letter_yaml(body="Will {{ state }} support the letter?\n\n{{ circulation_request }}\n")
    (tmp_path / "invitation.yaml").write_text(invitation, encoding="utf-8")
    data = ["--data", "roster.csv", "--name", "state", "--to", "text", "-o", "out"]
    assert main(["merge", "invitation.yaml", *data, "--where", "status=invited"]) == 0
    assert sorted(path.name for path in Path("out").glob("*.txt")) == ["ireland.txt", "norway.txt"]
    assert main(["merge", "invitation.yaml", *data, "--where", "staus=invited"]) == 2
    assert main(["merge", "invitation.yaml", *data, "--where", "invited"]) == 2


def test_the_columns_are_those_of_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roster", "--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert all(column in shown for column in COLUMNS)
