"""The files of a watched letter: it has changed whenever it, or a file that it is rendered from, is saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import drafter
from drafter.cli.watch import WatchedLetter
from drafter.files import read_within
from drafter.profile import FILE, template_folders

WHEN = (1_700_000_000, 1_700_000_000)
READ = ("log.md", "notes.txt", "plan.markdown", "sub/deep/t.md", "map.png", "sub/lake.JPG")
BESIDE = ("templates/club/look.yaml", "mission/desk/letter.html.j2", "given/club/letter.html.j2", "unread.md")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter with files beside it and folders of templates, all saved at the same moment."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    for name in ("letter.yaml", *READ, *BESIDE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first", encoding="utf-8")
    (tmp_path / FILE).write_text('templates = "mission"\n', encoding="utf-8")
    for path in (*tmp_path.rglob("*"), tmp_path):
        os.utime(path, WHEN)
    return tmp_path


def rendered(folder: Path, code: int = 0, names: tuple[str, ...] = READ) -> WatchedLetter:
    """Return a letter whose rendering read these files."""
    letter = WatchedLetter(folder / "letter.yaml", folder / "given")

    def render() -> int:
        template_folders((), folder)
        for name in names:
            read_within(folder, name, 100)
        return code

    letter.render(render)
    return letter


def write(name: str, text: str, later: int = 0) -> Callable[[Path], None]:
    """Save a file in place, so many nanoseconds later."""

    def save(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
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


ANY_TIME = [
    ("nothing is saved", nothing, False),
    ("the letter, later", write("letter.yaml", "first", 1), True),
    ("the letter, longer at the same moment", write("letter.yaml", "longer"), True),
    ("another file in the place of the letter", swap("letter.yaml"), True),
    *((f"{name}, later", write(name, "first", 1), True) for name in READ),
    *((f"another file in the place of {name}", swap(name), True) for name in READ),
    *((f"{name} that is gone", lambda folder, name=name: (folder / name).unlink(), True) for name in READ),
    ("a text by another name", lambda folder: (folder / "log.md").rename(folder / "log2.md"), True),
    ("the look of a template, later", write("templates/club/look.yaml", "first", 1), True),
    ("a template of the profile, later", write("mission/desk/letter.html.j2", "first", 1), True),
    ("a template of --templates, later", write("given/club/letter.html.j2", "first", 1), True),
    ("a new file of a template", write("templates/club/sample.yaml", "new"), True),
    ("the profile", write(FILE, "# nothing"), True),
    ("the profile that is gone", lambda folder: (folder / FILE).unlink(), True),
    ("the user's profile", write("configuration/drafter/drafter.toml", "# new"), True),
    ("a result", write("letter.docx", "new"), False),
    ("another letter", write("other.yaml", "new"), False),
    ("a hidden file", write(".hidden.md", "new"), False),
]


@pytest.mark.parametrize("code", [0, 1], ids=["rendered", "failed"])
@pytest.mark.parametrize(
    ("title", "save", "changes"), ANY_TIME, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_changes_a_letter(
    title: str, save: Callable[[Path], None], changes: bool, code: int, folder: Path
) -> None:
    letter = rendered(folder, code)
    assert not letter.has_changed(), title
    save(folder)
    assert letter.has_changed() == changes, title


@pytest.mark.parametrize("name", ["annex.md", "a/b/c.jpeg", "unread.md", "x.TXT"])
def test_a_file_that_may_have_been_missing(name: str, folder: Path) -> None:
    """A letter that was rendered needs no other file; one that failed may need it."""
    fine, failed = rendered(folder), rendered(folder, 1)
    write(name, "new", 1)(folder)
    assert (fine.has_changed(), failed.has_changed()) == (False, True)


def test_an_output_of_this_run_is_no_change(folder: Path) -> None:
    written: set[Path] = set()
    letter = WatchedLetter(folder / "letter.yaml", None, written)
    letter.render(lambda: 1)
    written.add(folder / "other.txt")
    write("other.txt", "new")(folder)
    assert not letter.has_changed()


@pytest.mark.parametrize("name", ["letter.yaml", "log.md", "sub/deep/t.md", FILE, "templates/club/look.yaml"])
def test_a_file_saved_during_the_rendering_is_read_by_the_next(name: str, folder: Path) -> None:
    letter = WatchedLetter(folder / "letter.yaml")

    def render() -> int:
        read_within(folder, "log.md", 100)
        write(name, "second", 5)(folder)
        return 0

    letter.render(render)
    assert name == "sub/deep/t.md" or letter.has_changed()
    letter.render(lambda: 0)
    assert not letter.has_changed()


def test_a_letter_that_is_away_has_not_changed(folder: Path) -> None:
    letter = rendered(folder)
    (folder / "letter.yaml").rename(folder / "letter.yaml~")
    assert not letter.has_changed()
    assert not WatchedLetter(folder / "missing" / "letter.yaml").has_changed()


def test_a_letter_is_rendered_at_first(folder: Path) -> None:
    assert WatchedLetter(folder / "letter.yaml").has_changed()


def test_a_saved_base_changes_a_letter(folder: Path) -> None:
    base, path = folder / "base.yaml", folder / "letter.yaml"
    base.write_text("template: letter\n", encoding="utf-8")
    path.write_text("extends: base.yaml\n", encoding="utf-8")
    letter = WatchedLetter(path)
    letter.render(lambda: len(drafter.check(path)))
    assert not letter.has_changed()
    os.utime(base, ns=(1, 1))
    assert letter.has_changed()
