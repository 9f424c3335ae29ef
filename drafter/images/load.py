"""Pictures from the letter's own folder, and from nowhere else."""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.files import UnreadableError, read_within
from drafter.images.strip_metadata import strip_metadata
from drafter.limits import MAX_ALL_IMAGE_BYTES, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, MAX_IMAGES
from drafter.markup import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# The text column of the New York template, 7306 twips, in points; and as high as half a page.
LARGEST_WIDTH = 365.3
LARGEST_HEIGHT = 330.0
SCREEN_DPI = 96.0
LEAST_DPI, MOST_DPI = 36.0, 4800.0
POINTS_PER_INCH = 72.0
ORIENTATION = 0x0112  # the tag of Exif that says how to turn a picture
SUPPORTED_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}


class ImageError(UnreadableError):
    """A picture is none that a letter may show; says why and what to do."""


class ImageCache:
    """The pictures of one letter, no more than it may show."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.shown: list[Image] = []
        self.known: dict[str, Image] = {}

    def picture(self, name: str) -> Image:
        """The picture `name` in the letter's folder, read once; raises Unreadable."""
        if len(self.shown) >= MAX_IMAGES:
            raise ImageError(f"A letter shows at most {MAX_IMAGES} pictures.")
        image = self.known.get(name) or load_image(self.folder, name)
        self.known[name] = image
        self.shown.append(image)
        if sum(len(one.data) for one in self.shown) > MAX_ALL_IMAGE_BYTES:
            raise ImageError(f"The pictures of a letter have at most {MAX_ALL_IMAGE_BYTES // 1_000_000} million bytes.")
        return image


def load_image(folder: Path | None, name: str) -> Image:
    """The picture `name` in the letter's folder, without its metadata; raises Unreadable."""
    data = read_sibling_file(folder, name, MAX_IMAGE_BYTES)
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    broken = (UnidentifiedImageError, Pillow.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError)
    try:
        with warnings.catch_warnings(), Pillow.open(BytesIO(data), formats=tuple(MEDIA_TYPES)) as picture:
            warnings.simplefilter("ignore")
            _check_pixels(name, picture.size)
            picture.load()
            form, shown = picture.format or "", _convert_colours(_rotate_upright(picture))
            size = _size(shown, picture.info.get("dpi"))
            return Image(
                strip_metadata(data if shown is picture else _encoded(shown, form), form), MEDIA_TYPES[form], *size
            )
    except ImageError:
        raise
    except (*broken, IndexError, KeyError, TypeError, OverflowError, struct.error):
        raise ImageError(f"{name} is no PNG or JPEG picture, or is broken.") from None


def _check_pixels(name: str, size: tuple[int, int]) -> None:
    if size[0] * size[1] > MAX_IMAGE_PIXELS:
        most = f"a picture has at most {MAX_IMAGE_PIXELS // 1_000_000} million."
        raise ImageError(f"{name} has {size[0]} x {size[1]} pixels; {most}")


def _rotate_upright(picture: Picture) -> Picture:
    """The picture as its camera says that it is to be turned."""
    from PIL import ImageOps

    turned = picture.getexif().get(ORIENTATION, 1) not in (0, 1)
    return ImageOps.exif_transpose(picture) if turned else picture


def _convert_colours(picture: Picture) -> Picture:
    """The picture in grey or RGB of eight bits: an archival PDF (ISO 19005-3, 6.2.4) holds no inks of a press."""
    if picture.mode in SUPPORTED_MODES:
        return picture
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    return picture.convert("RGB")


def _encoded(picture: Picture, form: str) -> bytes:
    file = BytesIO()
    picture.save(file, form, quality=95)
    return file.getvalue()


def _size(picture: Picture, said: Any) -> tuple[float, float]:
    """Width and height in points, by the resolution that the file says, within the page."""
    dpi = float(said[0]) if isinstance(said, tuple) and said else SCREEN_DPI
    dpi = dpi if LEAST_DPI <= dpi <= MOST_DPI else SCREEN_DPI
    width, height = (pixels * POINTS_PER_INCH / dpi for pixels in picture.size)
    shrink = min(1.0, LARGEST_WIDTH / width, LARGEST_HEIGHT / height)
    return round(width * shrink, 2), round(height * shrink, 2)


def read_sibling_file(folder: Path | None, name: str, limit: int) -> bytes:
    """The bytes of a plain file in the letter's folder, up to a limit; raises Unreadable for anything else."""
    if folder is None:
        raise UnreadableError(f"{name} cannot be found: a letter from standard input has no folder.")
    return read_within(folder, name, limit)
