"""PDF metadata: XMP for PDF/A-3a and PDF/UA-1 without dates or names, binary marker, page count."""

from __future__ import annotations

import re
import zlib
from typing import Any
from xml.sax.saxutils import escape

from drafter.document.model import Document
from drafter.export.html_page import GENERATOR

_PYDYF_MARKER, _STANDARD_MARKER = b"%\xf0\x9f\x96\xa4\n", b"%\xe2\xe3\xcf\xd3\n"
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm.*?stream\r?\n", re.DOTALL)
_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")

# PDF/A requires a description of each property that it does not define, such as PDF/UA's identifier (ISO 19005-3,
# 6.6.2.3).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{generator}</xmp:CreatorTool><pdf:Producer>{generator}</pdf:Producer>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def add_metadata(pdf: Any, document: Document) -> None:
    """Write title, language and generator to the file, instead of the metadata from WeasyPrint."""
    import pydyf

    pdf.info.clear()
    pdf.info["Title"] = pydyf.String(document.title)
    pdf.info["Creator"] = pydyf.String(GENERATOR)
    pdf.info["Producer"] = pydyf.String(GENERATOR)
    values = {"title": document.title, "language": document.language, "generator": GENERATOR}
    xmp = _XMP.format(**{name: escape(text) for name, text in values.items()})
    _object(pdf, pdf.catalog["Metadata"]).stream = [xmp.encode()]


def standard_binary_marker(data: bytes) -> bytes:
    """Replace pydyf's binary marker by the conventional one (ISO 32000-1, 7.5.2)."""
    return data.replace(_PYDYF_MARKER, _STANDARD_MARKER, 1)


def page_count(data: bytes) -> int | None:
    """Return the number of pages of a PDF that Drafter wrote; None if it is not where Drafter writes it."""
    for text in (data, *_object_streams(data)):
        if match := _PAGES.search(text):
            return int(match.group(1) or match.group(2))
    return None


def _object_streams(data: bytes) -> list[bytes]:
    """Return the decompressed object streams of a PDF."""
    streams = []
    for header in _OBJECT_STREAM.finditer(data):
        try:
            streams.append(zlib.decompressobj().decompress(data[header.end() :]))
        except zlib.error:
            continue
    return streams


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
