"""What the markup parser asks of a letter's body or an annex: places, facts, pictures, the marks of notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from drafter.compose.interpolate import Interpolated, interpolate
from drafter.diagnostics import Finding, Place
from drafter.document.model import Run
from drafter.files import UnreadableError
from drafter.images.load import ImageCache
from drafter.limits import MAX_TEXT_FINDINGS
from drafter.markup import Image
from drafter.source import KeyPath, Source


class BodyOrigin:
    """The origin of one text: a value of a source, expanded; its findings are gathered as it is read."""

    def __init__(self, source: Source, path: KeyPath, album: ImageCache, marks: Callable[[int], str]) -> None:
        self.source = source
        self.path = path
        self.album = album
        self.marks = marks
        self.findings: list[Finding] = []
        self.expansion = Interpolated("")

    def expanded(self, text: str, names: Mapping[str, Any], printed: Callable[[Any], tuple[Run, ...]]) -> str:
        """The text with its facts, ready to be parsed."""
        self.expansion = interpolate(text, names, printed, self._problem_as_written)
        return self.expansion.text

    def place(self, start: int, end: int) -> Place:
        """Where characters of the expanded text stand in the author's file."""
        first = self.expansion.written_at(start)
        last = self.expansion.written_at(end - 1) + 1 if end > start else first
        return self.source.place(self.path, first, max(last, first))

    def problem(self, rule: str, message: str, start: int, end: int) -> None:
        """Note an error at characters of the expanded text; of very many only the first are said."""
        if len(self.findings) < MAX_TEXT_FINDINGS:
            self.findings.append(self.source.finding(rule, message, place=self.place(start, end)))

    def value(self, mark: str) -> Sequence[Run]:
        """What a private-use character stands for."""
        return self.expansion.fact(mark)

    def image(self, name: str, start: int, end: int) -> Image | None:
        """The picture of that name in the letter's folder."""
        try:
            return self.album.picture(name)
        except UnreadableError as error:
            self.problem("bad-picture", str(error), start, end)
            return None

    def note_mark(self, number: int) -> str:
        """The mark of a note, counted from 1."""
        return self.marks(number)

    def _problem_as_written(self, rule: str, message: str, start: int, end: int) -> None:
        place = self.source.place(self.path, start, end)
        self.findings.append(self.source.finding(rule, message, place=place))


def superscript_number(number: int) -> str:
    """The mark of a note in a letter: 1, 2 (Editorial Manual, footnotes)."""
    return str(number)


def superscript_letters(number: int) -> str:
    """The mark of a note in an annex: a, b ... z, aa (Editorial Manual, footnotes)."""
    before, last = divmod(number - 1, 26)
    return (superscript_letters(before) if before else "") + chr(ord("a") + last)
