"""Pictures from the letter's own folder, and from nowhere else."""

from __future__ import annotations

import stat
from io import BytesIO
from pathlib import Path, PurePosixPath

from drafter.markup import Image

# Bounds of a picture: bytes in the file, and pixels once unpacked.
MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
# The text column of the New York template, 7306 twips, in points; and as high as half a page.
MAX_WIDTH = 365.3
MAX_HEIGHT = 330.0
SCREEN_DPI = 96.0
POINTS_PER_INCH = 72.0
MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}


class PictureError(ValueError):
    """A picture cannot be had; says why and what to do."""


def read_picture(folder: Path | None, name: str) -> Image:
    """The picture `name` in the letter's folder; raises PictureError."""
    data = read_beside(folder, name, MAX_BYTES)
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        with Pillow.open(BytesIO(data), formats=tuple(MEDIA_TYPES)) as picture:
            form, (width, height) = picture.format or "", picture.size
            dpi = float(picture.info.get("dpi", (SCREEN_DPI,))[0]) or SCREEN_DPI
    except (UnidentifiedImageError, Pillow.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise PictureError(f"{name} is no PNG or JPEG picture.") from None
    if width * height > MAX_PIXELS:
        raise PictureError(
            f"{name} has {width} x {height} pixels; a picture has at most {MAX_PIXELS // 1_000_000} million."
        )
    points = (width * POINTS_PER_INCH / dpi, height * POINTS_PER_INCH / dpi)
    shrink = min(1.0, MAX_WIDTH / points[0], MAX_HEIGHT / points[1])
    return Image(data, MEDIA_TYPES[form], round(points[0] * shrink, 2), round(points[1] * shrink, 2))


def read_beside(folder: Path | None, name: str, limit: int) -> bytes:
    """The bytes of a plain file in the letter's folder, up to a limit; raises PictureError for anything else."""
    if folder is None:
        raise PictureError(f"{name} cannot be found: a letter from standard input has no folder.")
    if not name or PurePosixPath(name).is_absolute() or "\\" in name or ":" in name:
        raise PictureError(f'"{name}" is no file in the letter\'s folder; give its name alone.')
    root = folder.resolve()
    try:
        path = (root / name).resolve(strict=True)
        if not path.is_relative_to(root):
            raise PictureError(f"{name} leads out of the letter's folder; copy the file into it.")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PictureError(f"{name} is no plain file.")
        if status.st_size > limit:
            raise PictureError(f"{name} has {status.st_size} bytes; at most {limit} are read.")
        return path.read_bytes()
    except FileNotFoundError:
        raise PictureError(f"There is no file {name} in the letter's folder.") from None
    except (OSError, RuntimeError, ValueError):
        raise PictureError(f"{name} cannot be read.") from None
