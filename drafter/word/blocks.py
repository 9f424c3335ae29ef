"""Paragraphs and tables of one story of a Word file: body, header, footer, note, comment or text box."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct
from msgspec.structs import replace

from drafter.word.model import WordBlock, WordCell, WordParagraph, WordRow, WordRun, WordTable
from drafter.word.names import ALTERNATIVES, CELL, PPR, ROW, TABLE, TCPR, TRPR, P, W, flag, number, value
from drafter.word.numbering import Counter, Numbering
from drafter.word.runs import RunContext, RunReader, chosen
from drafter.word.styles import ParagraphLook, RunLook, paragraph_look

_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_NO_BORDER = {"", "nil", "none"}
_OTHER_FILE = "the text of another file"
_NO_LOOK, _NO_RUN_LOOK = ParagraphLook(), RunLook()


class BlockReader(Struct):
    """Reader of the blocks of a story; counts its paragraphs and the numbers of its lists."""

    context: RunContext
    numbering: Numbering
    counter: Counter
    count: int = 0

    def read(self, parent: Element) -> tuple[WordBlock, ...]:
        """Return the paragraphs and tables of an element."""
        return tuple(self._blocks(parent))

    def _blocks(self, parent: Element) -> Iterator[WordBlock]:
        for child in parent:
            if child.tag == P:
                yield self._paragraph(child)
            elif child.tag == TABLE:
                yield self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child)
            elif child.tag == ALTERNATIVES:
                yield from self._blocks(chosen(child))
            elif child.tag == f"{W}altChunk":
                self.context.unread[_OTHER_FILE] = None
                yield WordParagraph(unread=(_OTHER_FILE,))
            else:
                self.context.follow_comment(child)

    def _paragraph(self, element: Element) -> WordParagraph:
        properties = element.find(PPR)
        style = value(properties, "pStyle") or self.context.styles.default
        look, label = self._look(style, paragraph_look(properties))
        own = self.context.styles.run(style, "", _NO_RUN_LOOK)
        self.count += 1
        number_here = self.count
        reader = RunReader(self.context, style)
        reader.comments.update(self.context.comments)
        runs = tuple(_merged(reader.read(element)))
        return WordParagraph(
            runs=runs,
            style=style,
            style_name=self.context.styles.name(style),
            number=number_here,
            bold=bool(own.bold),
            italic=bool(own.italic),
            size=own.size,
            font=own.font or "",
            colour=own.colour or "",
            label=label,
            level=-1 if look.number in (None, "0") else look.level or 0,
            align=look.align or "",
            left=look.left or 0,
            right=look.right or 0,
            first=look.first or 0,
            outline=look.outline,
            page_break_before=bool(look.page_break_before),
            ends_section=properties is not None and properties.find(f"{W}sectPr") is not None,
            boxes=tuple(reader.boxes),
            comments=tuple(reader.comments),
            unread=tuple(reader.unread),
        )

    def _look(self, style: str, direct: ParagraphLook) -> tuple[ParagraphLook, str]:
        """Return the formatting of a paragraph, and the number that Word adds to it."""
        look = self.context.styles.paragraph(style, direct, _NO_LOOK)
        if look.number in (None, "0"):
            return look, ""
        level = look.level if look.level is not None else self.numbering.level_of_style(look.number, style)
        indents = self.numbering.look(look.number, level)
        look = self.context.styles.paragraph(style, direct, indents)
        return ParagraphLook(number=look.number, level=level).over(look), self.counter.label(str(look.number), level)

    def _table(self, element: Element) -> WordTable:
        style = value(element.find(f"{W}tblPr"), "tblStyle")
        return WordTable(tuple(self._rows(element)), style, _has_borders(element))

    def _rows(self, parent: Element) -> Iterator[WordRow]:
        for child in parent:
            if child.tag == ROW:
                header = flag(child.find(TRPR), "tblHeader")
                yield WordRow(tuple(self._cells(child)), bool(header))
            elif child.tag in _WRAPPERS:
                yield from self._rows(child)

    def _cells(self, parent: Element) -> Iterator[WordCell]:
        for child in parent:
            if child.tag == CELL:
                properties = child.find(TCPR)
                merge = None if properties is None else properties.find(f"{W}vMerge")
                continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                yield WordCell(self.read(child), max(1, number(value(properties, "gridSpan"))), continues)
            elif child.tag in _WRAPPERS:
                yield from self._cells(child)


def _has_borders(table: Element) -> bool:
    borders = (*table.findall(f"{W}tblPr/{W}tblBorders/*"), *table.findall(f"{ROW}/{CELL}/{TCPR}/{W}tcBorders/*"))
    return any(border.get(f"{W}val", "") not in _NO_BORDER for border in borders)


def _merged(runs: Iterator[WordRun]) -> Iterator[WordRun]:
    """Yield the runs; adjacent runs with the same formatting become one, empty ones are dropped."""
    before: WordRun | None = None
    for run in runs:
        if not run.text and not run.note and run.picture is None:
            continue
        if before is not None and _is_alike(before, run):
            before = replace(before, text=before.text + run.text)
            continue
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before


def _is_alike(a: WordRun, b: WordRun) -> bool:
    """True if two runs of text differ only in their texts."""
    only_text = not (a.note or a.picture or b.note or b.picture)
    return only_text and replace(a, text=b.text) == b
