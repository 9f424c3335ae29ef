"""Build the files of one sample: its letters, the images of their pages, its YAML and its web page."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pypdfium2

from drafter.pipeline import compose, copy_names, export
from drafter.site.highlight import lines_of
from drafter.site.hotspots import Region, places_of, regions_of
from drafter.site.models import Entry, PageEntry, RenderedCopy, entry_of
from drafter.site.pages import sample_page
from drafter.template_tools.check import derive_sample
from drafter.templates import Sample

RECORD = "made.json"
FORMATS = ("docx", "pdf")
# Widths of the images, in pixels.
PAGE_WIDTH, CARD_WIDTH = 1224, 480
COLOURS = 64
# The quantization method of Pillow that preserves rare colours, such as the red of the draft mark.
COVERAGE_METHOD = 1


class Record(msgspec.Struct, frozen=True):
    """The record of a built sample: its fingerprint and its entry."""

    fingerprint: str
    entry: Entry


class PageImage(NamedTuple):
    """A page as PNG: its bytes, and its width and height in pixels."""

    data: bytes
    width: int
    height: int


def build_sample(sample: Sample, folder: Path, fingerprint: str) -> Entry:
    """Write all files of a sample into its folder and return its entry. The record is written last."""
    derived = derive_sample(sample)
    text = derived.letter_input.text.decode("utf-8").replace("\r\n", "\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RECORD).unlink(missing_ok=True)
    files = dict(export(derived, FORMATS))
    composed = [compose(derived, copy) for copy in range(len(copy_names(derived)))]
    whole = derived.source.place(())
    places = {place for document, _ in composed for place in places_of(document, derived.source.name)} - {whole}
    parts = tuple(sorted(places))
    sheets = []
    for copy, (document, look) in enumerate(composed):
        stem = copy_names(derived)[copy]
        regions = regions_of(document, look, parts)
        pages = tuple(_pages(files, stem, regions))
        addressee = derived.facts.receivers[copy].office if len(composed) > 1 else None
        sheets.append(RenderedCopy(addressee, pages, f"{stem}.docx", f"{stem}.pdf"))
    entry = entry_of(sample, derived, text, sheets)
    files |= {f"{sample.name}.yaml": derived.letter_input.text, "card.png": card_image(files[sheets[0].pdf]).data}
    files["index.html"] = sample_page(entry, lines_of(text, parts)).encode()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / RECORD).write_bytes(msgspec.json.encode(Record(fingerprint, entry)))
    return entry


def _pages(files: dict[str, bytes], stem: str, regions: Sequence[Region]) -> Iterator[PageEntry]:
    """Yield the pages of a letter and add their images to `files`."""
    for number, image in enumerate(page_images(files[f"{stem}.pdf"])):
        name = f"{stem}-{number + 1}.png"
        files[name] = image.data
        regions_of_page = tuple(region for region in regions if region.page == number)
        yield PageEntry(name, image.width, image.height, regions_of_page)


def page_images(pdf: bytes) -> tuple[PageImage, ...]:
    """Return an image of each page of a PDF."""
    return tuple(_rasterize(page, PAGE_WIDTH) for page in pypdfium2.PdfDocument(pdf))


def card_image(pdf: bytes) -> PageImage:
    """Return an image of the first page of a PDF, for a card."""
    return _rasterize(pypdfium2.PdfDocument(pdf)[0], CARD_WIDTH)


def _rasterize(page: Any, width: int) -> PageImage:
    image = page.render(scale=width / page.get_width(), may_draw_forms=False).to_pil().convert("RGB")
    png = io.BytesIO()
    image.quantize(COLOURS, method=COVERAGE_METHOD).save(png, "PNG", optimize=True)
    return PageImage(png.getvalue(), image.width, image.height)
