"""Footnotes: a part of their own, with the short rule above them."""

from __future__ import annotations

from drafter.document.model import NoteMark
from drafter.export.docx.context import PartWriter
from drafter.export.docx.inlines import inlines_xml, mark_style
from drafter.export.docx.xml import alternate_content, document_xml, paragraph, run, words


def notes_part(writer: PartWriter) -> bytes:
    """footnotes.xml with the separators and all notes that have been called."""
    # The rule is the border of a paragraph, as short and thin as in the documents; LibreOffice has a rule of its own.
    rule = paragraph(writer.look.roles["note-rule"].style, run(alternate_content(elsewhere="<w:separator/>")))
    separators = (
        f'<w:footnote w:type="separator" w:id="-1">{rule}</w:footnote>'
        f'<w:footnote w:type="continuationSeparator" w:id="0">{rule}</w:footnote>'
    )
    return document_xml("footnotes", separators + "".join(_notes(writer)))


def _notes(writer: PartWriter) -> list[str]:
    called = enumerate(writer.context.notes, start=1)
    return [
        f'<w:footnote w:id="{number}">{_note(writer, mark, counted)}</w:footnote>' for number, (mark, counted) in called
    ]


def _note(writer: PartWriter, mark: NoteMark, counted: bool) -> str:
    role = writer.look.roles["note"]
    # LibreOffice sets a mark that is not counted before the note by itself, and would show it twice.
    character = run("<w:footnoteRef/>" if counted else alternate_content(words(mark.mark)), mark_style(mark, writer))
    leads = [character + run("<w:tab/>"), *[run("<w:tab/>")] * len(mark.blocks)]
    texts = (inlines_xml(writer, block.inlines, role.style) for block in mark.blocks)
    return "".join(paragraph(role.style, lead + text) for lead, text in zip(leads, texts, strict=False))
