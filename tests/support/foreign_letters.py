"""Word files and PDFs that Drafter did not write, as few bytes as possible."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def relationships(*targets: tuple[str, str]) -> str:
    """Relationships rId1, rId2 ...: the last word of the type, and the target; an address is external."""
    rows = (
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for number, (kind, target) in enumerate(targets, 1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(rows)}</Relationships>'


def word_part(content: str, root: str = "document") -> str:
    """A part of a Word file; the content of the main part is its paragraphs."""
    inner = f"<w:body>{content}</w:body>" if root == "document" else content
    return f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>"


def run(text: str, properties: str = "") -> str:
    """A run with its properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs and other content."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def word_file(
    *paragraphs: str, targets: tuple[tuple[str, str], ...] = (), parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A Word file with these paragraphs; `targets` are the relationships of its text."""
    return package(
        {
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/document.xml": word_part("".join(paragraphs)),
            "word/_rels/document.xml.rels": relationships(*targets),
            **(parts or {}),
        }
    )


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file with these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def pdf_file(content: str, page: str = "", *objects: str, font: str = "", resources: str = "") -> bytes:
    """A PDF of one page with this content stream, with more of its dictionaries; `objects` count from 6."""
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        f"/Resources<</Font<</F1 5 0 R>>{resources}>>{page}>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        f"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman{font}>>",
        *objects,
    ]
    text = "%PDF-1.7\n" + "".join(f"{number} 0 obj\n{body}\nendobj\n" for number, body in enumerate(bodies, 1))
    return f"{text}trailer<</Root 1 0 R/Size {len(bodies) + 1}>>\n%%EOF".encode("latin-1")
