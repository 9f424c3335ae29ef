"""Plain text in lines of 78 columns, with blank lines between paragraphs and notes at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from textwrap import TextWrapper

from drafter.document.model import (
    Block,
    Cell,
    Document,
    Group,
    Inline,
    NoteMark,
    Paragraph,
    Picture,
    Run,
    Table,
    inlines_of,
)
from drafter.look.model import Look

WIDTH = 78
_LIST_INDENT = 4  # columns for each level of a list
_INDENTED = {"quotation", "verse"}
# Groups with no blank lines between their paragraphs.
_COMPACT = {"masthead", "column", "foot", "draft-mark"}


def export(document: Document, look: Look) -> bytes:
    """Return the text in UTF-8, without running headers, which only repeat the symbols."""
    furniture = [document.furniture[role] for role in ("draft-mark", "masthead") if role in document.furniture]
    sections = [*_sections(furniture, look), *_sections(document.body, look), *_notes(document)]
    if "foot" in document.furniture:
        sections += _sections([document.furniture["foot"]], look)
    return ("\n\n".join(section for section in sections if section.strip()) + "\n").encode()


def _sections(blocks: Iterable[Block], look: Look, indent: int = 0) -> Iterator[str]:
    """Yield the texts that blank lines separate."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block, look, indent)
        elif isinstance(block, Table):
            yield _table(block, indent)
        elif isinstance(block, Picture):
            yield _wrap(f"[{block.alternative}]", "", indent) if block.role != "emblem" else ""
        elif block.role in _COMPACT:
            yield "\n".join(_sections(block.blocks, look, indent)).strip("\n")
        else:
            yield from _sections(block.blocks, look, indent + _indent_of(block))


def _indent_of(group: Group) -> int:
    return _LIST_INDENT if group.role in _INDENTED or group.role == "item" else 0


def _paragraph(block: Paragraph, look: Look, indent: int) -> str:
    label = _bullet(block, look) or block.label
    prefix = f"{label} " if label else ""
    lines = _format_inlines(block.inlines).split("\n")
    if look.of(block.role).rule_above and not any(lines):
        return "-" * 12
    if look.of(block.role).align == "right" and block.role != "symbol":
        lines[0] = prefix + lines[0]
        return "\n".join(part.rjust(WIDTH) for line in lines for part in _wrap(line, "", 0).split("\n"))
    indent_left = max(0, indent - len(prefix)) if prefix else indent
    return "\n".join(_wrap(line, prefix if index == 0 else "", indent_left) for index, line in enumerate(lines))


def _bullet(block: Paragraph, look: Look) -> str:
    return look.bullets[block.role].mark if block.role in look.bullets else ""


def _wrap(text: str, prefix: str, indent: int) -> str:
    spaces = " " * indent
    if not text.strip():
        return spaces + prefix.rstrip() if prefix.strip() else ""
    wrapper = TextWrapper(
        WIDTH,
        initial_indent=spaces + prefix,
        subsequent_indent=spaces + " " * len(prefix),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(text)


def _format_inlines(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    if isinstance(inline, NoteMark):
        return f"[{inline.mark}]" if inline.mark.isalnum() else inline.mark
    return "\n" if type(inline).__name__ == "Break" else ""


def _table(table: Table, indent: int) -> str:
    rows = [[_cell_lines(cell) for cell in row] for row in table.rows]
    columns = zip_longest(*rows, fillvalue=[""])
    widths = [max(len(line) for cell in column for line in cell) for column in columns]
    lines = [_row_lines(row, widths) for row in rows]
    if 0 < table.header_rows < len(lines):
        lines.insert(table.header_rows, ["-" * max(len(line) for row in lines for line in row)])
    return "\n".join(" " * indent + line for row in lines for line in row)


def _cell_lines(cell: Cell) -> list[str]:
    return " ".join(_format_inlines(paragraph.inlines) for paragraph in cell.blocks).split("\n")


def _row_lines(row: Iterable[list[str]], widths: Iterable[int]) -> list[str]:
    """Return the lines of a row, with the lines of each cell below one another."""
    lines = zip_longest(*row, fillvalue="")
    return ["  ".join(text.ljust(width) for text, width in zip(line, widths, strict=False)).rstrip() for line in lines]


def _notes(document: Document) -> Iterator[str]:
    yield from (_note(inline) for inline in inlines_of(document.body) if isinstance(inline, NoteMark))


def _note(note: NoteMark) -> str:
    prefix = f"[{note.mark}] " if note.mark.isalnum() else f"{note.mark} "
    texts = [_format_inlines(paragraph.inlines) for paragraph in note.blocks]
    return "\n".join(_wrap(text, prefix if index == 0 else " " * len(prefix), 0) for index, text in enumerate(texts))
