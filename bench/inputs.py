"""The same letter for each program: YAML, a Word template with its values, HTML, Markdown, a CV, and Typst."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape, unescape
from zipfile import ZipFile

import drafter
from drafter.export.fonts import FontFiles

EXAMPLE = Path(__file__).parent.parent / "examples" / "identical-letters.yaml"
# RenderCV downloads a package of icons. This CV needs none, so an empty package replaces it.
_ICONS = "typst/packages/preview/fontawesome/0.5.0"


def write(folder: Path, letter: Path = EXAMPLE) -> None:
    """Write the letter into the folder, in all forms."""
    (folder / "letter.yaml").write_bytes(letter.read_bytes())
    text = _single_file(drafter.draft(letter, "text")).decode()
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]
    values = {"title": paragraphs[0], "paragraphs": paragraphs[1:]}
    (folder / "values.json").write_text(json.dumps(values), encoding="utf-8")
    (folder / "letter.md").write_text("\n\n".join(map(_escape_markdown, paragraphs)), encoding="utf-8")
    (folder / "letter.typ").write_text("\n\n".join(map(_escape_typst, paragraphs)), encoding="utf-8")
    _write_html(folder, letter)
    _write_word_template(folder / "template.docx")
    _write_parts(folder, _single_file(drafter.draft(letter, "docx")))
    _write_cv(folder, values)


def _escape_markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>])", r"\\\1", text)


def _escape_typst(text: str) -> str:
    return re.sub(r"([\\#*_$<>@\[\]`/~=-])", r"\\\1", text)


def _write_html(folder: Path, letter: Path) -> None:
    """Write the page that Drafter passes to WeasyPrint, with its styles, as one HTML file."""
    from drafter.export import css, fonts
    from drafter.export.html import serialize
    from drafter.export.pdf import tree
    from drafter.load import from_file
    from drafter.pipeline import compose, derive

    document, look = compose(derive(from_file(letter)))
    font = fonts.find_fonts()
    style = _font_face_rules(font) + f'html{{font-family:"{font.family}"}}' + css.paged(look)
    page = serialize(tree(document, look)[0]).decode()
    (folder / "plain.html").write_text(page.replace("</head>", f"<style>{style}</style></head>", 1), encoding="utf-8")


def _font_face_rules(font: FontFiles) -> str:
    """Return the CSS rules that connect the font family to its four files."""
    kinds = (("normal", "normal"), ("bold", "normal"), ("normal", "italic"), ("bold", "italic"))
    return "".join(
        f'@font-face{{font-family:"{font.family}";font-weight:{weight};font-style:{slant};src:url("{path.as_uri()}")}}'
        for path, (weight, slant) in zip(font[1:], kinds, strict=True)
    )


def _write_word_template(path: Path) -> None:
    from docx import Document

    template = Document()
    for text in ("{{ title }}", "{%p for text in paragraphs %}", "{{ text }}", "{%p endfor %}"):
        template.add_paragraph(text)
    template.save(str(path))


def _write_parts(folder: Path, word: bytes) -> None:
    """Write the parts of Drafter's Word file, with the texts of each part replaced by Jinja expressions."""
    parts = folder / "parts"
    with ZipFile(BytesIO(word)) as package:
        package.extractall(parts)
    texts: list[str] = []

    def expression(match: re.Match[str]) -> str:
        texts.append(unescape(match[2]))
        return f"{match[1]}{{{{ texts[{len(texts) - 1}] }}}}{match[3]}"

    for path in sorted((parts / "word").glob("*.xml")):
        xml = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(<w:t(?: [^>]*)?>)([^<]+)(</w:t>)", expression, xml), encoding="utf-8")
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")


def _single_file(files: Mapping[str, bytes]) -> bytes:
    """Return the only file of a letter."""
    (data,) = files.values()
    return data


def _write_cv(folder: Path, values: Mapping[str, object]) -> None:
    cv = {"cv": {"name": "Ada Berg", "sections": {"letter": values["paragraphs"]}}, "design": {"theme": "classic"}}
    (folder / "cv.yaml").write_text(json.dumps(cv), encoding="utf-8")
    icons = folder / _ICONS
    icons.mkdir(parents=True)
    (icons / "lib.typ").write_text("#let fa-icon(..any) = []\n", encoding="utf-8")
    manifest = '[package]\nname = "fontawesome"\nversion = "0.5.0"\nentrypoint = "lib.typ"\n'
    (icons / "typst.toml").write_text(manifest, encoding="utf-8")


def letter_with_annex(pages: int) -> str:
    """Return a letter with an annex of about this many pages."""
    sentence = escape("The delegations took note of the programme and agreed to meet again in the following year. ")
    paragraph = "    " + sentence * 8
    body = "\n\n".join([paragraph] * (pages * 5))
    return EXAMPLE.read_text(encoding="utf-8") + f"\nannexes:\n  - title: A plan\n    body: |\n{body}\n".replace(
        "    " + sentence, "      " + sentence, 1
    ).replace("\n    The", "\n      The")
