"""The metadata of an Akoma Ntoso document: work, expression and manifestation (FRBR), and the references."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct
from msgspec.structs import replace

from drafter.document.model import Document

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_SOURCE = "#drafter"
# ISO 639-2 codes, which Akoma Ntoso uses for languages.
_LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")


class Description(Struct, frozen=True):
    """The description of a document: its address, its day (2016-10-11), its title, symbols and language."""

    work: str
    day: str
    title: str
    symbols: tuple[str, ...]
    language: str
    is_part: bool = False

    @classmethod
    def of(cls, document: Document) -> Description:
        """Return the description of a letter; without symbols, its address ends with `draft`."""
        name = _NOT_IN_ADDRESS.sub("-", (document.symbols[0] if document.symbols else "draft").lower()).strip("-")
        language = _LANGUAGES.get(document.language, "und")
        work = f"/akn/un/doc/communication/{document.day}/{name}"
        return cls(work, document.day, document.title, document.symbols, language)

    def part(self, name: str) -> Description:
        """Return the description of an attached document."""
        return replace(self, work=f"{self.work}/!{name}", symbols=(), is_part=True)


def add_metadata(doc: Element, description: Description) -> None:
    """Append the metadata to a document."""
    meta = SubElement(doc, "meta")
    identification = SubElement(meta, "identification", {"source": _SOURCE})
    work = SubElement(identification, "FRBRWork")
    _add_core(work, description, description.work)
    for element, value in (("FRBRcountry", "un"), ("FRBRsubtype", "communication")):
        SubElement(work, element, {"value": value})
    expression = SubElement(identification, "FRBRExpression")
    address = f"{description.work}/{description.language}@"
    _add_core(expression, description, address)
    SubElement(expression, "FRBRlanguage", {"language": description.language})
    _add_core(SubElement(identification, "FRBRManifestation"), description, f"{address}.xml")
    if not description.is_part:
        _add_references(meta)


def _add_references(meta: Element) -> None:
    """Append the bodies that the metadata name, once for the whole file."""
    references = SubElement(meta, "references", {"source": _SOURCE})
    for name, shown in (("un", "United Nations"), ("drafter", "Drafter")):
        attributes = {"eId": name, "href": f"/ontology/organization/{name}", "showAs": shown}
        SubElement(references, "TLCOrganization", attributes)


def _add_core(parent: Element, description: Description, address: str) -> None:
    """Append the properties that work, expression and manifestation have in common, in the order of the schema."""
    SubElement(parent, "FRBRthis", {"value": f"{address}/!main" if "/!" not in address else address})
    SubElement(parent, "FRBRuri", {"value": address})
    for symbol in description.symbols:
        SubElement(parent, "FRBRalias", {"name": "symbol", "value": symbol})
    SubElement(parent, "FRBRdate", {"name": "letter", "date": description.day})
    SubElement(parent, "FRBRauthor", {"href": "#un"})
