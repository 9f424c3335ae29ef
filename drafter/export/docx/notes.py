"""Footnotes: a part of their own, with the short rule above them."""

from __future__ import annotations

from drafter.document import NoteMark
from drafter.export.docx.inlines import inlines_xml, mark_style
from drafter.export.docx.story import Story
from drafter.export.docx.xml import document_xml, in_word, paragraph, run, words


def notes_part(story: Story) -> bytes:
    """footnotes.xml with the separators and all notes that have been called."""
    # The rule is the border of a paragraph, as short and thin as in the documents; LibreOffice has a rule of its own.
    rule = paragraph(story.look.roles["note-rule"].style, run(in_word(elsewhere="<w:separator/>")))
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
    # LibreOffice sets a mark that is not counted before the note by itself, and would show it twice.
    sign = run("<w:footnoteRef/>" if counted else in_word(words(mark.mark)), mark_style(mark, story))
    leads = [sign + run("<w:tab/>"), *[run("<w:tab/>")] * len(mark.blocks)]
    texts = (inlines_xml(story, block.inlines, role.style) for block in mark.blocks)
    return "".join(paragraph(role.style, lead + text) for lead, text in zip(leads, texts, strict=False))
