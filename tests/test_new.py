"""`drafter new`: a new letter with today's date and the known values of the sender."""

import datetime
import json
import os
import pty
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from drafter.cli.app import main
from drafter.letter import Signatory
from drafter.letter.schema import schema
from drafter.load import from_file
from drafter.pipeline import inspect
from drafter.scaffold.new_letter import Prefill, new_letter
from drafter.scaffold.outline import PERSON
from drafter.templates import all_samples, find_sample, find_template

TODAY = datetime.date(2026, 11, 24)
NAMES = [sample.name for sample in all_samples()]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def data(name: str) -> dict[str, object]:
    read: dict[str, object] = yaml.load(Path(name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return read


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_has_todays_date_and_no_findings(name: str) -> None:
    assert main(["new", name, "letter.yaml"]) == 0
    assert data("letter.yaml")["date"] == datetime.date.today().isoformat()
    assert inspect(from_file(Path("letter.yaml"))) == ()


def test_prints_the_next_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "letter", "ferry.yaml"]) == 0
    assert capsys.readouterr().err.splitlines()[-2:] == ["  drafter check ferry.yaml", "  drafter render ferry.yaml"]


FILES = [
    ("a template names its file", ["new", "transmittal"], "transmittal.yaml"),
    ("a file alone is identical letters", ["new", "ferry.yaml"], "ferry.yaml"),
    ("nothing at all is identical letters", ["new", "--no-input"], "identical-letters.yaml"),
    ("a folder is made", ["new", "letter", "a/b/ferry.yaml"], "a/b/ferry.yaml"),
]


@pytest.mark.parametrize(("arguments", "file"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_the_file(arguments: list[str], file: str) -> None:
    assert main(arguments) == 0
    assert Path(file).is_file()


def test_a_dash_is_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "letter", "-"]) == 0
    assert capsys.readouterr().out.startswith("# A letter of one State")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "letter"]) == 4
    assert Path("letter.yaml").read_text(encoding="utf-8") == "mine"
    assert "choose another name" in capsys.readouterr().err


def test_an_unknown_sample_is_reported_with_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "joint-leter"]) == 2
    assert "did you mean `joint-letter`?" in capsys.readouterr().err


def test_the_schema_is_next_to_the_letter() -> None:
    assert main(["new", "letter", "a/ferry.yaml"]) == 0
    first = Path("a/ferry.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./letter.schema.json"
    assert json.loads(Path("a/letter.schema.json").read_text(encoding="utf-8")) == json.loads(json.dumps(schema()))


def test_another_file_with_the_name_of_the_schema_stays() -> None:
    Path("letter.schema.json").write_text('{"title": "mine"}', encoding="utf-8")
    assert main(["new", "letter"]) == 0
    assert Path("letter.schema.json").read_text(encoding="utf-8") == '{"title": "mine"}'


def test_without_a_schema() -> None:
    assert main(["new", "letter", "--no-schema"]) == 0
    assert [path.name for path in Path().iterdir()] == ["letter.yaml"]


MOVED = [
    ("the date", "date: 2026-01-28", "date: 2026-11-24"),
    (
        "a later day as far",
        "distributed: 2026-03-02                # the day",
        "distributed: 2026-12-27                # the day",
    ),
    ("the session of a symbol", "symbols: [A/80/999/Rev.1]", "symbols: [A/81/999/Rev.1]"),
    ("not the text", "body: |\n  2026-01-28", "body: |\n  2026-01-28"),
    ("not the number of a special session", "session: ES-10", "session: ES-10"),
]


@pytest.mark.parametrize(("line", "expected"), [case[1:] for case in MOVED], ids=[case[0] for case in MOVED])
def test_dates_move_to_today(line: str, expected: str) -> None:
    text = line if line.startswith("date") else f"date: 2026-01-28\n{line}"
    assert new_letter(f"{text}\n", find_template("letter"), Prefill(), TODAY).endswith(f"{expected}\n")


def test_comments_and_other_keys_stay() -> None:
    sample = find_sample("identical-letters").path.read_text(encoding="utf-8")
    wishes = Prefill(addressees=("PGA", "PSC"), agenda_items=({"number": "7", "title": "Boats: a beginning"},))
    before, after = (
        sample.splitlines(),
        new_letter(sample, find_template("identical-letters"), wishes, TODAY).splitlines(),
    )
    assert [line[:70] for line in before if line not in after] == [
        "date: 2026-03-04                       # the day on which you sign; th",
        "addressees: [secretary-general, president-of-the-security-council]",
        '  - {number: 12, title: "Sport for development and peace: building a p',
    ]
    assert "addressees: [PGA, PSC]" in after
    assert "  - {number: 7, title: 'Boats: a beginning'}" in after


PROFILE = """
template = "letter"
[letter]
state = "Malta"
office = "charge-d-affaires"
letterhead = "Permanent Mission of Malta\\n1 Invented Square"
[letter.signatory]
given = "Carmelo"
family = "Zerafa"
"""


@pytest.mark.parametrize("where", ["drafter.toml", "config/drafter/drafter.toml"])
def test_the_mission_s_profile_is_written_into_its_letters(where: str) -> None:
    Path(where).parent.mkdir(parents=True, exist_ok=True)
    Path(where).write_text(PROFILE, encoding="utf-8")
    assert main(["new", "--no-input"]) == 0
    assert main(["new", "as-sent"]) == 0
    assert main(["new", "note-verbale"]) == 0
    signatory = {"given": "Carmelo", "family": "Zerafa", "state": "Malta", "office": "charge-d-affaires"}
    assert data("letter.yaml")["signatories"] == [signatory]
    assert "letterhead" not in data("letter.yaml")
    assert data("as-sent.yaml")["letterhead"] == "Permanent Mission of Malta\n1 Invented Square\n"
    assert data("note-verbale.yaml")["senders"] == ["Malta"]
    assert "signatories" not in data("note-verbale.yaml")


def test_an_invalid_profile_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("drafter.toml").write_text("[letter]\nstat = 'Malta'\n", encoding="utf-8")
    assert main(["new", "letter"]) == 1
    assert "`stat` is not a key of `letter`; did you mean `state`?" in capsys.readouterr().err


TABLES = [
    ("as a spreadsheet writes it", "state,given,family\nIceland,Anna,Berg\nFiji,,\nCôte d'Ivoire,,\n".encode()),
    (
        "with semicolons and capitals",
        "State;Family;Given\nIceland;Berg;Anna\nFiji;;\nCôte d'Ivoire;;\n".encode(),
    ),
    ("with a mark at its start", "\ufeffstate\tgiven\tfamily\nIceland\tAnna\tBerg\nFiji\nCôte d'Ivoire\n".encode()),
]


@pytest.mark.parametrize("table", [case[1] for case in TABLES], ids=[case[0] for case in TABLES])
def test_a_table_fills_signatories_and_states(table: bytes) -> None:
    Path("states.csv").write_bytes(table)
    assert main(["new", "--no-input", "--from-csv", "states.csv", "letter.yaml"]) == 0
    assert data("letter.yaml")["signatories"] == [{"given": "Anna", "family": "Berg", "state": "Iceland"}]
    assert data("letter.yaml")["on_behalf_of"] == ["Fiji", "Côte d'Ivoire"]


def test_a_body_that_names_no_states_gets_a_sentence() -> None:
    Path("states.csv").write_text("state\nFiji\nChad\n", encoding="utf-8")
    assert main(["new", "letter", "--from-csv", "states.csv"]) == 0
    body = str(data("letter.yaml")["body"])
    assert body.startswith("I have the honour to write to you on behalf of {{ on_behalf_of.count }} Member States")


WRONG_TABLES = [
    ("an unknown column", "stat\nFiji\n", "did you mean `state`?"),
    ("an unknown State", "state\nFiij\n", "t.csv:2:1: error[unknown-state]"),
    ("nothing", "", "The first row names the columns"),
]


@pytest.mark.parametrize(("table", "said"), [case[1:] for case in WRONG_TABLES], ids=[case[0] for case in WRONG_TABLES])
def test_table_errors_are_reported(table: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.csv").write_text(table, encoding="utf-8")
    assert main(["new", "letter", "--from-csv", "t.csv"]) == 1
    assert said in capsys.readouterr().err
    assert not Path("letter.yaml").exists()


def test_each_sender_gets_its_known_signatory() -> None:
    wishes = Prefill(senders=("Malta",), signatories=(Signatory(family="Zerafa", state="Malta"),))
    text = new_letter(
        find_template("letter").sample.read_text(encoding="utf-8"), find_template("letter"), wishes, TODAY
    )
    assert yaml.safe_load(text)["signatories"] == [{"family": "Zerafa", "state": "Malta"}]


def screen(terminal: int, until: str) -> str:
    """What a terminal shows until some words are there; its questions about itself are answered."""
    shown, end = b"", time.monotonic() + 30
    while until.encode() not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            new = os.read(terminal, 65536)
            shown += new
            if b"\x1b[6n" in new:
                os.write(terminal, b"\x1b[1;1R")
    assert until.encode() in shown, shown.decode(errors="replace")
    return shown.decode(errors="replace")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[int]:
    """A terminal in which `drafter new` was called."""
    child, ours = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.chdir(tmp_path)
        os.execv(sys.executable, [sys.executable, "-m", "drafter", "new"])
    yield ours
    os.close(ours)
    os.waitpid(child, 0)


def test_asks_on_a_terminal_and_suggests(terminal: int) -> None:
    answers = [
        ("Letter [identical-letters]", "letter\r"),
        ("Senders", "Icelnd\r"),
        ("Did you mean Iceland or Ireland?", "Iceland\r"),
        ("Addressees", "Bob\r"),
        ('"Bob" is not an addressee', "PGA\r"),
        ("its number", "Narnia\r"),
        ('"Narnia" is not the number of an agenda item', "12\r"),
        ("its title", "Sport\r"),
    ]
    for question, answer in answers:
        screen(terminal, question)
        os.write(terminal, answer.encode())
    screen(terminal, "drafter render letter.yaml")
    written = data("letter.yaml")
    assert written["addressees"] == ["PGA"]
    assert written["agenda_items"] == [{"number": "12", "title": "Sport"}]
    assert written["signatories"] == [PERSON | {"state": "Iceland"}]


def test_suggests_while_the_user_types(terminal: int) -> None:
    screen(terminal, "Letter [identical-letters]")
    os.write(terminal, b"joint")
    assert "joint-letter" in screen(terminal, "several States")
    os.write(terminal, b"\x03")
