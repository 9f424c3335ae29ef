"""A letter to start from: a sample under today's date, with what is known of the sender in place of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct, to_builtins

from drafter.letter import Signatory
from drafter.templates import Template
from drafter.un.sessions import regular_session

SCHEMA_FILE = "letter.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema=./{SCHEMA_FILE}\n"
_DATE_LINE = re.compile(r"^(?:date|further_dates|distributed|reissued|published):.*$", re.MULTILINE)
_FIRST = re.compile(r"^date: *(\d{4}-\d\d-\d\d)", re.MULTILINE)
_NUMBER_LINE = re.compile(r"^(?:symbols|session|year|agenda_document):.*$", re.MULTILINE)
_SESSION, _YEAR = re.compile(r"(\bA/|^session: *)(\d{1,3})\b"), re.compile(r"(\bS/)(\d{4})\b")
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
# Numbers are texts in a letter, and need no quotation marks.
_QUOTED_NUMBER = re.compile(r"(?<=: )'(\d+)'(?=[,}])")
_LISTING = "on behalf of {{ on_behalf_of.count }} Member States, namely, {{ on_behalf_of }}."
_WIDTH = 110


class Prefill(Struct, frozen=True):
    """What a new letter is to say in place of its sample; what is empty stays as the sample has it."""

    senders: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    agenda_items: tuple[Mapping[str, str], ...] = ()
    signatories: tuple[Signatory, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    letterhead: str | None = None
    written_at: str | None = None


def new_letter(sample: str, template: Template, prefill: Prefill, today: date) -> str:
    """The text of a new letter: the sample with its dates moved to today, and what is wished for in it."""
    text = _shift_dates(sample, today)
    if prefill.senders or prefill.signatories:
        text = _sent_by(text, template, prefill)
    for key in ("addressees", "agenda_items"):
        text = _with(text, key, getattr(prefill, key))
    for key in ("letterhead", "written_at"):
        text = _with(text, key, getattr(prefill, key) if key in template.description.uses else None)
    return _with_list(text, prefill) if prefill.on_behalf_of else text


def _shift_dates(sample: str, today: date) -> str:
    """The sample with all its dates moved as far as the first, which becomes today; sessions and years follow."""
    begins = _first_day(sample) or today
    sessions = regular_session(today) - regular_session(begins)

    def later(line: re.Match[str]) -> str:
        return _DATE.sub(lambda found: _after(found[0], today - begins), line[0])

    def following(line: re.Match[str]) -> str:
        text = _SESSION.sub(lambda found: f"{found[1]}{int(found[2]) + sessions}", line[0])
        return _YEAR.sub(lambda found: f"{found[1]}{int(found[2]) + today.year - begins.year}", text)

    return _NUMBER_LINE.sub(following, _DATE_LINE.sub(later, sample))


def _first_day(sample: str) -> date | None:
    """The date of a sample, None where it has none that exists and that a session is of."""
    found = _FIRST.search(sample)
    try:
        day = date.fromisoformat(found[1]) if found else None
        return day if day and regular_session(day) else None
    except ValueError:
        return None


def _after(day: str, time: timedelta) -> str:
    """A date moved by so much; as it is where there is no such day, before or after."""
    try:
        return (date.fromisoformat(day) + time).isoformat()
    except (ValueError, OverflowError):
        return day


def _sent_by(text: str, template: Template, prefill: Prefill) -> str:
    """The letter with its senders, and with its signatories where the template has any."""
    unsigned = "signatories" in template.description.refuses or "signatories" not in template.description.requires
    if unsigned:
        states = prefill.senders or tuple(one.state for one in prefill.signatories if one.state)
        return _with(text, "senders", states)
    signatories = prefill.signatories or tuple(
        Signatory(given="GIVEN NAMES", family="FAMILY NAME", state=state) for state in prefill.senders
    )
    return _with(_without(text, "senders"), "signatories", [_in_order(to_builtins(one)) for one in signatories])


def _in_order(signatory: dict[str, str]) -> dict[str, str]:
    """A signatory with the given name first, as one says it."""
    return {key: signatory[key] for key in ("given", "family") if key in signatory} | signatory


def _with_list(text: str, prefill: Prefill) -> str:
    """The letter with its list of States, and a sentence that prints it where the body has none."""
    text = _with(text, "on_behalf_of", prefill.on_behalf_of)
    if "{{ on_behalf_of" in text:
        return text
    writes = "I write" if len(prefill.signatories or prefill.senders) == 1 else "We write"
    return re.sub(r"^body: \|\n", lambda start: f"{start[0]}  {writes} {_LISTING}\n\n", text, count=1, flags=re.M)


def _with(text: str, key: str, value: Any) -> str:
    """The letter with another value of a key, in the place of the old one, else before the body."""
    if not value:
        return text
    written = _written(key, value)
    if _block(key).search(text):
        return _block(key).sub(lambda _: written, text, count=1)
    return re.sub(r"^(?=body(?:_file)?:)", lambda _: f"{written}\n", text, count=1, flags=re.MULTILINE)


def _without(text: str, key: str) -> str:
    return re.sub(rf"{_block(key).pattern}\n?", "", text, count=1, flags=re.MULTILINE)


def _block(key: str) -> re.Pattern[str]:
    """A key with its value: to the next line that begins at the margin; blank lines before that are not part of it."""
    return re.compile(rf"^{key}:[^\n]*\n(?:(?:[ \t]+[^\n]*)?\n)*?(?=\n*(?:\S|\Z))", re.MULTILINE)


def _written(key: str, value: Any) -> str:
    """A key and its value as one would write them: mappings a line each, short lists on one line."""
    if isinstance(value, str):
        lines = value.rstrip().splitlines()
        return f"{key}: {_flow(value)}\n" if len(lines) == 1 else f"{key}: |\n" + "".join(f"  {x}\n" for x in lines)
    if any(isinstance(item, Mapping) for item in value):
        return f"{key}:\n" + "".join(f"  - {_flow(dict(item), 1000)}\n" for item in value)
    return f"{key}: {_flow(list(value)).replace(chr(10), chr(10) + '  ')}\n"


def _flow(value: str | Mapping[str, str] | Sequence[str], width: int = _WIDTH) -> str:
    import yaml

    dumped: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=width)
    return _QUOTED_NUMBER.sub(r"\1", dumped.removesuffix("...\n").strip())
