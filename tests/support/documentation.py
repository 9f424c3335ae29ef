"""Pages of the documentation as a reader follows them: their files are written, their commands run, in their order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import docx

from support.command import environment

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)(?P<options>[^\n]*)\n(?P<text>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE
)
_TITLE = re.compile(r'title="([^"]+)"')
# What a colleague does in Word between two commands, as a comment of the page.
_EDIT = re.compile(
    r'<!-- In (?P<file>\S+), a colleague replaces "(?P<old>[^"]+)" by "(?P<new>[^"]+)", '
    r"and saves it as (?P<to>\S+)\. -->"
)
# Times and sizes differ from machine to machine.
_MEASURED = re.compile(r"\b[\d.,]+ (s|ms|kB|MB)\b")
ANY_LINES = "…"


class Block(NamedTuple):
    """A block of code: its language, the file that it is (or ""), its text, and where the text is in the page."""

    language: str
    file: str
    text: str
    start: int
    end: int


class Edit(NamedTuple):
    """A change of a Word file by a colleague."""

    file: str
    old: str
    new: str
    to: str
    start: int


class Step(NamedTuple):
    """A command, and the lines that the page says it prints."""

    command: str
    printed: tuple[str, ...]


def blocks_of(page: str) -> list[Block]:
    """Return the blocks of code of a page."""
    return [
        Block(
            match["language"],
            title[1] if (title := _TITLE.search(match["options"])) else "",
            match["text"],
            *match.span("text"),
        )
        for match in _BLOCK.finditer(page)
    ]


def steps_of(block: Block) -> list[Step]:
    """Return the commands of a block of the language `console`."""
    steps: list[Step] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            steps.append(Step(line[2:], ()))
        else:
            steps[-1] = steps[-1]._replace(printed=(*steps[-1].printed, line))
    return steps


def follow(page: str, folder: Path) -> Iterator[tuple[Step, list[str]]]:
    """Do in a folder what a page says; yield each command with the lines that it printed."""
    edits = [Edit(*match.group("file", "old", "new", "to"), match.start()) for match in _EDIT.finditer(page)]
    for what in sorted([*blocks_of(page), *edits], key=lambda one: one.start):
        if isinstance(what, Edit):
            _edit(what, folder)
        elif what.file:
            (folder / what.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / what.file).write_text(what.text, encoding="utf-8")
        elif what.language == "console":
            for step in steps_of(what):
                yield step, run(step.command, folder)
        elif what.language == "python":
            (folder / "program.py").write_text(what.text, encoding="utf-8")
            yield Step("python program.py", ()), run("python program.py", folder)


def run(command: str, folder: Path) -> list[str]:
    """Run a command in a shell; return the lines that it printed, without times and sizes."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    variables = environment(PATH=path, HOME=str(folder), COLUMNS="100", NO_COLOR="1")
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, check=False, timeout=120,
    )  # fmt: skip
    return [line.rstrip() for line in done.stdout.decode().splitlines()]


def is_said(said: tuple[str, ...], printed: list[str]) -> bool:
    """True if a page says what a command printed; a line with dots stands for any lines."""
    parts = [list(lines) for dots, lines in groupby(said, lambda line: line.strip() == ANY_LINES) if not dots]
    pattern = r"(?:.*\n)*".join(re.escape(_without_measures(lines)) for lines in parts)
    before = r"(?:.*\n)*" if said and said[0].strip() == ANY_LINES else ""
    after = r"(?:.*\n)*" if said and said[-1].strip() == ANY_LINES else ""
    return re.fullmatch(before + pattern + after, _without_measures(printed)) is not None


def _without_measures(lines: list[str]) -> str:
    return "".join(_MEASURED.sub(r"0 \1", line) + "\n" for line in lines)


def _edit(edit: Edit, folder: Path) -> None:
    document = docx.Document(str(folder / edit.file))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if edit.old in run.text]
    assert len(runs) == 1, f"{edit.old!r} is in {len(runs)} runs of {edit.file}"
    runs[0].text = runs[0].text.replace(edit.old, edit.new)
    document.save(str(folder / edit.to))
