"""The static site: a card and a page for each sample; what has not changed is not made again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, nullcontext
from multiprocessing import get_context
from pathlib import Path

import msgspec

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.files import UnreadableError, read_regular_file
from drafter.limits import MAX_RECORD_BYTES
from drafter.site.build_key import fingerprint
from drafter.site.build_sample import RECORD, Record, build_sample
from drafter.site.models import Entry
from drafter.site.pages import ASSETS, FOLDER, index_page
from drafter.templates import Sample

MARKER = ".drafter-gallery"
# Shows how far a build is, for so many samples; it yields what is called with the name of each one done.
Progress = Callable[[int], AbstractContextManager[Callable[[str], None]]]


def no_progress(_: int) -> AbstractContextManager[Callable[[str], None]]:
    """Show nothing."""
    return nullcontext(lambda _: None)


class Built(msgspec.Struct, frozen=True):
    """What a build did: the page to open, how many samples there are, and how many of them were made anew."""

    index: Path
    samples: int
    made: int


def build(folder: Path, samples: Iterable[Sample], progress: Progress = no_progress) -> Built:
    """Write the site of samples into a folder, the first of each name.

    Raises FileError for a folder that holds something else, and what a sample that cannot be rendered raises.
    """
    found = {sample.name: sample for sample in reversed(list(samples))}
    ordered = [found[name] for name in sorted(found)]
    _prepare(folder)
    wanted = {sample.name: fingerprint(sample) for sample in ordered}
    kept = {name: entry for name in wanted if (entry := _unchanged(folder / name, wanted[name]))}
    pending = [sample for sample in ordered if sample.name not in kept]
    with progress(len(pending)) as advance:
        made = dict(_build_samples(pending, folder, wanted, advance))
    entries = [{**kept, **made}[name] for name in wanted]
    _finish(folder, entries)
    return Built(folder / "index.html", len(entries), len(made))


def _prepare(folder: Path) -> None:
    """Make the folder; raise FileError if it holds anything but a gallery."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / MARKER).is_file():
            message = f"{folder} holds other files; give the gallery a folder of its own."
            raise FileError(Finding("would-overwrite", message))
        if odd := next((path for path in folder.rglob("*") if not _is_plain(path)), None):
            raise FileError(Finding("link", f"{odd} is a link or no plain file; give the gallery a folder anew."))
        (folder / MARKER).touch()
    except OSError as error:
        raise FileError(Finding("unwritable", f"{folder} cannot be written: {error.strerror}.")) from None


def _is_plain(path: Path) -> bool:
    return not path.is_symlink() and (path.is_file() or path.is_dir())


def _unchanged(folder: Path, wanted: str) -> Entry | None:
    """The entry of a sample that was made from the same, if all its files are still there."""
    try:
        record = msgspec.json.decode(read_regular_file(folder / RECORD, MAX_RECORD_BYTES), type=Record)
    except (UnreadableError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    pictures = [page.picture for sheet in record.entry.sheets for page in sheet.pages]
    letters = [name for sheet in record.entry.sheets for name in (sheet.docx, sheet.pdf)]
    names = ("index.html", "card.png", f"{record.entry.name}.yaml", *pictures, *letters)
    whole = record.fingerprint == wanted and all((folder / name).is_file() for name in names)
    return record.entry if whole else None


def _build_samples(
    pending: Sequence[Sample], folder: Path, wanted: Mapping[str, str], advance: Callable[[str], None]
) -> Iterator[tuple[str, Entry]]:
    """Make the samples, on all processors where there are several samples."""
    workers = min(os.cpu_count() or 1, len(pending))
    if workers <= 1:
        for sample in pending:
            yield sample.name, build_sample(sample, folder / sample.name, wanted[sample.name])
            advance(sample.name)
        return
    # Spawned, not forked: the progress bar has a thread.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks = {pool.submit(build_sample, one, folder / one.name, wanted[one.name]): one.name for one in pending}
        for task in as_completed(tasks):
            yield tasks[task], task.result()
            advance(tasks[task])


def _finish(folder: Path, entries: Sequence[Entry]) -> None:
    """Write the first page and the assets, and take away samples that are no more."""
    for name in ASSETS:
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    (folder / "index.html").write_text(index_page(entries), encoding="utf-8")
    names = {entry.name for entry in entries}
    for record in folder.glob(f"*/{RECORD}"):
        if record.parent.name not in names:
            shutil.rmtree(record.parent)
