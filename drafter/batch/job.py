"""Jobs: one letter to render, in this process, another process or another machine. Writes no files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import DrafterError, raise_if_errors
from drafter.files import record_reads
from drafter.limits import MAX_PROCESS_BYTES
from drafter.load import LetterInput
from drafter.pipeline import all_findings, derive, export_possible
from drafter.process_limits import one_input


class Job(Struct, frozen=True):
    """A letter to render: its name in messages, its input, the formats, and the output folder."""

    label: str
    letter_input: LetterInput
    formats: tuple[str, ...]
    folder: Path
    carry_source: bool = False
    comments: bool = False


class Result(Struct, frozen=True):
    """The result of a job: files by name, findings, and hashes of the other files that the letter reads.

    If the PDF cannot be written here, `files` has the others, and `exit_code` is that of the error.
    """

    files: Mapping[str, bytes] = {}
    findings: tuple[Finding, ...] = ()
    siblings: Mapping[str, str] = {}
    exit_code: int = 0


def render(job: Job) -> Result:
    """Render a job. Errors are in the findings of the result; nothing is raised."""
    try:
        with one_input(job.label), record_reads() as reads:
            derived = derive(job.letter_input)
            findings = all_findings(derived) if job.comments else derived.findings
            raise_if_errors(findings)
            exported = export_possible(derived, job.formats, job.carry_source, findings if job.comments else ())
        errors = [*exported.errors.values()][:1]
        findings += tuple(finding for error in errors for finding in error.findings)
        siblings = _siblings(job.letter_input.folder, reads)
        return Result(exported.files, findings, siblings, max((error.exit_code for error in errors), default=0))
    except DrafterError as error:
        return Result(findings=error.findings, exit_code=error.exit_code)
    except Exception as error:
        return Result(findings=(internal_error(f"{type(error).__name__}: {error}"),), exit_code=1)


def error_of(result: Result) -> DrafterError:
    """Return the error of a letter that failed, with its exit code."""
    error = DrafterError(*result.findings)
    error.exit_code = result.exit_code
    return error


def internal_error(reason: str) -> Finding:
    """Return the finding for a bug in Drafter."""
    return Finding("internal", f"Drafter failed because of a bug: {reason}. Please report it.")


def process_ended(advice: str) -> Result:
    """Return the result of a job whose worker process died, with `advice` on what to type."""
    most = f"{MAX_PROCESS_BYTES:,} {MAX_PROCESS_BYTES.unit}"
    message = f"The worker process was killed, probably because the letter needs more than {most} of memory; {advice}"
    return Result(findings=(Finding("process-ended", message),), exit_code=1)


def _siblings(folder: Path | None, reads: Mapping[Path, str]) -> dict[str, str]:
    """Return the hashes of the files in the letter's folder that were read, by relative name."""
    if folder is None:
        return {}
    root = folder.resolve()
    return {path.relative_to(root).as_posix(): digest for path, digest in reads.items() if path.is_relative_to(root)}
