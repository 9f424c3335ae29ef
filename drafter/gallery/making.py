"""The files of one sample in the site: its letters, the pictures of their pages, its YAML and its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from drafter.errors import raise_if_errors
from drafter.gallery.entries import Entry, PageEntry, Sheet, entry_of
from drafter.gallery.highlighting import lines_of
from drafter.gallery.pages import sample_page
from drafter.gallery.pictures import card, pictures
from drafter.gallery.regions import Region, places_of, regions_of
from drafter.pipeline import Draft, Manuscript, compose, copies, derive, export
from drafter.templates import Sample

RECORD = "made.json"
FORMATS = ("docx", "pdf")


class Record(msgspec.Struct, frozen=True):
    """What is kept of a sample that was made: what it was made from, and its entry."""

    fingerprint: str
    entry: Entry


def read_draft(sample: Sample) -> Draft:
    """The draft of a sample; raises InvalidLetter with its errors."""
    text = sample.text.encode()
    name = f"{sample.name}.yaml"
    draft = derive(Manuscript(name, text, sample.path.parent, templates=(sample.template.folder.parent,)))
    raise_if_errors(draft.findings)
    return draft


def make(sample: Sample, folder: Path, fingerprint: str) -> Entry:
    """Write all files of a sample into its folder and return its entry; the record is written last."""
    draft = read_draft(sample)
    text = draft.manuscript.text.decode("utf-8").replace("\r\n", "\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RECORD).unlink(missing_ok=True)
    files = dict(export(draft, FORMATS))
    composed = [compose(draft, copy) for copy in range(len(copies(draft)))]
    whole = draft.source.place(())
    found = {place for document, _ in composed for place in places_of(document, draft.source.name)} - {whole}
    parts = tuple(sorted(found))
    sheets = []
    for copy, (document, look) in enumerate(composed):
        stem = copies(draft)[copy]
        regions = regions_of(document, look, parts)
        pages = tuple(_pages(files, stem, regions))
        addressee = draft.facts.receivers[copy].office if len(composed) > 1 else None
        sheets.append(Sheet(addressee, pages, f"{stem}.docx", f"{stem}.pdf"))
    entry = entry_of(sample, draft, text, sheets)
    files |= {f"{sample.name}.yaml": draft.manuscript.text, "card.png": card(files[sheets[0].pdf]).data}
    files["index.html"] = sample_page(entry, lines_of(text, parts)).encode()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / RECORD).write_bytes(msgspec.json.encode(Record(fingerprint, entry)))
    return entry


def _pages(files: dict[str, bytes], stem: str, regions: Sequence[Region]) -> Iterator[PageEntry]:
    """The pages of a letter; their pictures are added to the files."""
    for number, picture in enumerate(pictures(files[f"{stem}.pdf"])):
        name = f"{stem}-{number + 1}.png"
        files[name] = picture.data
        own = tuple(region for region in regions if region.page == number)
        yield PageEntry(name, picture.width, picture.height, own)
