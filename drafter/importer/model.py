"""A letter as read from a file: paragraphs with their appearance, before anything is known about their meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Grade = Literal["proved", "read", "guessed", "missing"]


class Span(Struct, frozen=True):
    """Text with the same appearance; a newline is a line break. `note` is the key of the note that it refers to."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    note: str = ""


class SourceParagraph(Struct, frozen=True):
    """A paragraph. `role` is that of the look if its style or place shows it, else "".

    `label` is its number ("1.", "(a)"), `level` the depth of its list, `line` its number in the file, from 1.
    """

    spans: tuple[Span, ...]
    role: str = ""
    label: str = ""
    level: int = 0
    line: int = 0

    @property
    def text(self) -> str:
        """The text without note marks, with line breaks as newlines."""
        return "".join(span.text for span in self.spans if not span.note)

    @property
    def strong(self) -> tuple[str, ...]:
        """The texts in bold, in order."""
        return tuple(span.text.strip() for span in self.spans if span.strong and span.text.strip())


class SourceTable(Struct, frozen=True):
    """A table: its rows, the first of which is the header row, and the alignment of its columns."""

    rows: tuple[tuple[SourceParagraph, ...], ...]
    aligns: tuple[str, ...] = ()
    role: str = "table"
    line: int = 0


class SourcePicture(Struct, frozen=True):
    """A picture of the text, with its alternative text."""

    data: bytes
    alternative: str = ""
    role: str = "picture"
    line: int = 0


SourceBlock: TypeAlias = "SourceParagraph | SourceTable | SourcePicture"


class SourceLetter(Struct, frozen=True):
    """A letter as read.

    `top` are the paragraphs of the masthead of page 1, `foot` those of its foot with its notes, `blocks` the text in
    order, `notes` the paragraphs of each footnote by key. `marks` are lines on every page, such as the draft mark.
    `form` is the kind of file; `language` its code, if the file names it.
    """

    form: Literal["docx", "pdf", "html", "text"]
    blocks: tuple[SourceBlock, ...]
    top: tuple[SourceParagraph, ...] = ()
    foot: tuple[SourceParagraph, ...] = ()
    notes: Mapping[str, tuple[SourceParagraph, ...]] = {}
    marks: tuple[str, ...] = ()
    language: str = ""
    left_over: tuple[str, ...] = ()


def plain(text: str, role: str = "", line: int = 0) -> SourceParagraph:
    """Return a paragraph without formatting."""
    return SourceParagraph((Span(text),), role, line=line)


def paragraphs_of(blocks: Iterable[SourceBlock]) -> Iterator[SourceParagraph]:
    """Yield the paragraphs of the blocks, those of tables in reading order."""
    for block in blocks:
        if isinstance(block, SourceParagraph):
            yield block
        elif isinstance(block, SourceTable):
            for row in block.rows:
                yield from row


def trimmed(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans without white space at the ends of the paragraph, and with adjacent ones of a kind joined."""
    joined: list[Span] = []
    for span in spans:
        if joined and not span.note and not joined[-1].note and replace(joined[-1], text="") == replace(span, text=""):
            joined[-1] = replace(joined[-1], text=joined[-1].text + span.text)
        elif span.text or span.note:
            joined.append(span)
    while joined and not joined[0].note and not joined[0].text.strip():
        joined.pop(0)
    while joined and not joined[-1].note and not joined[-1].text.strip():
        joined.pop()
    if joined and not joined[0].note:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
    if joined and not joined[-1].note:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(joined)


def cut(paragraph: SourceParagraph, start: int, end: int | None = None) -> SourceParagraph:
    """Return the characters from `start` to `end` of the text of a paragraph with their formatting."""
    spans: list[Span] = []
    at = 0
    for span in paragraph.spans:
        length = 0 if span.note else len(span.text)
        first, last = max(start - at, 0), length if end is None else min(end - at, length)
        if span.note:
            if at >= start and (end is None or at <= end):
                spans.append(span)
        elif first < last:
            spans.append(replace(span, text=span.text[first:last]))
        at += length
    return replace(paragraph, spans=trimmed(spans))
