"""`drafter extract`: the letter with its pictures and texts out of a Word file or PDF, and changes since."""

import os
import subprocess
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from support.compose import letter_yaml
from support.docx_parts import docx_of, letter, png, text

from drafter.cli.app import main
from drafter.export.docx import extract_files, is_text_unchanged
from drafter.export.docx.embedded_source import source_parts
from drafter.export.docx.package import pack
from drafter.export.pdf import extract_files as extract_pdf_files

pytestmark = pytest.mark.slow

BODY = """\
# Lamps[^1]

We write about A/80/1 and a re\u2011opened room.

![A map](<maps/un été (1).png>)

![A photo](%C3%A9.png)

1. One
2. Two

[^1]: A note.

{{ circulation_request }}
"""
FILES = {
    "maps/un été (1).png": png(5, 5),
    "é.png": png(6, 6) + b"behind the end",
    "logs.md": b"Logs are kept.[^a]\r\n\r\n[^a]: In boxes.\r\n",
    "emblem.png": png(7, 7),
}
KEYS = {
    "body": BODY,
    "reissued": "2026-03-20",
    "symbols": ["A/80/999", "S/2026/999"],
    "masthead": {"emblem": "emblem.png"},
    "annexes": [{"title": "Logs", "body_file": "logs.md"}],
}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Return the folder of a letter with pictures and texts, rendered with its source."""
    folder = tmp_path / "letter"
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "lamp.yaml").write_text(letter_yaml(**KEYS), encoding="utf-8")
    assert main(["render", str(folder / "lamp.yaml"), "--source"]) == 0
    return folder


def extract(file: Path, output: Path | str = "-") -> int:
    return main(["extract", str(file), "-o", str(output)])


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_all_files_of_the_letter_come_back(written: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / "out"
    assert extract(written / f"lamp{suffix}", out) == 0
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert found == {**FILES, "lamp.yaml": (written / "lamp.yaml").read_bytes()}
    assert main(["render", str(out / "lamp.yaml"), "--source"]) == 0
    assert (out / f"lamp{suffix}").read_bytes() == (written / f"lamp{suffix}").read_bytes()


def test_a_letter_without_source_embeds_nothing(written: Path, tmp_path: Path) -> None:
    assert main(["render", str(written / "lamp.yaml"), "-o", str(tmp_path / "bare")]) == 0
    assert not any("customXml" in name for name in ZipFile(tmp_path / "bare" / "lamp.docx").namelist())
    assert b"EmbeddedFile" not in (tmp_path / "bare" / "lamp.pdf").read_bytes()


def test_only_the_yaml_goes_to_a_file(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract(written / "lamp.docx", tmp_path / "a.yaml") == 0
    assert (tmp_path / "a.yaml").read_bytes() == (written / "lamp.yaml").read_bytes()
    assert "4 more files were not extracted" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["lamp.yaml", "maps/un été (1).png", "maps"])
def test_nothing_is_overwritten(written: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out" / name).parent.mkdir(parents=True)
    (tmp_path / "out" / name).write_bytes(b"mine")
    assert extract(written / "lamp.docx", tmp_path / "out") == 4
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert [(path.name, path.read_bytes()) for path in files] == [(Path(name).name, b"mine")]


def test_a_link_in_the_folder_leads_nowhere(written: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "maps").symlink_to(tmp_path / "elsewhere")
    assert extract(written / "lamp.docx", tmp_path / "out") == 4
    assert list((tmp_path / "elsewhere").iterdir()) == []


NAMES = [
    "../a.png",
    "/a.png",
    "a/../../b.png",
    "a/../b.png",
    "..\\a.png",
    "C:a.png",
    ".bashrc",
    "a/.ssh/b",
    "",
    ".",
    "./a",
]
NAMES += ["A.YAML", "a//b"]


@pytest.mark.parametrize("name", NAMES)
def test_names_that_are_not_below_the_folder_are_refused(name: str, tmp_path: Path) -> None:
    parts = source_parts(b"date: 2026-03-04\n", {name: b"x"}, "")
    (tmp_path / "a.docx").write_bytes(pack((), parts))
    assert extract(tmp_path / "a.docx", tmp_path / "deep" / "out") == 4
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_names_with_control_characters_are_refused(tmp_path: Path) -> None:
    for name in ("a\x1b[31m", "a\nb", "../a"):
        attachment = b"<</DrafterFile [/x%s]>>\nstream\nx\nendstream\n" % name.encode().hex().encode()
        yaml = b"<</Subtype /application#2fyaml>>\nstream\na: b\nendstream\n"
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n" + yaml + b"2 0 obj\n" + attachment)
        assert extract(tmp_path / "a.pdf", tmp_path / "out") == 4
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def edit_body(file: docx.document.Document) -> None:
    file.paragraphs[-2].runs[-1].text += " Soon."


def edit_word(file: docx.document.Document) -> None:
    run = next(run for paragraph in file.paragraphs for run in paragraph.runs if "write" in run.text)
    run.text = run.text.replace("write", "wrote")


def edit_masthead(file: docx.document.Document) -> None:
    cell = file.sections[0].first_page_header.tables[0].rows[0].cells[-1]
    cell.paragraphs[0].runs[-1].text = "/2026/1000"


def edit_nothing(file: docx.document.Document) -> None:
    for paragraph in file.paragraphs:
        for run in paragraph.runs:
            run.bold = True


@pytest.mark.parametrize(
    ("edit", "code"), [(edit_body, 1), (edit_word, 1), (edit_masthead, 1), (edit_nothing, 0)], ids=lambda x: str(x)[:24]
)
def test_a_changed_text_is_reported(
    written: Path,
    edit: Callable[[docx.document.Document], None],
    code: int,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    opened = docx.Document(str(written / "lamp.docx"))
    edit(opened)
    opened.save(str(written / "edited.docx"))
    capsysbinary.readouterr()
    assert extract(written / "edited.docx") == code
    shown = capsysbinary.readouterr()
    assert shown.out == (written / "lamp.yaml").read_bytes()
    assert (b"error[text-changed]" in shown.err) == bool(code)


def test_a_changed_note_is_reported(written: Path) -> None:
    file = BytesIO()
    with ZipFile(written / "lamp.docx") as package, ZipFile(file, "w") as changed:
        for name in package.namelist():
            changed.writestr(name, package.read(name).replace(b"A note.", b"A vote."))
    assert not is_text_unchanged(file.getvalue())


def test_a_file_that_libreoffice_saved_is_unchanged(written: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(written / "lamp.docx")], check=True, capture_output=True)
    assert (tmp_path / "lamp.docx").read_bytes() != (written / "lamp.docx").read_bytes()
    assert extract(tmp_path / "lamp.docx", tmp_path / "out") == 0
    assert (tmp_path / "out" / "logs.md").read_bytes() == FILES["logs.md"]


def test_a_pdf_that_was_saved_again_is_reported(written: Path, tmp_path: Path) -> None:
    subprocess.run(["qpdf", "--linearize", str(written / "lamp.pdf"), str(tmp_path / "again.pdf")], check=True)
    assert extract(tmp_path / "again.pdf", tmp_path / "out") == 1
    assert (tmp_path / "out" / "é.png").read_bytes() == FILES["é.png"]


def test_files_over_a_limit_are_not_embedded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annexes = [{"title": f"No. {number}", "body_file": f"{number}.md"} for number in range(201)]
    for number in range(201):
        (tmp_path / f"{number}.md").write_text("Kept.")
    (tmp_path / "a.yaml").write_text(letter_yaml(annexes=annexes))
    assert main(["render", str(tmp_path / "a.yaml"), "--to", "docx", "--source"]) == 4
    assert "at most 200 files" in capsys.readouterr().err


def test_files_of_strangers_are_limited() -> None:
    assert extract_files(pack((), source_parts(b"a: b", {f"{n}.png": b"x" for n in range(201)}, ""))) is None
    head = b"1 0 obj\n<</DrafterFile [/x61] /Filter /FlateDecode>>\nstream\n"
    bomb = head + zlib.compress(bytes(70_000_000)) + b"\nendstream"
    assert extract_pdf_files(bomb) is None
    assert extract_pdf_files(bomb.replace(zlib.compress(bytes(70_000_000)), zlib.compress(b"b"))) == {"a": b"b"}


@pytest.mark.parametrize("size", [0, 1, 65_537])
def test_any_bytes_come_back(size: int) -> None:
    data = os.urandom(size)
    files = (("a & <b> 'c'.bin", data), ("日本語/é" * 30 + ".bin", data))
    document = letter(text("We write."), source=b"a: b", source_files=files)
    from support.docx_parts import look

    from drafter.export.pdf import export

    assert extract_files(docx_of(document)) == extract_pdf_files(export(document, look())) == dict(files)
