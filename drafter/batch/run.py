"""The run of many letters: what is unchanged is passed over, what is rendered is written, what fails is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from drafter.batch import cache_key
from drafter.batch.job import Job, Result
from drafter.batch.manifest import Entry, Manifest
from drafter.batch.workers import Work
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, UsageError
from drafter.writing.atomic import write_all
from drafter.writing.overwrite import is_same


class Outcome(Struct, frozen=True):
    """What became of one letter: the files written with their sizes, or why there are none; `unchanged` if it was."""

    label: str
    files: tuple[tuple[Path, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0
    unchanged: bool = False


def run(jobs: Iterable[Job | Outcome], work: Work, force: bool = False) -> Iterator[Outcome]:
    """The outcomes as they come; an outcome among the tasks is passed through.

    With `force` everything is rendered anew and foreign files are written over.
    """
    batch_run = _BatchRun(force)
    try:
        for job, result in work(batch_run.pending(jobs)):
            yield from batch_run.finished()
            yield batch_run.write(job, result)
        yield from batch_run.finished()
    finally:
        batch_run.close()


class _BatchRun:
    """Where tasks go out and renderings come in: the ledgers of the folders, and the files written so far."""

    def __init__(self, force: bool) -> None:
        self.force = force
        self.manifests: dict[Path, Manifest] = {}
        self.keys: dict[int, str] = {}
        self.taken: set[Path] = set()
        self.known: list[Outcome] = []

    def pending(self, jobs: Iterable[Job | Outcome]) -> Iterator[Job]:
        """The tasks that have to be done; the outcome of the others is known."""
        for job in jobs:
            if isinstance(job, Outcome):
                self.known.append(job)
                continue
            key, manifest = cache_key.cache_key(job), self.manifest(job.folder)
            if not self.force and manifest.is_current(key, job.letter_input.folder):
                self.taken.update(job.folder / name for name in manifest.entries[key].files)
                self.known.append(Outcome(job.label, unchanged=True))
                continue
            self.keys[id(job)] = key
            yield job

    def finished(self) -> Iterator[Outcome]:
        """The outcomes that are known without work, each once."""
        known, self.known = self.known, []
        yield from known

    def write(self, job: Job, result: Result) -> Outcome:
        """The outcome of a rendering whose files are now written, all or none of them."""
        key = self.keys.pop(id(job))
        if result.exit_code:
            return Outcome(job.label, findings=result.findings, exit_code=result.exit_code)
        manifest = self.manifest(job.folder)
        placed = {job.folder / name: data for name, data in result.files.items()}
        try:
            self._refuse(placed, job, result)
            write_all(placed, self.force, ours=[path for path in placed if manifest.wrote(path)])
        except DrafterError as error:
            return Outcome(job.label, findings=error.findings, exit_code=error.exit_code)
        self.taken.update(placed)
        files = {name: cache_key.hash_bytes(data) for name, data in result.files.items()}
        manifest.record(Entry(key, files, result.siblings))
        return Outcome(job.label, tuple((path, len(data)) for path, data in placed.items()), result.findings)

    def manifest(self, folder: Path) -> Manifest:
        """The ledger of a folder, read once."""
        if folder not in self.manifests:
            self.manifests[folder] = Manifest(folder)
        return self.manifests[folder]

    def close(self) -> None:
        """Put the ledgers in order."""
        for manifest in self.manifests.values():
            manifest.close()

    def _refuse(self, placed: dict[Path, bytes], job: Job, result: Result) -> None:
        """Raise UsageError for a file that the letter is made of, or that has been written for another letter."""
        folder = job.letter_input.folder or Path()
        made_of = (Path(job.letter_input.name), *(folder / name for name in result.siblings))
        read = next((path for path in placed if any(is_same(path, one) for one in made_of)), None)
        if read:
            raise UsageError(Finding("would-overwrite", f"The letter is made of {read}; give the output another name."))
        taken = next((path for path in placed if path in self.taken), None)
        if taken:
            message = f"{taken} is the file of another of these letters; give one of them another name."
            raise UsageError(Finding("would-overwrite", message))
