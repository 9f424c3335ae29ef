"""Files in the studio: what import, compare and pull answer, and that hostile files run, write and end nothing."""

import base64
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from support.command import LETTER, drafter
from support.studio import Studio, studio

from drafter import draft
from drafter.limits import MAX_STUDIO_BODY_BYTES, MAX_STUDIO_FILE_BYTES, MAX_STUDIO_FILES_BYTES
from drafter.studio.server import FILE_PATHS

pytestmark = pytest.mark.slow

CHANGED = LETTER.replace("to write.", "to write about libraries.")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("outside") / "letters"
    folder.mkdir()
    with studio(folder) as one:
        yield one


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The letter and the changed letter as Word files, and the letter as PDF and text."""
    made = {f"letter.{form}": draft(LETTER, form)[f"letter.{form}"] for form in ("docx", "pdf")}
    return made | {
        "changed.docx": draft(CHANGED, "docx")["letter.docx"],
        "letter.txt": draft(LETTER, "text")["letter.txt"],
    }


def as_sent(name: str, data: bytes) -> dict[str, str]:
    return {"name": name, "data": base64.b64encode(data).decode()}


YAML = {"name": "letter.yaml", "text": LETTER}


# What they answer.


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf", "letter.txt"])
def test_import(name: str, opened: Studio, files: dict[str, bytes]) -> None:
    read = opened.ask("/import", file=as_sent(name, files[name])).json
    facts = opened.ask("/check", name=read["name"], text=read["text"]).json["facts"]
    assert facts["title"] == opened.ask("/check", name="a.yaml", text=LETTER).json["facts"]["title"]
    assert read["found"] == read["words"] and read["counts"]["proved"] > 5
    assert {field["grade"] for field in read["fields"]} <= set(read["counts"])
    assert list(opened.folder.glob("*.yaml")) == []


def test_compare_a_letter_with_a_word_file(opened: Studio, files: dict[str, bytes]) -> None:
    found = opened.ask("/compare", old=YAML, new=as_sent("new.docx", files["changed.docx"])).json
    assert found["changes"][0]["segments"][1] == ["ins", " about libraries"]
    assert (found["facts"], found["marked"]) == ([], 1)


def test_compare_two_letters_shows_their_facts(opened: Studio) -> None:
    new = {"name": "new.yaml", "text": LETTER.replace("2026-03-03", "2026-03-04")}
    assert "date: 2026-03-03 → 2026-03-04" in opened.ask("/compare", old=YAML, new=new).json["facts"]


def test_tracked_changes_are_asked_for(opened: Studio, files: dict[str, bytes]) -> None:
    pair = {"old": YAML, "new": as_sent("new.docx", files["changed.docx"])}
    marked = base64.b64decode(opened.ask("/marked-file", **pair, format="docx").json["data"])
    again = {"old": YAML, "new": as_sent("marked.docx", marked)}
    assert opened.ask("/compare", **again).json == {"tracked": ["marked.docx"]}
    assert len(opened.ask("/compare", **again, reading="accept").json["changes"]) == 1
    assert opened.ask("/compare", **again, reading="reject").json["changes"] == []


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_marked_files_are_those_of_diff(form: str, opened: Studio, files: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("letter.docx", "changed.docx"):
        (tmp_path / name).write_bytes(files[name])
    drafter("diff", "letter.docx", "changed.docx", "-o", f"out.{form}", folder=tmp_path)
    pair = {
        name: as_sent(f"{name}.docx", files[file]) for name, file in (("old", "letter.docx"), ("new", "changed.docx"))
    }
    answer = opened.ask("/marked-file", **pair, format=form).json
    assert base64.b64decode(answer["data"]) == (tmp_path / f"out.{form}").read_bytes()
    assert len(opened.ask("/marked", **pair).json["pages"]) == 1


def test_pull_gives_the_text_that_the_command_writes(opened: Studio, files: dict[str, bytes]) -> None:
    pulled = opened.ask("/pull", name="letter.yaml", text=LETTER, file=as_sent("a.docx", files["changed.docx"])).json
    (change,) = pulled["changes"]
    assert (change["file"], change["after"], pulled["refused"]) == ("letter.yaml", CHANGED, [])
    assert change["edits"][0]["segments"][1] == ["ins", " about libraries"]


def test_pull_refuses_what_it_cannot_prove(opened: Studio, files: dict[str, bytes]) -> None:
    text = LETTER.replace("2026-03-03", "2025-03-03")
    pulled = opened.ask("/pull", name="a.yaml", text=text, file=as_sent("a.docx", files["changed.docx"])).json
    assert pulled["changes"] == [] and "change `date` in line 2" in str(pulled["refused"])


def test_pull_writes_other_files_of_the_letter(opened: Studio) -> None:
    body = "We have the honour to write.\n\n{{ circulation_request }}\n"
    text = "".join(line for line in LETTER.splitlines(keepends=True) if not line.startswith("body"))
    text += "body_file: body.md\n"
    path = opened.folder / "body.md"
    path.write_text(body.replace("to write.", "to write about lamps."))
    data = base64.b64decode(opened.ask("/take", name="a.yaml", text=text, format="docx").json["data"])
    path.write_text(body)
    asked = {"name": "a.yaml", "text": text, "file": as_sent("a.docx", data)}
    assert [one["file"] for one in opened.ask("/pull", **asked).json["changes"]] == ["body.md"]
    assert path.read_text() == body
    assert opened.ask("/pull-files", **asked).json == {"files": ["body.md"]}
    assert "about lamps" in path.read_text()
    path.unlink()


def test_pictures_of_an_imported_letter_overwrite_nothing(opened: Studio) -> None:
    path = opened.folder / "picture-1.png"
    assert opened.ask("/keep", file=as_sent(path.name, b"own")).json == {}
    assert "already exists" in opened.ask("/keep", file=as_sent(path.name, b"other")).json["error"]
    for name in ("../picture-1.png", "letter.yaml", "picture-1.svg", "a/picture-1.png", "picture-1.png\0.yaml"):
        assert "error" in opened.ask("/keep", file=as_sent(name, b"x")).json
    assert path.read_bytes() == b"own" and [one.name for one in opened.folder.iterdir()] == [path.name]
    path.unlink()


# Hostile files.


def word(**parts: bytes) -> bytes:
    """Return a Word file with these parts of the folder word/."""
    types = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        head = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        archive.writestr(
            "[Content_Types].xml", head + b'<Override PartName="/word/document.xml" ContentType="%b"/></Types>' % types
        )
        head = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        archive.writestr(
            "_rels/.rels",
            head + b'<Relationship Id="a" Type="%b" Target="word/document.xml"/></Relationships>' % relation,
        )
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return buffer.getvalue()


def document(inner: bytes, before: bytes = b"") -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return before + b"<w:document " + space + b"><w:body>" + inner + b"</w:body></w:document>"


def pdf(stream: bytes, kids: int = 1) -> bytes:
    """Return a PDF with one page that the tree names `kids` times, drawn by a compressed stream."""
    packed = zlib.compress(stream, 9)
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count %d/Kids[%b]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
        % (kids, b"3 0 R " * kids, len(packed), packed)
    )


ENTITIES = b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%b'>" % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("k"))
)
RUN = b"<w:p><w:r><w:t>Letter dated 3 March 2026 &amp; more</w:t></w:r></w:p>"
HOSTILE = {
    "a ZIP bomb": ("a.docx", lambda: word(document=document(b" " * 300_000_000))),
    "a bomb of paragraphs": ("a.docx", lambda: word(document=document(RUN * 200_000))),
    "an entity bomb": ("a.docx", lambda: word(document=document(b"<w:p>&j;</w:p>", ENTITIES + b"]>"))),
    "an entity that is a file": (
        "a.docx",
        lambda: word(document=document(b"<w:p>&x;</w:p>", b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")),
    ),
    "deep elements": ("a.docx", lambda: word(document=document(b"<w:p>" * 100_000))),
    "a part outside": ("a.docx", lambda: word(**{"../../secret": b"x", "document": document(RUN)})),
    "half a Word file": ("a.docx", lambda: word(document=document(RUN))[:300]),
    "a PDF bomb": ("a.pdf", lambda: pdf(b"0 0 m 9 9 l S " * 20_000_000)),
    "a PDF of very many pages": ("a.pdf", lambda: pdf(b"BT ET", 200_000)),
    "half a PDF": ("a.pdf", lambda: pdf(b"BT ET")[:100]),
    "noise": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000),
    "a page of the web": ("a.html", lambda: b"<html><script>alert(1)</script><div>" * 50_000),
    "a text without end": ("a.txt", lambda: b"Letter dated 3 March 2026 from " * 300_000),
    "a text of brackets": ("a.txt", lambda: b"[(" * 400_000),
    "bytes that are no text": ("a.txt", lambda: b"\xff\xfe\0\xd8" * 50_000),
    "an empty file": ("a.docx", lambda: b""),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_gives_an_answer_and_ends_nothing(case: str, opened: Studio) -> None:
    name, make = HOSTILE[case]
    data = make()
    assert len(data) < MAX_STUDIO_FILE_BYTES
    before = sorted(opened.folder.parent.rglob("*"))
    file = as_sent(name, data)
    answers = [opened.ask("/import", file=file).json, opened.ask("/compare", old=YAML, new=file).json]
    answers.append(opened.ask("/pull", name="letter.yaml", text=LETTER, file=file).json)
    assert all("error" in one or "text" in one or "changes" in one for one in answers)
    assert "root:" not in str(answers) and "bug" not in str([one.get("error") for one in answers])
    assert opened.ask("/check", name="letter.yaml", text=LETTER).json["facts"]
    assert sorted(opened.folder.parent.rglob("*")) == before


NAMES = [
    "<img src=x onerror=alert(1)>.docx",
    "../../etc/passwd.docx",
    "..",
    "",
    "a\0b.docx",
    "x" * 5_000,
    "CON.docx",
    "/.docx",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_never_leads_outside(name: str, opened: Studio, files: dict[str, bytes]) -> None:
    read = opened.ask("/import", file=as_sent(name, files["letter.docx"])).json
    assert read["name"].endswith(".yaml") and not set('/\\:*?"<>|\0') & set(read["name"])
    assert not read["name"].startswith(".") and opened.folder / read["name"] == (opened.folder / read["name"]).resolve()


# Bodies.


@pytest.mark.parametrize("path", sorted(FILE_PATHS))
def test_requests_with_files_are_checked_as_all_others(path: str, opened: Studio) -> None:
    assert opened.request("POST", path, b"{}", X_Drafter_Token=None).status == 403
    assert opened.request("POST", path, b"{}", Origin="http://evil.example").status == 403
    assert opened.request("POST", path, b"{}", Host="evil.example").status == 421
    assert opened.request("POST", path, b"{", Content_Length=str(MAX_STUDIO_FILES_BYTES + 1)).status == 413


def test_only_requests_with_files_may_be_long(opened: Studio) -> None:
    for path in ("/check", "/save", "/open"):
        assert opened.request("POST", path, b"{", Content_Length=str(MAX_STUDIO_BODY_BYTES + 1)).status == 413


def test_a_file_over_the_limit(opened: Studio) -> None:
    answer = opened.ask("/import", file=as_sent("a.docx", b"x" * (MAX_STUDIO_FILE_BYTES + 1)))
    assert answer.json["error"] == MAX_STUDIO_FILE_BYTES.sentence


BAD: list[Any] = [
    None,
    1,
    [],
    "a",
    {},
    {"name": 1, "data": ""},
    {"name": "a"},
    {"name": "a", "data": "§"},
    {"name": "a", "text": 1},
]


@pytest.mark.parametrize("file", BAD)
def test_what_is_not_a_file(file: Any, opened: Studio) -> None:
    assert opened.ask("/import", file=file).status == 400
    assert opened.ask("/compare", old=YAML, new=file).status == 400


def test_other_readings_and_formats(opened: Studio) -> None:
    assert opened.ask("/compare", old=YAML, new=YAML, reading="maybe").status == 400
    assert opened.ask("/marked-file", old=YAML, new=YAML, format="exe").status == 400


def test_a_pull_reaches_no_letter_outside(opened: Studio, files: dict[str, bytes]) -> None:
    file = as_sent("a.docx", files["changed.docx"])
    for path in ("/pull", "/pull-files"):
        assert "not a letter" in opened.ask(path, name="../secret.yaml", text=LETTER, file=file).json["error"]
