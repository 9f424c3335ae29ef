"""One letter as a piece of work that another process, or another machine, can do: it reads, and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import DrafterError, raise_if_errors
from drafter.files import record_reads
from drafter.load import LetterInput
from drafter.pipeline import all_findings, derive, export


class Job(Struct, frozen=True):
    """A letter to be rendered: how messages call it, its manuscript, the formats, and the folder of its files."""

    label: str
    letter_input: LetterInput
    formats: tuple[str, ...]
    folder: Path
    carry_source: bool = False
    comments: bool = False


class Result(Struct, frozen=True):
    """What became of a task: its files by name, what was found, and the digests of the files beside it that it read."""

    files: Mapping[str, bytes] = {}
    findings: tuple[Finding, ...] = ()
    siblings: Mapping[str, str] = {}
    exit_code: int = 0


def render(job: Job) -> Result:
    """The rendering of a task; what is wrong with the letter is in its findings, and nothing is raised."""
    try:
        with record_reads() as read:
            derived = derive(job.letter_input)
            found = all_findings(derived) if job.comments else derived.findings
            raise_if_errors(found)
            files = export(derived, job.formats, job.carry_source, found if job.comments else ())
        return Result(files, found, _siblings(job.letter_input.folder, read))
    except DrafterError as error:
        return Result(findings=error.findings, exit_code=error.exit_code)
    except Exception as error:
        return Result(findings=(internal_error(f"{type(error).__name__}: {error}"),), exit_code=1)


def error_of(result: Result) -> DrafterError:
    """The error of a letter that could not be rendered, with its exit code."""
    error = DrafterError(*result.findings)
    error.exit_code = result.exit_code
    return error


def internal_error(what: str) -> Finding:
    """What to say of a fault that is Drafter's own."""
    return Finding("internal", f"This went wrong inside Drafter: {what}. Please report it.")


def _siblings(folder: Path | None, read: Mapping[Path, str]) -> dict[str, str]:
    """The files of the letter's folder among those that were read, by their names in it."""
    if folder is None:
        return {}
    root = folder.resolve()
    return {path.relative_to(root).as_posix(): digest for path, digest in read.items() if path.is_relative_to(root)}
