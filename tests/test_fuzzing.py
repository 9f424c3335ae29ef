"""What fuzzing found, kept: each input through the way in that it broke; and every way in, on a few new inputs."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from support.command import drafter

from drafter.autofix import fix_letter
from drafter.diagnostics import Finding, Place
from drafter.errors import DrafterError
from drafter.load import LetterInput
from drafter.pipeline import check, draft
from fuzz import files, generated, targets
from fuzz.invariants import Broken, examine, examine_words, is_wrong
from fuzz.new_letters import Beginning, begin
from fuzz.report import Record

pytestmark = pytest.mark.slow

LETTER = """\
template: letter
date: 2026-11-02
senders: [Iceland]
addressees: [secretary-general]
agenda_items: [{number: 12, title: Sport for development}]
signatories: [{given: Ada, family: Berg, state: Iceland}]
body: "We write. {{ circulation_request }}"
"""

ORGANS = ("general-assembly", "security-council", "economic-and-social-council", "human-rights-council")


def letter(**keys: str) -> str:
    """A letter with other keys, each as it is written in YAML."""
    known = dict(line.split(": ", 1) for line in LETTER.splitlines())
    return "".join(f"{key}: {value}\n" for key, value in {**known, **keys}.items())


def word_file(**parts: bytes) -> bytes:
    """A package with these parts below word/."""
    made = BytesIO()
    with ZipFile(made, "w") as package:
        for name, data in parts.items():
            package.writestr(f"word/{name}.xml", data)
    return made.getvalue()


def in_pdf(text: str) -> bool:
    """Whether a letter becomes a PDF; if not, the check says it too."""
    found = {one.rule for one in check(text)}
    try:
        return bool(draft(text, "pdf"))
    except DrafterError as error:
        assert {one.rule for one in error.findings} <= found
        return False


def mended(text: str) -> bool:
    """Whether a letter with its fixes is still one."""
    after = fix_letter(LetterInput("letter.yaml", text.encode())).after["letter.yaml"]
    return not is_wrong(check(after))


def mended_for_good(text: str) -> bool:
    """Whether nothing is left to mend in a letter with its fixes; raises Broken if there is."""
    given = LetterInput("letter.yaml", text.encode())
    targets.mended(given, check(text))
    return True


# Title, the way in, the input, whether it is good; above each what was wrong.
CASES: list[tuple[str, Callable[[Any], bool], Any, bool]] = [
    # The rule `unused-note` was in no catalogue, so that `drafter explain` did not know it.
    ("a note that nothing calls", targets.letter, letter(body='"a\\n\\n[^a]: b"'), False),
    # The same of `unused-link`.
    ("an address that no link names", targets.letter, letter(body='"a\\n\\n[a]: https://example.org"'), False),
    # IndexError: CommonMark counts a carriage return as the end of a line, and the places of blocks did not.
    ("line ends of Windows in a value", targets.letter, letter(body='"a\\r\\n\\r\\n- b\\r\\n- c"'), True),
    ("a carriage return alone in a value", targets.letter, letter(body='"a\\r> b\\rc\\r"'), True),
    # The line of what is no text was counted by newlines alone, and was none of the file.
    ("no text behind carriage returns", targets.reader, b"a\r\r\xce", False),
    # The page of the session block has two columns; a third organ made it a template that cannot be filled.
    *(
        (f"a letter to {count} organs", targets.letter, letter(organs=f"[{', '.join(organs)}]"), True)
        for count, organs in ((3, ORGANS[:3]), (4, ORGANS))
    ),
    # The check passed over a letter that the typeface has not behind one that nobody sees; the PDF was refused.
    ("a letter of no face behind a sign unseen", in_pdf, letter(body='"a\\U000E0041\\U00057EE8"'), False),
    # `check --fix` took out the only characters of a value, and with them the letter.
    ("a text of signs unseen", mended, letter(body='"\\U000E0041\\n\\U000E0041"'), True),
    # `check --fix` took one comma of a row at a time, and gave up after five.
    ("commas in a row", mended_for_good, letter(body="'We write,,,,,,,,,,,,,,,, Sir;;;;;;;;; now.'"), True),
    # KeyError: a pattern that minds no capitals takes these letters for s and i.
    ("letters taken for others", targets.letter, letter(body='"The ſecurity Counc\u0131l."'), True),
    # ValueError: there is no ordinal of nought.
    ("a century before the first", targets.letter, letter(body='"Rowing began in the 0th century."'), True),
    # UnicodeEncodeError: a key of the command line that is no text.
    ("a key with half a letter", targets.settings, (("title\udcff", "x"),), False),
    # UnicodeDecodeError, of which the command line said that it went wrong inside Drafter.
    ("a table that is no text further down", targets.table, b"state\nFiji\n\xe0\n", False),
    ("a table that ends within a letter", targets.table, b"state\xe0", False),
    # The same of csv.Error.
    ("a cell that is longer than any", targets.table, b"state\n" + b"x" * 200_000, False),
    # LookupError, likewise, of `drafter verify` and `drafter extract`.
    (
        "a Word file in an unknown encoding",
        files.carrying,
        word_file(document=b'<?xml version="1.0" encoding="x"?><a/>'),
        False,
    ),
]


def new(sample: str = "", table: bytes = b"state\nFiji\n") -> Beginning:
    return Beginning(profile=b"", table=table, sample=sample)


# The same of what `drafter new` is made of. All went wrong inside Drafter: ValueError, OverflowError, TypeError.
NEW: list[tuple[str, Callable[[Any], bool], Any, bool]] = [
    ("a sample of a day that does not exist", begin, new("template: own\ndate: 2026-02-30\n"), False),
    ("a sample of a day without a session", begin, new("template: own\ndate: 0001-01-01\n"), False),
    ("a further day that does not exist", begin, new(f"{LETTER}published: 2026-13-01\n"), False),
    ("a further day at the end of time", begin, new(f"{LETTER}published: 9999-12-31\n".replace("2026", "2020")), False),
    ("a column whose name is a space", begin, new(table=b"state,family, \nFiji,Berg,x\n"), True),
    ("a name of a column that is longer than any", begin, new(table=b"state," + b"x" * 200_000 + b"\nFiji,\n"), False),
]
FOUND = [*CASES, *NEW]


@pytest.mark.parametrize(("call", "given", "good"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_what_was_found(call: Callable[[Any], bool], given: Any, good: bool) -> None:
    assert call(given) is good


# What such a command says in place of `UnicodeEncodeError`, of which it said that it went wrong inside Drafter.
NO_TEXT = [
    (
        "a letter among many",
        ["render", "\udcfe.yaml", "a.yaml", "--jobs", "1"],
        4,
        "rename the file",
    ),
    ("a letter for a table", ["merge", "\udcfe.yaml", "--data", "a.csv"], 4, "rename the file"),
    ("a value", ["render", "a.yaml", "--set", "title=\udcfe"], 2, "unpaired surrogate U\\+DCFE"),
]


@pytest.mark.parametrize(("command", "code", "said"), [case[1:] for case in NO_TEXT], ids=[case[0] for case in NO_TEXT])
def test_a_name_or_value_that_is_no_text(command: list[str], code: int, said: str, tmp_path: Path) -> None:
    for name in ("\udcfe.yaml", "a.yaml"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    (tmp_path / "a.csv").write_text("name\nFiji\n", encoding="utf-8")
    done = drafter(*command, *([] if "--set" in command else ["--to", "text"]), folder=tmp_path)
    assert (done.code, bool(re.search(said, done.err))) == (code, True), done.err


@pytest.mark.parametrize("part", [*generated.DRAWN, *generated.MADE])
def test_new_inputs(part: str, tmp_path: Path) -> None:
    count = 2 if part == "long" else 25
    record = Record(part, tmp_path, seconds=60)
    generated.run(record, count, start=7)
    assert (record.inputs, record.found) == (count, {})


@pytest.mark.parametrize("call", [targets.reader, targets.body], ids=["reader", "body"])
def test_torn_bytes(call: Callable[[bytes], bool], tmp_path: Path) -> None:
    record, chance = Record("torn", tmp_path, seconds=60), Random(7)
    for _ in range(50):
        record.tried(call, files.torn(chance, LETTER.encode()))
    assert (record.inputs, record.found) == (50, {})


def test_whoever_does_more_is_not_ended_when_it_takes_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two minutes after these tests the process that ran them was ended, in the middle of others."""
    monkeypatch.setattr("fuzz.report.HANGS", 0.1)
    Record("torn", tmp_path, seconds=60).tried(len, b"a")
    time.sleep(0.3)


BAD = [
    ("a rule that is none", Finding("no-rule", "a"), "no such rule"),
    ("nothing said", Finding("yaml", " "), "nothing is said"),
    ("a line behind the end", Finding("yaml", "a", Place("letter.yaml", 3, 1, 3, 1)), "outside of the file"),
    ("a column behind the end", Finding("yaml", "a", Place("letter.yaml", 1, 10, 1, 10)), "outside of the file"),
    ("an end before the beginning", Finding("yaml", "a", Place("letter.yaml", 2, 1, 1, 1)), "outside of the file"),
]


@pytest.mark.parametrize(("finding", "said"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_finding_is_noticed(finding: Finding, said: str) -> None:
    with pytest.raises(Broken, match=said):
        examine([finding], {"letter.yaml": "date: x\n"})


def test_a_lost_word_is_noticed() -> None:
    examine_words(["de la Cruz"], "Ada DE LA CRUZ")
    with pytest.raises(Broken):
        examine_words(["de la Cruz"], "Ada Cruz")


def crash(_: Any) -> bool:
    raise KeyError("x")


def hang(_: Any) -> bool:
    while True:
        pass


@pytest.mark.parametrize(("call", "key"), [(crash, "KeyError elsewhere"), (hang, "TooLong elsewhere")])
def test_what_breaks_is_kept_with_its_shortest_input(
    call: Callable[[Any], bool], key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuzz.report.SECONDS", 0.05)
    record = Record("letter", tmp_path, seconds=60)
    for given in (b"long", b"ab", b"abc"):
        record.tried(call, given)
    assert record.times == {key: 3}
    assert [path.read_bytes() for path in record.folder.glob("*.input")] == [b"ab"]
