"""Regression tests for inputs found by fuzzing, and a few new inputs for each entry point."""

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
from fuzz import files, generators, targets
from fuzz.invariants import InvariantError, check_findings, check_names_printed, has_error
from fuzz.new_letters import NewLetterInput, new_letter_from
from fuzz.rendered_words import rendered_words
from fuzz.report import Record
from fuzz.templates import CustomTemplate, template

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


_COLUMNS = CustomTemplate(
    '<div class="session-block"><div class="column"><p class="session">a</p></div><div class="column"></div></div>'
    '{{ body }}<div class="session-block"><div class="column"><p class="session">a</p></div><div class="column"></div>'
    '</div>{% for s in signatories %}<p class="signature">{{ s.given }} {{ s.family }}</p>{% endfor %}',
    "title: Own\nsummary: Own.\nkind: letter\n",
    "",
)
_CHINESE_NAMES = "[{given: 卡尔梅努, family: 扎赫 扎赫拉, state: 马耳他}]"


def letter(**keys: str) -> str:
    """Return a letter with these keys; each value is YAML."""
    known = dict(line.split(": ", 1) for line in LETTER.splitlines())
    return "".join(f"{key}: {value}\n" for key, value in {**known, **keys}.items())


def word_file(**parts: bytes) -> bytes:
    """Return a package with these parts in word/."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, data in parts.items():
            package.writestr(f"word/{name}.xml", data)
    return file.getvalue()


def can_be_pdf(text: str) -> bool:
    """True if a letter can be rendered as PDF. If not, `check` must report the errors, too."""
    rules = {finding.rule for finding in check(text)}
    try:
        return bool(draft(text, "pdf"))
    except DrafterError as error:
        assert {finding.rule for finding in error.findings} <= rules
        return False


def is_valid_when_fixed(text: str) -> bool:
    """True if a letter is valid after its fixes."""
    after = fix_letter(LetterInput("letter.yaml", text.encode())).after["letter.yaml"]
    return not has_error(check(after))


def is_completely_fixed(text: str) -> bool:
    """Return True if nothing is left to fix after the fixes. Raises InvariantError otherwise."""
    letter_input = LetterInput("letter.yaml", text.encode())
    targets.check_fixes(letter_input, check(text))
    return True


# Title, entry point, input, and whether the input is valid. The comment above each is the old bug.
CASES: list[tuple[str, Callable[[Any], bool], Any, bool]] = [
    # The rule `unused-note` was not in the catalogue, so `drafter explain` did not know it.
    ("a footnote without a reference", targets.letter, letter(body='"a\\n\\n[^a]: b"'), False),
    # The same bug for `unused-link`.
    ("an unused link definition", targets.letter, letter(body='"a\\n\\n[a]: https://example.org"'), False),
    # IndexError: CommonMark ends a line at a carriage return, but the places of blocks did not.
    ("Windows line ends in a value", targets.letter, letter(body='"a\\r\\n\\r\\n- b\\r\\n- c"'), True),
    ("a single carriage return in a value", targets.letter, letter(body='"a\\r> b\\rc\\r"'), True),
    # The line of invalid UTF-8 was counted by newlines only, and was not in the file.
    ("invalid UTF-8 after carriage returns", targets.reader, b"a\r\r\xce", False),
    # The session block has two columns; a third organ made the template fail.
    *(
        (f"a letter to {count} organs", targets.letter, letter(organs=f"[{', '.join(organs)}]"), True)
        for count, organs in ((3, ORGANS[:3]), (4, ORGANS))
    ),
    # `check` missed a character without a glyph after an invisible one; the PDF failed.
    ("a character without a glyph after an invisible one", can_be_pdf, letter(body='"a\\U000E0041\\U00057EE8"'), False),
    # `check --fix` removed the only characters of a value, and so made the letter invalid.
    ("a text of invisible characters", is_valid_when_fixed, letter(body='"\\U000E0041\\n\\U000E0041"'), True),
    # `check --fix` removed one of many commas at a time and gave up after five.
    ("commas in a row", is_completely_fixed, letter(body="'We write,,,,,,,,,,,,,,,, Sir;;;;;;;;; now.'"), True),
    # KeyError: a pattern that ignores case matches these characters as s and i.
    ("characters that match s and i", targets.letter, letter(body='"The ſecurity Counc\u0131l."'), True),
    # The same in French, where the list of names was searched for the words as written.
    (
        "characters that match s and i in French",
        targets.letter,
        letter(language="fr", body='"Le Conſeil de Sécurıté."'),
        True,
    ),
    # The comparison of formats took a Chinese name with a space, which is printed without it, for two words.
    ("a name in Chinese with a space", targets.letter, letter(language="zh", signatories=_CHINESE_NAMES), True),
    # KeyError: the columns of a session block have no style.
    ("a template with columns above a signature", template, _COLUMNS, True),
    # ValueError: 0 has no ordinal.
    ("a century before the first", targets.letter, letter(body='"Rowing began in the 0th century."'), True),
    # UnicodeEncodeError: a key on the command line that is not valid text.
    ("a key with half a surrogate pair", targets.settings, (("title\udcff", "x"),), False),
    # UnicodeDecodeError, reported as a bug inside Drafter.
    ("a table with invalid UTF-8 in a later row", targets.table, b"state\nFiji\n\xe0\n", False),
    ("a table that ends inside a character", targets.table, b"state\xe0", False),
    # The same for csv.Error.
    ("a cell over the limit", targets.table, b"state\n" + b"x" * 200_000, False),
    # The same for LookupError in `drafter verify` and `drafter extract`.
    (
        "a Word file in an unknown encoding",
        files.output_file,
        word_file(document=b'<?xml version="1.0" encoding="x"?><a/>'),
        False,
    ),
]


def new(sample: str = "", table: bytes = b"state\nFiji\n") -> NewLetterInput:
    return NewLetterInput(profile=b"", table=table, sample=sample)


# The same for the inputs of `drafter new`. All were bugs inside Drafter: ValueError, OverflowError, TypeError.
NEW: list[tuple[str, Callable[[Any], bool], Any, bool]] = [
    ("a sample with an impossible date", new_letter_from, new("template: own\ndate: 2026-02-30\n"), False),
    ("a sample with a date before the first session", new_letter_from, new("template: own\ndate: 0001-01-01\n"), False),
    ("another impossible date in the sample", new_letter_from, new(f"{LETTER}published: 2026-13-01\n"), False),
    (
        "a last possible date in the sample",
        new_letter_from,
        new(f"{LETTER}published: 9999-12-31\n".replace("2026", "2020")),
        False,
    ),
    ("a column whose name is a space", new_letter_from, new(table=b"state,family, \nFiji,Berg,x\n"), True),
    ("a column name over the limit", new_letter_from, new(table=b"state," + b"x" * 200_000 + b"\nFiji,\n"), False),
]
FOUND = [*CASES, *NEW]


@pytest.mark.parametrize(("call", "value", "valid"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_input_found_by_fuzzing(call: Callable[[Any], bool], value: Any, valid: bool) -> None:
    assert call(value) is valid


# Expected messages, instead of a UnicodeEncodeError reported as a bug inside Drafter.
SURROGATES = [
    (
        "a file name among several",
        ["render", "\udcfe.yaml", "a.yaml", "--jobs", "1"],
        4,
        "rename the file",
    ),
    ("a file name with a table", ["merge", "\udcfe.yaml", "--data", "a.csv"], 4, "rename the file"),
    ("a value", ["render", "a.yaml", "--set", "title=\udcfe"], 2, "unpaired surrogate U\\+DCFE"),
]


@pytest.mark.parametrize(
    ("command", "code", "message"), [case[1:] for case in SURROGATES], ids=[case[0] for case in SURROGATES]
)
def test_name_or_value_with_half_a_surrogate_pair(command: list[str], code: int, message: str, tmp_path: Path) -> None:
    for name in ("\udcfe.yaml", "a.yaml"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    (tmp_path / "a.csv").write_text("name\nFiji\n", encoding="utf-8")
    done = drafter(*command, *([] if "--set" in command else ["--to", "text"]), folder=tmp_path)
    assert (done.code, bool(re.search(message, done.err))) == (code, True), done.err


@pytest.mark.parametrize("part", [*generators.STRATEGIES, *generators.GENERATORS])
def test_new_inputs(part: str, tmp_path: Path) -> None:
    count = 2 if part == "long" else 25
    record = Record(part, tmp_path, seconds=60)
    generators.run(record, count, start=7)
    assert (record.inputs, record.failures) == (count, {})


@pytest.mark.parametrize("call", [targets.reader, targets.body], ids=["reader", "body"])
def test_damaged_bytes(call: Callable[[bytes], bool], tmp_path: Path) -> None:
    record, random = Record("damaged", tmp_path, seconds=60), Random(7)
    for _ in range(50):
        record.run(call, files.damaged(random, LETTER.encode()))
    assert (record.inputs, record.failures) == (50, {})


def take_memory(size: bytes) -> bool:
    return bool(b"x" * int(size))


@pytest.mark.parametrize(("size", "failures"), [(b"1000000", {}), (b"150000000", {"memory": 1})], ids=["1", "150"])
def test_memory_of_other_work_does_not_count(
    size: bytes, failures: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After tests that took more than the limit, each input failed; in a test process an input has the limit alone."""
    monkeypatch.setattr("fuzz.report.MEGABYTES", 50)
    take_memory(b"300000000")
    record = Record("letter", tmp_path, seconds=60)
    record.run(take_memory, size)
    assert record.failures == failures


def test_a_shared_process_is_not_ended_when_it_is_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of these tests was once ended two minutes later, during other tests."""
    monkeypatch.setattr("fuzz.report.HANG_SECONDS", 0.1)
    Record("damaged", tmp_path, seconds=60).run(len, b"a")
    time.sleep(0.3)


BAD = [
    ("an unknown rule", Finding("no-rule", "a"), "unknown rule"),
    ("an empty message", Finding("yaml", " "), "empty message"),
    ("a line after the end", Finding("yaml", "a", Place("letter.yaml", 3, 1, 3, 1)), "outside the file"),
    ("a column after the end", Finding("yaml", "a", Place("letter.yaml", 1, 10, 1, 10)), "outside the file"),
    ("an end before the start", Finding("yaml", "a", Place("letter.yaml", 2, 1, 1, 1)), "outside the file"),
]


@pytest.mark.parametrize(("finding", "message"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_an_invalid_finding_is_reported(finding: Finding, message: str) -> None:
    with pytest.raises(InvariantError, match=message):
        check_findings([finding], {"letter.yaml": "date: x\n"})


def test_a_missing_word_is_reported() -> None:
    check_names_printed(["de la Cruz"], "Ada DE LA CRUZ")
    with pytest.raises(InvariantError):
        check_names_printed(["de la Cruz"], "Ada Cruz")


def test_a_raised_ordinal_is_a_part_of_its_word_but_no_number_of_a_note() -> None:
    page = b'<body>le 2<sup>e</sup> juillet<sup><a role="doc-noteref">3</a></sup></body>'
    assert rendered_words("letter.html", page) == {"le", "2e", "juillet", "3"}


def crash(_: Any) -> bool:
    raise KeyError("x")


def hang(_: Any) -> bool:
    while True:
        pass


@pytest.mark.parametrize(
    ("call", "key"), [(crash, "KeyError outside Drafter"), (hang, "TimeLimitError outside Drafter")]
)
def test_failure_is_saved_with_its_shortest_input(
    call: Callable[[Any], bool], key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuzz.report.SECONDS", 0.05)
    record = Record("letter", tmp_path, seconds=60)
    for value in (b"long", b"ab", b"abc"):
        record.run(call, value)
    assert record.failures == {key: 3}
    assert [path.read_bytes() for path in record.folder.glob("*.input")] == [b"ab"]
