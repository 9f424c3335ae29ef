"""One letter as a piece of work that another process, or another machine, can do: it reads, and writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from drafter.errors import DrafterError, Finding, raise_if_errors
from drafter.pipeline import Manuscript, derive, export, findings_of
from drafter.reading import witnessed


class Task(Struct, frozen=True):
    """A letter to be rendered: how messages call it, its manuscript, the formats, and the folder of its files."""

    label: str
    manuscript: Manuscript
    formats: tuple[str, ...]
    folder: Path
    carry_source: bool = False
    comments: bool = False


class Rendering(Struct, frozen=True):
    """What became of a task: its files by name, what was found, and the digests of the files beside it that it read."""

    files: Mapping[str, bytes] = {}
    findings: tuple[Finding, ...] = ()
    beside: Mapping[str, str] = {}
    exit_code: int = 0


def rendered(task: Task) -> Rendering:
    """The rendering of a task; what is wrong with the letter is in its findings, and nothing is raised."""
    try:
        with witnessed() as read:
            draft = derive(task.manuscript)
            found = findings_of(draft) if task.comments else draft.findings
            raise_if_errors(found)
            files = export(draft, task.formats, task.carry_source, found if task.comments else ())
        return Rendering(files, found, _beside(task.manuscript.folder, read))
    except DrafterError as error:
        return Rendering(findings=error.findings, exit_code=error.exit_code)
    except Exception as error:
        return Rendering(findings=(gone_wrong(f"{type(error).__name__}: {error}"),), exit_code=1)


def failed(rendering: Rendering) -> DrafterError:
    """The error of a letter that could not be rendered, with its exit code."""
    error = DrafterError(*rendering.findings)
    error.exit_code = rendering.exit_code
    return error


def gone_wrong(what: str) -> Finding:
    """What to say of a fault that is Drafter's own."""
    return Finding("internal", f"This went wrong inside Drafter: {what}. Please report it.")


def _beside(folder: Path | None, read: Mapping[Path, str]) -> dict[str, str]:
    """The files of the letter's folder among those that were read, by their names in it."""
    if folder is None:
        return {}
    root = folder.resolve()
    return {path.relative_to(root).as_posix(): digest for path, digest in read.items() if path.is_relative_to(root)}
