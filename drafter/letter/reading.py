"""From a source to a Letter; everything that does not fit the model is said at once, where it stands."""

from __future__ import annotations

import msgspec

from drafter.errors import InvalidLetter
from drafter.letter.model import Letter
from drafter.source import Source


def read_letter(source: Source) -> Letter:
    """The letter of a source; raises InvalidLetter with a finding for each value that is wrong or missing."""
    try:
        return msgspec.convert(source.data, Letter, strict=False)
    except msgspec.ValidationError:
        from drafter.letter.misfits import problems

        raise InvalidLetter(*problems(source, source.data, msgspec.inspect.type_info(Letter), ())) from None
