"""Broken inputs through the real command: its error with line and column, its exit code, no traceback, no file left."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.command import LETTER, drafter, file_names, write_letter
from support.compose import letter_yaml
from support.sampling import sampled
from support.small_disk import small_disk

pytestmark = pytest.mark.slow

__all__ = ["small_disk"]


def with_line(text: str, before: str = "body:") -> str:
    """The letter with a line before another."""
    assert before in LETTER
    return LETTER.replace(before, f"{text}\n{before}", 1)


LINES = LETTER.split("\n")
BODY = LINES.index(next(line for line in LINES if line.startswith("body:"))) + 1

# Title, the letter, the place and rule of the error, words of the message.
BROKEN: list[tuple[str, str | bytes, str, str]] = [
    ("a wrong type", with_line("symbols: A/71/999"), f"{BODY}:10: error[wrong-type]", "must be a list"),
    ("an unknown key", with_line("adressee: SG"), f"{BODY}:1: error[unknown-key]", "did you mean `addressees`?"),
    ("an unknown State", with_line("on_behalf_of: [Fiji, Turky]"), f"{BODY}:22: error[unknown-state]", "Türkiye?"),
    ("a bad date", LETTER.replace("'2026-03-03'", "3 March 2026"), "2:7: error[bad-date]", "write 2026-03-03"),
    ("a date that does not exist", LETTER.replace("'2026-03-03'", "2026-02-30"), "2:7: error[bad-date]", "28 days"),
    ("a bad symbol", with_line("symbols: [A-71-999]"), f"{BODY}:11: error[bad-symbol]", "A-71-999"),
    ("a duplicate key", with_line("date: 2026-03-04"), f"{BODY}:1: error[duplicate-key]", "remove one"),
    ("an indentation by tabs", with_line("masthead:\n\temblem: x.png"), f"{BODY + 1}:1: error[yaml]", "the tab with"),
    ("an empty file", "", "1:1: error[empty]", "`drafter new`"),
    ("a binary file", b"\x89PNG\r\n\x1a\n\x00\x00", "1:1: error[not-text]", "UTF-8"),
    ("a file of nulls", b"PK\x03\x04", "1:3: error[control-character]", "U+0003"),
    ("control characters", with_line('title: "a\\x1b[31m"'), f"{BODY}:8: error[control-character]", "U+001B"),
    (
        "an undefined name",
        letter_yaml(body="Of {{ on_behalf }}."),
        f"{BODY}:13: error[undefined-name]",
        "`on_behalf_of`?",
    ),
    ("markup not closed", letter_yaml(body="Of {{ date."), f"{BODY}:10: error[unclosed-markup]", "never closed"),
    ("emphasis not closed", letter_yaml(body="Of **all."), f"{BODY}:10: error[unclosed-markup]", "never closed"),
    (
        "a list in place of a mapping",
        "- template: letter\n- date: 2026-03-03\n",
        "1:1: error[not-a-letter]",
        "keys and values",
    ),
    ("a list in place of a mapping, within", with_line("masthead: [x]"), f"{BODY}:11: error[wrong-type]", "emblem"),
    (
        "no signatories",
        letter_yaml(signatories=None, senders=["Malta"]),
        "1:11: error[missing-key]",
        "`signatories` is",
    ),
    ("no addressees", letter_yaml(addressees=None), "1:1: error[missing-addressees]", "add `addressees:"),
    ("no body", letter_yaml(body=None), "1:11: error[missing-key]", "`body` is missing"),
    ("an unknown template", letter_yaml(template="leter"), "1:11: error[unknown-template]", "did you mean `letter`?"),
    ("a quotation mark not closed", with_line('title: "Letter'), f"{BODY}:8: error[yaml]", "never closed"),
]


@pytest.mark.parametrize("command", sampled(["render", "check"], 2))
@pytest.mark.parametrize("broken", BROKEN, ids=[title for title, *_ in BROKEN])
def test_a_broken_letter(tmp_path: Path, command: str, broken: tuple[str, str | bytes, str, str]) -> None:
    _, text, place, words = broken
    (tmp_path / "letter.yaml").write_bytes(text.encode() if isinstance(text, str) else text)
    done = drafter(command, "letter.yaml", folder=tmp_path)
    said = done.err if command == "render" else done.out
    assert done.code == 1
    assert f"letter.yaml:{place}" in said
    assert words in said
    assert file_names(tmp_path) == ["letter.yaml"]


@pytest.mark.parametrize("command", ["render", "check", "facts"])
@pytest.mark.parametrize(
    ("title", "name", "words"),
    [
        ("a file that is not there", "lettre.yaml", "lettre.yaml does not exist. Did you mean letter.yaml?"),
        ("a folder in place of a file", "folder", "folder is a folder; name a letter in it"),
        ("a name that is too long", "x" * 300, "cannot be read: File name too long"),
        ("a file in a file", "letter.yaml/x", "letter.yaml/x cannot be read: Not a directory"),
    ],
)
def test_a_letter_that_cannot_be_read(tmp_path: Path, command: str, title: str, name: str, words: str) -> None:
    write_letter(tmp_path)
    (tmp_path / "folder").mkdir()
    done = drafter(command, name, folder=tmp_path)
    if command in ("render", "check") and name == "folder":
        words = "The folder folder contains no letter; name a letter"
    assert (done.code, words in done.err) == (4, True), done.err
    assert file_names(tmp_path) == ["letter.yaml"]


@pytest.mark.parametrize(
    ("title", "output", "words"),
    [
        ("a folder", "folder", "taken.html is a folder; choose another name."),
        ("a link", "link.html", "link.html is a link; give the path"),
        ("a file of somebody else", "mine.html", "mine.html was edited, or was not written by Drafter"),
        ("a file as a folder", "mine.html/letter.html", "mine.html/letter.html cannot be written: Not a directory."),
        ("a file in a device", "/dev/null/letter.html", "/dev/null/letter.html cannot be written"),
    ],
)
def test_an_output_that_cannot_be_written(tmp_path: Path, title: str, output: str, words: str) -> None:
    write_letter(tmp_path, "taken.yaml")
    (tmp_path / "mine.html").write_text("mine")
    (tmp_path / "link.html").symlink_to("mine.html")
    (tmp_path / "folder" / "taken.html").mkdir(parents=True)
    before = file_names(tmp_path)
    done = drafter("render", "taken.yaml", "--to", "html", "-o", output, folder=tmp_path)
    assert done.code == 4
    assert words in done.err
    assert file_names(tmp_path) == before
    assert (tmp_path / "mine.html").read_text() == "mine"


def test_no_space_left(small_disk: Path) -> None:
    path = write_letter(small_disk.parent)
    done = drafter("render", path, "--to", "docx", "-o", small_disk, folder=small_disk.parent)
    assert done.code == 4
    assert "cannot be written: " in done.err
    assert file_names(small_disk.parent) == ["letter.yaml"]


def test_what_is_not_known_is_said_before_anything_is_read(tmp_path: Path) -> None:
    done = drafter("render", "letter.yaml", "--to", "docx,odt", folder=tmp_path)
    assert done.code == 2
    assert "`odt` is not a format; there are docx, pdf, html, text" in done.err
