"""The emphasis of a run as an author writes it: how a look shows it depends on the language.

Emphasis is bold in Arabic and another font in Chinese, where bold Latin words in a heading are not emphasis either.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from drafter.look.model import Look
from drafter.word.model import WordParagraph, WordRun


class Emphasis(NamedTuple):
    """Whether a run is emphasised with `**` and with `*`."""

    strong: bool
    light: bool


class _Shown(Struct, frozen=True):
    """What a character style of the look, by its name, shows: bold, italics, or neither (in Chinese, a font)."""

    name: str
    bold: bool
    italic: bool

    def is_of(self, run: WordRun) -> bool:
        """True if a run has the style, alone or combined with others; its name survives other programs."""
        name = run.style_name
        return bool(run.style) and (name == self.name or (name.startswith("__") and self.name in name[2:].split(" ")))

    def is_kept(self, bold: bool, italic: bool) -> bool:
        """True if a run that differs so from its paragraph still shows the style."""
        return (bold or not self.bold) and (italic or not self.italic)


class EmphasisReader:
    """Reader of the emphasis of runs in one look."""

    def __init__(self, look: Look) -> None:
        self.strong, self.light = (_shown(look, look.runs[role]) for role in ("strong", "emphasis"))
        # Their font is bold itself: only their Latin words are bold.
        resolved = {name: look.resolved(name) for name in look.styles}
        self.latin_bold = {name for name, style in resolved.items() if style.bold and style.east_asian}

    def read(self, run: WordRun, paragraph: WordParagraph, style: str) -> Emphasis:
        """Return the emphasis of a run in a paragraph of a style of the look, "" for another style."""
        bold = run.bold != paragraph.bold and style not in self.latin_bold
        italic = run.italic != paragraph.italic
        if not run.style:
            return Emphasis(bold, italic)
        kept = [one for one in (self.strong, self.light) if one.is_of(run) and one.is_kept(bold, italic)]
        strong = self.strong in kept or (bold and not any(one.bold for one in kept))
        return Emphasis(strong, self.light in kept or (italic and not any(one.italic for one in kept)))


def _shown(look: Look, name: str) -> _Shown:
    style = look.styles[name]
    return _Shown(style.name, bool(style.bold and not style.east_asian), bool(style.italic))
