"""Results say nothing of who made them, where, when and with what, and nothing of the YAML that is not printed."""

from __future__ import annotations

import base64
import datetime
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngInfo
from support.command import drafter, environment
from support.unpack import streams, unpacked_text

import drafter as package
from drafter.batch.output_manifest import NAME

pytestmark = pytest.mark.slow

FORMATS = ("docx", "pdf", "html", "txt")
# Who renders, where, and with what in the letter that is nobody else's: words that stand nowhere else.
SURROUNDINGS = {
    "USER": "quillfeather",
    "LOGNAME": "quillfeather",
    "USERNAME": "quillfeather",
    "HOSTNAME": "hollyhock-box",
    "EMAIL": "quillfeather@mission.example",
    "LANG": "is_IS.UTF-8",
    "SSH_CLIENT": "192.0.2.77 50000 22",
}
PERSONAL = ("quillfeather", "hollyhock", "mission.example", "is_IS", "192.0.2.77", "burrow", "satchel", "parchment")
# What the machine says of itself and its user, by other ways than variables: Python reads sitecustomize at its start.
MACHINE = """
import os, platform, pwd, socket
user = pwd.struct_passwd(("quillfeather", "x", 0, 0, "Quillfeather", "/burrow", "/bin/sh"))
pwd.getpwuid, pwd.getpwnam = lambda number: user, lambda name: user
socket.gethostname = socket.getfqdn = platform.node = lambda *_: "hollyhock-box"
uname = os.uname
os.uname = lambda: os.uname_result([uname()[0], "hollyhock-box", *uname()[2:]])
"""
NOTES = ("marmalade", "rhubarb", "gooseberry", "damson", "elderberry")
LETTER = """\
# marmalade: ask the minister before the ambassador sees it
template: letter
date: 2016-11-02  # rhubarb
senders: [Iceland]
addressees: [secretary-general]
agenda_items: [{number: 12, title: Sport for development}]
body: |
  I have the honour to write of 12 boats and of words that are printed. {{ circulation_request }}

  ![Two boats on a lake](boats.png)

  ![The lake at dawn](lake.jpg)
annexes: [{title: Boats, body_file: annex.md}]
signatories: [{given: Ada, family: Berg, state: Iceland}]
ignore:
  annex-unannounced: gooseberry announces it by telephone  # damson
  long-line: 'elderberry'
"""
TOOLS = (
    "weasyprint", "pydyf", "python", "fonttools", "pango", "harfbuzz", "cairo", "pillow", "lxml", "jinja", "markdown",
    "pypdfium", "pdfium", "libreoffice", "microsoft office", "linux", "debian", "ubuntu", "darwin", "site-packages",
)  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in somebody's home, with the letter, its files and its results."""
    folder = tmp_path_factory.mktemp("privacy") / "burrow" / "satchel"
    folder.mkdir(parents=True)
    (folder / "parchment.yaml").write_text(LETTER, encoding="utf-8")
    (folder / "annex.md").write_text("A table of boats.\n", encoding="utf-8")
    (folder / "boats.png").write_bytes(drawing())
    (folder / "lake.jpg").write_bytes(photograph())
    for options in (["--jobs", "1", "-o", "out"], ["--source", "-o", "carrying"]):
        done = drafter(
            "render", "parchment.yaml", "--to", "docx,pdf,html,text", *options,
            folder=folder, **somebody(folder.parent),
        )  # fmt: skip
        assert done.code == 0, done.output
    return folder


def photograph() -> bytes:
    """A JPEG with what cameras and programs write into it: Exif, XMP, IPTC, a comment, and a file after its end."""
    exif = Image.Exif()
    exif[0x013B] = "quillfeather"
    exif.get_ifd(0x8825)[1] = "N"
    more = {"exif": exif, "comment": b"burrow", "xmp": b"<x>satchel</x>", "dpi": (300, 300)}
    file = io.BytesIO()
    Image.new("RGB", (60, 30), (10, 90, 160)).save(file, "JPEG", **more)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x09hollyhock\0"
    part = b"\xff\xed" + (len(iptc) + 2).to_bytes(2) + iptc
    return file.getvalue()[:2] + part + file.getvalue()[2:] + b"parchment"


def drawing() -> bytes:
    """A PNG with its author as text, its place as Exif, and a file after its end."""
    info, exif = PngInfo(), Image.Exif()
    info.add_text("Author", "quillfeather", zip=True)
    exif[0x013B] = "burrow"
    file = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(file, "PNG", pnginfo=info, exif=exif)
    return file.getvalue() + b"parchment"


def somebody(home: Path) -> dict[str, str]:
    """The variables of somebody with that home folder, on a machine of his."""
    (home / "sitecustomize.py").write_text(MACHINE, encoding="utf-8")
    paths = os.pathsep.join([str(home), *filter(None, sys.path)])
    return {**SURROUNDINGS, "HOME": str(home), "PYTHONPATH": paths}


def said(text: bytes, words: tuple[str, ...]) -> list[str]:
    """Those of the words that are in a text, in any case and in eight or sixteen bits."""
    low = text.lower()
    return [
        word for word in words if any(word.lower().encode(code) in low for code in ("utf-8", "utf-16-le", "utf-16-be"))
    ]


def result(place: Path, suffix: str) -> bytes:
    """What a result says; it is read aright, for it says what is printed."""
    text = unpacked_text(place / "out" / f"parchment.{suffix}")
    assert said(text, ("words that are printed", "Two boats on a lake")) or suffix == "pdf"
    assert said(text, ("12 boats",)) or suffix == "docx"
    return text


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_of_who_and_where(place: Path, suffix: str) -> None:
    places = tuple(map(str, (place, Path(package.__file__).parent, sys.prefix)))
    assert said(result(place, suffix), (*PERSONAL, *places, "/usr/", "/tmp", "file:")) == []


def of_today() -> tuple[str, ...]:
    """How a program writes the day: as ISO, PDF and XMP have it, and in words; a day more for a run over midnight."""
    days = [datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=more) for more in (-1, 0, 1)]
    forms = ("%Y-%m-%d", "D:%Y", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%a %b %d", "%d %b %Y")
    return tuple(dict.fromkeys(day.strftime(form) for day in days for form in forms))


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_of_the_day(place: Path, suffix: str) -> None:
    words = ("CreationDate", "ModDate", "CreateDate", "ModifyDate", "dcterms:created", "dcterms:modified", "TotalTime")
    assert said(result(place, suffix), (*of_today(), *words)) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_tool_but_drafter(place: Path, suffix: str) -> None:
    text = result(place, suffix)
    assert said(text, TOOLS) == []
    named = re.findall(rb"Drafter (\d[\w.]*)", text)
    assert {one.decode() for one in named} == ({package.__version__} if suffix != "txt" else set())


def test_the_head_of_a_pdf_is_that_of_any_pdf(place: Path) -> None:
    """The library draws a heart there."""
    assert (place / "out" / "parchment.pdf").read_bytes().startswith(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_of_the_yaml(place: Path, suffix: str) -> None:
    assert said(result(place, suffix), (*NOTES, "annex.md", "boats.png", "annex-unannounced", "template:")) == []


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_with_its_source_a_result_says_all_of_it(place: Path, suffix: str) -> None:
    """So what is looked for above would be found."""
    text = unpacked_text(place / "carrying" / f"parchment.{suffix}")
    assert said(text, NOTES) == list(NOTES)
    # Pictures are embedded byte for byte, with the names that a camera wrote into them.
    found = set(said(text, ("burrow", "satchel", "parchment", "quillfeather", "hollyhock", "192.0.2.77")))
    assert found <= set(said(unpacked_text(place / "lake.jpg") + unpacked_text(place / "boats.png"), PERSONAL))


def test_the_ledger(place: Path) -> None:
    text = unpacked_text(place / "out" / NAME)
    found = said(text, (*PERSONAL, *NOTES, *of_today(), *TOOLS, "/"))
    assert found == ["parchment"], "it names the results, and nothing else"


def pictures(path: Path) -> list[bytes]:
    """The pictures in a result, as they are embedded."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return [parts.read(name) for name in parts.namelist() if name.startswith("word/media/")]
    if path.suffix == ".pdf":
        return [one for one in streams(data) if one.startswith(b"\xff\xd8")]
    return [base64.b64decode(found) for found in re.findall(rb"data:image/\w+;base64,([\w+/=]+)", data)]


@pytest.mark.parametrize(("suffix", "count"), [("docx", 2), ("html", 2), ("pdf", 1)])
def test_nothing_of_a_photograph_but_its_pixels(place: Path, suffix: str, count: int) -> None:
    """A PDF has the pixels of a PNG as a stream of its own, without any of its other parts."""
    found = pictures(place / "out" / f"parchment.{suffix}")
    assert len(found) == count
    for data in found:
        picture = Image.open(io.BytesIO(data))
        picture.load()
        notes = picture.applist if isinstance(picture, JpegImageFile) else []
        assert not picture.getexif()
        assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
        assert [name for name, _ in notes if name != "APP0"] == []
        assert said(data, PERSONAL) == []


def test_the_pictures_that_are_given_tell_a_lot(place: Path) -> None:
    """So the test above can fail."""
    jpeg, drawn = (Image.open(place / name) for name in ("lake.jpg", "boats.png"))
    drawn.load()
    assert {"exif", "comment", "xmp", "photoshop"} <= jpeg.info.keys()
    assert {"Author", "exif"} <= drawn.info.keys()
    assert drawn.getexif()


GALLERY = """
import sys
from pathlib import Path
from drafter.site.build import build
from drafter.templates import find_sample
build(Path(sys.argv[1]), [find_sample("letter")])
"""


def test_the_gallery(tmp_path: Path) -> None:
    """The site shows its samples' YAML; of who built it, where and when it says nothing."""
    home = tmp_path / "burrow" / "satchel"
    home.mkdir(parents=True)
    settings = environment(**somebody(home.parent))
    site = home / "parchment"
    subprocess.run([sys.executable, "-c", GALLERY, str(site)], check=True, cwd=home, env=settings)
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    suffixes = {path.suffix for path in files}
    assert suffixes >= {".html", ".png", ".pdf", ".docx"}, suffixes
    forbidden = (*PERSONAL, *of_today(), str(tmp_path), "/usr/", "/tmp", "file://", "weasyprint")
    assert {path.name: found for path in files if (found := said(unpacked_text(path), forbidden))} == {}
    chunks = (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf")
    pictures = [path.read_bytes()[:500] for path in files if path.suffix == ".png"]
    assert len(pictures) > 1
    assert [chunk for picture in pictures for chunk in chunks if chunk in picture] == []
