"""The stamp of a watched letter: it changes whenever the letter, or a file that it may be made from, is saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli.commands.render import _fingerprint
from drafter.editions.read_bases import base_paths

WHEN = (1_700_000_000, 1_700_000_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter with files beside it and a folder of templates, all saved at the same moment."""
    (tmp_path / "templates" / "club").mkdir(parents=True)
    names = ("letter.yaml", "log.md", "map.png", "lake.JPG", "notes.txt", "templates/club/look.yaml")
    for name in names:
        (tmp_path / name).write_text("first", encoding="utf-8")
        os.utime(tmp_path / name, WHEN)
    os.utime(tmp_path / "templates", WHEN)
    os.utime(tmp_path / "templates" / "club", WHEN)
    return tmp_path


def stamp(folder: Path) -> object:
    return _fingerprint(folder / "letter.yaml", folder / "templates")


def write(name: str, text: str, later: int = 0) -> Callable[[Path], None]:
    """Save a file in place, so many nanoseconds later."""

    def save(folder: Path) -> None:
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, ns=(WHEN[0] * 10**9 + later, WHEN[1] * 10**9 + later))

    return save


def swap(name: str) -> Callable[[Path], None]:
    """Save a file under another name, which then takes the place of the old one."""

    def save(folder: Path) -> None:
        write("new~", "other")(folder)
        (folder / "new~").replace(folder / name)

    return save


def nothing(folder: Path) -> None:
    """Read the letter, and save nothing."""
    (folder / "letter.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "save", "changes"),
    [
        ("nothing is saved", nothing, False),
        ("the letter, later", write("letter.yaml", "first", 1), True),
        ("the letter, longer at the same moment", write("letter.yaml", "longer"), True),
        ("another file in the place of the letter", swap("letter.yaml"), True),
        ("a text, later", write("log.md", "first", 1), True),
        ("a picture, later", write("map.png", "first", 1), True),
        ("a picture in capitals, later", write("lake.JPG", "first", 1), True),
        ("a new text", write("annex.md", "new"), True),
        ("a new picture", write("a.jpeg", "new"), True),
        ("a text that is gone", lambda folder: (folder / "log.md").unlink(), True),
        ("a text by another name", lambda folder: (folder / "log.md").rename(folder / "log2.md"), True),
        ("the look of a template, later", write("templates/club/look.yaml", "first", 1), True),
        ("a new file of a template", write("templates/club/sample.yaml", "new"), True),
        ("a file that no letter is made from", write("notes.txt", "other", 1), False),
        ("a result", write("letter.docx", "new"), False),
        ("another letter", write("other.yaml", "new"), False),
    ],
)
def test_what_changes_the_stamp(title: str, save: Callable[[Path], None], changes: bool, folder: Path) -> None:
    before = stamp(folder)
    save(folder)
    assert before is not None
    assert (stamp(folder) != before) == changes, title


def test_a_letter_that_is_away_has_no_stamp(folder: Path) -> None:
    (folder / "letter.yaml").rename(folder / "letter.yaml~")
    assert stamp(folder) is None
    assert _fingerprint(folder / "missing" / "letter.yaml", None) is None


def test_without_templates_only_the_folder_of_the_letter_counts(folder: Path) -> None:
    before = _fingerprint(folder / "letter.yaml", None)
    write("templates/club/look.yaml", "first", 1)(folder)
    assert _fingerprint(folder / "letter.yaml", None) == before


def test_a_saved_base_changes_the_stamp(folder: Path) -> None:
    base, letter = folder / "base.yaml", folder / "letter.yaml"
    base.write_text(letter.read_text(encoding="utf-8"), encoding="utf-8")
    letter.write_text("extends: base.yaml\n", encoding="utf-8")
    assert base_paths(letter) == (base,)
    before = _fingerprint(letter, None, base_paths(letter))
    os.utime(base, ns=(1, 1))
    assert _fingerprint(letter, None, base_paths(letter)) != before
