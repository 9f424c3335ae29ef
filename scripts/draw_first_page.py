"""Draw the first page of a PDF as a small PNG: python scripts/draw_first_page.py LETTER.pdf PAGE.png."""

import sys

import pypdfium2
from PIL.Image import Quantize

SCALE = 100 / 72
COLOURS = 32


def main(pdf: str, png: str) -> None:
    """Write a small image: 100 dots per inch, few colours."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=SCALE).to_pil().convert("RGB")
    picture.quantize(COLOURS, method=Quantize.MAXCOVERAGE).save(png, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
