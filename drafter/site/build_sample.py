"""The files of one sample in the site: its letters, the pictures of their pages, its YAML and its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from drafter.pipeline import compose, copy_names, export
from drafter.site.highlight import lines_of
from drafter.site.hotspots import Region, places_of, regions_of
from drafter.site.models import Entry, PageEntry, RenderedCopy, entry_of
from drafter.site.page_images import card_image, page_images
from drafter.site.pages import sample_page
from drafter.template_tools.check import derive_sample
from drafter.templates import Sample

RECORD = "made.json"
FORMATS = ("docx", "pdf")


class Record(msgspec.Struct, frozen=True):
    """What is kept of a sample that was made: what it was made from, and its entry."""

    fingerprint: str
    entry: Entry


def build_sample(sample: Sample, folder: Path, fingerprint: str) -> Entry:
    """Write all files of a sample into its folder and return its entry; the record is written last."""
    derived = derive_sample(sample)
    text = derived.letter_input.text.decode("utf-8").replace("\r\n", "\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RECORD).unlink(missing_ok=True)
    files = dict(export(derived, FORMATS))
    composed = [compose(derived, copy) for copy in range(len(copy_names(derived)))]
    whole = derived.source.place(())
    found = {place for document, _ in composed for place in places_of(document, derived.source.name)} - {whole}
    parts = tuple(sorted(found))
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
    """The pages of a letter; their pictures are added to the files."""
    for number, picture in enumerate(page_images(files[f"{stem}.pdf"])):
        name = f"{stem}-{number + 1}.png"
        files[name] = picture.data
        own = tuple(region for region in regions if region.page == number)
        yield PageEntry(name, picture.width, picture.height, own)
