"""`drafter render`: letters to files, or to standard output."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from drafter.cli.arguments import STANDARD, add_letter_arguments, letter_names, read_input
from drafter.cli.batch import add_many, is_many, jobs_for, letters_in, render_all
from drafter.cli.formats.text import print_findings
from drafter.cli.outputs import Outputs, add_output_arguments, outputs_from, refuse_comments, refuse_several
from drafter.cli.watch import watch
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, UsageError, raise_if_errors
from drafter.pipeline import Derived, all_findings, copy_names, derive, export, sibling_texts
from drafter.writing.atomic import write_all
from drafter.writing.overwrite import is_same

MEBIBYTE, KIBIBYTE = 1024 * 1024, 1024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter render`."""
    add_letter_arguments(parser)
    add_many(parser)
    add_output_arguments(parser)
    parser.add_argument("--watch", action="store_true", help="render again whenever a letter is saved")


def run(options: argparse.Namespace) -> int:
    """Render every letter; errors of one do not keep the others from being rendered."""
    letters = letters_in(letter_names(options))
    targets = outputs_from(options.to, options.output, letters)
    refuse_comments(options, targets)
    rendering = RenderCommand(options, targets, letters)
    if options.watch:
        return watch(letters, options.templates, rendering.tried)
    if is_many(letters, options) and not (targets.file or targets.to_stdout):
        return render_all(jobs_for(letters, options, targets), len(letters), options)
    return max(rendering.tried(name) for name in letters)


class RenderCommand:
    """One call of the command: what is asked for, and which files it has written so far, for which letter."""

    def __init__(self, options: argparse.Namespace, targets: Outputs, letters: Sequence[str]) -> None:
        self.options = options
        self.targets = targets
        self.letters = letters
        self.written: dict[Path, tuple[str, bytes]] = {}

    def tried(self, name: str) -> int:
        """Render one letter; its exit code after saying what is wrong with it."""
        try:
            self.render(name)
        except DrafterError as error:
            print_findings(error.findings, sys.stderr)
            return error.exit_code
        return 0

    def render(self, name: str) -> None:
        """Render one letter; raises DrafterError, and then none of its files is written."""
        begun = time.perf_counter()
        derived = derive(read_input(name, self.options))
        found = all_findings(derived)
        raise_if_errors(found)
        print_findings(found, sys.stderr)
        refuse_several(copy_names(derived), self.targets)
        comments = found if self.options.comments else ()
        files = export(derived, self.targets.formats, self.options.source, comments)
        if self.targets.to_stdout:
            sys.stdout.buffer.write(next(iter(files.values())))
            return
        placed = {self.targets.path(name, file): data for file, data in files.items()}
        for path in placed:
            self.refuse(path, name)
            _refuse_inputs(path, derived)
        write_all(placed, self.options.force, ours=[path for path in placed if self.is_ours(path)])
        self.written |= {path: (name, _digest(data)) for path, data in placed.items()}
        _print_result(placed, time.perf_counter() - begun)

    def refuse(self, path: Path, name: str) -> None:
        """Raise UsageError if a file is one of the letters, or has been written for another of them."""
        if any(one != STANDARD and is_same(path, Path(one)) for one in self.letters):
            raise UsageError(Finding("would-overwrite", f"{path} is the letter itself; give the output another name."))
        if self.written.get(path, (name, b""))[0] != name:
            message = f"{path} is the file of {self.written[path][0]} already; write {name} into another folder."
            raise UsageError(Finding("would-overwrite", message))

    def is_ours(self, path: Path) -> bool:
        """Whether a file is as this call has written it, which formats without a seal cannot say themselves."""
        if path not in self.written or path.is_symlink() or not path.is_file():
            return False
        return _digest(path.read_bytes()) == self.written[path][1]


def _refuse_inputs(path: Path, derived: Derived) -> None:
    """Raise UsageError if a file is one that the letter takes its text from."""
    if any(is_same(path, one) for one in sibling_texts(derived)):
        message = f"{path} is an input of the letter; choose another name for the output."
        raise UsageError(Finding("would-overwrite", message))


def _digest(data: bytes) -> bytes:
    from hashlib import sha256

    return sha256(data).digest()


def _print_result(placed: dict[Path, bytes], seconds: float) -> None:
    from drafter.export.registry import page_count

    counts = [count for path, data in placed.items() if (count := page_count(data, path.suffix))]
    for path, data in placed.items():
        said = f"{counts[0]} page{'s' if counts[0] > 1 else ''}, " if counts else ""
        sys.stderr.write(f"{path}: {said}{_size(len(data))}\n")
    sys.stderr.write(f"Written in {seconds:.2f} s.\n")


def _size(length: int) -> str:
    return f"{length / MEBIBYTE:.1f} MB" if length >= MEBIBYTE else f"{max(length // KIBIBYTE, 1)} kB"
