"""Build the static site: the letters, images and page of each sample, and the index; unchanged samples are skipped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, nullcontext
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from drafter import process_limits
from drafter.diagnostics import Finding
from drafter.errors import FileError, ProcessLimitError
from drafter.files import UnreadableError, read_regular_file
from drafter.installation import digest, digest_of
from drafter.limits import MAX_RECORD_BYTES
from drafter.page_images import page_images
from drafter.pipeline import compose, copy_names, export
from drafter.process_limits import one_input
from drafter.site.details import card_rows, detail_of
from drafter.site.hotspots import Region, places_of, regions_of
from drafter.site.names import check_names
from drafter.site.pages import (
    ASSETS,
    Entry,
    PageEntry,
    RenderedCopy,
    entry_of,
    index_page,
    lines_of,
    sample_page,
)
from drafter.site.record import SiteRecord
from drafter.template_tools.check import derive_sample
from drafter.templates import SHARED, Sample, built_in_folder

# Shows progress for a number of samples; yields a function to call with the name of each finished sample.
Progress = Callable[[int], AbstractContextManager[Callable[[str], None]]]
RECORD = "made.json"
FORMATS = ("docx", "pdf")
# The width of the image of a page, in pixels.
PAGE_WIDTH = 1224
COLOURS = 64


def no_progress(_: int) -> AbstractContextManager[Callable[[str], None]]:
    """Show no progress."""
    return nullcontext(lambda _: None)


class Built(msgspec.Struct, frozen=True):
    """The result of a build: the page to open, the numbers of samples and of rebuilt ones, and the files left alone."""

    index: Path
    samples: int
    made: int
    left: tuple[Path, ...] = ()


def build(folder: Path, samples: Iterable[Sample], progress: Progress = no_progress, home: str = "") -> Built:
    """Write the site of samples and their editions into a folder; of samples with the same name, the first is used.

    `home` is the address, seen from the folder, of the site that the gallery is a part of.

    Raises FileError if the folder contains files and is not a gallery, and the errors of a sample that cannot be
    rendered. Files that were edited, or that the gallery did not write, are neither overwritten nor deleted.
    """
    by_name = {sample.name: sample for sample in reversed(list(samples))}
    ordered = [one for name in sorted(by_name) for one in (by_name[name], *by_name[name].editions)]
    check_names(ordered)
    record = _prepare(folder)
    fingerprints = {sample.file_name: f"{_fingerprint(sample)} {home}".rstrip() for sample in ordered}
    unchanged = {name: entry for name, key in fingerprints.items() if (entry := _unchanged_entry(record, name, key))}
    pending = [sample for sample in ordered if sample.file_name not in unchanged]
    record.note_edited()
    entries = dict(unchanged)
    with progress(len(pending)) as advance:
        for name, built in _build_samples(pending, fingerprints, home, advance):
            old = set(record.names_of(name)) - built.files.keys()
            record.write(built.files)
            record.delete(old)
            entries[name] = built.entry
    _finish(record, [entries[name] for name in fingerprints], home)
    return Built(folder / "index.html", len(entries), len(pending), tuple(record.left))


def _fingerprint(sample: Sample) -> str:
    """Return the digest of a sample: its letter and other files, its template, and the installation."""
    template, shared = sample.template.folder, built_in_folder() / SHARED
    files = {*template.rglob("*"), *(template.parent / SHARED).rglob("*"), sample.path}
    return " ".join((digest(with_pdf=True), digest_of(shared.rglob("*"), shared), digest_of(files, template.parent)))


def _prepare(folder: Path) -> SiteRecord:
    """Create the folder; return its record, or raise FileError if it contains anything except a gallery."""
    record = SiteRecord(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if special := next((path for path in folder.rglob("*") if not _is_regular(path)), None):
            message = f"{special} is a link or a special file; choose a new folder for the gallery."
            raise FileError(Finding("link", message))
        record.read()
        record.save()
    except OSError as error:
        raise FileError(Finding("unwritable", f"{folder} cannot be written: {error.strerror}.")) from None
    return record


def _is_regular(path: Path) -> bool:
    return not path.is_symlink() and (path.is_file() or path.is_dir())


def _unchanged_entry(site: SiteRecord, name: str, fingerprint: str) -> Entry | None:
    """Return the entry of a sample with this fingerprint if all its files still exist."""
    try:
        record = msgspec.json.decode(read_regular_file(site.folder / name / RECORD, MAX_RECORD_BYTES), type=Record)
    except (UnreadableError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if not site.is_ours(f"{name}/{RECORD}") or record.fingerprint != fingerprint:
        return None
    return record.entry if all((site.folder / file).exists() for file in site.names_of(name)) else None


def _build_samples(
    pending: Sequence[Sample], fingerprints: Mapping[str, str], home: str, advance: Callable[[str], None]
) -> Iterator[tuple[str, BuiltSample]]:
    """Build the samples, several of them on all processors."""
    workers = min(os.cpu_count() or 1, len(pending))
    jobs = [(sample, fingerprints[sample.file_name], home) for sample in pending]
    if workers <= 1:
        for job in jobs:
            yield job[0].file_name, build_sample(*job)
            advance(job[0].file_name)
        return
    # Spawn, do not fork: the progress bar has a thread.
    with ProcessPoolExecutor(workers, get_context("spawn"), process_limits.begin) as pool:
        names = {pool.submit(build_sample, *job): job[0].file_name for job in jobs}
        for future in as_completed(names):
            yield names[future], _result_of(names[future], future)
            advance(names[future])


def _result_of(name: str, future: Future[BuiltSample]) -> BuiltSample:
    try:
        return future.result()
    except BrokenExecutor:
        raise ProcessLimitError(process_limits.out_of_memory(f"The sample {name}, or one built with it,")) from None


def _finish(record: SiteRecord, entries: Sequence[Entry], home: str) -> None:
    """Write the index page and the assets, and delete the files of samples that no longer exist."""
    names = {entry.name for entry in entries}
    record.delete([name for name in record.files if "/" in name and name.partition("/")[0] not in names])
    assets = {name: path.read_bytes() for name, path in ASSETS.items()}
    record.write({**assets, "index.html": index_page(entries, home).encode()})


class Record(msgspec.Struct, frozen=True):
    """The record of a built sample: its fingerprint and its entry."""

    fingerprint: str
    entry: Entry


class BuiltSample(NamedTuple):
    """A sample of the site: its entry, and its files by their path in the site. The record is the last of them."""

    entry: Entry
    files: dict[str, bytes]


def build_sample(sample: Sample, fingerprint: str, home: str = "") -> BuiltSample:
    """Return all files of a sample and its entry."""
    with one_input(sample.file_name):
        return _build_sample(sample, fingerprint, home)


def _build_sample(sample: Sample, fingerprint: str, home: str) -> BuiltSample:
    derived = derive_sample(sample)
    text = derived.letter_input.text.decode("utf-8").replace("\r\n", "\n")
    files = dict(export(derived, FORMATS))
    printed = export(derived, ("text",))[f"{copy_names(derived)[0]}.txt"].decode("utf-8")
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
    named = derive_sample(sample.origin).facts if sample.language else derived.facts
    entry = entry_of(sample, derived, named, printed, sheets)
    card = detail_of(files[sheets[0].pdf], _phrase(sample) or derived.facts.title, derived.facts.title)
    entry = replace(entry, marks=card.boxes)
    files |= {f"{sample.file_name}.yaml": derived.letter_input.text, "card.png": card.picture}
    files["index.html"] = sample_page(entry, lines_of(text, parts), f"../{home}" if home else "").encode()
    files[RECORD] = msgspec.json.encode(Record(fingerprint, entry))
    return BuiltSample(entry, {f"{sample.file_name}/{name}": data for name, data in files.items()})


def _phrase(sample: Sample) -> str:
    """Return the words that set a sample apart; "" in other languages than English."""
    return "" if sample.language else card_rows().get(sample.name, {}).get("phrase", "")


def _pages(files: dict[str, bytes], stem: str, regions: Sequence[Region]) -> Iterator[PageEntry]:
    """Yield the pages of a letter and add their images to `files`."""
    for number, image in enumerate(page_images(files[f"{stem}.pdf"], PAGE_WIDTH, COLOURS)):
        name = f"{stem}-{number + 1}.png"
        files[name] = image.data
        regions_of_page = tuple(region for region in regions if region.page == number)
        yield PageEntry(name, image.width, image.height, regions_of_page)
