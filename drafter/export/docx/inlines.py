"""Inlines as runs: each takes the character style of its role, and no formatting of its own where one style says it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from drafter.document import Break, Field, Inline, NoteMark, Run
from drafter.export.docx.comments import ranged
from drafter.export.docx.story import Story
from drafter.export.docx.styles import position
from drafter.export.docx.xml import escaped, run, words
from drafter.look import Style


def inlines_xml(story: Story, inlines: Iterable[Inline], style: str) -> str:
    """The runs of a paragraph in the style of that id; neighbours that lead to one address are one link."""
    around = story.letter.style(style)
    inlines = list(inlines)
    if not any(isinstance(one, (Run, NoteMark)) and (one.remarks or getattr(one, "link", None)) for one in inlines):
        return "".join([_inline(story, inline, around) for inline in inlines])
    parts = []
    for link, together in groupby(ranged(inlines), lambda one: one[1].link if isinstance(one[1], Run) else None):
        text = "".join(before + _inline(story, inline, around) + after for before, inline, after in together)
        parts.append(f'<w:hyperlink r:id="{story.link(link)}" w:history="1">{text}</w:hyperlink>' if link else text)
    return "".join(parts)


def _inline(story: Story, inline: Inline, around: Style) -> str:
    if isinstance(inline, Run):
        return run(words(inline.text), _properties(story, inline, around))
    if isinstance(inline, Break):
        return run("<w:br/>")
    if isinstance(inline, Field):
        return _field(inline, story.letter.pages)
    return _call(story, inline)


def _properties(story: Story, inline: Run, around: Style) -> str:
    """The character style of a run; where it has several roles, the one that is made of theirs."""
    if not (inline.roles or inline.link or around.raised):
        return ""
    lowered = f'<w:position w:val="{position(around)}"/>' if around.raised else ""
    if not inline.roles and not inline.link:
        return lowered
    roles = ["link"] * bool(inline.link) + sorted(inline.roles & story.look.runs.keys())
    names = [name for role in roles if _changes(story.look.styles[name := story.look.runs[role]], around)]
    return f'<w:rStyle w:val="{story.letter.character_style(names)}"/>{lowered}' if names else lowered


def _changes(style: Style, around: Style) -> bool:
    """Whether a style adds anything: Word turns bold in bold, and italic in italic, back into plain."""
    flags = ("bold", "italic")
    said = [name for name in style.__struct_fields__[3:] if getattr(style, name) is not None]
    return not said or any(name not in flags or getattr(style, name) != getattr(around, name) for name in said)


def _field(inline: Field, pages: int) -> str:
    """A number of the page, with a result for readers that do not count themselves."""
    name, result = ("NUMPAGES", pages) if inline.name == "pages" else ("PAGE", 2)
    return f'<w:fldSimple w:instr=" {name} ">{run(words(str(result)))}</w:fldSimple>'


def mark_style(mark: NoteMark, story: Story) -> str:
    """The style of a mark: numbers and letters are raised, an asterisk is high by itself."""
    return f'<w:rStyle w:val="{story.look.runs["note-mark"]}"/>' if mark.mark.isalnum() else ""


def _call(story: Story, mark: NoteMark) -> str:
    """The call of a note: counted by Word where the mark is the next number, else with the mark as printed."""
    style = mark_style(mark, story)
    if not mark.blocks:
        return run(words(mark.mark), style)
    number, counted = story.letter.note(mark)
    if counted:
        return run(f'<w:footnoteReference w:id="{number}"/>', style)
    return run(f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/><w:t>{escaped(mark.mark)}</w:t>', style)
