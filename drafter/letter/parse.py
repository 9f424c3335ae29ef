"""Parse a source into a Letter; values that do not fit the model are all reported in one run, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError, raise_if_errors
from drafter.files import convert
from drafter.letter.model import Letter
from drafter.source import KeyPath, Source
from drafter.un.sessions import FIRST_DAY

# The two-hundredth session opens in 2145; ordinals are written in words up to this number.
LAST_YEAR = 2144


def parse_letter(source: Source) -> Letter:
    """Return the letter of a source; raises InvalidLetterError with a finding for each wrong or missing value."""
    try:
        letter = convert(source.data, Letter, strict=False)
    except msgspec.ValidationError:
        from drafter.letter.validation import validate

        raise InvalidLetterError(*validate(source, source.data, _model(), ()), *_empty_key_errors(source)) from None
    raise_if_errors(tuple(_empty_key_errors(source)))
    raise_if_errors(tuple(_date_errors(source, letter)))
    return letter


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


def _date_errors(source: Source, letter: Letter) -> Iterator[Finding]:
    """Yield errors for dates before 10 January 1946, or after 2144, when the ordinals of sessions end."""
    for path, day in _dates(letter):
        if day is not None and day < FIRST_DAY:
            message = f"{day.isoformat()} is before 10 January 1946, when the General Assembly first met."
            yield source.finding("bad-date", message, path)
        elif day is not None and day.year > LAST_YEAR:
            message = f"{day.isoformat()} is after {LAST_YEAR}, the last year whose session Drafter can name."
            yield source.finding("bad-date", message, path)


def _dates(letter: Letter) -> Iterator[tuple[KeyPath, date | None]]:
    """Yield every date of the letter, with its path."""
    yield from (((key,), getattr(letter, key)) for key in ("date", "distributed", "reissued", "published"))
    yield from ((("further_dates", index), day) for index, day in enumerate(letter.further_dates))
