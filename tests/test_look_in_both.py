"""A look shows the same in Word and in the PDF: each key changes both, or is refused."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from support.compose import derived_letter
from support.fonts import FAMILY, install_family

from drafter.errors import DrafterError, InvalidTemplateError, MissingDependencyError
from drafter.export import FORMATS, css
from drafter.export.docx.styles import styles_part
from drafter.export.fonts import VARIABLE
from drafter.look.model import Look
from drafter.pipeline import compose
from drafter.settings.look import load_look
from drafter.templates import built_in_folder

BASE = built_in_folder() / "_shared" / "look.yaml"


def look_with(folder: Path, text: str) -> Look:
    (folder / "look.yaml").write_text(text, encoding="utf-8")
    return load_look([BASE, folder / "look.yaml"])


# Values of a style that change its look in both.
PARAGRAPH = {
    "size": "15", "bold": "true", "italic": "true", "scale": "80", "tracking": "30", "line": "333", "line_rule": "auto",
    "before": "77", "after": "66", "left": "55", "right": "44", "align": "center", "hanging": "33",
    "color": '"00FF00"', "underline": "single", "keep_next": "true", "keep_lines": "true",
    "page_break_before": "true", "font": FAMILY,
}  # fmt: skip
CHARACTER = {"size": "15", "bold": "true", "italic": "false", "color": '"00FF00"', "underline": "single",
             "vertical": "subscript", "font": FAMILY}  # fmt: skip


@pytest.mark.parametrize(
    ("style", "key", "value"),
    [("SingleTxt", *pair) for pair in PARAGRAPH.items()] + [("Emphasis", *pair) for pair in CHARACTER.items()],
)
def test_a_key_changes_word_and_pdf(style: str, key: str, value: str, tmp_path: Path) -> None:
    kind = "{type: character, name: Emphasis, " if style == "Emphasis" else "{name: x, "
    changed = look_with(tmp_path, f"styles: {{{style}: {kind}{key}: {value}}}}}\n")
    usual = look_with(tmp_path, f"styles: {{{style}: {kind[:-2]}}}}}\n")
    faces = {FAMILY: css.Face(f'"{FAMILY}"')}
    assert styles_part(changed, "en-GB") != styles_part(usual, "en-GB")
    assert css.paged(changed, faces) != css.paged(usual, faces)
    assert css.screen(changed) != css.screen(usual) or key in {"scale", "keep_next"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("text_face: Georgia", "text_face"),
        ("alternative_face: Georgia", "alternative_face"),
        ("styles: {SingleTxt: {raised: 3}}", "raised"),
        ("styles: {SingleTxt: {vertical: superscript}}", "vertical"),
        ("styles: {EndRule: {bold: true}}", "bold"),
        ("page: {spacer: 100}", "spacer"),
        ("roles: {note: {style: Note, lines_before: 2}}", "lines_before"),
        ("roles: {symbol: {style: SymbolLine, lines_after: 2}}", "lines_after"),
        ("grids: {session-block: {after: 40}}", "after"),
        *((f"styles: {{Emphasis: {{{key}: 20}}}}", key) for key in ("scale", "tracking", "kern", "left", "before")),
    ],
)
def test_a_key_that_only_one_would_show_is_refused_at_its_place(text: str, key: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidTemplateError) as raised:
        look_with(tmp_path, text)
    (finding,) = raised.value.findings
    assert finding.place
    assert key in finding.message
    assert finding.place.column > 1 or text.startswith(key)


def test_the_rule_above_notes_is_the_same_in_both(tmp_path: Path) -> None:
    look = look_with(tmp_path, "note_rule: {width: 2000, weight: 1}\npage: {left: 1440}\n")
    right = look.page.text_width - 1267 - 2000
    assert f'w:right="{right}"'.encode() in styles_part(look, "en-GB")
    assert "width:100pt;border-top:1pt solid" in css.paged(look)


class TestFonts:
    """A font is found by its family name and embedded, or refused."""

    def pdf_and_word(self, folder: Path, style: str = "SingleTxt") -> tuple[bytes, bytes]:
        document, _ = compose(derived_letter(body="We have the *honour* to write."))
        look = look_with(folder, f"styles: {{{style}: {{font: {FAMILY}}}}}\n")
        return FORMATS["pdf"].export(document, look), FORMATS["docx"].export(document, look)

    @pytest.mark.slow
    def test_is_embedded(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(VARIABLE, str(install_family(tmp_path / "fonts")))
        pdf, word = self.pdf_and_word(tmp_path)
        page = pypdfium2.PdfDocument(pdf)[0]
        fonts = {item.get_font().get_base_name() for item in page.get_objects() if hasattr(item, "get_font")}
        assert any("Ferry" in name for name in fonts)
        assert any("Liberation" in name or "Tinos" in name or "Termes" in name for name in fonts)
        assert f'w:ascii="{FAMILY}"'.encode() in ZipFile(BytesIO(word)).read("word/styles.xml")
        assert pdf == self.pdf_and_word(tmp_path)[0]

    @pytest.mark.parametrize(
        ("files", "fs_type", "words"),
        [(0, 0, "is not installed"), (2, 0, "has no file for italic, bold italic"), (4, 2, "does not allow embedding")],
    )
    def test_is_refused(
        self, files: int, fs_type: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = install_family(tmp_path / "fonts", f"Ferry {files}{fs_type}", files, fs_type)
        monkeypatch.setenv(VARIABLE, str(folder))
        document, _ = compose(derived_letter())
        look = look_with(tmp_path, f"styles: {{SingleTxt: {{font: Ferry {files}{fs_type}}}}}\n")
        with pytest.raises(MissingDependencyError, match=words):
            FORMATS["pdf"].export(document, look)
        assert FORMATS["docx"].export(document, look)


def test_the_looks_of_drafter_show_the_same() -> None:
    for path in sorted(built_in_folder().glob("*/look.yaml")):
        try:
            load_look([BASE, path])
        except DrafterError as error:
            pytest.fail(f"{path}: {error}")
