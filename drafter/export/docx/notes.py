"""Footnotes: a part of their own, with the short rule above them."""

from __future__ import annotations

from drafter.document import NoteMark
from drafter.export.docx.inlines import inlines_xml
from drafter.export.docx.story import Story
from drafter.export.docx.xml import document_xml, escaped, paragraph, run, words


def notes_part(story: Story) -> bytes:
    """footnotes.xml with the separators and all notes that have been called."""
    rule = paragraph(story.look.roles["note-rule"].style)
    separators = (
        f'<w:footnote w:type="separator" w:id="-1">{rule}</w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0">{rule}</w:footnote>'
    )
    return document_xml("footnotes", separators + "".join(_notes(story)))


def _notes(story: Story) -> list[str]:
    called = enumerate(story.letter.notes, start=1)
    return [
        f'<w:footnote w:id="{number}">{_note(story, mark, counted)}</w:footnote>' for number, (mark, counted) in called
    ]


def _note(story: Story, mark: NoteMark, counted: bool) -> str:
    role = story.look.roles["note"]
    style = f'<w:rStyle w:val="{story.look.runs["note-mark"]}"/>'
    sign = run("<w:footnoteRef/>" if counted else f"<w:t>{escaped(mark.mark)}</w:t>", style)
    leads = [run(words(role.lead)) + sign + run("<w:tab/>"), *[run(words(role.lead + "\t"))] * len(mark.blocks)]
    texts = (inlines_xml(story, block.inlines, role.style) for block in mark.blocks)
    return "".join(paragraph(role.style, lead + text) for lead, text in zip(leads, texts, strict=False))
