"""Word files as source letters: those of Drafter, of the Secretariat, and others."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.importer.model import SourceBlock, SourceLetter, SourceParagraph, SourcePicture, SourceTable, Span, trimmed
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.style_roles import lead_of_roles, role_of_style

if TYPE_CHECKING:
    from drafter.word.model import WordBlock, WordCell, WordFile, WordParagraph, WordRun, WordTable

_FAMILY_NAME = "__Family Name"
_LABEL = re.compile(
    r"(?P<tabs>\t*)(?:(?P<label>\d{1,4}(?:[.)]|\s-)|[’‘']\d{1,2}[’‘']|\(?(?:[^\W\d_]{1,6}|\d{1,2})\))\t)?"
)
_BULLETS = re.compile(r"[•·▪■●○◦–—o\uf0b7\uf0a7-]")
_GRID_ROLES = {
    "session",
    "session-organ",
    "agenda-item",
    "agenda-title",
    "column-agenda-title",
    "reference",
    "inside-address",
    "sent-date",
}
# Roles of documents on the paper of a mission.
_SENT_ROLES = ("salutation", "letterhead-name")
_MEDIA = (b"\x89PNG", b"\xff\xd8")
_LONGEST_ALTERNATIVE = 100
_PICTURES_READ = 100


def read_word(data: bytes, name: str) -> SourceLetter:
    """Return the letter in a Word file, its tracked changes accepted; raise FileError if it cannot be read."""
    from drafter.word.read import read_word_file

    return _WordReader(read_word_file(data, name), data).read()


class _WordReader:
    """Reads one Word file."""

    def __init__(self, word: WordFile, data: bytes) -> None:
        self.word = word
        self.data = data
        self.page_notes: list[SourceParagraph] = []
        self.notes: dict[str, tuple[SourceParagraph, ...]] = {}
        self.sent = False
        self.pictures: Mapping[str, bytes] | None = None
        self.left_over: list[str] = []

    def read(self) -> SourceLetter:
        from drafter.word.model import paragraphs_of

        self.sent = any(
            role_of_style(one.style, one.style_name) in _SENT_ROLES for one in paragraphs_of(self.word.body)
        )
        self._read_notes()
        blocks = tuple(self._blocks(self.word.body))
        top = [self._paragraph(one) for one in paragraphs_of(self.word.headers.get("first", ()))]
        foot = [self._paragraph(one) for one in paragraphs_of(self.word.footers.get("first", ()))]
        everywhere = [self._paragraph(one) for one in paragraphs_of(self.word.headers.get("default", ()))]
        marks = tuple(one_line(one.text) for one in (*top, *everywhere) if one.role == "draft-mark")
        top = [one for one in top if one.role != "draft-mark" and one.text.strip()]
        return SourceLetter(
            "docx",
            blocks,
            tuple(top),
            (*self.page_notes, *(one for one in foot if one.text.strip())),
            self.notes,
            marks,
            self.word.language,
            (*self.word.unread, *dict.fromkeys(self.left_over)),
        )

    def _read_notes(self) -> None:
        from drafter.word.model import paragraphs_of

        for key, note in self.word.notes.items():
            paragraphs = [self._paragraph(one) for one in paragraphs_of(note.blocks)]
            if any(one.role == "page-note" for one in paragraphs):
                text = one_line(" ".join(one.text for one in paragraphs))
                mark = note.mark.strip()
                spans = (Span(text if text.startswith("*") else f"{mark or '*'} {text}"),)
                self.page_notes.append(SourceParagraph(spans, "page-note"))
            else:
                self.notes[_key(key)] = tuple(one for one in paragraphs if one.text.strip())

    def _blocks(self, blocks: Sequence[WordBlock]) -> Iterator[SourceBlock]:
        from drafter.word.model import WordTable

        for block in blocks:
            if isinstance(block, WordTable):
                yield from self._table(block)
                continue
            yield from self._pictures(block)
            paragraph = self._paragraph(block)
            if paragraph.spans:
                yield paragraph
            for box in block.boxes:
                yield from self._blocks([box])

    def _pictures(self, block: WordParagraph) -> Iterator[SourcePicture]:
        for run in block.runs:
            if run.picture is None:
                continue
            if data := self._picture_data(run.picture.digest):
                yield SourcePicture(data, run.picture.alternative, line=block.number)
            else:
                self._list_picture(run, "that is not in the file as PNG or JPEG")

    def _list_picture(self, run: WordRun, reason: str) -> None:
        alternative = one_line(run.picture.alternative if run.picture else "")[:_LONGEST_ALTERNATIVE]
        self.left_over.append(f"picture ({alternative}) {reason}, not imported")

    def _picture_data(self, digest: str) -> bytes | None:
        if self.pictures is None:
            from drafter.word.package import open_package

            parts = open_package(self.data).parts.items()
            images = [data for name, data in parts if "/media/" in name and data.startswith(_MEDIA)]
            self.pictures = {hashlib.sha256(data).hexdigest(): data for data in images[:_PICTURES_READ]}
        return self.pictures.get(digest)

    def _table(self, table: WordTable) -> Iterator[SourceBlock]:
        """Yield the table, or the paragraphs of a grid, cell by cell."""
        cells = [cell for row in table.rows for cell in row.cells]
        from drafter.word.model import paragraphs_of

        paragraphs = [one for cell in cells for one in paragraphs_of(cell.blocks)]
        roles = {role_of_style(one.style, one.style_name) for one in paragraphs if one.text.strip()}
        if roles & _GRID_ROLES or (not table.borders and not roles & {"table-text", "table-heading"}):
            for cell in cells:
                yield from self._blocks(cell.blocks)
            return
        rows = [
            [self._cell(part) for cell in row.cells for part in (cell, *[None] * (cell.span - 1))] for row in table.rows
        ]
        aligns = tuple(_align(column) for column in self._first_cells(table))
        line = paragraphs[0].number if paragraphs else 0
        yield SourceTable(tuple(tuple(row) for row in rows), aligns, line=line)

    def _first_cells(self, table: WordTable) -> list[WordCell]:
        return list(table.rows[-1].cells) if table.rows else []

    def _cell(self, cell: WordCell | None) -> SourceParagraph:
        from drafter.word.model import paragraphs_of

        spans: list[Span] = []
        for one in paragraphs_of(cell.blocks) if cell and not cell.continues else ():
            for run in one.runs:
                if run.picture is not None:
                    self._list_picture(run, "in a table")
            spans += [*([Span(" ")] if spans else []), *self._paragraph(one).spans]
        return SourceParagraph(trimmed(spans), "table-text")

    def _paragraph(self, block: WordParagraph) -> SourceParagraph:
        role = role_of_style(block.style, block.style_name)
        spans = [span for run in block.runs for span in self._span(run, block)]
        match = _LABEL.match("".join(span.text if not span.note else "" for span in spans))
        tabs, label = (match["tabs"], match["label"] or "") if match else ("", "")
        lead = lead_of_roles().get(f"sent:{role}" if self.sent else role, 0)
        level = max(len(tabs) - lead, 0) if label else 0
        spans = _without_start(spans, match.end() if match else 0)
        if role == "text" and not label and len(tabs) < lead and not block.first:
            role = "unindented"
        paragraph = SourceParagraph(trimmed(_tabs_as_spaces(spans)), role, label, level, block.number)
        return self._with_number(paragraph, block) if block.label else paragraph

    def _with_number(self, paragraph: SourceParagraph, block: WordParagraph) -> SourceParagraph:
        """Return the paragraph with the label that Word adds: a bullet is a role, a number a label."""
        label = block.label.strip()
        if _BULLETS.fullmatch(label):
            role = paragraph.role if paragraph.role.startswith("bullet-") else f"bullet-{min(block.level, 2) + 1}"
            return replace(paragraph, role=role, label="", level=0)
        return replace(paragraph, role="text", label=paragraph.label or label, level=max(block.level, 0))

    def _span(self, run: WordRun, block: WordParagraph) -> Iterator[Span]:
        if run.hidden or run.field in ("PAGE", "NUMPAGES"):
            if run.field:
                yield Span(run.text)
            return
        if run.note:
            if _key(run.note) in self.notes:
                yield Span(run.text, note=_key(run.note))
            return
        text = without_invisible(run.text.replace("\f", "\n").replace("\u2011", "-")).upper() if run.capitals else None
        text = text if text is not None else without_invisible(run.text.replace("\f", "\n").replace("\u2011", "-"))
        if text:
            link = run.link if not run.link.startswith("#") else ""
            bold = (run.bold and not block.bold) or run.style_name == _FAMILY_NAME
            yield Span(text, bold, run.italic and not block.italic, link)


def _align(cell: WordCell) -> str:
    from drafter.word.model import paragraphs_of

    first = next(iter(paragraphs_of(cell.blocks)), None)
    return {"right": "right", "end": "right", "center": "center"}.get(first.align if first else "", "left")


def _key(key: str) -> str:
    """Return the name of a note in the body: letters and digits of its key."""
    return re.sub(r"\W+", "", key)


def _without_start(spans: Sequence[Span], count: int) -> list[Span]:
    left: list[Span] = []
    for span in spans:
        if span.note or count <= 0:
            left.append(span)
            continue
        taken = min(count, len(span.text))
        count -= taken
        if span.text[taken:]:
            left.append(replace(span, text=span.text[taken:]))
    return left


def _tabs_as_spaces(spans: Sequence[Span]) -> list[Span]:
    return [replace(span, text=span.text.replace("\t", " ")) for span in spans]
