"""Pictures of a template's own folder, such as a coat of arms in a letterhead."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image
from support.unpack import unpacked_text

from drafter.errors import DrafterError
from drafter.load import from_file
from drafter.pipeline import compose, derive, export
from drafter.template_tools.check import check_template
from drafter.template_tools.eject import eject
from drafter.templates import find_template

ARMS = '<img src="arms.png" alt="Coat of arms of Iceland" width="60"/>\n'


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A copy of the letter as sent, with a picture of 120 by 60 pixels in its folder."""
    eject(find_template("as-sent"), tmp_path / "templates")
    folder = (tmp_path / "templates" / "as-sent").rename(tmp_path / "templates" / "mission")
    for sample in folder.glob("sample*.yaml"):
        sample.write_text(sample.read_text("utf-8").replace("template: as-sent", "template: mission"), "utf-8")
    Image.new("RGB", (120, 60), "navy").save(folder / "arms.png")
    Image.new("RGB", (120, 60), "navy").save(folder / "arms.jpg")
    return folder


def with_picture(folder: Path, element: str = ARMS) -> Path:
    page = folder / "letter.html.j2"
    before = "{% for line in letterhead %}"
    page.write_text(page.read_text("utf-8").replace(before, f"{element}{before}", 1), "utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    letter = folder.parent.parent / "letter.yaml"
    letter.write_bytes((folder / "sample.yaml").read_bytes())
    return {
        Path(name).suffix: data for name, data in export(derive(from_file(letter)), ("docx", "pdf", "html")).items()
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["arms.png", "arms.jpg"])
def test_a_picture_is_in_every_format(name: str, template: Path) -> None:
    written = files(with_picture(template, ARMS.replace("arms.png", name)))
    word = ZipFile(BytesIO(written[".docx"]))
    (media,) = [part for part in word.namelist() if part.startswith("word/media/")]
    xml = word.read("word/document.xml").decode()
    assert 'descr="Coat of arms of Iceland"' in xml
    assert f'cx="{60 * 12700}" cy="{30 * 12700}"' in xml
    assert b64encode(word.read(media)) in written[".html"]
    assert b'alt="Coat of arms of Iceland"' in written[".html"]
    page = pypdfium2.PdfDocument(written[".pdf"])[0]
    boxes = [item.get_bounds() for item in page.get_objects() if item.type == 3]
    assert [(round(right - left), round(top - bottom)) for left, bottom, right, top in boxes] == [(60, 30)]
    (template / "letter.pdf").write_bytes(written[".pdf"])
    unpacked = unpacked_text(template / "letter.pdf")
    assert b"Coat of arms" in unpacked or "Coat of arms".encode("utf-16-be") in unpacked
    assert written == files(template)


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ('<img src="arms.png"/>', "needs `src`, a picture in the template's folder, and `alt`"),
        ('<img alt="Arms"/>', "needs `src`"),
        ('<img src="arms.png" alt="Arms" width="6cm"/>', "is a number of points"),
        ('<img src="arms.png" alt="Arms" width="0"/>', "is a number of points"),
        ('<img src="arms.png" alt="Arms" width="900"/>', "the text area has"),
        ('<img src="arms.png" alt="Arms" style="width:9in"/>', "The attribute `style` is not allowed"),
        ('<img src="amrs.png" alt="Arms"/>', "does not exist in the template's folder"),
        ('<img src="../../letter.png" alt="Arms"/>', "is not in the template's folder"),
        ('<img src="/etc/passwd" alt="Arms"/>', "is not in the template's folder"),
        ('<img src="https://198.51.100.1/a.png" alt="Arms"/>', "is not in the template's folder"),
        ('<img src="data:image/png;base64,AAAA" alt="Arms"/>', "is not in the template's folder"),
        ('<img src="letter.html.j2" alt="Arms"/>', "is not a PNG or JPEG picture"),
        ('<p class="text"><img src="arms.png" alt="Arms"/></p>', "not allowed inside a paragraph"),
        ('<img class="arsm" src="arms.png" alt="Arms"/>', "The look has no role `arsm`"),
        ('{% for i in "x" * 9 %}<img src="arms.png" alt="Arms"/>{% endfor %}', "is not allowed"),
    ],
)
def test_a_picture_that_is_refused(element: str, words: str, template: Path) -> None:
    (template.parent.parent / "letter.png").write_bytes((template / "arms.png").read_bytes())
    messages = [(finding.message, finding.place) for finding in check_template(with_picture(template, element))]
    assert messages
    assert words in messages[0][0]
    assert messages[0][1]


def test_a_picture_outside_through_a_link_is_refused(template: Path) -> None:
    (template / "arms.png").unlink()
    outside = template.parent.parent / "outside.png"
    Image.new("RGB", (9, 9)).save(outside)
    (template / "arms.png").symlink_to(outside)
    with pytest.raises(DrafterError, match="leads out of the template's folder"):
        files(with_picture(template))


def test_the_place_of_an_error_is_the_line_of_the_picture(template: Path) -> None:
    (finding,) = check_template(with_picture(template, '<img src="arms.png"/>'))
    assert finding.place
    line = (template / "letter.html.j2").read_text("utf-8").splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("<img")


def test_an_ejected_template_brings_its_look(tmp_path: Path) -> None:
    written = eject(find_template("letter"), tmp_path)
    assert tmp_path / "_shared" / "look.yaml" in written
    letter = (tmp_path / "letter").rename(tmp_path / "own")
    sample = letter / "sample.yaml"
    sample.write_text(sample.read_text("utf-8").replace("template: letter", "template: own"), "utf-8")
    (letter.parent / "_shared" / "look.yaml").write_text("styles: {SingleTxt: {name: x, size: 12}}\n", "utf-8")
    (letter / "look.yaml").write_text("page: {left: 1300}\n", "utf-8")
    _, look = compose(derive(replace(from_file(sample), templates=(tmp_path,))))
    assert (look.resolved("SingleTxt").size, look.page.left) == (12, 1300)
