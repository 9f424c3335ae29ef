"""The lines of a text as paragraphs: the look read backwards, by indent, size, weight and distance."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from drafter.importer.model import SourceParagraph, Span, trimmed
from drafter.importer.pdf_geometry import NEAR as _NEAR
from drafter.importer.pdf_geometry import Column
from drafter.importer.pdf_lines import LABEL, Line, has_room, is_divided
from drafter.importer.signatures import is_signed, signed_at

# The least distance of a text from its bullet, in points.
_BULLET_INDENT = 18.0
_BULLETS = frozenset("•–·▪■●○◦-—\uf0b7")
_LABEL = re.compile(rf"(?P<label>{LABEL.pattern}) ")
_SENTENCE_END = re.compile(r"[.:;?!…]['\"”’»)\]]*\d*$")
_LARGE, _HUGE = 11.4, 13.2
_DASH_FIRST = re.compile(r"—(?=\w)")
_NEW_PARAGRAPH = 0.35  # of the size, beyond the distance of lines
# The space below the title of an annex is more than this, in addition to a line.
_AFTER_ANNEX_TITLE = 9.5
_SIGNATURE_INDENT = 40.0

SpansOf = Callable[[Line, bool, bool], Iterator[Span]]


class Drawn(Struct):
    """A paragraph in the making: its lines and the kind of its first line."""

    kind: str
    lines: list[Line]
    label: str = ""
    level: int = 0


class ParagraphReader:
    """Divides lines into paragraphs; `spans_of` returns the spans of a line, given the style of its paragraph."""

    def __init__(self, column: Column, spans_of: SpansOf) -> None:
        self.column = column
        self.spans_of = spans_of
        self.paragraphs: list[Drawn] = []
        self.has_title = False
        self.title_at: int | None = None

    def read(self, lines: Sequence[Line]) -> list[SourceParagraph]:
        """Return the paragraphs of some lines, in order."""
        for at, line in enumerate(lines):
            self._add(line, lines[at - 1] if at else None)
        return [self._finished(at) for at in range(len(self.paragraphs))]

    def _add(self, line: Line, before: Line | None) -> None:
        kind = self._kind(line)
        current = self.paragraphs[-1] if self.paragraphs else None
        if current is None or before is None or self._starts(line, before, kind, current):
            label, level = self._label(line) if kind == "plain" else ("", 0)
            self.paragraphs.append(Drawn(kind, [line], label, level))
        else:
            current.lines.append(line)
            if kind == "signature" and current.kind != "bullet" and self._is_flush_right(current):
                current.kind = kind

    def _kind(self, line: Line) -> str:
        column = self.column
        if (match := signed_at(line.text)) and match.start() == 0:
            return "signature"
        if line.is_large(_LARGE, column.size):
            return "huge" if line.size >= _HUGE else "large"
        if line.text[:1] in _BULLETS and self._is_bullet(line):
            return "bullet"
        if line.left > column.left + _SIGNATURE_INDENT:
            if abs(line.right - column.page_right) < 2 * _NEAR and line.text.startswith("["):
                return "original"
            if not self._label(line)[0] and abs(line.right - column.right) < _NEAR + 1:
                return "signature"
        if column.is_at(line.left) or line.tag.startswith("H"):
            return "bold" if line.bold else "italic" if line.italic else "plain"
        return "plain"

    def _is_bullet(self, line: Line) -> bool:
        """True if a line begins with a bullet: its text begins at a distance, that of a dash at exactly the look's."""
        distance = line.second - line.left
        form = self.column.geometry
        usual = [text - bullet for text, bullet in zip(form.bullet_texts, form.bullets, strict=True)]
        is_usual = any(abs(distance - one) < _NEAR for one in usual)
        right = is_usual if line.text[0] in "–—-" else distance > _BULLET_INDENT / 3
        return right and line.left > self.column.left + _BULLET_INDENT / 2

    def _starts(self, line: Line, before: Line, kind: str, current: Drawn) -> bool:
        """True if a line begins a paragraph."""
        if line.tag != before.tag and kind in ("plain", "bold", "italic"):
            return True
        if kind == "bullet" or (kind != current.kind and not self._goes_on(kind, current, line)):
            return True
        if line.page != before.page:
            return not self._continues(line, before, current)
        distance = line.base - before.base
        if distance > (self.column.geometry.leading + _NEW_PARAGRAPH) * max(line.size, 8.0):
            return True
        indented = self.column.is_at(line.left, self.column.geometry.indent)
        return kind == "plain" and indented and len(current.lines) > 1 and self.column.is_at(before.left)

    def _goes_on(self, kind: str, current: Drawn, line: Line) -> bool:
        """True if a line of another kind belongs to the paragraph: a bullet goes on in plain lines."""
        if current.kind == "signature":
            is_flush_left = abs(line.left - current.lines[0].left) < _NEAR
            return is_flush_left or abs(line.right - self.column.right) < _NEAR + 1
        if current.kind == "plain" and kind == "signature":
            return self._is_flush_right(current)
        if current.kind == "bullet":
            return kind in ("plain", "signature") and line.left > current.lines[0].left + 8
        return current.kind in ("plain", "bold", "italic") and kind in ("plain", "bold", "italic")

    def _is_flush_right(self, drawn: Drawn) -> bool:
        """True for lines that end at the right edge and begin anywhere, as those of a long office above its name."""
        column = self.column
        starts = (0.0, column.geometry.indent, column.geometry.quotation)
        return all(
            abs(line.right - column.right) < _NEAR + 1 and not any(column.is_at(line.left, one) for one in starts)
            for line in drawn.lines
        )

    def _continues(self, line: Line, before: Line, current: Drawn) -> bool:
        """True if a paragraph goes on at the top of the next page."""
        if current.kind not in ("plain", "bullet") or self._label(line)[0]:
            return False
        column = self.column
        first = current.lines[0]
        left = before.left if len(current.lines) > 1 or current.kind == "bullet" else column.left
        if current.kind == "bullet" and len(current.lines) == 1:
            left = first.left + 18
        same_left = abs(line.left - left) < _NEAR
        if column.is_at(line.left) and current.kind == "plain":
            return True
        return same_left and not _SENTENCE_END.search(before.text)

    def _label(self, line: Line) -> tuple[str, int]:
        """Return the number of a paragraph and the depth of its list, if its text begins at a tab stop."""
        match = _LABEL.match(line.text)
        column = self.column
        is_at_stop = any(column.is_at(line.second, stop) for stop in column.geometry.stops)
        if match is None or not is_at_stop:
            return "", 0
        label = re.sub(r"'(\d+)'", "’\\1‘", match["label"])
        return label, max(round((line.left - column.left) / column.geometry.indent) - 1, 0)

    # Roles

    def _finished(self, at: int) -> SourceParagraph:
        drawn = self.paragraphs[at]
        role = getattr(self, f"_role_of_{drawn.kind}")(drawn, at)
        label, level = (drawn.label, drawn.level) if role == "text" else ("", 0)
        breaks = (
            drawn.kind == "signature" or role == "verse" or (role in ("text", "unindented") and self._has_breaks(drawn))
        )
        bold = drawn.kind in ("huge", "large", "bold")
        spans = trimmed(self._joined(drawn, breaks=breaks, bold=bold, italic=drawn.kind == "italic"))
        skip = len(label) if label else 1 if drawn.kind == "bullet" else 0
        return SourceParagraph(_without_start(spans, skip), role, label, level)

    def _role_of_huge(self, drawn: Drawn, at: int) -> str:
        if abs(drawn.lines[0].left - self.column.page_left) < 2 * _NEAR and self.has_title:
            return "annex-heading"
        if not self.has_title:
            self.has_title, self.title_at = True, at
            return "title-14"
        return "heading-1"

    def _role_of_large(self, drawn: Drawn, at: int) -> str:
        if not self.has_title:
            self.has_title, self.title_at = True, at
            return "title-12"
        below = self.paragraphs[at + 1].lines[0] if at + 1 < len(self.paragraphs) else None
        above = self.paragraphs[at - 1].kind if at else ""
        last = drawn.lines[-1]
        distance = self.column.geometry.line + _AFTER_ANNEX_TITLE
        far = below is None or below.page != last.page or below.base - last.base > distance
        is_below_heading = above in ("huge", "original") and at - 1 != self.title_at
        return "annex-title" if is_below_heading and far else "heading-2"

    def _role_of_bold(self, drawn: Drawn, at: int) -> str:
        if not all(line.bold for line in drawn.lines):
            return self._role_of_plain(drawn, at)
        return {"H5": "heading-4", "H6": "heading-5"}.get(drawn.lines[0].tag, "heading-3")

    def _role_of_italic(self, drawn: Drawn, at: int) -> str:
        return "heading-5" if all(line.italic for line in drawn.lines) else self._role_of_plain(drawn, at)

    def _role_of_original(self, drawn: Drawn, at: int) -> str:
        return "original-language"

    def _role_of_signature(self, drawn: Drawn, at: int) -> str:
        return "signature" if any(is_signed(line.text) for line in drawn.lines) else self._role_of_plain(drawn, at)

    def _role_of_bullet(self, drawn: Drawn, at: int) -> str:
        offset = drawn.lines[0].left - self.column.left
        distances = [abs(offset - at) for at in self.column.geometry.bullets]
        return f"bullet-{distances.index(min(distances)) + 1}"

    def _role_of_plain(self, drawn: Drawn, at: int) -> str:
        column, first = self.column, drawn.lines[0]
        offset = first.left - column.left
        if drawn.label:
            return "text"
        for level, left in enumerate(column.geometry.bullet_texts, 1):
            if abs(offset - left) < _NEAR and at and self.paragraphs[at - 1].kind == "bullet":
                return f"bullet-text-{level}"
        if first.tag:
            return "quotation" if first.tag == "BlockQuote" else "heading-6"
        if any(abs(offset - one) < _NEAR for one in (column.geometry.indent, column.geometry.quotation)):
            return self._role_of_indented(drawn)
        return "unindented" if abs(offset) < _NEAR else "text"

    def _role_of_indented(self, drawn: Drawn) -> str:
        """Return the role of a paragraph that begins at the indent: a text, or a quotation if all its lines do."""
        column = self.column
        lines = drawn.lines
        indent = column.geometry.quotation
        within = all(line.right < column.right - indent + _NEAR for line in lines)
        all_in = all(column.is_at(line.left, indent) for line in lines)
        if len(lines) > 1 and all_in and within:
            return "verse" if self._has_breaks(drawn, column.right - indent) else "quotation"
        return "text"

    def _has_breaks(self, drawn: Drawn, right: float | None = None) -> bool:
        """True if a line ends although the first word of the next one would have had room."""
        edge = self.column.right if right is None else right
        lines = drawn.lines
        return any(has_room(line, below, edge) for line, below in pairwise(lines))

    def _joined(self, drawn: Drawn, *, breaks: bool, bold: bool, italic: bool) -> Iterator[Span]:
        """Yield the spans of the lines; a word divided at its hyphen is joined."""
        for at, line in enumerate(drawn.lines):
            if at:
                before = drawn.lines[at - 1]
                hard = breaks and self._ends_early(drawn, before, line)
                joined = is_divided(before.text, line.text) or bool(_DASH_FIRST.match(line.text))
                yield Span("\n" if hard else "" if joined else " ")
            yield from self.spans_of(line, bold, italic)

    def _ends_early(self, drawn: Drawn, line: Line, below: Line) -> bool:
        """True if the line below is one of its own; a line of a signature is, unless it is as wide as the column."""
        if drawn.kind != "signature":
            return has_room(line, below, self.column.right)
        is_wide = self._is_flush_right(drawn) and not has_room(line, below, line.right + line.left - self.column.left)
        return not is_wide or is_signed(below.text)


def _without_start(spans: tuple[Span, ...], count: int) -> tuple[Span, ...]:
    from msgspec.structs import replace

    left = list(spans)
    while count and left:
        taken = min(count, len(left[0].text))
        count -= taken
        left[0] = replace(left[0], text=left[0].text[taken:])
        if not left[0].text:
            left.pop(0)
    return trimmed(left)
