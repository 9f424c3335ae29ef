"""From a source to a Letter; everything that does not fit the model is said at once, where it stands."""

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

# The two-hundredth session opens in 2145; ordinals are written in words up to it.
LAST_YEAR = 2144


def parse_letter(source: Source) -> Letter:
    """The letter of a source; raises InvalidLetterError with a finding for each value that is wrong or missing."""
    try:
        letter = convert(source.data, Letter, strict=False)
    except msgspec.ValidationError:
        from drafter.letter.validation import validate

        raise InvalidLetterError(*validate(source, source.data, _model(), ())) from None
    raise_if_errors(tuple(_date_errors(source, letter)))
    return letter


@cache
def _model() -> msgspec.inspect.Type:
    """What the keys of a letter take; to find it out takes longer than to read a letter."""
    return msgspec.inspect.type_info(Letter)


def _date_errors(source: Source, letter: Letter) -> Iterator[Finding]:
    """What is said of days before there was a General Assembly, and after all that its ordinals count."""
    single = {key: getattr(letter, key) for key in ("date", "distributed", "reissued", "published")}
    days = [*(((key,), day) for key, day in single.items()), *_numbering_errors(letter)]
    for path, day in days:
        if day is not None and day < FIRST_DAY:
            message = f"The General Assembly first met on 10 January 1946; {day.isoformat()} is before that."
            yield source.finding("bad-date", message, path)
        elif day is not None and day.year > LAST_YEAR:
            message = f"{day.isoformat()} is after {LAST_YEAR}, the last year that Drafter counts to."
            yield source.finding("bad-date", message, path)


def _numbering_errors(letter: Letter) -> Iterator[tuple[KeyPath, date]]:
    yield from ((("further_dates", index), day) for index, day in enumerate(letter.further_dates))
