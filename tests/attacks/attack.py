"""An attack: the files that a stranger sends, the command that the user runs, and the required outcome."""

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
    """Outcome of an attack: exit code, output, seconds, megabytes, the folder, and the names of its files before."""

    code: int
    output: str
    seconds: float
    megabytes: float
    folder: Path
    before: frozenset[str] = frozenset()

    def files(self) -> dict[str, bytes]:
        """Return the files in the folder after the attack, by name."""
        return {name: (self.folder / name).read_bytes() for name in sorted(file_names(self.folder))}


def file_names(folder: Path) -> frozenset[str]:
    """Return the relative paths of the regular files in a folder and below, except files of LARGE bytes or more."""
    regular = (path for path in folder.rglob("*") if not path.is_symlink() and path.is_file())
    return frozenset(str(path.relative_to(folder)) for path in regular if path.stat().st_size < LARGE)


def no_preparation(_: Path) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Attack:
    """One row of docs/safety.md (`attempt` and `response`), and the test behind it.

    `output` is a pattern that the output must match. `written` are the only new files that the command may leave.
    `prepare` changes the folder before the command, `after` checks the outcome, and `variables` are added to the
    environment. strace checks the opened files of an attack if `watched` is true.
    """

    name: str
    attempt: str
    response: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    command: str = "check letter.yaml"
    code: int = 1
    output: str = ""
    written: tuple[str, ...] = ()
    prepare: Prepare = no_preparation
    after: Callable[[Outcome], None] | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    watched: bool = True


def letter_with_body(text: str, letter: str = LETTER) -> Files:
    """Return the files of a letter with this body."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return {"letter.yaml": f"{letter}body: |\n{lines}"}


def letter_with_keys(**values: str) -> Files:
    """Return the files of a letter with these keys added or replaced; each value is YAML."""
    known = dict(line.split(": ", 1) for line in LETTER.splitlines())
    lines = {**known, "body": "Text. {{ circulation_request }}", **values}
    return {"letter.yaml": "".join(f"{key}: {value}\n" for key, value in lines.items())}


def letter_with_template(page: str, **files: str | bytes) -> Files:
    """Return the files of a letter and of its template, in the folder of the letter, which has this page."""
    description = "title: Evil\nsummary: Evil.\nkind: letter\n"
    template: Files = {"templates/evil/letter.html.j2": page, "templates/evil/template.yaml": description}
    return {**letter_with_keys(template="evil"), **template, **files}


def letter_with_expression(expression: str) -> Files:
    """Return the files of a letter whose template prints an expression."""
    return letter_with_template("<p>{{ " + expression + " }}</p>")


def body_attack(name: str, attempt: str, response: str, text: str, output: str = "", code: int = 1) -> Attack:  # noqa: PLR0917
    """Return an attack through the body of a letter."""
    return Attack(name, attempt, response, letter_with_body(text), code=code, output=output)


def letter_attack(name: str, attempt: str, response: str, letter: str | bytes, output: str = "") -> Attack:
    """Return an attack through the whole text of a letter."""
    return Attack(name, attempt, response, {"letter.yaml": letter}, output=output)


def values_attack(name: str, attempt: str, response: str, output: str = "", code: int = 1, **values: str) -> Attack:
    """Return an attack through values of a letter."""
    return Attack(name, attempt, response, letter_with_keys(**values), code=code, output=output)
