"""A Word file as a document, to show its changes as pages: the text of any program in the look of a letter.

The order of the text and its formatting are those of the file. Headers of later pages and images are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from drafter.document.model import Block, Break, Cell, Document, Group, Inline, NoteMark, Paragraph, Run, Table
from drafter.document.tags import LINKS
from drafter.look.model import Look
from drafter.word.model import WordBlock, WordFile, WordParagraph, WordRun, WordTable, paragraphs_of

_EMPTY_LINES = {"__spacer", "__hair line"}
# How Drafter writes the number of a paragraph: (a) between tabs, one more before it for each level.
_LABEL = re.compile(r"(\t*)([^\s\t]{1,12})\t")
_TITLES = ("title-14", "title-12")
_DEEPEST_HEADING = 6


def document_of(word: WordFile, look: Look) -> Document:
    """Return the text of a Word file: the header of page 1, the body, and its notes."""
    reader = _Reader(word, look, _roles(look), {name: role for role, name in _named(look, look.runs).items()})
    blocks = list(reader.blocks((*word.headers.get("first", ()), *word.body)))
    marks = tuple(block for block in blocks if block.role == "draft-mark")
    body = tuple(block for block in blocks if block.role != "draft-mark")
    titles = (block.text for block in body if isinstance(block, Paragraph) and block.role in _TITLES)
    furniture = {"draft-mark": Group("draft-mark", marks)} if marks else {}
    notes = tuple(reader.page_notes())
    if notes:
        furniture["foot"] = Group("foot", notes)
    return Document(next(titles, word.name), word.language.partition("-")[0] or "en", body, furniture)


def _named(look: Look, styles: Mapping[str, str]) -> dict[str, str]:
    """Return the names of styles in lower case; programs change ids, but not names."""
    return {role: look.styles[style].name.lower() for role, style in styles.items()}


def _roles(look: Look) -> dict[str, str]:
    """Return the first role of each style, by the name of the style."""
    roles: dict[str, str] = {}
    for role, name in _named(look, {role: look.roles[role].style for role in look.roles}).items():
        roles.setdefault(name, role)
    return roles


class _Reader(Struct, frozen=True):
    word: WordFile
    look: Look
    roles: Mapping[str, str]
    run_roles: Mapping[str, str]

    def blocks(self, blocks: Iterable[WordBlock]) -> Iterator[Block]:
        """Yield the blocks; tables without borders and style are grids, whose cells follow each other."""
        for block in blocks:
            if isinstance(block, WordParagraph):
                yield from self._paragraphs(block)
            elif block.borders or block.style:
                yield self._table(block)
            else:
                yield from self.blocks(inner for row in block.rows for cell in row.cells for inner in cell.blocks)

    def page_notes(self) -> Iterator[Paragraph]:
        """Yield the notes of page 1, whose references are invisible."""
        for note in self.word.notes.values():
            if not note.mark:
                for paragraph in paragraphs_of(note.blocks):
                    mark, _, text = paragraph.text.partition("\t")
                    yield Paragraph("page-note", (Run(text or mark),), mark if text else "")

    def _paragraphs(self, paragraph: WordParagraph) -> Iterator[Block]:
        name = paragraph.style_name.lower()
        if name not in _EMPTY_LINES and (paragraph.runs or self.roles.get(name) == "end-rule"):
            yield self._paragraph(paragraph, self._role(paragraph))
        yield from self.blocks(paragraph.boxes)

    def _role(self, paragraph: WordParagraph) -> str:
        role = self.roles.get(paragraph.style_name.lower(), "")
        if role in ("", "table", "note"):
            outline = paragraph.outline
            return "unindented" if outline is None else f"heading-{min(outline + 1, _DEEPEST_HEADING)}"
        return "text" if role == "closing-text" else role

    def _paragraph(self, paragraph: WordParagraph, role: str) -> Paragraph:
        runs = list(paragraph.runs)
        start = "".join(run.text for run in runs)
        lead = self.look.roles[role].lead
        has_lead = bool(lead) and start.startswith(lead)
        if lead and not has_lead:
            role = "unindented" if role == "text" else role
        rest = start.removeprefix(lead)
        match = _LABEL.match(rest) if has_lead else None
        label, level = (match[2], len(match[1])) if match else (paragraph.label, max(paragraph.level, 0))
        skipped = len(lead) * has_lead + (match.end() if match else 0)
        if role in self.look.bullets:
            label, level = "", 0
        return Paragraph(role, tuple(self._inlines(runs, skipped, paragraph)), label, level)

    def _inlines(self, runs: Sequence[WordRun], skipped: int, paragraph: WordParagraph) -> Iterator[Inline]:
        """Yield the inlines after the first `skipped` characters, which are tabs and a label."""
        for run in runs:
            text = run.text[skipped:]
            skipped = max(0, skipped - len(run.text))
            if run.hidden:
                continue
            if run.note:
                yield from self._note(run)
            elif run.picture:
                yield Run(f"[{run.picture.alternative or '…'}]")
            else:
                roles, link = self._run_roles(run, paragraph), run.link if run.link.startswith(LINKS) else None
                for at, line in enumerate(text.replace("\f", "\n").replace("\t", " ").split("\n")):
                    yield from [Break()] * bool(at)
                    yield from [Run(line, roles, link)] * bool(line)

    def _run_roles(self, run: WordRun, paragraph: WordParagraph) -> frozenset[str]:
        style = self.run_roles.get(run.style_name.lower())
        if style is not None and style not in ("link", "note-mark"):
            return frozenset({style})
        found = {
            "emphasis": run.italic != paragraph.italic,
            "strong": run.bold != paragraph.bold,
            "superscript": run.raised > 0 and not run.link,
            "subscript": run.raised < 0 and not run.link,
        }
        return frozenset(role for role, is_set in found.items() if is_set)

    def _note(self, run: WordRun) -> Iterator[Inline]:
        note = self.word.notes.get(run.note)
        if note is not None and note.mark:
            yield NoteMark(note.mark, tuple(self._paragraph(block, "note") for block in paragraphs_of(note.blocks)))

    def _table(self, table: WordTable) -> Table:
        headers = sum(row.header for row in table.rows)
        rows = [
            tuple(self._cell(cell.blocks, "table-heading" if row.header else "table-text") for cell in row.cells)
            for row in table.rows
        ]
        columns = max((len(row) for row in rows), default=0)
        filled = [tuple(cell or Cell(()) for cell, _ in zip_longest(row, range(columns))) for row in rows]
        return Table("table", tuple(filled), headers)

    def _cell(self, blocks: Sequence[WordBlock], role: str) -> Cell:
        paragraphs = tuple(self._paragraph(block, role) for block in paragraphs_of(blocks))
        aligns = {block.align for block in paragraphs_of(blocks)} & {"right", "center"}
        return Cell(paragraphs, next(iter(sorted(aligns)), "left"))
