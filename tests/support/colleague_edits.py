"""Edits that colleagues make to the letter of `colleague` in Word, beyond words."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from support.colleague import (
    Edit,
    add,
    append,
    at,
    cut_out,
    mark_end,
    move,
    note_run,
    note_text,
    picture,
    relation,
    run_at,
    tracked,
    word_xml,
)


def copy_behind(words: str, behind: str) -> Edit:
    return lambda document: at(document, behind)._p.addnext(copy.deepcopy(at(document, words)._p))


def move_note(document: Document) -> None:
    at(document, "The second")._p.append(note_run(document, "We write"))


def second_note_paragraph(document: Document) -> None:
    note_text("about the lamp.", "about the lamp, in full.")(document)


def drop_note_in_cell(document: Document) -> None:
    run = note_run(document, "North")
    run.getparent().remove(run)


def change_target(words: str, address: str) -> Edit:
    def edit(document: Document) -> None:
        holder = next(at(document, words)._p.iter(qn("w:hyperlink")))
        document.part.rels[holder.get(qn("r:id"))]._target = address

    return edit


def drop_link(document: Document) -> None:
    holder = next(at(document, "catalogue")._p.iter(qn("w:hyperlink")))
    for run in list(holder):
        holder.addprevious(run)
    holder.getparent().remove(holder)


def split(words: str, first: str, rest: str) -> Edit:
    """Return an edit that splits a paragraph whose words are in one run."""

    def edit(document: Document) -> None:
        old = at(document, words)
        new = copy.deepcopy(old._p)
        old._p.addnext(new)
        run_at(document, words).text = first
        run_at(document, words).text = rest

    return edit


def join(first: str, second: str) -> Edit:
    """Return an edit that joins two paragraphs as Delete does at the end of the first; the tab of the second stays."""

    def edit(document: Document) -> None:
        above, below = at(document, first)._p, at(document, second)._p
        for child in [child for child in below if child.tag != qn("w:pPr")]:
            above.append(child)
        below.getparent().remove(below)

    return edit


def the_picture(document: Document) -> etree._Element:
    return next(one for one in document.paragraphs if next(one._p.iter(qn("w:drawing")), None) is not None)._p


def move_picture(document: Document) -> None:
    at(document, "The second")._p.addnext(the_picture(document))


def drop_picture(document: Document) -> None:
    the_picture(document).getparent().remove(the_picture(document))


def other_alternative(document: Document) -> None:
    for properties in document.element.body.iter("{*}docPr"):
        properties.set("descr", "The rooms, seen from [above]")


def the_table(document: Document) -> Table:
    return next(table for table in document.tables if "South" in table.rows[-1].cells[0].text)


def move_table(document: Document) -> None:
    at(document, "The second")._p.addnext(the_table(document)._tbl)


def drop_table(document: Document) -> None:
    table = the_table(document)._tbl
    table.getparent().remove(table)


def move_row(document: Document) -> None:
    rows = the_table(document).rows
    rows[1]._tr.addprevious(rows[2]._tr)


def track_row(document: Document) -> None:
    row = the_table(document).rows[2]._tr
    row.get_or_add_trPr().append(word_xml('<w:del w:id="811" w:author="Aroha"/>'))
    for run in list(row.iter(qn("w:r"))):
        tracked(run, "del")


def track_move(document: Document) -> None:
    """Move a paragraph with tracked moves, as Word does when a paragraph is dragged."""
    old = at(document, "The second")._p
    new = copy.deepcopy(old)
    at(document, "for more of them")._p.addnext(new)
    for element, kind in ((old, "moveFrom"), (new, "moveTo")):
        mark_end(element, kind)
        for run in [child for child in element if child.tag == qn("w:r")]:
            tracked(run, kind)
        element.insert(1, word_xml(f'<w:{kind}RangeStart w:id="70" w:name="move1" w:author="Aroha"/>'))
        element.append(word_xml(f'<w:{kind}RangeEnd w:id="70"/>'))


def track_end(document: Document) -> None:
    mark_end(at(document, "The second")._p, "del")


def track_both(document: Document) -> None:
    """Delete and insert as tracked changes of one author; another one has only deleted."""
    tracked(cut_out(document, "harbour")._r, "del")
    run = cut_out(document, "pier")._r
    new = copy.deepcopy(run)
    run.addnext(new)
    Run(new, at(document, "The second")).text = "jetty"
    tracked(new, "ins")
    tracked(run, "del")


def page_break(document: Document) -> None:
    at(document, "The second").runs[-1].add_break(WD_BREAK.PAGE)


def paste_from_web(document: Document) -> None:
    look = '<w:rPr><w:rFonts w:ascii="Arial"/><w:shd w:val="clear" w:fill="FFFFFF"/></w:rPr>'
    add("The second", "", f'<w:r>{look}<w:t xml:space="preserve">\u200bRead our\u00a0news </w:t></w:r>', "Normal")(
        document
    )
    address = relation(document, "https://example.org/?q=a b&c=(d)")
    append("Read our", f'<w:hyperlink r:id="{address}"><w:r><w:t>here [now]</w:t></w:r></w:hyperlink>')(document)
    at(document, "Read our").add_run(" and *there* | {{ x }}.")


def heading_of_annex(document: Document) -> None:
    copy_behind("Annex II", "The door is shut")(document)


def add_signature(document: Document) -> None:
    copy_behind("Vella", "Vella")(document)


def swap_signatures(document: Document) -> None:
    move("Vella", "Whitcombe")(document)


def add_picture(document: Document) -> None:
    at(document, "The second").add_run().add_picture(BytesIO(picture(99)), width=Pt(30))


def replace_picture(document: Document) -> None:
    part = next(one.target_part for one in document.part.rels.values() if one.reltype.endswith("/image"))
    part._blob = picture(77)


def add_table(document: Document) -> None:
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "A", "B"
    at(document, "The second")._p.addnext(table._tbl)


def drop_headers(document: Document) -> None:
    for reference in list(document.element.body.iter(qn("w:headerReference"))):
        reference.getparent().remove(reference)


def header(document: Document) -> Sequence[Paragraph]:
    return document.sections[0].first_page_header.paragraphs


def section_break(document: Document) -> None:
    """Add the break of a section as Word does: both sections have the same headers."""
    own = copy.deepcopy(document.element.body.find(qn("w:sectPr")))
    at(document, "The second")._p.get_or_add_pPr().append(own)


def font_colour(document: Document) -> None:
    cut_out(document, "harbour").font.color.rgb = RGBColor(255, 0, 0)
