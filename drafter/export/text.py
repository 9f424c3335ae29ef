"""The letter as plain text: masthead first, a blank line between paragraphs, notes at the end, lines of 78 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from drafter.document.model import Block, Document, Group, Inline, NoteMark, Paragraph, Picture, Run, Table, inlines_of
from drafter.look.model import Look

WIDTH = 78
_STEP = 4  # columns of one level of a list
_MARGIN = {"quotation", "verse"}
_BESIDE = {"session-block"}
_TOGETHER = {"masthead", "column", "foot", "draft-mark"}


def export(document: Document, look: Look) -> bytes:
    """The text in UTF-8; running heads are left out, since they repeat the symbols."""
    furniture = [document.furniture[role] for role in ("draft-mark", "masthead") if role in document.furniture]
    parts = [*_parts(furniture, look), *_parts(document.body, look), *_notes(document)]
    if "foot" in document.furniture:
        parts += _parts([document.furniture["foot"]], look)
    return ("\n\n".join(part for part in parts if part.strip()) + "\n").encode()


def _parts(blocks: Iterable[Block], look: Look, indent: int = 0) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block, look, indent)
        elif isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Picture):
            yield _wrapped(f"[{block.alternative}]", "", indent) if block.role != "emblem" else ""
        elif block.role in _TOGETHER:
            yield "\n".join(_parts(block.blocks, look, indent)).strip("\n")
        else:
            yield from _parts(block.blocks, look, indent + _depth(block))


def _depth(group: Group) -> int:
    return _STEP if group.role in _MARGIN or group.role == "item" else 0


def _paragraph(block: Paragraph, look: Look, indent: int) -> str:
    if look.of(block.role).rule_above:
        return "-" * 12
    mark = _bullet(block, look) or block.label
    lines = _format_inlines(block.inlines).split("\n")
    aligned = look.of(block.role).align == "right" and block.role != "symbol"
    if aligned:
        return "\n".join(line.rjust(WIDTH) for part in lines for line in _wrapped(part, "", 0).split("\n"))
    lead = f"{mark} " if mark else ""
    inside = max(0, indent - len(lead)) if lead else indent
    return "\n".join(_wrapped(line, lead if number == 0 else "", inside) for number, line in enumerate(lines))


def _bullet(block: Paragraph, look: Look) -> str:
    return look.bullets[block.role].mark if block.role in look.bullets else ""


def _wrapped(text: str, lead: str, indent: int) -> str:
    blank = " " * indent
    wrapper = TextWrapper(
        WIDTH,
        initial_indent=blank + lead,
        subsequent_indent=blank + " " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(text) if text.strip() else ""


def _format_inlines(inlines: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    if isinstance(inline, Run):
        return inline.text
    if isinstance(inline, NoteMark):
        return f"[{inline.mark}]" if inline.mark.isalnum() else inline.mark
    return "\n" if type(inline).__name__ == "Break" else ""


def _table(table: Table) -> str:
    cells = [
        [" ".join(_format_inlines(paragraph.inlines) for paragraph in cell.blocks) for cell in row]
        for row in table.rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=False)]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=False)).rstrip() for row in cells]
    if 0 < table.header_rows < len(lines):
        lines.insert(table.header_rows, "-" * max(map(len, lines)))
    return "\n".join(lines)


def _notes(document: Document) -> Iterator[str]:
    yield from (_note(inline) for inline in inlines_of(document.body) if isinstance(inline, NoteMark))


def _note(note: NoteMark) -> str:
    lead = f"[{note.mark}] " if note.mark.isalnum() else f"{note.mark} "
    texts = [_format_inlines(paragraph.inlines) for paragraph in note.blocks]
    return "\n".join(_wrapped(text, lead if number == 0 else " " * len(lead), 0) for number, text in enumerate(texts))
