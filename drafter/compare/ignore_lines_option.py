"""Lines that the user allows to differ: `--ignore-lines 3-7` or `--ignore-lines "Dear *"`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

from msgspec import Struct
from msgspec.structs import replace

from drafter.compare.model import BODY, Item, LetterContent

# `*` is the only wildcard.
_LITERAL = str.maketrans({"[": "[[]", "?": "[?]"})
_RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")


class IgnoredLines(Struct, frozen=True):
    """A range of line numbers from 1, or a pattern of a whole line in which `*` is any text."""

    first: int = 0
    last: int = 0
    pattern: str = ""

    def match(self, number: int, text: str) -> bool:
        """True if the line may differ."""
        return self.first <= number <= self.last or bool(self.pattern and fnmatchcase(text, self.pattern))


def parse_ignored(text: str) -> IgnoredLines:
    """Return the lines that an argument of `--ignore-lines` names."""
    if found := _RANGE.fullmatch(text):
        return IgnoredLines(int(found[1]), int(found[2] or found[1]))
    return IgnoredLines(pattern=text.translate(_LITERAL))


def without_ignored(letter: LetterContent, ignored: Sequence[IgnoredLines]) -> LetterContent:
    """Return the letter without the ignored lines of its text, which `ignored` lists with their numbers.

    Lines with text are counted. A line that contains more than text is never ignored.
    """
    kept: list[Item] = []
    texts: list[str] = []
    number, after_ignored = 0, False
    for item in letter.stories[BODY]:
        text = " ".join(item.text.split())
        number += bool(text)
        is_ignored = bool(text) and item.plain and any(lines.match(number, text) for lines in ignored)
        if is_ignored:
            texts.append(f"{number}: {text}")
        else:
            kept.append(replace(item, rise=None) if after_ignored else item)
        after_ignored = is_ignored
    return replace(letter, stories={**letter.stories, BODY: tuple(kept)}, ignored=tuple(texts))
