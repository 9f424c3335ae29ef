"""`drafter render`: letters to files, or to standard output."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from drafter.cli.inputs import add_inputs, manuscript
from drafter.cli.report import say
from drafter.cli.targets import Targets, targets_of
from drafter.errors import DrafterError, FileTrouble, Finding, WrongUsage, raise_if_errors
from drafter.pipeline import copies, derive, export
from drafter.writing import check_target, write

MEBIBYTE, KIBIBYTE = 1024 * 1024, 1024
POLL_SECONDS = 0.05


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter render`."""
    add_inputs(parser)
    parser.add_argument("--to", metavar="FORMATS", help="docx,pdf,html,text (default: docx,pdf)")
    parser.add_argument("-o", "--output", metavar="OUT", help="a file, a folder, or - for standard output")
    parser.add_argument("--watch", action="store_true", help="render again whenever a letter is saved")
    parser.add_argument("--force", action="store_true", help="write over files that Drafter did not write")
    parser.add_argument("--source", action="store_true", help="let the YAML travel inside the files")


def run(options: argparse.Namespace) -> int:
    """Render every letter; errors of one do not keep the others from being rendered."""
    targets = targets_of(options.to, options.output, options.files)
    if options.watch:
        return _watch(options, targets)
    return max(_tried(name, options, targets) for name in options.files)


def _tried(name: str, options: argparse.Namespace, targets: Targets) -> int:
    try:
        _render(name, options, targets)
    except DrafterError as error:
        say(error.findings, sys.stderr)
        return error.exit_code
    return 0


def _render(name: str, options: argparse.Namespace, targets: Targets) -> None:
    begun = time.perf_counter()
    draft = derive(manuscript(name, options))
    raise_if_errors(draft.findings)
    say(draft.findings, sys.stderr)
    _refuse_several(copies(draft), targets)
    files = export(draft, targets.formats, options.source)
    if targets.to_stdout:
        sys.stdout.buffer.write(next(iter(files.values())))
        return
    placed = {targets.path(name, file): data for file, data in files.items()}
    for path, data in placed.items():
        _refuse_input(path, options.files)
        check_target(path, data, options.force)
    for path, data in placed.items():
        write(path, data, options.force)
    _tell(placed, time.perf_counter() - begun)


def _refuse_input(path: Path, names: Sequence[str]) -> None:
    if any(name != "-" and path.resolve() == Path(name).resolve() for name in names):
        raise WrongUsage(Finding("would-overwrite", f"{path} is the letter itself; give the output another name."))


def _refuse_several(names: Sequence[str], targets: Targets) -> None:
    """Raise WrongUsage if a letter of several files is to go into one."""
    if len(names) > 1 and (targets.file or targets.to_stdout):
        message = f"This letter makes a file for each of its {len(names)} addressees; name a folder with -o."
        raise WrongUsage(Finding("bad-usage", message))


def _tell(placed: dict[Path, bytes], seconds: float) -> None:
    from drafter.export import pages

    counts = [count for path, data in placed.items() if (count := pages(data, path.suffix))]
    for path, data in placed.items():
        said = f"{counts[0]} page{'s' if counts[0] > 1 else ''}, " if counts else ""
        sys.stderr.write(f"{path}: {said}{_size(len(data))}\n")
    sys.stderr.write(f"Written in {seconds:.2f} s.\n")


def _size(length: int) -> str:
    return f"{length / MEBIBYTE:.1f} MB" if length >= MEBIBYTE else f"{max(length // KIBIBYTE, 1)} kB"


def _watch(options: argparse.Namespace, targets: Targets) -> int:
    """Render what changes until interrupted; a file that is away for a moment is being saved."""
    if "-" in options.files:
        raise WrongUsage(Finding("bad-usage", "--watch needs files; standard input cannot be watched."))
    seen: dict[str, object] = {}
    while True:
        for name in options.files:
            stamp = _stamp(Path(name))
            if stamp is None and not seen:
                raise FileTrouble(Finding("no-such-file", f"There is no file {name}."))
            if stamp is not None and seen.get(name) != stamp:
                seen[name] = stamp
                _tried(name, options, targets)
                sys.stderr.write("Watching; Ctrl+C ends.\n")
                sys.stderr.flush()
        time.sleep(POLL_SECONDS)


def _stamp(path: Path) -> object:
    """What changes when a file or a file beside it that it may include is saved; None while it is away."""
    try:
        own = path.stat()
    except OSError:
        return None
    beside = max((file.stat().st_mtime_ns for file in path.parent.glob("*.md")), default=0)
    return (own.st_mtime_ns, own.st_size, own.st_ino, beside)
