"""Pictures of a letter: loaded from its folder, checked, and stripped of everything except pixels and colours."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize
from urllib.parse import unquote

from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_ALL_IMAGE_BYTES, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, MAX_IMAGES
from drafter.markup import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# In points: the width of the text column of the New York template (7306 twips), and about half the height of a page.
LARGEST_WIDTH = 365.3
LARGEST_HEIGHT = 330.0
SCREEN_DPI = 96.0
MIN_DPI, MAX_DPI = 36.0, 4800.0
POINTS_PER_INCH = 72.0
ORIENTATION = 0x0112  # Exif tag: how to rotate the picture
SUPPORTED_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND"})
_JPEG_MARKER, _JPEG_START, _JPEG_END, _JPEG_SCAN = 0xFF, 0xD8, 0xD9, 0xDA
# Markers inside the pixel data.
_JPEG_IN_SCAN = frozenset({0x01, *range(0xD0, 0xD8)})
_JPEG_WITHOUT_LENGTH = _JPEG_IN_SCAN | {_JPEG_START, _JPEG_END}
# JFIF and Adobe's colours stay; Exif, XMP, IPTC, comments and previews are removed (ISO/IEC 10918-1, B.2).
_JPEG_DROPPED = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})


class ImageError(UnreadableError):
    """A picture cannot be used in a letter; the message says why, and what to do."""


class ImageCache:
    """The pictures of a letter, within the limits of their number and total size."""

    def __init__(self, folder: Path | None, owner: str = "letter") -> None:
        self.folder = folder
        self.owner = owner
        self.printed: list[Image] = []
        self.loaded: dict[str, Image] = {}

    def linked_picture(self, address: str) -> Image:
        """Return the picture that a body links to; raises UnreadableError.

        In an address, spaces and letters that are not ASCII can be written as in %20.
        """
        name = unquote(address)
        try:
            return self.picture(name)
        except UnreadableError:
            if name == address or not _exists(self.folder, address):
                raise
            return self.picture(address)

    def picture(self, name: str) -> Image:
        """Return the picture `name` from the folder, read only once; raises UnreadableError."""
        if len(self.printed) >= MAX_IMAGES:
            raise ImageError(f"A {self.owner} is limited to {MAX_IMAGES} pictures.")
        image = self.loaded.get(name) or load_image(self.folder, name, self.owner)
        self.loaded[name] = image
        self.printed.append(image)
        if sum(len(printed.data) for printed in self.printed) > MAX_ALL_IMAGE_BYTES:
            raise ImageError(f"The pictures of a {self.owner} together are limited to {MAX_ALL_IMAGE_BYTES:,} bytes.")
        return image


def load_image(folder: Path | None, name: str, owner: str = "letter") -> Image:
    """Return the picture `name` from the folder of the letter, or of `owner`, without its metadata.

    Raises UnreadableError.
    """
    data = read_sibling_file(folder, name, MAX_IMAGE_BYTES, owner)
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    damaged = (UnidentifiedImageError, Pillow.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError)
    try:
        with warnings.catch_warnings(), Pillow.open(BytesIO(data), formats=tuple(MEDIA_TYPES)) as picture:
            warnings.simplefilter("ignore")
            _check_pixels(name, picture.size)
            picture.load()
            image_format, converted = _format(picture), _convert_colours(_rotate_upright(picture))
            if converted is not picture:
                data = _encode(converted, image_format)
            size = _size(converted, picture.info.get("dpi"))
            return Image(strip_metadata(data, image_format), MEDIA_TYPES[image_format], *size)
    except ImageError:
        raise
    except (*damaged, IndexError, KeyError, TypeError, OverflowError, struct.error):
        raise ImageError(f"{name} is not a PNG or JPEG picture, or is damaged.") from None


def _format(picture: Picture) -> str:
    """Return PNG or JPEG. A photograph with several pictures (MPO, of phones) begins with a JPEG, which is used."""
    return "JPEG" if picture.format == "MPO" else picture.format or ""


def _check_pixels(name: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_IMAGE_PIXELS:
        limit = f"a picture is limited to {MAX_IMAGE_PIXELS:,} pixels"
        raise ImageError(f"{name} has {size[0]} x {size[1]} pixels; {limit}.")


def _rotate_upright(picture: Picture) -> Picture:
    """Return the picture rotated as its Exif data requires."""
    from PIL import ImageOps

    rotated = picture.getexif().get(ORIENTATION, 1) not in (0, 1)
    return ImageOps.exif_transpose(picture) if rotated else picture


def _convert_colours(picture: Picture) -> Picture:
    """Return the picture in 8-bit grey or RGB, because PDF/A-3 (ISO 19005-3, 6.2.4) does not allow CMYK."""
    if picture.mode in SUPPORTED_MODES:
        return picture
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    return picture.convert("RGB")


def _encode(picture: Picture, image_format: str) -> bytes:
    file = BytesIO()
    picture.save(file, image_format, quality=95)
    return file.getvalue()


def _size(picture: Picture, resolution: Any) -> tuple[float, float]:
    """Return width and height in points, by the resolution in the file, reduced to fit the page."""
    dpi = float(resolution[0]) if isinstance(resolution, tuple) and resolution else SCREEN_DPI
    dpi = dpi if MIN_DPI <= dpi <= MAX_DPI else SCREEN_DPI
    width, height = (pixels * POINTS_PER_INCH / dpi for pixels in picture.size)
    shrink = min(1.0, LARGEST_WIDTH / width, LARGEST_HEIGHT / height)
    return round(width * shrink, 2), round(height * shrink, 2)


def read_sibling_file(folder: Path | None, name: str, limit: int, owner: str = "letter") -> bytes:
    """Return the bytes of a regular file in the folder of the letter, or of `owner`, up to a limit.

    Raises UnreadableError if the file is not there, is larger, or is not a regular file inside the folder.
    """
    if folder is None:
        raise UnreadableError(f"{name} cannot be found: a letter from standard input has no folder.")
    return read_within(folder, _name_on_disk(folder, name), limit, owner)


def _name_on_disk(folder: Path, name: str) -> str:
    """Return the name as the folder has it: macOS writes é as two characters, other systems as one."""
    if name.isascii() or _exists(folder, name):
        return name
    forms = (normalize(form, name) for form in ("NFC", "NFD"))
    return next((form for form in forms if _exists(folder, form)), name)


def _exists(folder: Path | None, name: str) -> bool:
    try:
        return folder is not None and (folder / name).exists()
    except (OSError, ValueError):
        return False


def strip_metadata(data: bytes, image_format: str) -> bytes:
    """Return the PNG or JPEG data without metadata. Raises ValueError if the image is truncated."""
    return b"".join(_png(data) if image_format == "PNG" else _jpeg(data))


def _png(data: bytes) -> Iterator[bytes]:
    yield _PNG_SIGNATURE
    at, kind = len(_PNG_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            raise ValueError("the picture ends too early")
        if kind in _PNG_KEPT:
            yield data[at:end]
        at = end


def _jpeg(data: bytes) -> Iterator[bytes]:
    at, marker = 0, _JPEG_START
    while marker != _JPEG_END:
        if at + 2 > len(data) or data[at] != _JPEG_MARKER:
            raise ValueError("the picture ends too early")
        marker = data[at + 1]
        end = _end_of_segment(data, at, marker)
        if marker not in _JPEG_DROPPED and marker != _JPEG_MARKER:
            yield data[at:end]
        at = end


def _end_of_segment(data: bytes, at: int, marker: int) -> int:
    """Return the offset after the segment at `at`; a fill byte before a marker counts as a segment."""
    if marker == _JPEG_MARKER:
        return at + 1
    if marker in _JPEG_WITHOUT_LENGTH:
        return at + 2
    end = at + 2 + _length(data, at + 2)
    return _end_of_scan(data, end) if marker == _JPEG_SCAN else end


def _length(data: bytes, at: int) -> int:
    return max(int.from_bytes(data[at : at + 2]), 2)


def _end_of_scan(data: bytes, at: int) -> int:
    """Return the end of the pixel data: the next marker that is neither stuffing nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following not in (b"\x00", b"\xff", b"") and following[0] not in _JPEG_IN_SCAN:
            return at
        at += 1 if following == b"\xff" else 2
    raise ValueError("the picture ends too early")
