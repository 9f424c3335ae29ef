"""Findings of single rules, as tables of tests compare them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from drafter.diagnostics import Place
from drafter.lint.examples import with_change
from drafter.load import LetterInput
from drafter.pipeline import inspect

# What a message tells of the letter: quoted words, keys, numbers, organs, States. The rest of its wording may change.
_DATA = re.compile(
    r"“[^”]*”|\"[^\"]*\"|`[^`]*`|[\w/.-]*\d[\w/.-]*(?: \([a-z]\))?(?<!\.)|"
    r"(?:General|Security|Economic and Social|Human Rights) (?:Assembly|Council)|Chile|Fiji|Gambia|Ghana|Malta|Bosnia|"
    r"[a-z]+(?:-[a-z]+)*-(?:assembly|council)"
)


class Seen(NamedTuple):
    """A finding: the words at its place, what its message tells of the letter, and its fix."""

    words: str
    data: tuple[str, ...]
    fix: str | None


def data(message: str) -> tuple[str, ...]:
    """What a message tells of the letter, in order."""
    return tuple(_DATA.findall(message))


def seen(rule: str, change: str, folder: Path | None = None) -> list[Seen]:
    """What one rule finds in the specimen letter with a change."""
    text = with_change(change)
    found = inspect(LetterInput("letter.yaml", text.encode(), folder))
    return [Seen(_words(text, one.place), data(one.message), one.fix) for one in found if one.rule == rule]


def at(rule: str, change: str, folder: Path | None = None) -> list[str]:
    """The words that one rule finds."""
    return [one.words for one in seen(rule, change, folder)]


def fixes(rule: str, change: str, folder: Path | None = None) -> list[tuple[str, str | None]]:
    """The words that one rule finds, each with its fix."""
    return [(one.words, one.fix) for one in seen(rule, change, folder)]


def says(text: str, lead: str = "") -> str:
    """A change: the body with a text, after other keys."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return f"{lead}body: |\n{lines}"


def told(text: str, lead: str = "") -> str:
    """A change: the body with a text and the request for circulation."""
    return says(f"{text}\n\n{{{{ circulation_request }}}}", lead)


def _words(text: str, place: Place | None) -> str:
    if place is None:
        return ""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)
