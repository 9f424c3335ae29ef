"""Draw the first page of a PDF, or a part of it, as a small PNG.

python scripts/draw_first_page.py LETTER.pdf PAGE.png [TOP BOTTOM]
"""

import sys

import pypdfium2
from PIL.Image import Quantize

SCALE = 100 / 72
COLOURS = 32


def main(pdf: str, png: str, top: str = "0", bottom: str = "1") -> None:
    """Write a small image: 100 dots per inch, few colours. `top` and `bottom` are parts of the height of the page."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = page.render(scale=SCALE).to_pil().convert("RGB")
    if (top, bottom) != ("0", "1"):
        picture = picture.crop(
            (0, round(float(top) * picture.height), picture.width, round(float(bottom) * picture.height))
        )
    picture.quantize(COLOURS, method=Quantize.MAXCOVERAGE).save(png, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
