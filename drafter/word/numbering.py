"""Numbers and bullets that Word adds to paragraphs, counted as Word counts them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from drafter.languages.common_grammar import roman
from drafter.word.names import PPR, VAL, W, number, value
from drafter.word.styles import ParagraphLook, paragraph_look

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_MOST_ROMAN, _LETTERS = 4000, 26
# The bullets of the fonts Symbol and Wingdings, whose characters have no meaning without the font.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "□", "o": "o"}
_NO_LOOK = ParagraphLook()


class Level(Struct, frozen=True):
    """A level of a list: its first number, its format such as lowerLetter, its text such as (%1), and its look."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    look: ParagraphLook = _NO_LOOK
    style: str = ""


class Numbering(Struct, frozen=True):
    """The lists of a file: the levels of each number id, and the list that each belongs to."""

    levels: Mapping[str, Mapping[int, Level]] = {}
    lists: Mapping[str, str] = {}

    def look(self, number_id: str, level: int) -> ParagraphLook:
        """Return the indents that a level of a list gives to its paragraphs."""
        return self._level(number_id, level).look

    def level_of_style(self, number_id: str, style: str) -> int:
        """Return the level that belongs to a paragraph style; 0 if none does."""
        levels = self.levels.get(number_id, {}).items()
        return next((level for level, found in levels if style and found.style == style), 0)

    def _level(self, number_id: str, level: int) -> Level:
        return self.levels.get(number_id, {}).get(level, Level())


class Counter(Struct):
    """The numbers of the lists so far, counted through one story."""

    numbering: Numbering
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number_id: str, level: int) -> str:
        """Count a paragraph of a list, and return its number or bullet; "" for an unknown list."""
        levels = self.numbering.levels.get(number_id)
        if not levels or level not in levels:
            return ""
        counts = self.counts.setdefault(self.numbering.lists[number_id], {})
        if (number_id, level) not in self.started:
            self.started.add((number_id, level))
            if levels[level].restart is not None:
                counts.pop(level, None)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _label(levels, level, counts)


def _label(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    if levels[level].format == "bullet":
        text = levels[level].text
        return _BULLETS.get(text, "•" if text and "\ue000" <= text[0] <= "\uf8ff" else text)

    def placeholder(match: re.Match[str]) -> str:
        shown = int(match[1]) - 1
        own = levels.get(shown, Level())
        return format_number(counts.get(shown, own.start), "decimal" if levels[level].legal else own.format)

    return _PLACEHOLDER.sub(placeholder, levels[level].text)


def format_number(count: int, kind: str) -> str:
    """Return a number in one of Word's formats; in digits for formats that are not known here."""
    formats: Mapping[str, Callable[[int], str]] = {
        "lowerLetter": _letters,
        "upperLetter": lambda count: _letters(count).upper(),
        "lowerRoman": lambda count: roman(count).lower(),
        "upperRoman": roman,
        "decimalZero": "{:02}".format,
        "none": lambda count: "",
        "chicago": lambda count: "*†‡§"[(count - 1) % 4] * ((count - 1) // 4 + 1),
    }
    return formats.get(kind, str)(count) if 0 < count < _MOST_ROMAN else str(count)


def _letters(count: int) -> str:
    """Return a, b ... z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)


def read_numbering(root: Element | None) -> Numbering:
    """Return the lists of `numbering.xml`; none if the file has no such part."""
    if root is None:
        return Numbering()
    abstract = {element.get(f"{W}abstractNumId", ""): element for element in root.iter(f"{W}abstractNum")}
    linked = {link: name for name, element in abstract.items() if (link := value(element, "styleLink"))}
    levels, lists = {}, {}
    for element in root.iter(f"{W}num"):
        name, own = element.get(f"{W}numId", ""), value(element, "abstractNumId")
        base = abstract.get(own)
        base = abstract.get(linked.get(value(base, "numStyleLink"), own))
        levels[name] = _overridden(_levels(base), element)
        lists[name] = own
    return Numbering(levels, lists)


def _levels(holder: Element | None) -> dict[int, Level]:
    elements = [] if holder is None else holder.findall(f"{W}lvl")
    return {number(element.get(f"{W}ilvl")): _read_level(element) for element in elements[:_LEVELS]}


def _overridden(levels: dict[int, Level], element: Element) -> dict[int, Level]:
    """Return the levels with those that one use of a list changes or starts again."""
    for override in element.findall(f"{W}lvlOverride"):
        level = number(override.get(f"{W}ilvl"))
        own = override.find(f"{W}lvl")
        changed = levels.get(level, Level()) if own is None else _read_level(own)
        start = override.find(f"{W}startOverride")
        levels[level] = changed if start is None else _started(changed, number(start.get(VAL)))
    return levels


def _started(level: Level, start: int) -> Level:
    return Level(start, level.format, level.text, start, level.legal, level.look, level.style)


def _read_level(element: Element) -> Level:
    return Level(
        number(value(element, "start", "1")),
        value(element, "numFmt", "decimal"),
        value(element, "lvlText"),
        None,
        element.find(f"{W}isLgl") is not None,
        paragraph_look(element.find(PPR)),
        value(element, "pStyle"),
    )
