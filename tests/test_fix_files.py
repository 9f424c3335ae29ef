"""`check --fix` keeps an author's files: newer saves, permissions, owners, read-only files and hard links."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from drafter.autofix import fix_letter
from drafter.cli.app import main
from drafter.errors import FileError
from drafter.lint.examples import with_change
from drafter.load import from_file
from drafter.writing.atomic import replace_all

TEXT = with_change("body: The  clubs met. {{ circulation_request }}\n")
FIXED = TEXT.replace("The  clubs", "The clubs")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter with one safe fix."""
    path = tmp_path / "letter.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_permissions_stay(letter: Path) -> None:
    letter.chmod(0o640)
    assert main(["check", "--fix", str(letter)]) == 0
    assert letter.read_text(encoding="utf-8") == FIXED
    assert stat.S_IMODE(letter.stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files to others")
def test_the_owner_stays(letter: Path) -> None:
    os.chown(letter, 12345, 23456)
    assert main(["check", "--fix", str(letter)]) == 0
    assert letter.read_text(encoding="utf-8") == FIXED
    assert (letter.stat().st_uid, letter.stat().st_gid) == (12345, 23456)


def test_a_read_only_file_is_refused(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter.chmod(0o444)
    assert main(["check", "--fix", str(letter)]) == 4
    assert "error[read-only]" in capsys.readouterr().err
    assert letter.read_text(encoding="utf-8") == TEXT


def test_a_file_with_several_hard_links_is_refused(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = letter.with_name("other.yaml")
    other.hardlink_to(letter)
    assert main(["check", "--fix", str(letter)]) == 4
    assert "2 hard links" in capsys.readouterr().err
    assert letter.samefile(other)
    assert letter.read_text(encoding="utf-8") == TEXT


def test_a_link_is_refused(letter: Path) -> None:
    link = letter.with_name("link.yaml")
    link.symlink_to(letter)
    assert main(["check", "--fix", str(link)]) == 4
    assert letter.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("newer", ["The clubs won.\n", "", TEXT + "# saved later\n", FIXED.replace("met", "won")])
def test_a_newer_save_is_kept(letter: Path, newer: str) -> None:
    fixed = fix_letter(from_file(letter))
    letter.write_text(newer, encoding="utf-8")
    ((before, after),) = fixed.changed.values()
    with pytest.raises(FileError, match="changed by another program"):
        replace_all({letter: (before.encode(), after.encode())})
    assert letter.read_text(encoding="utf-8") == newer
    assert [path.name for path in letter.parent.iterdir() if not path.name.startswith(".")] == ["letter.yaml"]


def test_a_deleted_file_stays_deleted(letter: Path) -> None:
    letter.unlink()
    with pytest.raises(FileError):
        replace_all({letter: (TEXT.encode(), FIXED.encode())})
    assert not letter.exists()


def test_no_file_is_written_if_one_has_changed(letter: Path) -> None:
    other = letter.with_name("text.md")
    other.write_bytes(b"newer")
    with pytest.raises(FileError):
        replace_all({letter: (TEXT.encode(), FIXED.encode()), other: (b"older", b"fixed")})
    assert (letter.read_text(encoding="utf-8"), other.read_bytes()) == (TEXT, b"newer")


def test_a_letter_that_is_not_in_utf_8_stays_as_it_is(letter: Path) -> None:
    letter.write_bytes(TEXT.encode().replace(b"clubs", b"cl\xfcbs"))
    before = letter.read_bytes()
    assert main(["check", "--fix", str(letter)]) == 1
    assert letter.read_bytes() == before
