"""Draw the first page of a PDF as a small PNG: python scripts/picture.py LETTER.pdf PAGE.png."""

import sys

import pypdfium2
from PIL.Image import Quantize

SCALE = 100 / 72
COLOURS = 32


def main(pdf: str, png: str) -> None:
    """Write the picture: 100 dots an inch, few colours, so that it stays small."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=SCALE).to_pil().convert("RGB")
    picture.quantize(COLOURS, method=Quantize.MAXCOVERAGE).save(png, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
