"""Disks that are full: the old files stay, a plain sentence says so, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.batch_letters import letter_text
from support.command import Result, drafter, file_names
from support.interrupt import file_states
from support.small_disk import limited_disk

from drafter.load import LetterInput
from drafter.pipeline import derive, export

pytestmark = pytest.mark.slow

PAGE = 4096
FORMATS = ("docx", "pdf", "html", "text")


def results(number: int, *formats: str) -> dict[str, bytes]:
    return export(derive(LetterInput("letter.yaml", letter_text(number).encode(), Path())), formats)


def pages(data: bytes) -> int:
    return -(-len(data) // PAGE)


def rendered(folder: Path, place: Path, *formats: str) -> Result:
    (folder / "letter.yaml").write_text(letter_text(11), encoding="utf-8")
    return drafter("render", "letter.yaml", "--to", ",".join(formats), "--force", "-o", place, folder=folder)


@pytest.mark.parametrize(
    ("formats", "number"),
    [((form,), 0) for form in FORMATS] + [(FORMATS, number) for number in range(4)] + [(("html", "text"), 1)],
    ids=str,
)
def test_no_room_for_the_file_of_that_number(tmp_path: Path, formats: tuple[str, ...], number: int) -> None:
    """The disk has room for the old files and for so many of the new ones, and for a part of the next."""
    old, new = results(10, *formats), results(11, *formats)
    sizes = [pages(data) for data in new.values()]
    room = sum(map(pages, old.values())) + sum(sizes[:number]) + sizes[number] - 1
    place = tmp_path / "disk"
    with limited_disk(place, room * PAGE) as mounted:
        targets = {place / name: (data, new[name]) for name, data in old.items()}
        for path, (data, _) in targets.items():
            path.write_bytes(data or b"")
        done = rendered(tmp_path, place, *formats)
        if mounted:
            failing = list(targets)[number]
            assert (done.code, done.out) == (4, "")
            assert done.err == f"drafter: error[unwritable] {failing} cannot be written: No space left on device.\n"
            assert set(file_states(targets)) == {"o"}
        assert file_names(place) == sorted(old)


@pytest.mark.parametrize("formats", [("docx", "html", "text"), ("pdf",)], ids=str)
def test_no_room_for_any(tmp_path: Path, formats: tuple[str, ...]) -> None:
    with limited_disk(tmp_path / "disk", PAGE):
        (tmp_path / "disk" / "notes").write_bytes(b"x" * (PAGE - 1))
        done = rendered(tmp_path, tmp_path / "disk", *formats)
        assert done.code == 4
        assert "cannot be written: " in done.err
        assert file_names(tmp_path / "disk") == ["notes"]


def test_many_letters_on_a_full_disk(tmp_path: Path) -> None:
    """Those for which there is room are whole, the others are not there; what is said is so."""
    for number in range(6):
        (tmp_path / f"{number}.yaml").write_text(letter_text(number), encoding="utf-8")
    one = pages(results(0, "html")["letter.html"])
    with limited_disk(tmp_path / "disk", PAGE * one * 3) as mounted:
        names = [f"{number}.yaml" for number in range(6)]
        done = drafter("render", *names, "--to", "html", "--jobs", "1", "-o", tmp_path / "disk", folder=tmp_path)
        there = {name for name in file_names(tmp_path / "disk") if name != ".drafter"}
        expected = {f"{number}.html": results(number, "html")["letter.html"] for number in range(6)}
        assert all((tmp_path / "disk" / name).read_bytes() == expected[name] for name in there)
        assert (2 <= len(there) < 6) if mounted else len(there) == 6
        assert (done.code, done.err.count("No space left on device")) == (4 if mounted else 0, 6 - len(there))


def test_a_new_letter_on_a_full_disk_leaves_none(tmp_path: Path) -> None:
    with limited_disk(tmp_path / "disk", PAGE) as mounted:
        (tmp_path / "disk" / "notes").write_bytes(b"x" * (PAGE - 1))
        done = drafter("new", "letters", tmp_path / "disk" / "letter.yaml", folder=tmp_path)
        assert (done.code, done.out) == (4 if mounted else 0, "")
        assert ("letter.yaml cannot be written: " in done.err) == mounted
        assert file_names(tmp_path / "disk") == (["notes"] if mounted else ["letter.yaml", "notes"])
