"""Batch rendering on the command line: arguments, letters of a folder, progress, errors and totals."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.arguments import read_input
from drafter.cli.formats.text import print_findings, visible
from drafter.cli.stdio import progress_bar
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError, UsageError
from drafter.files import is_folder
from drafter.process_limits import stop_clock

if TYPE_CHECKING:
    from drafter.batch.cluster import ClusterAddress
    from drafter.batch.job import Job
    from drafter.batch.run import Outcome
    from drafter.cli.outputs import Outputs

# From this number of letters on, workers render them, and unchanged letters are skipped.
MIN_LETTERS_FOR_WORKERS = 16
# With fewer letters for each worker, starting another process takes longer than it saves.
LETTERS_PER_WORKER = 8
# The summary names up to this many letters that failed for the same reasons.
SHOWN_NAMES = 5
KIBIBYTE = 1024
# The files for an encrypted connection to a cluster, in PEM format.
_CLUSTER_FILES = {
    "ca": "certificate authority of the cluster (tls://)",
    "cert": "certificate of this computer for the cluster",
    "key": "private key of that certificate",
}


def add_batch_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of commands that render many letters."""
    parser.add_argument("--jobs", metavar="N", type=int, help="number of worker processes (default: automatic)")
    parser.add_argument("--cluster", metavar="ADDRESS", help="render on a Dask cluster: tls://host:8786")
    for name, text in _CLUSTER_FILES.items():
        parser.add_argument(f"--cluster-{name}", metavar="FILE", type=Path, help=text)


def is_batch(letters: Sequence[str], options: argparse.Namespace) -> bool:
    """True if the letters are rendered by workers: many letters, a folder, `--jobs` or `--cluster`."""
    is_requested = options.jobs is not None or _names_cluster(options)
    is_large = len(letters) >= MIN_LETTERS_FOR_WORKERS
    return is_requested or is_large or any(is_folder(Path(name)) for name in options.files)


def _names_cluster(options: argparse.Namespace) -> bool:
    """True if an argument is about a cluster."""
    return any(value is not None for name, value in vars(options).items() if name.startswith("cluster"))


def jobs_for(letters: Iterable[str], options: argparse.Namespace, outputs: Outputs) -> Iterator[Job | Outcome]:
    """Yield a job for each letter, read on demand, or the outcome of a letter that cannot be read."""
    from drafter.batch.job import Job
    from drafter.batch.run import Outcome

    for name in letters:
        try:
            check_name(name)
            letter = read_input(name, options)
        except DrafterError as error:
            yield Outcome(name, findings=error.findings, exit_code=error.exit_code)
            continue
        folder = outputs.path(name, "letter").parent
        yield Job(name, letter, outputs.formats, folder, options.source, options.comments)


def check_name(name: str) -> None:
    """Raise FileError if a file name is not UTF-8 text, which the manifest could not store."""
    try:
        name.encode()
    except UnicodeEncodeError:
        message = f"The name of {name} is not UTF-8 text; rename the file, or render it on its own."
        raise FileError(Finding("unreadable", message)) from None


def render_all(jobs: Iterable[Job | Outcome], total: int, options: argparse.Namespace) -> int:
    """Render all jobs, print their outcomes, and return the highest exit code."""
    from drafter.batch.run import run
    from drafter.batch.workers import worker_pool

    stop_clock()
    start, failed, counts, code = time.perf_counter(), [], Counter[str](), 0
    seen: set[object] = set()
    with worker_pool(_worker_count(options.jobs, total), _cluster(options)) as work, progress_bar(total) as advance:
        for outcome in run(jobs, work, options.force):
            advance(outcome.label)
            kind = "failed" if outcome.exit_code else "unchanged" if outcome.unchanged else "written"
            counts[kind] += 1
            code = max(code, outcome.exit_code)
            if outcome.exit_code:
                failed.append(outcome)
            else:
                print_findings(_new_findings(outcome.findings, seen), sys.stderr)
            _print_files(outcome)
    _print_summary(counts, failed, time.perf_counter() - start)
    return code


def _cluster(options: argparse.Namespace) -> ClusterAddress | None:
    """Return the address of the cluster; None without one. Raises UsageError for a certificate without a cluster."""
    from drafter.batch.cluster import ClusterAddress

    files = (options.cluster_ca, options.cluster_cert, options.cluster_key)
    if options.cluster is not None:
        return ClusterAddress(options.cluster, *files)
    if any(files):
        raise UsageError(Finding("bad-usage", "--cluster-ca, --cluster-cert and --cluster-key need --cluster."))
    return None


def _worker_count(jobs: int | None, letters: int) -> int:
    from drafter.batch.workers import usable_processors

    if jobs is not None and jobs < 1:
        raise UsageError(Finding("bad-usage", f"--jobs takes a number of processes, 1 or more, not {jobs}."))
    return jobs or max(1, min(usable_processors(), letters // LETTERS_PER_WORKER))


def _print_files(outcome: Outcome) -> None:
    for path, length in outcome.files:
        sys.stderr.write(f"{visible(str(path))}: {max(length // KIBIBYTE, 1)} kB\n")


def _print_summary(counts: Counter[str], failed: Sequence[Outcome], seconds: float) -> None:
    """Print the failed letters with their errors, each error once, then the totals."""
    seen: set[object] = set()
    repeated: list[str] = []
    for outcome in failed:
        findings = _new_findings(outcome.findings, seen)
        if outcome.findings and not findings:
            repeated.append(outcome.label)
            continue
        sys.stderr.write(f"\nNot rendered{' in all formats' if outcome.files else ''}: {visible(outcome.label)}\n")
        print_findings(findings, sys.stderr)
    if repeated:
        names = ", ".join(repeated[:SHOWN_NAMES]) + (" ..." if len(repeated) > SHOWN_NAMES else "")
        sys.stderr.write(f"\nNot rendered for the same reasons: {len(repeated)} more ({visible(names)})\n")
    total = sum(counts.values())
    totals = ", ".join(f"{counts[kind]} {kind}" for kind in ("written", "unchanged", "failed") if counts[kind])
    sys.stderr.write(f"{total} letter{'s' if total != 1 else ''}: {totals or 'nothing to do'}, in {seconds:.1f} s.\n")


def _new_findings(findings: Sequence[Finding], seen: set[object]) -> list[Finding]:
    """Return the findings that have not been printed; an unknown key is the same in each row of a table."""
    keys = {_identity(finding): finding for finding in findings}
    new = [finding for key, finding in keys.items() if key not in seen]
    seen.update(keys)
    return new


def _identity(finding: Finding) -> object:
    return (finding.rule, finding.message) if finding.rule == "unknown-key" or not finding.place else finding
