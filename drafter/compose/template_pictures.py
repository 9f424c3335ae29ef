"""Pictures of a template, such as a coat of arms in a letterhead: `<img src="arms.png" alt="..." width="60"/>`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from drafter.document.model import Picture
from drafter.files import UnreadableError
from drafter.images import ImageCache

ATTRIBUTES = frozenset({"class", "src", "alt", "width", "height"})
_POINTS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_MISSING = (
    "An <img> needs `src`, a picture in the template's folder, and `alt`, its description for people who cannot see it."
)


class TemplatePictures:
    """The pictures in the folder of a template, within the limits of those of a letter."""

    def __init__(self, folder: Path) -> None:
        self.cache = ImageCache(folder, "template")

    def picture(self, attributes: Mapping[str, str]) -> Picture:
        """Return the picture of an `<img>`; raises UnreadableError with what to write instead."""
        name, alternative = attributes.get("src", ""), attributes.get("alt", "").strip()
        if not name or not alternative:
            raise UnreadableError(_MISSING)
        image = self.cache.picture(name)
        width, height = (_points(key, attributes) for key in ("width", "height"))
        scale = (width or 0) / image.width or (height or 0) / image.height or 1.0
        size = (round(width or image.width * scale, 2), round(height or image.height * scale, 2))
        role = attributes.get("class", "picture")
        return Picture(role, image.data, image.media_type, alternative, *size)


def _points(key: str, attributes: Mapping[str, str]) -> float | None:
    """Return a width or height in points; None if the template does not set it."""
    value = attributes.get(key)
    if value is None:
        return None
    if not _POINTS.fullmatch(value) or not float(value):
        raise UnreadableError(f'The {key} of a picture is a number of points, such as {key}="60", not "{value[:20]}".')
    return float(value)
