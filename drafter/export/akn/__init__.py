"""Akoma Ntoso 3.0 (OASIS): the letter as XML for archives and researchers.

A letter is a `doc` of the subtype `communication`, as the guidelines of the United Nations for Akoma Ntoso (AKN4UN)
have it: masthead in the cover page, session and title in the preface, text, signatures in the conclusions, and each
annex as an attachment with a separate `doc`. The result is valid against the schema of OASIS; no more is claimed.
Imports the modules that every exporter may import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from xml.etree.ElementTree import Element, SubElement, tostring

from drafter.document.model import Block, Document, Group, Paragraph
from drafter.export.akn.blocks import Writer
from drafter.export.akn.metadata import NAMESPACE, Description, add_metadata
from drafter.look.model import Look

_ATTACHED = frozenset({"annex", "enclosure", "appendix"})
_SIGNATURES = frozenset({"signatures", "signature"})
_TITLES = "title-"


def export(document: Document, look: Look) -> bytes:
    """Return the XML in UTF-8."""
    root = Element("akomaNtoso", {"xmlns": NAMESPACE})
    doc = SubElement(root, "doc", {"name": "officialLetter"})
    description = Description.of(document)
    add_metadata(doc, description)
    _write(doc, document, Writer(look), description)
    xml: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _write(doc: Element, document: Document, writer: Writer, description: Description) -> None:
    """Append the parts of the letter in the order of the schema."""
    top = [document.furniture[role] for role in ("draft-mark", "masthead") if role in document.furniture]
    if top:
        writer.containers(SubElement(doc, "coverPage"), top)
    body = [block for block in document.body if block.role not in _ATTACHED]
    titles = [at for at, block in enumerate(body, 1) if block.role.startswith(_TITLES)]
    start = titles[0] if titles else 0
    preface, text = body[:start], [*takewhile(lambda block: block.role not in _SIGNATURES, body[start:])]
    rest = body[start + len(text) :]
    if preface:
        writer.containers(SubElement(doc, "preface"), preface)
    writer.blocks(SubElement(doc, "mainBody"), _printed(text), needed=True)
    foot = [group] if (group := document.furniture.get("foot")) and any(_printed(group.blocks)) else []
    if printed := [*_printed(rest), *foot]:
        writer.containers(SubElement(doc, "conclusions"), printed)
    _write_attached(doc, [block for block in document.body if block.role in _ATTACHED], writer, description)


def _write_attached(doc: Element, attached: Sequence[Block], writer: Writer, description: Description) -> None:
    """Append annexes, or the enclosures of an annex, each as a separate document."""
    attachments = SubElement(doc, "attachments") if attached else doc
    for number, block in enumerate(attached, 1):
        attachment = SubElement(attachments, "attachment", {"eId": writer.new_id("att")})
        inner = SubElement(attachment, "doc", {"name": block.role})
        part = description.part(f"{block.role}_{number}")
        add_metadata(inner, part)
        blocks = block.blocks if isinstance(block, Group) else (block,)
        own = [one for one in blocks if one.role not in _ATTACHED]
        text = [*takewhile(lambda one: one.role not in _SIGNATURES, own)]
        writer.blocks(SubElement(inner, "mainBody"), text, needed=True)
        if signed := [*_printed(own[len(text) :])]:
            writer.containers(SubElement(inner, "conclusions"), signed)
        _write_attached(inner, [one for one in blocks if one.role in _ATTACHED], writer, part)


def _printed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that contain something; the rule at the end of a letter does not."""
    yield from (block for block in blocks if not isinstance(block, Paragraph) or block.inlines)
