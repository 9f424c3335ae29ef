"""Formats made from finished files: images of the pages, a draft e-mail and a ZIP archive."""

import io
from collections.abc import Mapping
from email import message_from_bytes, policy
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from support.command import write_letter
from support.compose import letter_yaml

import drafter
from drafter.cli.app import main
from drafter.compare.diff import Difference, Result
from drafter.convert.zip import _answer
from drafter.page_images import page_images
from drafter.templates import find_template

FORMATS = ("png", "eml", "zip")
LONG = "\n\n".join(["The delegations took note of the programme and agreed to meet again."] * 40)


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_letter(tmp_path)
    return tmp_path


def files_of(source: str | Path, *formats: str) -> Mapping[str, bytes]:
    return drafter.draft(source, formats)


def test_same_bytes_twice(letter: Path) -> None:
    assert files_of(letter / "letter.yaml", *FORMATS) == files_of(letter / "letter.yaml", *FORMATS)


def test_an_image_of_each_page() -> None:
    files = files_of(letter_yaml(body=LONG), "png", "pdf")
    images = {name: data for name, data in files.items() if name.endswith(".png")}
    assert list(images) == ["letter-1.png", "letter-2.png"]
    pages = [image.data for image in page_images(files["letter.pdf"], width=1275)]
    assert list(images.values()) == pages
    assert [Image.open(io.BytesIO(data)).size for data in pages] == [(1275, 1650)] * 2


def test_only_the_requested_files() -> None:
    assert list(files_of(letter_yaml(), "png")) == ["letter-1.png"]


def test_a_draft_email() -> None:
    files = files_of(letter_yaml(), "docx", "pdf", "eml")
    message = message_from_bytes(files["letter.eml"], policy=policy.default)
    assert (message["X-Unsent"], message["To"], message["From"], message["Date"]) == ("1", None, None, None)
    assert message["Subject"].startswith("Identical letters dated 3 March 2026")
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert attached == {name: files[name] for name in ("letter.docx", "letter.pdf")}


def test_the_address_of_the_profile(letter: Path) -> None:
    (letter / "drafter.toml").write_text('mail_to = "registry@example.org"\n', encoding="utf-8")
    message = message_from_bytes(files_of(letter / "letter.yaml", "eml")["letter.eml"], policy=policy.default)
    assert message["To"] == "registry@example.org"


@pytest.mark.parametrize("address", ["a@example.org\\nBcc: b@example.org", "not an address", ""])
def test_an_address_that_is_none(letter: Path, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    (letter / "drafter.toml").write_text(f'mail_to = "{address}"\n', encoding="utf-8")
    assert main(["render", "letter.yaml", "--to", "eml"]) == 1
    assert "drafter.toml" in capsys.readouterr().err
    assert not (letter / "letter.eml").exists()


def test_an_archive_with_digests() -> None:
    files = files_of(letter_yaml(), "docx", "pdf", "zip")
    with ZipFile(io.BytesIO(files["letter.zip"])) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
        assert archive.testzip() is None
    assert {name: content[name] for name in ("letter.docx", "letter.pdf")} == {
        name: files[name] for name in ("letter.docx", "letter.pdf")
    }
    lines = [line.split("  ") for line in content["SHA256SUMS"].decode().splitlines()]
    assert {name: digest for digest, name in lines} == {
        name: sha256(data).hexdigest() for name, data in content.items() if name != "SHA256SUMS"
    }


def test_an_archive_tells_whether_its_copies_are_identical() -> None:
    with ZipFile(io.BytesIO(files_of(find_template("as-sent").sample, "zip")["sample.zip"])) as archive:
        answers = archive.read("identical.txt").decode().splitlines()
        assert len([name for name in archive.namelist() if name.endswith(".docx")]) == 3
    assert len(answers) == 4
    assert all(answer.endswith(": identical except for the addressee") for answer in answers)


def test_an_archive_with_the_yaml_only_when_asked(letter: Path) -> None:
    for arguments, expected in (([], False), (["--source", "--force"], True)):
        assert main(["render", "letter.yaml", "--to", "zip", *arguments]) == 0
        with ZipFile(letter / "letter.zip") as archive:
            assert ("source/letter.yaml" in archive.namelist()) is expected


def test_a_text_with_the_name_of_the_comparison_is_kept(letter: Path) -> None:
    (letter / "identical.txt").write_text("We write.", encoding="utf-8")
    write_letter(letter, text=letter_yaml(body=None, body_file="identical.txt"))
    assert main(["render", "letter.yaml", "--to", "zip", "--source"]) == 0
    with ZipFile(letter / "letter.zip") as archive:
        assert archive.read("source/identical.txt") == b"We write."


@pytest.mark.parametrize(
    ("result", "answer"),
    [
        (Result(), "identical except for the addressee"),
        (Result(obstacles=("a: it contains a form",)), "cannot tell (a: it contains a form)"),
        (Result(Difference("text", "", "a", "b", "", ""), ("a: it contains a form",)), "different"),
    ],
)
def test_the_answer_about_two_copies(result: Result, answer: str) -> None:
    assert _answer(result) == answer


def test_several_pages_do_not_go_to_standard_output(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_letter(letter, text=letter_yaml(body=LONG))
    assert main(["render", "letter.yaml", "--to", "png", "-o", "-"]) == 2
    assert "2 files" in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMATS)
def test_edited_files_are_not_overwritten(letter: Path, form: str) -> None:
    assert main(["render", "letter.yaml", "--to", form]) == 0
    (file,) = letter.glob(f"*.{form}")
    assert main(["render", "letter.yaml", "--to", form]) == 0
    file.write_bytes(file.read_bytes() + b" ")
    assert main(["render", "letter.yaml", "--to", form]) == 4


@pytest.mark.parametrize("form", FORMATS)
def test_not_on_a_cluster(letter: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "letter.yaml", "--to", form, "--cluster", "tls://localhost:1"]) == 2
    assert "leave out --cluster" in capsys.readouterr().err


def test_many_letters(letter: Path) -> None:
    write_letter(letter, text=letter_yaml(), name="other.yaml")
    assert main(["render", "letter.yaml", "other.yaml", "--jobs", "1", "--to", ",".join(FORMATS)]) == 0
    assert [len(list(letter.glob(f"*.{form}"))) for form in FORMATS] == [2, 2, 2]
