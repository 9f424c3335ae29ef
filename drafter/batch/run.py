"""Batch runs: skip unchanged letters, write the rendered ones, report the failed ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from drafter.batch.job import Job, Result
from drafter.batch.output_manifest import Entry, Manifest, cache_key, hash_bytes
from drafter.batch.workers import Work
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, UsageError
from drafter.writing.atomic import write_all
from drafter.writing.overwrite import is_same, name_key


class Outcome(Struct, frozen=True):
    """The outcome for one letter: the written files with their sizes, the findings, or `unchanged`."""

    label: str
    files: tuple[tuple[Path, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0
    unchanged: bool = False


def run(jobs: Iterable[Job | Outcome], work: Work, force: bool = False) -> Iterator[Outcome]:
    """Yield the outcomes as they are known; an outcome among the jobs is passed through.

    With `force`, all letters are rendered again and files that Drafter did not write are overwritten.
    """
    batch_run = _BatchRun(force)
    try:
        for job, result in work(batch_run.pending(jobs)):
            yield from batch_run.known_outcomes()
            yield batch_run.write(job, result)
        yield from batch_run.known_outcomes()
    finally:
        batch_run.close()


class _BatchRun:
    """The state of a run: the manifests of the output folders, and the files written so far."""

    def __init__(self, force: bool) -> None:
        self.force = force
        self.manifests: dict[Path, Manifest] = {}
        self.keys: dict[int, str] = {}
        self.outputs: dict[str, Path] = {}
        self.known: list[Outcome] = []

    def pending(self, jobs: Iterable[Job | Outcome]) -> Iterator[Job]:
        """Yield the jobs to render; collect the outcomes of the others."""
        for job in jobs:
            if isinstance(job, Outcome):
                self.known.append(job)
                continue
            key, manifest = cache_key(job), self.manifest(job.folder)
            if not self.force and manifest.is_current(key, job.letter_input.folder):
                self._remember(job.folder / name for name in manifest.entries[key].files)
                self.known.append(Outcome(job.label, unchanged=True))
                continue
            self.keys[id(job)] = key
            yield job

    def known_outcomes(self) -> Iterator[Outcome]:
        """Yield the outcomes that need no rendering, each once."""
        known, self.known = self.known, []
        yield from known

    def write(self, job: Job, result: Result) -> Outcome:
        """Write the files of a result, all or none of them, and return the outcome."""
        key = self.keys.pop(id(job))
        if not result.files:
            return Outcome(job.label, findings=result.findings, exit_code=result.exit_code)
        manifest = self.manifest(job.folder)
        outputs = {job.folder / name: data for name, data in result.files.items()}
        try:
            self._check_outputs(outputs, job, result)
            write_all(outputs, self.force, ours=[path for path in outputs if manifest.wrote(path)])
        except DrafterError as error:
            return Outcome(job.label, findings=error.findings, exit_code=error.exit_code)
        self._remember(outputs)
        files = {name: hash_bytes(data) for name, data in result.files.items()}
        if not result.exit_code:
            manifest.record(Entry(key, files, result.siblings))
        written = tuple((path, len(data)) for path, data in outputs.items())
        return Outcome(job.label, written, result.findings, result.exit_code)

    def manifest(self, folder: Path) -> Manifest:
        """Return the manifest of a folder; it is read once."""
        if folder not in self.manifests:
            self.manifests[folder] = Manifest(folder)
        return self.manifests[folder]

    def close(self) -> None:
        """Clean up the manifests."""
        for manifest in self.manifests.values():
            manifest.close()

    def _check_outputs(self, outputs: Collection[Path], job: Job, result: Result) -> None:
        """Raise UsageError if an output is an input of the letter, or an output of another letter."""
        folder = job.letter_input.folder or Path()
        inputs = (Path(job.letter_input.name), *(folder / name for name in result.siblings))
        for path in outputs:
            if any(is_same(path, source) for source in inputs):
                message = f"{path} is an input of the letter; choose another name for the output."
                raise UsageError(Finding("would-overwrite", message))
        for path in outputs:
            if other := self.outputs.get(name_key(path)):
                same = "is also" if other == path else "differs only in case or in the form of its accents from"
                message = f"{path} {same} the output of another letter; rename one of the letters."
                raise UsageError(Finding("would-overwrite", message))

    def _remember(self, outputs: Iterable[Path]) -> None:
        self.outputs.update((name_key(path), path) for path in outputs)
