"""PNG: an image of each page of the PDF, at 150 dots per inch."""

from __future__ import annotations

from drafter.convert.finished import FinishedLetter
from drafter.page_images import page_images

# US Letter is 8.5 inches wide.
WIDTH = 1275


def convert(letter: FinishedLetter) -> dict[str, bytes]:
    """Return the pages as `letter-1.png`, `letter-2.png`, in the order of the copies."""
    return {
        f"{name}-{number}.png": image.data
        for name, files in letter.copies.items()
        for number, image in enumerate(page_images(files["pdf"], WIDTH), 1)
    }
