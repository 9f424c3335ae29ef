"""Inlines as runs: each takes the character style of its role, and no formatting of its own where one style says it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from drafter.document.model import Break, Field, Inline, NoteMark, Run
from drafter.export.docx.comments import comment_ranges
from drafter.export.docx.context import PartWriter
from drafter.export.docx.styles import position
from drafter.export.docx.xml import escape, run, words
from drafter.look.model import Style


def inlines_xml(writer: PartWriter, inlines: Iterable[Inline], style: str) -> str:
    """The runs of a paragraph in the style of that id; neighbours that lead to one address are one link."""
    around = writer.context.style(style)
    inlines = list(inlines)
    if not any(isinstance(one, (Run, NoteMark)) and (one.comments or getattr(one, "link", None)) for one in inlines):
        return "".join([_inline(writer, inline, around) for inline in inlines])
    parts = []
    for link, together in groupby(
        comment_ranges(inlines), lambda one: one[1].link if isinstance(one[1], Run) else None
    ):
        text = "".join(before + _inline(writer, inline, around) + after for before, inline, after in together)
        parts.append(f'<w:hyperlink r:id="{writer.link(link)}" w:history="1">{text}</w:hyperlink>' if link else text)
    return "".join(parts)


def _inline(writer: PartWriter, inline: Inline, around: Style) -> str:
    if isinstance(inline, Run):
        return run(words(inline.text), _properties(writer, inline, around))
    if isinstance(inline, Break):
        return run("<w:br/>")
    if isinstance(inline, Field):
        return _field(inline, writer.context.pages)
    return _note_reference(writer, inline)


def _properties(writer: PartWriter, inline: Run, around: Style) -> str:
    """The character style of a run; where it has several roles, the one that is made of theirs."""
    if not (inline.roles or inline.link or around.raised):
        return ""
    lowered = f'<w:position w:val="{position(around)}"/>' if around.raised else ""
    if not inline.roles and not inline.link:
        return lowered
    roles = ["link"] * bool(inline.link) + sorted(inline.roles & writer.look.runs.keys())
    names = [name for role in roles if _changes(writer.look.styles[name := writer.look.runs[role]], around)]
    return f'<w:rStyle w:val="{writer.context.character_style(names)}"/>{lowered}' if names else lowered


def _changes(style: Style, around: Style) -> bool:
    """Whether a style adds anything: Word turns bold in bold, and italic in italic, back into plain."""
    flags = ("bold", "italic")
    said = [name for name in style.__struct_fields__[3:] if getattr(style, name) is not None]
    return not said or any(name not in flags or getattr(style, name) != getattr(around, name) for name in said)


def _field(inline: Field, pages: int) -> str:
    """A number of the page, with a result for readers that do not count themselves."""
    name, result = ("NUMPAGES", pages) if inline.name == "pages" else ("PAGE", 2)
    return f'<w:fldSimple w:instr=" {name} ">{run(words(str(result)))}</w:fldSimple>'


def mark_style(mark: NoteMark, writer: PartWriter) -> str:
    """The style of a mark: numbers and letters are raised, an asterisk is high by itself."""
    return f'<w:rStyle w:val="{writer.look.runs["note-mark"]}"/>' if mark.mark.isalnum() else ""


def _note_reference(writer: PartWriter, mark: NoteMark) -> str:
    """The call of a note: counted by Word where the mark is the next number, else with the mark as printed."""
    style = mark_style(mark, writer)
    if not mark.blocks:
        return run(words(mark.mark), style)
    number, counted = writer.context.note(mark)
    if counted:
        return run(f'<w:footnoteReference w:id="{number}"/>', style)
    return run(f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/><w:t>{escape(mark.mark)}</w:t>', style)
