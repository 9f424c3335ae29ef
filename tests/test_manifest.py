"""The manifest: never written through a link or over another file, and no line is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.batch_letters import letter_text, write_letters
from support.command import drafter
from support.interrupt import ForkResult, kill, memory_folder, run_forked

from drafter.batch.output_manifest import NAME, Entry, Manifest

pytestmark = pytest.mark.slow

__all__ = ["memory_folder"]


def entry(number: int, name: str = "") -> Entry:
    return Entry(f"key {number}", {name or f"{number}.html": "digest"})


def keys(folder: Path) -> list[str]:
    return list(Manifest(folder).entries)


def noted(folder: Path, *numbers: int) -> Manifest:
    ledger = Manifest(folder)
    for number in numbers:
        ledger.record(entry(number))
    return ledger


def test_records_survive_a_kill_at_every_step(memory_folder: Path) -> None:
    found, ended = [], ForkResult(-9, "", 0)
    while ended.code:
        (memory_folder / NAME).unlink(missing_ok=True)
        noted(memory_folder, 1, 2)
        ended = run_forked(lambda: _work(memory_folder), len(found) + 1, kill)
        found.append(keys(memory_folder))
        assert sorted(found[-1]) in (["key 1", "key 2"], ["key 1", "key 2", "key 3"], ["key 2", "key 3"])
    assert len(found) > 50
    assert len({tuple(one) for one in found}) == 3


def _work(folder: Path) -> None:
    """Note a letter whose file was that of the first one, and put the ledger in order."""
    ledger = Manifest(folder)
    ledger.record(entry(3, "1.html"))
    ledger.close()


def test_a_truncated_line_does_not_damage_other_lines(tmp_path: Path) -> None:
    noted(tmp_path, 1)
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole + whole[:20])
    noted(tmp_path, 2)
    assert keys(tmp_path) == ["key 1", "key 2"]


def test_a_manifest_of_one_truncated_line_is_valid(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"key":"a')
    noted(tmp_path, 1).close()
    assert keys(tmp_path) == ["key 1"]


def test_two_processes_do_not_lose_lines_of_each_other(tmp_path: Path) -> None:
    one, other = noted(tmp_path, 1), noted(tmp_path, 2)
    for ledger in (one, other):
        ledger.record(entry(3, "1.html"))
        ledger.close()
    assert sorted(keys(tmp_path)) == ["key 2", "key 3"]


@pytest.mark.parametrize("text", ["my notes\n", "[drafter]\nnotes = true\n", "\n", "x" * 3000])
def test_another_file_with_that_name_stays(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    write_letters(tmp_path, 2)
    for number in (0, 1):
        (tmp_path / "letter-000.yaml").write_text(letter_text(number), encoding="utf-8")
        assert drafter("render", ".", "--to", "html", "--jobs", "1", folder=tmp_path).code == 0
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("there", [True, False])
def test_no_link_is_followed(tmp_path: Path, there: bool) -> None:
    outside = tmp_path / "outside"
    if there:
        outside.write_text("key=value\n", encoding="utf-8")
    write_letters(tmp_path / "letters", 1)
    (tmp_path / "letters" / NAME).symlink_to(outside)
    assert drafter("render", "letters", "--to", "html", folder=tmp_path).code == 0
    assert (outside.read_text(encoding="utf-8") if outside.exists() else None) == ("key=value\n" if there else None)
    assert (tmp_path / "letters" / "letter-000.html").exists()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write_letters(tmp_path, 1)
    os.mkfifo(tmp_path / NAME)
    assert drafter("render", ".", "--to", "html", folder=tmp_path).code == 0
    assert (tmp_path / "letter-000.html").exists()


@pytest.mark.parametrize("jobs", [[], ["--jobs", "1"]])
@pytest.mark.parametrize(
    ("name", "text", "form"),
    [("letter.html", "", "html"), ("letter.yaml", "annexes: [{title: A table, body_file: letter.txt}]\n", "text")],
)
def test_inputs_of_a_letter_are_never_overwritten(
    tmp_path: Path, jobs: list[str], name: str, text: str, form: str
) -> None:
    """Not even with --force."""
    (tmp_path / name).write_text(letter_text(10) + text, encoding="utf-8")
    if text:
        (tmp_path / "letter.txt").write_text("What is annexed.\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = drafter("render", name, "--to", form, "--force", *jobs, folder=tmp_path)
    assert done.code == 2
    assert "error[would-overwrite]" in done.err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_link_to_the_letter_is_an_input(tmp_path: Path) -> None:
    """As on a disk to which LETTER.html and letter.html are one file; here by a hard link."""
    (tmp_path / "letter.yaml").write_text(letter_text(10), encoding="utf-8")
    (tmp_path / "letter.html").hardlink_to(tmp_path / "letter.yaml")
    done = drafter("render", "letter.yaml", "--to", "html", "--force", folder=tmp_path)
    assert (done.code, "letter.html is the letter itself" in done.err) == (2, True)
    assert (tmp_path / "letter.html").read_text(encoding="utf-8") == letter_text(10)


@pytest.mark.parametrize(
    "made", [lambda path: path.symlink_to(path.with_name("outside")), os.mkfifo], ids=["link", "pipe"]
)
def test_a_file_created_during_the_run_is_not_overwritten(tmp_path: Path, made: Callable[[Path], object]) -> None:
    ledger = Manifest(tmp_path)
    made(tmp_path / NAME)
    ledger.record(entry(1))
    ledger.close()
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_only_the_same_user_on_the_same_computer_skips_unchanged_letters(tmp_path: Path) -> None:
    write_letters(tmp_path / "letters", 1)
    for name, expected in (("a", "1 written"), ("a", "1 unchanged"), ("b", "1 written"), ("a", "1 written")):
        (tmp_path / name).mkdir(exist_ok=True)
        home = {"HOME": str(tmp_path / name), "USERPROFILE": str(tmp_path / name)}
        assert expected in drafter("render", "letters", "--to", "html", folder=tmp_path, **home).err
