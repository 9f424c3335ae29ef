"""What a PDF says of itself, in XMP and in its information: a PDF/A-3a and PDF/UA-1 at once, without dates or names."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from drafter.document.model import Document
from drafter.export.html.page import GENERATOR

_SIGN, _USUAL = b"%\xf0\x9f\x96\xa4\n", b"%\xe2\xe3\xcf\xd3\n"

# PDF/A wants every property described that is not its own; PDF/UA's identifier is one (ISO 19005-3, 6.6.2.3).
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
    """Write title, language and generator into the file, in place of what WeasyPrint says."""
    import pydyf

    pdf.info.clear()
    pdf.info["Title"] = pydyf.String(document.title)
    pdf.info["Creator"] = pydyf.String(GENERATOR)
    pdf.info["Producer"] = pydyf.String(GENERATOR)
    words = {"title": document.title, "language": document.language, "generator": GENERATOR}
    xmp = _XMP.format(**{name: escape(text) for name, text in words.items()})
    _object(pdf, pdf.catalog["Metadata"]).stream = [xmp.encode()]


def standard_binary_marker(data: bytes) -> bytes:
    """The file with the usual four bytes beyond ASCII in its second line (ISO 32000-1, 7.5.2), not pydyf's own sign."""
    return data.replace(_SIGN, _USUAL, 1)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
