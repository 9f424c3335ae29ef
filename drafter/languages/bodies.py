"""Names of committees, panels and other bodies, and of their officers, in each language.

The English names are those of `un/bodies.csv`. Another language has a row of its `bodies.csv` for each name that is
known in it: in the title after its preposition (`in_title`), after an officer (`of`), and in a request (`short_of`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from drafter.languages.names import fold
from drafter.tables import packaged
from drafter.un.bodies import Body, bodies, body_on
from drafter.un.offices import ADDRESSEES as OFFICES

FOLDER = Path(__file__).parent
_ENGLISH = "en"
# Ids as people say them: the 1540 Committee, chair-of-the-1540-committee.
_NUMBERED = re.compile(r"(?:the )?(\d{3,4}) committee")
# A name that shows that no mission represents what it names: a panel, a team, a body established by a resolution.
_UNLISTED = re.compile(
    r"(?:the )?(?:Panel|(?:[A-Z][\w-]+ ){0,2}(?:Group of (?:\w+ )?Experts|(?:Monitoring|Investigative) (?:Group|Team)|"
    r"Working Group))\b|.* (?:established|extended|renewed|pursuant|reconvened) (?:pursuant )?(?:to|by|under) "
)


class BodyName(Struct, frozen=True):
    """The name of a body in a language; `is_known` is false if the English name replaces an unknown one."""

    id: str
    masthead: str
    name: str
    in_title: str
    of: str
    short_of: str
    is_known: bool = True
    source: str = ""

    @property
    def printed(self) -> str:
        """The name in a text: the one under the rule, else the one of the masthead."""
        return self.name or self.masthead


class Officer(Struct, frozen=True):
    """An officer of a body in a language: alone, in a title, and the lines of the signature, separated by `|`.

    `in_title` has {of} where the name of the body stands, if that is not after the officer. An officer whose words
    changed has one more row, with the first day of the new words in `since`.
    """

    id: str
    one: str
    one_f: str
    in_title: str
    in_title_f: str
    lines: str
    source: str
    since: str = ""


def body_name(id: str, code: str, day: date) -> BodyName:  # noqa: A002
    """Return the name of a body on a day in a language; the English one if it is not known there.

    A body that the table lacks has its name as id.
    """
    if id not in bodies():
        return _as_written(id, is_known=code == _ENGLISH)
    body = body_on(id, day)
    row = _rows(code).get((id, body.since)) if code != _ENGLISH else None
    if row is None:
        return _english(body, is_known=code == _ENGLISH)
    masthead = row["masthead"] or body.masthead
    return BodyName(id, masthead, row["name"], row["in_title"], row["of"], row["short_of"], source=row["source"])


def _as_written(name: str, *, is_known: bool) -> BodyName:
    in_title = f"the {name.removeprefix('the ')}"
    return BodyName(name, "", name, in_title, f"of {in_title}", "", is_known)


def _english(body: Body, *, is_known: bool) -> BodyName:
    name = f"the {body.printed.removeprefix('the ')}"
    short = f"the {body.short}" if body.short and is_known else ""
    return BodyName(body.id, body.masthead, body.name, name, f"of {name}", short, is_known)


@cache
def _rows(code: str) -> Mapping[tuple[str, date], dict[str, str]]:
    file = FOLDER / code / "bodies.csv"
    rows = packaged(file) if file.is_file() else []
    return MappingProxyType(
        {(row["id"], date.fromisoformat(row["since"]) if row["since"] else date.min): row for row in rows}
    )


def find_body(text: str, code: str) -> str | None:
    """Return the id of the body that a text names, by its id or by one of its names; None for another text."""
    folded = fold(text)
    numbered = _NUMBERED.fullmatch(folded)
    id = f"committee-{numbered[1]}" if numbered else "-".join(folded.split())  # noqa: A001
    if id in bodies() and body_on(id, date.max).printed:
        return id
    return _ids_by_name(code).get(folded.removeprefix("the "))


def is_unlisted_body(text: str) -> bool:
    """True for an English name of a panel or a body established by a resolution, in or out of the table."""
    return bool(_UNLISTED.match(text))


def named_at_end(office: str, code: str, day: date) -> str | None:
    """Return the id of the body with whose name on that day an office in free text ends; None without one."""
    if office in OFFICES or " " not in office:
        return None
    names = (body_name(body, code, day) for body in bodies())
    return next((name.id for name in names if name.is_known and name.printed and office.endswith(f" {name.of}")), None)


@cache
def _ids_by_name(code: str) -> Mapping[str, str]:
    english = {body.printed: body.id for names in bodies().values() for body in names}
    own = {row["name"] or row["masthead"]: row["id"] for row in _rows(code).values()}
    return MappingProxyType({fold(name): body for name, body in (english | own).items() if name})


def find_officer(text: str, code: str, day: date = date.max) -> Officer | None:
    """Return the officer that a text names, by its id or a word in the language, with the words of a day; or None."""
    folded = fold(text)
    named = {one.id for one in officers(code) if folded and folded in map(fold, (one.id, one.one, one.one_f))}
    in_use = [one for one in officers(code) if one.id in named and one.since <= day.isoformat()]
    return max(in_use, key=lambda one: one.since, default=None)


def officer_of(officer: str, of: str) -> str:
    """Return an officer with its body, whose name precedes the officer in Chinese: {of}主席."""
    return officer.replace("{of}", of) if "{of}" in officer else f"{officer} {of}"


@cache
def officers(code: str) -> tuple[Officer, ...]:
    """Return the officers of bodies whose words are known in a language."""
    file = FOLDER / code / "officers.csv"
    return tuple(Officer(**row) for row in packaged(file)) if file.is_file() else ()
