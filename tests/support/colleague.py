"""A letter with everything that a colleague may touch in Word, and the means to edit its Word file."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree
from PIL import Image

from drafter.load import LetterInput, from_file
from drafter.pipeline import derive, export

Edit = Callable[[Document], object]

LETTER = """\
template: letter
date: 2026-02-17
addressees: [secretary-general]
agenda_items:
  - {number: 77, title: "Oceans and the law of the sea"}
on_behalf_of: [Malta, Fiji]
body: |
  We write on behalf of {{ on_behalf_of.count }} States, namely, {{ on_behalf_of }}, about the *quiet* lamp, which is
  the States' "own", and recall resolution 70/1.[^one]

  The **second** paragraph speaks of the harbour, the pier and the light that burns there at night.

  (a) The first item of the list speaks of oil;

  (b) The second item of the list speaks of wicks.

  - A bullet about the stairs;
  - A bullet about the door.

  > A quotation of the keeper about storms.

  | Room | Books |
  |------|------:|
  | North[^two] | 12 |
  | South | 9 |

  ![The plan of the rooms](plan.png)

  See [the catalogue](https://example.org/a_b) for more of them.[^three]

  {{ circulation_request }}

  [^one]: A note about the lamp.
  [^two]: A note about the north room.
  [^three]: A note about the catalogue.
signatories:
  - {given: Aroha, family: Whitcombe, state: New Zealand}
  - {given: Joseph, family: Vella, state: Malta}
annexes:
  - title: The keeper's programme
    body_file: programme.md
  - title: The rules of the door
    body: |
      The door is open.

      The door is shut at night by the keeper of the harbour.
"""
PROGRAMME = "# Mornings\n\nChildren read, and are read to.\n\nThe evenings belong to the old sailors of the port.\n"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_numbers = count(9000)


def picture(grey: int = 0) -> bytes:
    """Return a small picture of one colour."""
    file = io.BytesIO()
    Image.new("L", (8, 8), grey).save(file, "PNG")
    return file.getvalue()


def write_letter(folder: Path, text: str = LETTER) -> LetterInput:
    """Write the letter with its files into a folder; return it."""
    (folder / "programme.md").write_text(PROGRAMME)
    (folder / "plan.png").write_bytes(picture())
    (folder / "letter.yaml").write_text(text)
    return from_file(folder / "letter.yaml")


def render(letter: LetterInput) -> bytes:
    """Return the Word file of a letter."""
    return next(iter(export(derive(letter), ["docx"]).values()))


def edited(data: bytes, edit: Edit) -> bytes:
    """Return a Word file after an edit."""
    document = docx.Document(io.BytesIO(data))
    edit(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of the text and of its tables."""
    yield from document.paragraphs
    for table in document.tables:
        yield from (one for row in table.rows for cell in row.cells for one in cell.paragraphs)


def at(document: Document, words: str) -> Paragraph:
    """Return the first paragraph with these words."""
    return next(one for one in paragraphs(document) if words in one.text)


def run_at(document: Document, words: str) -> Run:
    """Return the first run with these words, also of a link."""
    paragraph = at(document, words)
    runs = (Run(element, paragraph) for element in paragraph._p.iter(qn("w:r")))
    return next(run for run in runs if words in run.text)


def replace(old: str, new: str) -> Edit:
    """Return an edit that replaces words."""

    def edit(document: Document) -> None:
        run = run_at(document, old)
        run.text = run.text.replace(old, new)

    return edit


def cut_out(document: Document, words: str) -> Run:
    """Return a run with these words alone, cut out of the run that has them."""
    run = run_at(document, words)
    before, _, behind = run.text.partition(words)
    for text in (behind, words):
        new = copy.deepcopy(run._r)
        run._r.addnext(new)
        Run(new, run._parent).text = text
    run.text = before
    return Run(run._r.getnext(), run._parent)


def font(words: str, **formats: object) -> Edit:
    """Return an edit that sets properties of the font of words."""

    def edit(document: Document) -> None:
        run = cut_out(document, words)
        for name, value in formats.items():
            setattr(run.font, name, value)

    return edit


def delete(words: str) -> Edit:
    """Return an edit that deletes the paragraph with these words."""

    def edit(document: Document) -> None:
        element = at(document, words)._p
        element.getparent().remove(element)

    return edit


def move(words: str, behind: str) -> Edit:
    """Return an edit that moves one paragraph behind another."""
    return lambda document: at(document, behind)._p.addnext(at(document, words)._p)


def add(behind: str, text: str, xml: str = "", style: str = "") -> Edit:
    """Return an edit that adds a paragraph of the same kind, or in another style, with text or XML."""

    def edit(document: Document) -> None:
        old = at(document, behind)
        element = copy.deepcopy(old._p)
        for child in [child for child in element if child.tag != qn("w:pPr")]:
            element.remove(child)
        old._p.addnext(element)
        new = Paragraph(element, old._parent)
        if text:
            new.add_run(text)
        if xml:
            element.append(word_xml(xml))
        if style:
            new.style = style

    return edit


def append(words: str, xml: str) -> Edit:
    """Return an edit that adds XML at the end of a paragraph."""
    return lambda document: at(document, words)._p.append(word_xml(xml))


def set_property(words: str, xml: str) -> Edit:
    """Return an edit that gives a paragraph a property, in place of its own."""

    def edit(document: Document) -> None:
        properties, new = at(document, words)._p.get_or_add_pPr(), word_xml(xml)
        for old in properties.findall(new.tag):
            properties.remove(old)
        properties.append(new)

    return edit


def word_xml(xml: str) -> etree._Element:
    """Return an element of Word, with the prefixes w, r and m."""
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    return parse_xml(f"<w:body {nsdecls('w', 'r')} {math}>{xml}</w:body>")[0]


def tracked(element: etree._Element, kind: str) -> None:
    """Put a run into a tracked change: ins, del, moveFrom or moveTo."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(next(_numbers)))
    change.set(qn("w:author"), "Aroha")
    element.addprevious(change)
    change.append(element)
    for text in list(element.iter(qn("w:t"))) if kind in ("del", "moveFrom") else ():
        text.tag = qn("w:delText")


def mark_end(paragraph: etree._Element, kind: str) -> None:
    """Track the end of a paragraph."""
    mark = f'<w:rPr><w:{kind} w:id="{next(_numbers)}" w:author="Aroha"/></w:rPr>'
    paragraph.get_or_add_pPr().append(word_xml(mark))


def relation(document: Document, address: str, kind: str = "hyperlink") -> str:
    """Return the id of a new relation to an address."""
    return str(document.part.relate_to(address, f"{_OFFICE}/{kind}", is_external=True))


def link(words: str, address: str) -> Edit:
    """Return an edit that makes words a link."""

    def edit(document: Document) -> None:
        run = cut_out(document, words)
        holder = OxmlElement("w:hyperlink")
        holder.set(qn("r:id"), relation(document, address))
        run._r.addprevious(holder)
        holder.append(run._r)

    return edit


def note_text(old: str, new: str) -> Edit:
    """Return an edit of the words of a footnote."""

    def edit(document: Document) -> None:
        relations = document.part.rels.values()
        part = next(one.target_part for one in relations if one.reltype.endswith("/footnotes"))
        root = etree.fromstring(part.blob)
        text = next(one for one in root.iter(qn("w:t")) if old in (one.text or ""))
        text.text = text.text.replace(old, new)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return edit


def note_run(document: Document, words: str) -> etree._Element:
    """Return the run with the reference to the footnote of a paragraph."""
    runs = at(document, words)._p.iter(qn("w:r"))
    return next(run for run in runs if run.find(qn("w:footnoteReference")) is not None)


def add_endnote(document: Document, words: str, text: str) -> None:
    """Add an endnote to a paragraph."""
    body = f'<w:p><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
    root = f'<w:endnotes {nsdecls("w")}><w:endnote w:id="9">{body}</w:endnote></w:endnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    part = Part(PackURI("/word/endnotes.xml"), kind, root.encode(), document.part.package)
    document.part.relate_to(part, f"{_OFFICE}/endnotes")
    at(document, words)._p.append(word_xml('<w:r><w:endnoteReference w:id="9"/></w:r>'))


def number(words: str, form: str, text: str) -> Edit:
    """Return an edit that gives a paragraph a number or bullet of Word, as the button of a list does."""

    def edit(document: Document) -> None:
        lists = document.part.numbering_part.element
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        lists.insert(0, word_xml(f'<w:abstractNum w:abstractNumId="90">{level}</w:abstractNum>'))
        lists.append(word_xml('<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        set_property(words, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>')(document)

    return edit
