"""Pictures: from the letter's own folder, PNG or JPEG, as wide as their resolution says and the page allows."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from PIL import Image as Pillow
from support.compose import document_of, errors_of

from drafter.document.model import Picture, walk
from drafter.files import UnreadableError
from drafter.images import LARGEST_HEIGHT, LARGEST_WIDTH, ORIENTATION, ImageError, load_image
from drafter.limits import MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS


def drawn(
    path: Path, size: tuple[int, int] = (96, 48), form: str = "PNG", mode: str = "RGB", dpi: float | None = None
) -> Path:
    said = {"dpi": (dpi, dpi)} if dpi else {}
    Pillow.new(mode, size).save(path, form, **said)
    return path


@pytest.mark.parametrize(
    ("title", "size", "dpi", "points"),
    [
        ("without a resolution, that of screens", (96, 48), None, (72.0, 36.0)),
        ("at 300 dots per inch", (300, 600), 300.0, (72.0, 144.0)),
        ("too wide", (3000, 300), None, (LARGEST_WIDTH, 36.53)),
        ("too high", (300, 3000), None, (33.0, LARGEST_HEIGHT)),
        ("with a resolution that makes no sense", (96, 48), 1.0, (72.0, 36.0)),
    ],
)
def test_sizes(
    tmp_path: Path, title: str, size: tuple[int, int], dpi: float | None, points: tuple[float, float]
) -> None:
    drawn(tmp_path / "a.png", size, dpi=dpi)
    image = load_image(tmp_path, "a.png")
    assert (image.width, image.height) == pytest.approx(points, abs=0.02)


@pytest.mark.parametrize(("form", "kind"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_the_media_type_follows_the_content(tmp_path: Path, form: str, kind: str) -> None:
    drawn(tmp_path / "a.bin", form=form)
    assert load_image(tmp_path, "a.bin").media_type == kind


def test_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    drawn(tmp_path / "maps" / "a map.png")
    assert load_image(tmp_path, "maps/a map.png").data


def test_a_picture_in_a_body(tmp_path: Path) -> None:
    drawn(tmp_path / "map.png")
    [picture] = [block for block in document_of(tmp_path, body="![A map](map.png)").body if isinstance(block, Picture)]
    assert (picture.role, picture.alternative, picture.width) == ("picture", "A map", 72.0)


def test_an_emblem_fits_its_place(tmp_path: Path) -> None:
    drawn(tmp_path / "emblem.png", (1000, 500))
    masthead = document_of(tmp_path, masthead={"emblem": "emblem.png"}).furniture["masthead"]
    [emblem] = [block for block in masthead.blocks if isinstance(block, Picture)]
    assert emblem.width == pytest.approx(56.2, abs=0.1)
    assert emblem.height == pytest.approx(28.1, abs=0.1)


NO_PICTURES = ["../out.png", "sub/../../out.png", "/etc/hostname", "C:\\a.png", "http://x.org/a.png", "file:///a.png"]
NO_PICTURES += ["//x/a.png", "data:image/png;base64,AA", "link.png", "pipe.png", "folder", "missing.png", "", "."]
NO_PICTURES += ["text.png", "a.svg", "a.gif", "cut.png", "x" * 300 + ".png", "a\nb.png", ".hidden.png"]


@pytest.mark.parametrize("name", NO_PICTURES)
def test_files_that_are_not_pictures_are_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "folder"
    (folder / "folder").mkdir(parents=True)
    drawn(tmp_path / "out.png")
    drawn(folder / ".hidden.png")
    drawn(folder / "a.gif", form="GIF")
    (folder / "link.png").symlink_to(tmp_path / "out.png")
    os.mkfifo(folder / "pipe.png")
    (folder / "text.png").write_text("no picture")
    (folder / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "cut.png").write_bytes(drawn(folder / "whole.png", (500, 500)).read_bytes()[:200])
    with pytest.raises(UnreadableError):
        load_image(folder, name)


@pytest.mark.parametrize("name", ["bomb.png", "large.png"])
def test_bounds(tmp_path: Path, name: str) -> None:
    side = int(MAX_IMAGE_PIXELS**0.5) + 1
    drawn(tmp_path / "bomb.png", (side, side), mode="1")
    data = BytesIO()
    Pillow.new("RGB", (1, 1)).save(data, "PNG")
    (tmp_path / "large.png").write_bytes(data.getvalue() + b"\0" * MAX_IMAGE_BYTES)
    with pytest.raises(UnreadableError, match="has "):
        load_image(tmp_path, name)


def test_a_letter_without_a_folder_has_no_pictures() -> None:
    with pytest.raises(UnreadableError, match="standard input"):
        load_image(None, "a.png")
    assert errors_of(None, body="![a](a.png)") == [("bad-picture", "![a](a.png)")]
    assert issubclass(ImageError, UnreadableError)


NAMES = {
    "été.png": ["été.png", "%C3%A9t%C3%A9.png"],
    "a map.png": ["<a map.png>", "a%20map.png"],
    "map (1).png": ["<map (1).png>", "map%20(1).png"],
    "100%.png": ["100%.png", "<100%.png>", "100%25.png"],
    "a%20b.png": ["a%20b.png", "a%2520b.png"],
    "%zz.png": ["%zz.png"],
    "地图.png": ["地图.png"],
}


@pytest.mark.parametrize(("name", "address"), [(name, address) for name in NAMES for address in NAMES[name]])
def test_names_in_a_body_and_an_annex(tmp_path: Path, name: str, address: str) -> None:
    drawn(tmp_path / name)
    markup = f"![A map]({address})"
    document = document_of(tmp_path, body=markup, annexes=[{"title": "Maps", "body": markup}])
    pictures = [block for part in document.body for block in walk(part) if isinstance(block, Picture)]
    assert [picture.width for picture in pictures] == [72.0, 72.0]


@pytest.mark.parametrize("name", NAMES)
def test_names_in_a_masthead(tmp_path: Path, name: str) -> None:
    drawn(tmp_path / name)
    assert document_of(tmp_path, masthead={"emblem": name})


@pytest.mark.parametrize(("typed", "stored"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_with_accents_of_another_system(tmp_path: Path, typed: str, stored: str) -> None:
    drawn(tmp_path / normalize(stored, "été.png"))
    assert document_of(tmp_path, body=f"![A map]({normalize(typed, 'été.png')})")


@pytest.mark.parametrize(
    "address", ["%2E%2E/out.png", "..%2Fout.png", "%2Fetc%2Fhostname", "a%00.png", "%5C%5Cx%5Cout.png"]
)
def test_a_written_name_leads_nowhere_else(tmp_path: Path, address: str) -> None:
    drawn(tmp_path / "out.png")
    (tmp_path / "folder").mkdir()
    assert [rule for rule, _ in errors_of(tmp_path / "folder", body=f"![A map]({address})")] == ["bad-picture"]


@pytest.mark.parametrize("turned", [1, 6])
def test_a_photograph_of_a_phone_is_its_first_picture(tmp_path: Path, turned: int) -> None:
    first, second = Pillow.new("RGB", (96, 48), "red"), Pillow.new("RGB", (12, 12), "blue")
    exif = Pillow.Exif()
    exif[ORIENTATION] = turned
    first.save(tmp_path / "phone.jpg", "MPO", save_all=True, append_images=[second], exif=exif)
    with Pillow.open(tmp_path / "phone.jpg") as written:
        assert written.format == "MPO"
    image = load_image(tmp_path, "phone.jpg")
    with Pillow.open(BytesIO(image.data)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (96, 48) if turned == 1 else (48, 96))
        red, _, blue = shown.getpixel((5, 5))  # type: ignore[misc]
    assert red > 200 and blue < 50
    assert image.media_type == "image/jpeg"
    assert b"MPF" not in image.data
