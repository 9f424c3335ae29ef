"""Edits of a Word file as a colleague makes them, with python-docx: one of each kind, drawn by a seed.

Each function changes the document in place, and returns False if the letter has nothing of the kind.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from support.edit_words import family_name
from support.edit_words import word as word_in

PLAIN = ("SingleTxt", "IndentedTxt")
TEXT = (*PLAIN, "ClosingTxt")
FLOW = (*TEXT, "Bullet1", "Bullet2", "Bullet3", "Quotation", "Verse", "Heading1", "Heading2", "Heading3")
_WORD = re.compile(r"[^\W\d_]{4,}")

# A number at the beginning of a paragraph: 1. or (a), in Arabic 1 -.
_NUMBER = r"\t*\S{1,5}(?:\u00a0-)?\t"

Edit = Callable[[Document, random.Random], bool]


def edited(data: bytes, edit: Edit, seed: int, composed: Sequence[str] = (), language: str = "en") -> bytes | None:
    """Return the file with an edit; None if the letter has nothing that the edit changes.

    `composed` are texts that Drafter composes, in which words stay as they are. New words are in the language.
    """
    document = docx.Document(BytesIO(data))
    document.__dict__["language"] = language
    document.__dict__["composed"] = composed
    if not edit(document, random.Random(seed)):
        return None
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def paragraphs(document: Document, styles: Sequence[str], least: int = 1) -> list[Paragraph]:
    """Return the paragraphs of the body in these styles, with at least so many characters."""
    return [one for one in document.paragraphs if one.style.style_id in styles and len(one.text.strip()) >= least]


def words_of(paragraph: Paragraph, document: Document | None = None) -> list[tuple[Run, re.Match[str]]]:
    """Return the words in the runs of a paragraph that are no links, without those that Drafter composes."""
    runs = [run for run in paragraph.runs if document is None or not is_composed(document, run)]
    return [(run, word) for run in runs for word in _WORD.finditer(run.text)]


def is_composed(document: Document, run: Run) -> bool:
    """True if Drafter composes the text of a run."""
    return any(run.text.strip() in text for text in document.__dict__["composed"])


def new_word(document: Document, chance: random.Random) -> str:
    """Return a word in the language of the letter."""
    return word_in(document.__dict__["language"], chance)


def replace(run: Run, start: int, end: int, text: str) -> None:
    """Replace characters of a run."""
    run.text = run.text[:start] + text + run.text[end:]


def change_words(document: Document, chance: random.Random) -> bool:
    """Replace, add and delete words of the text."""
    found = [pair for one in paragraphs(document, FLOW, 20) for pair in words_of(one, document)]
    if not found:
        return False
    for run, word in chance.sample(found, 1):
        new = new_word(document, chance)
        kind = chance.randrange(3)
        if kind == 0:
            replace(run, word.start(), word.end(), new)
        elif kind == 1:
            replace(run, word.end(), word.end(), f" {new}")
        else:
            end = word.end() + (run.text[word.end() : word.end() + 1] == " ")
            replace(run, word.start(), end, "")
    return True


def _tracked(run: Run, start: int, end: int, text: str, author: str) -> None:
    """Replace characters of a run as a tracked change."""
    before, old, after = run.text[:start], run.text[start:end], run.text[end:]
    element = run._r
    parts = []
    for kind, content in (("", before), ("del", old), ("ins", text), ("", after)):
        if not content:
            continue
        piece = copy.deepcopy(element)
        for child in list(piece):
            if child.tag != qn("w:rPr"):
                piece.remove(child)
        node = OxmlElement("w:delText" if kind == "del" else "w:t")
        node.text = content
        node.set(qn("xml:space"), "preserve")
        piece.append(node)
        if kind:
            change = OxmlElement(f"w:{kind}")
            change.set(qn("w:id"), str(9000 + len(parts) + random.Random(text + old).randrange(900)))
            change.set(qn("w:author"), author)
            change.append(piece)
            piece = change
        parts.append(piece)
    for piece in parts:
        element.addprevious(piece)
    element.getparent().remove(element)


def track_words(document: Document, chance: random.Random) -> bool:
    """Change two words as tracked changes of two authors."""
    found = [(one, pair) for one in paragraphs(document, FLOW, 20) for pair in words_of(one, document)]
    runs = list({pair[0]._r: pair[0] for _, pair in found if "\t" not in pair[0].text}.values())
    if len(runs) < 2:
        return False
    for author, run in zip(("Aroha", "Capital"), chance.sample(runs, 2), strict=True):
        word = chance.choice(list(_WORD.finditer(run.text)))
        _tracked(run, word.start(), word.end(), new_word(document, chance), author)
    return True


def _copy_of(paragraph: Paragraph, text: str) -> Paragraph:
    new = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(new)
    result = Paragraph(new, paragraph._parent)
    for child in list(new):
        if child.tag != qn("w:pPr"):
            new.remove(child)
    result.add_run(text)
    return result


def add_paragraph(document: Document, chance: random.Random) -> bool:
    """Add a paragraph of text."""
    found = paragraphs(document, PLAIN, 20)
    if not found:
        return False
    _copy_of(
        chance.choice(found),
        f"\tWe add that the *ferry* sails at {chance.randrange(9)} & that it is {{{{ on }}}} time.",
    )
    return True


def add_item(document: Document, chance: random.Random) -> bool:
    """Add an item to a list with bullets, or a paragraph to a quotation."""
    found = paragraphs(document, ("Bullet1", "Bullet2", "Quotation"))
    if not found:
        return False
    _copy_of(chance.choice(found), "Another item of the colleague;")
    return True


def add_numbered(document: Document, chance: random.Random) -> bool:
    """Add a paragraph with a number or letter."""
    found = [one for one in paragraphs(document, TEXT) if re.match(r"\t*(\d+\.|\(?[a-z]\))\t", one.text)]
    if not found:
        return False
    one = chance.choice(found)
    lead, label = re.match(r"(\t*)(\S+)", one.text).groups()  # type: ignore[union-attr]
    new = (
        f"{int(label[:-1]) + 1}."
        if label[:-1].isdigit()
        else label.replace(label.strip("()")[-1], chr(ord(label.strip("()")[-1]) + 1))
    )
    _copy_of(one, f"{lead}{new}\tAnd the colleague's own;")
    return True


def delete_paragraph(document: Document, chance: random.Random) -> bool:
    """Delete a paragraph, item or heading."""
    found = paragraphs(document, FLOW, 10)
    if len(found) < 3:
        return False
    one = chance.choice(found)._p
    one.getparent().remove(one)
    return True


def split_paragraph(document: Document, chance: random.Random) -> bool:
    """Split a paragraph behind a comma or another mark."""
    found = [
        (one, number, match)
        for one in paragraphs(document, TEXT, 40)
        for number, run in enumerate(one.runs)
        for match in re.finditer(r"(?<=\w\w[,;.]) (?=\w)", run.text)
        if not is_composed(document, run)
    ]
    if not found:
        return False
    paragraph, number, match = chance.choice(found)
    new = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(new)
    first, second = paragraph.runs[number], Paragraph(new, paragraph._parent).runs[number]
    second.text = second.text[match.end() :]
    first.text = first.text[: match.start()]
    _remove_siblings(second._r, before=True)
    _remove_siblings(first._r, before=False)
    return True


def _remove_siblings(element: object, before: bool) -> None:
    """Remove what is before or after a run in its paragraph, except the properties."""
    for sibling in list(element.itersiblings(preceding=before)):  # type: ignore[attr-defined]
        if sibling.tag != qn("w:pPr"):
            sibling.getparent().remove(sibling)


def join_paragraphs(document: Document, chance: random.Random) -> bool:
    """Join a paragraph with the next one."""
    pairs = [
        (a, b)
        for a, b in zip(document.paragraphs, document.paragraphs[1:], strict=False)
        if a.style.style_id == b.style.style_id == "SingleTxt"
        and len(a.text) > 9
        and len(b.text) > 9
        and not re.match(_NUMBER, b.text)
    ]
    if not pairs:
        return False
    first, second = chance.choice(pairs)
    first.add_run(" ")
    for child in list(second._p):
        if child.tag != qn("w:pPr"):
            first._p.append(child)
    for run in first.runs[1:]:
        if run.text == "\t":
            run.text = ""
    second._p.getparent().remove(second._p)
    return True


def move_paragraph(document: Document, chance: random.Random) -> bool:
    """Move a paragraph in front of another one."""
    found = [one for one in paragraphs(document, PLAIN, 20) if not re.match(_NUMBER, one.text)]
    if len(found) < 3:
        return False
    one, other = chance.sample(found, 2)
    before = document.element.body.index(one._p)
    other._p.addprevious(one._p)
    return bool(document.element.body.index(one._p) != before)


def emphasize(document: Document, chance: random.Random) -> bool:
    """Set a word in italics or in bold."""
    found = [
        pair
        for one in paragraphs(document, TEXT, 20)
        for pair in words_of(one, document)
        if pair[0].style.style_id not in ("Emphasis", "Strong")
    ]
    if not found:
        return False
    run, word = chance.choice(found)
    font, kind = _split(run, word.start(), word.end()).font, chance.choice(("italic", "bold"))
    # Word sets both: text of complex scripts, such as Arabic, has emphasis of its own.
    font.__setattr__(kind, True)
    font.__setattr__(f"cs_{kind}", True)
    return True


def _split(run: Run, start: int, end: int) -> Run:
    """Split a run, and return the run with the characters from `start` to `end`."""
    text = run.text
    element = run._r
    pieces = []
    for part in (text[:start], text[start:end], text[end:]):
        piece = copy.deepcopy(element)
        element.addprevious(piece)
        pieces.append(Run(piece, run._parent))
        pieces[-1].text = part
    element.getparent().remove(element)
    return pieces[1]


def plain(document: Document, chance: random.Random) -> bool:
    """Take the emphasis from a word of the text."""
    found = [
        run for one in paragraphs(document, TEXT) for run in one.runs if run.style.style_id in ("Emphasis", "Strong")
    ]
    if not found:
        return False
    chance.choice(found).style = None
    return True


def add_link(document: Document, chance: random.Random) -> bool:
    """Make a word a link."""
    found = [pair for one in paragraphs(document, TEXT, 20) for pair in words_of(one, document)]
    if not found:
        return False
    run, word = chance.choice(found)
    middle = _split(run, word.start(), word.end())
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to("https://example.org/ferry", kind, is_external=True))
    middle._r.addprevious(link)
    link.append(middle._r)
    return True


def change_cell(document: Document, chance: random.Random) -> bool:
    """Change a word or number in a cell of a table."""
    found = [run for cell in _cells(document) for one in cell.paragraphs for run in one.runs if run.text.strip()]
    if not found:
        return False
    run = chance.choice(found)
    run.text = (
        f"{new_word(document, chance)} | {run.text}"
        if chance.random() < 0.3
        else run.text + " " + new_word(document, chance)
    )
    return True


def _cells(document: Document) -> Iterator[object]:
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.paragraphs[0].style.style_id.startswith("Table"):
                    yield cell


def add_row(document: Document, chance: random.Random) -> bool:
    """Copy a row of a table, with one other word."""
    rows = [
        row
        for table in document.tables
        if table.rows[0].cells[0].paragraphs[0].style.style_id.startswith("Table")
        for row in table.rows[1:]
    ]
    if not rows:
        return False
    row = chance.choice(rows)
    new = copy.deepcopy(row._tr)
    row._tr.addnext(new)
    for text in new.iter(qn("w:t")):
        text.text = new_word(document, chance)
    for reference in list(new.iter(qn("w:footnoteReference"))):
        reference.getparent().getparent().remove(reference.getparent())
    return True


def delete_row(document: Document, chance: random.Random) -> bool:
    """Delete a row of a table."""
    rows = [
        row
        for table in document.tables
        if table.rows[0].cells[0].paragraphs[0].style.style_id.startswith("Table")
        for row in table.rows[1:]
    ]
    if len(rows) < 2:
        return False
    row = chance.choice(rows)._tr
    row.getparent().remove(row)
    return True


def _notes(document: Document) -> list[object]:
    part = next((one.target_part for one in document.part.rels.values() if one.reltype.endswith("/footnotes")), None)
    if part is None:
        return []
    from lxml import etree

    root = etree.fromstring(part.blob)
    document.__dict__["_notes_part"] = (part, root)
    return [text for text in root.iter(qn("w:t")) if len(text.text or "") > 12]


def change_note(document: Document, chance: random.Random) -> bool:
    """Change a word of a note."""
    from lxml import etree

    texts = [text for text in _notes(document) if _WORD.search(text.text) and not is_composed_note(text.text)]
    if not texts:
        return False
    text = chance.choice(texts)
    word = chance.choice(list(_WORD.finditer(text.text)))
    text.text = text.text[: word.start()] + new_word(document, chance) + text.text[word.end() :]
    part, root = document.__dict__["_notes_part"]
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return True


def is_composed_note(text: str) -> bool:
    """True for a note that Drafter composes, about a reissue, or about the language of an annex."""
    return "eissued" in text or "Reproduced as received" in text


def delete_note(document: Document, chance: random.Random) -> bool:
    """Delete the reference to a note."""
    found = [
        run
        for one in document.paragraphs
        if one.style.style_id != "HairLine"
        for run in one.runs
        if run._r.find(qn("w:footnoteReference")) is not None
    ]
    if not found:
        return False
    run = chance.choice(found)._r
    run.getparent().remove(run)
    return True


def change_item_title(document: Document, chance: random.Random) -> bool:
    """Change a word in the title of an agenda item."""
    places = [
        *document.paragraphs,
        *(one for table in document.tables for row in table.rows for cell in row.cells for one in cell.paragraphs),
    ]
    found = [
        pair
        for one in places
        if one.style.style_id in ("AgendaTitleH2", "ColumnTitle")
        for pair in words_of(one, document)
    ]
    if not found:
        return False
    run, word = chance.choice(found)
    replace(run, word.start(), word.end(), new_word(document, chance))
    return True


def change_name(document: Document, chance: random.Random) -> bool:
    """Change the family name of a signatory."""
    found = [
        run
        for one in paragraphs(document, ("Signature1", "SignatureLast"))
        for run in one.runs
        if run.style.style_id == "FamilyName"
    ]
    if not found:
        return False
    chance.choice(found).text = family_name(document.__dict__["language"])
    return True


def change_lines(document: Document, chance: random.Random) -> bool:
    """Change a line under a name."""
    found = [
        (run, match)
        for one in paragraphs(document, ("Signature1", "SignatureLast"))
        for run in one.runs
        if run.style.style_id not in ("FamilyName", "Signed")
        for match in re.finditer(r"(?i)representa\w+|представитель|observer|minister\w*", run.text)
    ]
    if not found:
        return False
    run, match = chance.choice(found)
    replace(run, match.start(), match.end(), match[0] + " and Ambassador")
    return True


def change_annex_title(document: Document, chance: random.Random) -> bool:
    """Change a word in the title of an annex."""
    found = [pair for one in paragraphs(document, ("AnnexTitle",)) for pair in words_of(one, document)]
    if not found:
        return False
    run, word = chance.choice(found)
    replace(run, word.start(), word.end(), new_word(document, chance))
    return True


def change_title(document: Document, chance: random.Random) -> bool:
    """Change the composed title."""
    found = paragraphs(document, ("TitleHCH", "TitleH1"))
    run, word = chance.choice(words_of(found[0]))
    replace(run, word.start(), word.end(), "lantern")
    return True


EDITS: dict[str, Edit] = {
    "words": change_words,
    "tracked": track_words,
    "paragraph added": add_paragraph,
    "item added": add_item,
    "number added": add_numbered,
    "paragraph deleted": delete_paragraph,
    "paragraph split": split_paragraph,
    "paragraphs joined": join_paragraphs,
    "paragraph moved": move_paragraph,
    "emphasis": emphasize,
    "no emphasis": plain,
    "link": add_link,
    "cell": change_cell,
    "row added": add_row,
    "row deleted": delete_row,
    "note": change_note,
    "note deleted": delete_note,
    "item title": change_item_title,
    "name": change_name,
    "lines": change_lines,
    "annex title": change_annex_title,
}
COMPOSED: dict[str, Edit] = {"title": change_title}
