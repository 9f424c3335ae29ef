"""`drafter render --watch`: renders again whenever a letter or a part of it is saved, in whatever way editors save."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.command import COMMAND, drafter, environment, write_letter
from support.compose import letter_yaml

pytestmark = pytest.mark.slow

SECONDS = 60


class Watch:
    """A watching command, and what it has said so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.output = folder / "said"
        self.stream = self.output.open("wb")
        command = [*COMMAND, "render", *arguments, "--watch"]
        self.process = subprocess.Popen(command, cwd=folder, stderr=self.stream, env=environment())

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something to come true."""
        end = time.monotonic() + SECONDS
        while not holds() and time.monotonic() < end:
            assert self.process.poll() is None, self.output.read_text()
            time.sleep(0.02)
        assert holds(), self.output.read_text()

    def shows(self, words: str, file: str = "letter.html") -> bool:
        path = self.folder / file
        return path.is_file() and words in path.read_text()

    def times(self) -> int:
        return self.output.read_text().count("Watching for changes; press Ctrl+C to stop.")


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    """Starts a watch over a letter with a text beside it; all are ended with the test."""
    (tmp_path / "log.md").write_text("First log.")
    write_letter(tmp_path, text=text("First"))
    started: list[Watch] = []

    def start(*arguments: str) -> Watch:
        started.append(Watch(tmp_path, *(arguments or ("letter.yaml", "--to", "html,text"))))
        started[-1].until(lambda: started[-1].times() > 0)
        return started[-1]

    yield start
    for one in started:
        one.process.terminate()
        one.process.wait(SECONDS)
        one.stream.close()


def text(words: str) -> str:
    return letter_yaml(body=f"{words} words. {{{{ circulation_request }}}}", annexes=[{"body_file": "log.md"}])


def saved_in_place(path: Path, words: str) -> None:
    path.write_text(words)


def saved_by_renaming(path: Path, words: str) -> None:
    """As most editors save: a new file takes the name of the old one."""
    path.with_name("4913~").write_text(words)
    path.with_name("4913~").replace(path)


def saved_after_removing(path: Path, words: str) -> None:
    """As some editors save: the old file is away for a while."""
    path.rename(path.with_name("letter.yaml~"))
    time.sleep(0.3)
    path.write_text(words)


def test_it_survives_every_way_of_saving(tmp_path: Path, watching: Callable[..., Watch]) -> None:
    watch = watching()
    assert watch.shows("First words.")
    for number, save in enumerate((saved_in_place, saved_by_renaming, saved_after_removing, saved_by_renaming)):
        save(tmp_path / "letter.yaml", text(f"Save{number}"))
        watch.until(
            lambda number=number: watch.shows(f"Save{number} words.") and watch.shows(f"Save{number}", "letter.txt")
        )
    assert "error" not in watch.output.read_text()


def test_a_text_beside_the_letter_is_watched_too(tmp_path: Path, watching: Callable[..., Watch]) -> None:
    watch = watching()
    (tmp_path / "log.md").write_text("Second log.")
    watch.until(lambda: watch.shows("Second log."))


def test_a_letter_that_is_broken_for_a_while(tmp_path: Path, watching: Callable[..., Watch]) -> None:
    watch = watching()
    write_letter(tmp_path, text=text("Broken {{ tittle }}"))
    watch.until(lambda: "error[undefined-name]" in watch.output.read_text())
    assert watch.shows("First words.")
    write_letter(tmp_path, text=text("Mended"))
    watch.until(lambda: watch.shows("Mended words."))


def test_what_a_colleague_changed_is_kept(tmp_path: Path, watching: Callable[..., Watch]) -> None:
    watch = watching("letter.yaml", "--to", "text")
    (tmp_path / "letter.txt").write_text("mine")
    write_letter(tmp_path, text=text("Second"))
    watch.until(lambda: "was not written by Drafter" in watch.output.read_text())
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_nothing_is_rendered_while_nothing_changes(tmp_path: Path, watching: Callable[..., Watch]) -> None:
    watch = watching()
    os.utime(tmp_path / "said")
    (tmp_path / "other.docx").write_text("x")
    time.sleep(0.5)
    assert watch.times() == 1


def test_several_letters(tmp_path: Path, watching: Callable[..., Watch]) -> None:
    write_letter(tmp_path, "second.yaml", text("Other"))
    watch = watching("letter.yaml", "second.yaml", "--to", "html")
    watch.until(lambda: watch.shows("Other words.", "second.html"))
    write_letter(tmp_path, "second.yaml", text("Changed"))
    watch.until(lambda: watch.shows("Changed words.", "second.html"))
    watch.until(lambda: watch.times() == 3)


@pytest.mark.parametrize("names", [["missing.yaml"], ["letter.yaml", "missing.yaml"]])
def test_a_letter_that_is_not_there_is_said_at_once(tmp_path: Path, names: list[str]) -> None:
    write_letter(tmp_path)
    done = drafter("render", *names, "--to", "html", "--watch", folder=tmp_path)
    assert done.code == 4
    assert "The file missing.yaml does not exist." in done.err


NAMED = ("notes.txt", "plan.markdown", "sub/far/t.txt")


@pytest.mark.parametrize("name", NAMED)
def test_every_text_of_the_letter_is_watched(name: str, tmp_path: Path, watching: Callable[..., Watch]) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("First text.")
    write_letter(tmp_path, text=letter_yaml(body="{{ circulation_request }}", annexes=[{"body_file": name}]))
    watch = watching()
    assert watch.shows("First text.")
    (tmp_path / name).write_text("Second text.")
    watch.until(lambda: watch.shows("Second text.") and watch.shows("Second text.", "letter.txt"))


def test_a_text_that_was_missing_and_the_profile(tmp_path: Path, watching: Callable[..., Watch]) -> None:
    (tmp_path / "log.md").rename(tmp_path / "away.md")
    watch = watching()
    watch.until(lambda: "error[bad-file]" in watch.output.read_text())
    (tmp_path / "away.md").rename(tmp_path / "log.md")
    watch.until(lambda: watch.shows("First log."))
    (tmp_path / "drafter.toml").write_text("nonsense")
    watch.until(lambda: "error[profile]" in watch.output.read_text())
    (tmp_path / "drafter.toml").unlink()
    (tmp_path / "log.md").write_text("Second log.")
    watch.until(lambda: watch.shows("Second log."))
