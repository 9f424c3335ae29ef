"""Many letters on the command line: the options, a bar while they are rendered, what failed, and the sum."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.arguments import read_input
from drafter.cli.formats.text import print_findings
from drafter.cli.progress import progress_bar
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError, UsageError
from drafter.files import is_folder

if TYPE_CHECKING:
    from drafter.batch.job import Job
    from drafter.batch.run import Outcome
    from drafter.cli.outputs import Outputs

# So many letters, or a folder of them, are rendered side by side, and what nothing changed for is left alone.
MIN_LETTERS_FOR_WORKERS = 16
# With fewer letters for each, starting another process takes longer than it saves.
LETTERS_PER_WORKER = 8
KIBIBYTE = 1024


def add_many(parser: argparse.ArgumentParser) -> None:
    """The options of commands that render many letters."""
    parser.add_argument(
        "--jobs", metavar="N", type=int, help="processes that render (default: by letters and processors)"
    )
    parser.add_argument("--cluster", metavar="ADDRESS", help="render on a Dask cluster: tcp://host:8786")


def is_many(letters: Sequence[str], options: argparse.Namespace) -> bool:
    """Whether letters are rendered as many: those of a folder, those that jobs or a cluster are named for, or MANY."""
    asked = options.jobs is not None or options.cluster is not None
    return asked or len(letters) >= MIN_LETTERS_FOR_WORKERS or any(is_folder(Path(name)) for name in options.files)


def jobs_for(letters: Iterable[str], options: argparse.Namespace, targets: Outputs) -> Iterator[Job | Outcome]:
    """The tasks of letters, each read when its turn comes; one that cannot be read has its outcome already."""
    from drafter.batch.job import Job
    from drafter.batch.run import Outcome

    for name in letters:
        try:
            check_name(name)
            read = read_input(name, options)
        except DrafterError as error:
            yield Outcome(name, findings=error.findings, exit_code=error.exit_code)
            continue
        folder = targets.path(name, "letter").parent
        yield Job(name, read, targets.formats, folder, options.source, options.comments)


def check_name(name: str) -> None:
    """Raise FileError for a name that is no text, which no ledger can note."""
    try:
        name.encode()
    except UnicodeEncodeError:
        message = f"The name of {name} is no text in UTF-8; rename the file, or render it alone."
        raise FileError(Finding("unreadable", message)) from None


def render_all(jobs: Iterable[Job | Outcome], total: int, options: argparse.Namespace) -> int:
    """Render all tasks and tell what became of each; the highest of their exit codes."""
    from drafter.batch.run import run
    from drafter.batch.workers import worker_pool

    begun, failed, counts, code = time.perf_counter(), [], Counter[str](), 0
    with worker_pool(_jobs(options.jobs, total), options.cluster) as work, progress_bar(total) as advance:
        for outcome in run(jobs, work, options.force):
            advance(outcome.label)
            kind = "failed" if outcome.exit_code else "unchanged" if outcome.unchanged else "written"
            counts[kind] += 1
            code = max(code, outcome.exit_code)
            if outcome.exit_code:
                failed.append(outcome)
            else:
                _print_result(outcome)
    _print_summary(counts, failed, time.perf_counter() - begun)
    return code


def _jobs(asked: int | None, letters: int) -> int:
    from drafter.batch.workers import usable_processors

    if asked is not None and asked < 1:
        raise UsageError(Finding("bad-usage", f"--jobs takes the number of processes, 1 or more, not {asked}."))
    return asked or max(1, min(usable_processors(), letters // LETTERS_PER_WORKER))


def _print_result(outcome: Outcome) -> None:
    print_findings(outcome.findings, sys.stderr)
    for path, length in outcome.files:
        sys.stderr.write(f"{path}: {max(length // KIBIBYTE, 1)} kB\n")


def _print_summary(counts: Counter[str], failed: Sequence[Outcome], seconds: float) -> None:
    """The letters that failed with their errors, then all in numbers."""
    for outcome in failed:
        sys.stderr.write(f"\nNot rendered: {outcome.label}\n")
        print_findings(outcome.findings, sys.stderr)
    total = sum(counts.values())
    said = ", ".join(f"{counts[kind]} {kind}" for kind in ("written", "unchanged", "failed") if counts[kind])
    sys.stderr.write(f"{total} letter{'s' if total != 1 else ''}: {said or 'nothing to do'}, in {seconds:.1f} s.\n")


def letters_in(names: Sequence[str]) -> list[str]:
    """The names of letters, a folder standing for all letters in it; raises FileError for a folder without any."""
    return [letter for name in names for letter in (_of_folder(Path(name)) if is_folder(Path(name)) else [name])]


def _is_own(path: Path, folder: Path) -> bool:
    """Whether it is a file of the folder; a link that leads out of it is none."""
    return path.is_file() and path.resolve().is_relative_to(folder.resolve())


def _of_folder(folder: Path) -> list[str]:
    from drafter.load import SUFFIXES

    plain = (path for path in folder.iterdir() if _is_own(path, folder) and not path.name.startswith("."))
    found = sorted(str(path) for path in plain if path.suffix in SUFFIXES)
    if not found:
        message = f"{folder} is a folder without a letter; name a letter, or a folder with files such as a.yaml."
        raise FileError(Finding("no-letters", message))
    return found
