"""Parse a source into a Letter; values that do not fit the model are all reported in one run, with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, raise_if_errors
from drafter.files import convert
from drafter.letter.model import Letter
from drafter.source import KeyPath, Source
from drafter.un.sessions import FIRST_DAY

# The two-hundredth session opens in 2145; ordinals are written in words up to this number.
LAST_YEAR = 2144


def parse_letter(source: Source) -> Letter:
    """Return the letter of a source; raises InvalidLetterError with a finding for each wrong or missing value."""
    findings = [*_empty_key_errors(source), *_date_errors(source)]
    try:
        letter = convert(source.data, Letter, strict=False)
    except msgspec.ValidationError:
        from drafter.letter.validation import validate

        findings = [*validate(source, source.data, _model(), ()), *findings]
        raise InvalidLetterError(*_with_problems(source, findings)) from None
    raise_if_errors(_with_problems(source, findings))
    return letter


def _with_problems(source: Source, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the errors of the YAML, then the findings that they do not explain."""
    return (*source.problems, *(finding for finding in findings if not _is_explained(finding, source)))


def _is_explained(finding: Finding, source: Source) -> bool:
    """True if an error of the YAML at the same place, or in the mapping that lacks a key, explains a finding."""
    place = finding.place
    if place is None or place == source.place(()):
        return False
    inner = [(problem.place, place) for problem in source.problems if problem.place]
    if finding.rule == "missing-key":
        inner = [(outer, problem) for problem, outer in inner]
    return any(_contains(around, at) for around, at in inner)


def _contains(outer: Place, inner: Place) -> bool:
    return outer[1:3] <= inner[1:3] and inner[3:] <= outer[3:]


def _empty_key_errors(source: Source) -> Iterator[Finding]:
    """Yield an error for each key without a value that a letter does not have."""
    empty = source.empty_keys()
    if empty:
        from drafter.letter.validation import check_empty_key

        for path in empty:
            yield from check_empty_key(source, _model(), path)


@cache
def _model() -> msgspec.inspect.Type:
    """Return the types of all keys; inspecting them takes longer than parsing a letter."""
    return msgspec.inspect.type_info(Letter)


def _date_errors(source: Source) -> Iterator[Finding]:
    """Yield errors for dates before 10 January 1946, or after 2144, when the ordinals of sessions end."""
    for path, text in _dates(source.data):
        day = _day(text)
        if day is not None and day < FIRST_DAY:
            message = f"{day.isoformat()} is before 10 January 1946, when the General Assembly first met."
            yield source.finding("bad-date", message, path)
        elif day is not None and day.year > LAST_YEAR:
            message = f"{day.isoformat()} is after {LAST_YEAR}, the last year whose session Drafter can name."
            yield source.finding("bad-date", message, path)


def _day(text: Any) -> date | None:
    """Return a date as a letter has it; None for any other value, which is reported as such."""
    try:
        return convert(text, date, strict=False) if isinstance(text, str) else None
    except msgspec.ValidationError:
        return None


def _dates(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Any]]:
    """Yield every date of a letter as the author typed it, with its path."""
    yield from (((key,), data.get(key)) for key in ("date", "distributed", "reissued", "published"))
    further = data.get("further_dates")
    if isinstance(further, list):
        yield from ((("further_dates", index), day) for index, day in enumerate(further))
    annexes = data.get("annexes")
    for index, annex in enumerate(annexes if isinstance(annexes, list) else ()):
        yield ("annexes", index, "date"), annex.get("date") if isinstance(annex, dict) else None
