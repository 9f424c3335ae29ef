"""An attack: files that a stranger may send, the command that somebody runs on them, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

LARGE = 100_000_000
SECRET = "the-secret-of-another-file"

LETTER = """\
template: letter
date: 2026-11-02
senders: [Iceland]
addressees: [secretary-general]
agenda_items: [{number: 12, title: Sport for development}]
signatories: [{given: Ada, family: Berg, state: Iceland}]
"""

Files = dict[str, str | bytes]
Prepare = Callable[[Path], object]


class Outcome(NamedTuple):
    """What came of an attack: exit code, everything said, seconds, megabytes, the folder, and what was in it before."""

    code: int
    output: str
    seconds: float
    megabytes: float
    folder: Path
    before: frozenset[str] = frozenset()

    def files(self) -> dict[str, bytes]:
        """The files that are there after it, by their names."""
        return {name: (self.folder / name).read_bytes() for name in sorted(names_in(self.folder))}


def names_in(folder: Path) -> frozenset[str]:
    """The names of the plain files in a folder and below it, but for those that are too large to be looked at."""
    plain = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return frozenset(str(path.relative_to(folder)) for path in plain if path.stat().st_size < LARGE)


def nothing(_: Path) -> None:
    """Prepares nothing."""


@dataclass(frozen=True)
class Attack:
    """One row of the table: its name, what is tried, what happens; then how it is tried and what is looked for.

    `said` is a pattern of what is said; `written` are the files that may be there afterwards beside those sent;
    `variables` are those of the environment. One that is not `watched` is not held to the stated places.
    """

    name: str
    tried: str
    happens: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    command: str = "check letter.yaml"
    code: int = 1
    output: str = ""
    written: tuple[str, ...] = ()
    prepare: Prepare = nothing
    after: Callable[[Outcome], None] | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    watched: bool = True


def body(text: str, letter: str = LETTER) -> Files:
    """The files of a letter with a body."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return {"letter.yaml": f"{letter}body: |\n{lines}"}


def keys(**more: str) -> Files:
    """The files of a letter with further keys, each as it is written in YAML; a key of the letter is replaced."""
    known = dict(line.split(": ", 1) for line in LETTER.splitlines())
    lines = {**known, "body": "Text. {{ circulation_request }}", **more}
    return {"letter.yaml": "".join(f"{key}: {value}\n" for key, value in lines.items())}


def page(text: str, **more: str | bytes) -> Files:
    """The files of a letter whose template, beside it, has this page."""
    description = "title: Evil\nsummary: Evil.\nkind: letter\n"
    own: Files = {"templates/evil/letter.html.j2": text, "templates/evil/template.yaml": description}
    return {**keys(template="evil"), **own, **more}


def printing(expression: str) -> Files:
    """The files of a letter whose template prints an expression."""
    return page("<p>{{ " + expression + " }}</p>")


def text(name: str, tried: str, happens: str, source: str, said: str = "", code: int = 1) -> Attack:  # noqa: PLR0917
    """An attack by the text of a letter."""
    return Attack(name, tried, happens, body(source), code=code, output=said)


def letter(name: str, tried: str, happens: str, source: str | bytes, said: str = "") -> Attack:
    """An attack by the whole of a letter."""
    return Attack(name, tried, happens, {"letter.yaml": source}, output=said)


def value(name: str, tried: str, happens: str, said: str = "", code: int = 1, **more: str) -> Attack:
    """An attack by values of a letter."""
    return Attack(name, tried, happens, keys(**more), code=code, output=said)
