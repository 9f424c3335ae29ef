"""Findings of single rules, in a form that tables of tests can compare."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from drafter.diagnostics import Place
from drafter.lint.examples import with_change
from drafter.load import LetterInput
from drafter.pipeline import inspect

# Data of the letter in a message: quoted words, keys, numbers, organs, States. The other words may change.
_QUOTED_DATA = re.compile(
    r"“[^”]*”|\"[^\"]*\"|`[^`]*`|[\w/.-]*\d[\w/.-]*(?: \([a-z]\))?(?<!\.)|"
    r"(?:General|Security|Economic and Social|Human Rights) (?:Assembly|Council)|Chile|Fiji|Gambia|Ghana|Malta|Bosnia|"
    r"[a-z]+(?:-[a-z]+)*-(?:assembly|council)"
)


class Found(NamedTuple):
    """A finding: the words at its place, the data of the letter in its message, and its fix."""

    words: str
    data: tuple[str, ...]
    fix: str | None


def quoted_data(message: str) -> tuple[str, ...]:
    """Return the data of the letter in a message, in order."""
    return tuple(_QUOTED_DATA.findall(message))


def findings_of(rule: str, change: str, folder: Path | None = None) -> list[Found]:
    """Return the findings of one rule in the example letter with a change."""
    text = with_change(change)
    findings = inspect(LetterInput("letter.yaml", text.encode(), folder))
    return [Found(_words(text, one.place), quoted_data(one.message), one.fix) for one in findings if one.rule == rule]


def words_of(rule: str, change: str, folder: Path | None = None) -> list[str]:
    """Return the words at the findings of one rule."""
    return [found.words for found in findings_of(rule, change, folder)]


def fixes_of(rule: str, change: str, folder: Path | None = None) -> list[tuple[str, str | None]]:
    """Return the words at the findings of one rule, each with its fix."""
    return [(found.words, found.fix) for found in findings_of(rule, change, folder)]


def with_body(text: str, other_keys: str = "") -> str:
    """Return a change of the letter: this body, after other keys."""
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return f"{other_keys}body: |\n{lines}"


def with_request(text: str, other_keys: str = "") -> str:
    """Return a change of the letter: this body with the request for circulation."""
    return with_body(f"{text}\n\n{{{{ circulation_request }}}}", other_keys)


def _words(text: str, place: Place | None) -> str:
    if place is None:
        return ""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)
