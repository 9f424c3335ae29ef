"""`drafter render`: write letters as files or to standard output, once or (`--watch`) whenever they are saved."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from drafter.cli.arguments import STANDARD, add_letter_arguments, letter_names, read_input
from drafter.cli.batch import add_batch_arguments, is_batch, jobs_for, render_all
from drafter.cli.formats.text import print_findings, visible
from drafter.cli.outputs import Outputs, add_output_arguments, check_formats, outputs_from, refuse_several
from drafter.convert.finished import Exported
from drafter.diagnostics import Finding, Severity
from drafter.errors import DrafterError, FileError, InvalidLetterError, UsageError, raise_if_errors
from drafter.export.checksum import SUFFIXES
from drafter.pipeline import Derived, all_findings, copy_names, derive, export_possible
from drafter.process_limits import one_input
from drafter.siblings import sibling_texts
from drafter.writing.atomic import write_all
from drafter.writing.overwrite import is_same

MEBIBYTE, KIBIBYTE = 1024 * 1024, 1024
POLL_SECONDS = 0.02


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter render`."""
    add_letter_arguments(parser)
    add_batch_arguments(parser)
    add_output_arguments(parser)
    parser.add_argument("--watch", action="store_true", help="render a letter again whenever it is saved")


def run(options: argparse.Namespace) -> int:
    """Render every letter; an error in one letter does not stop the others."""
    letters = letter_names(options)
    outputs = outputs_from(options.to, options.output, letters)
    check_formats(options, outputs)
    command = RenderCommand(options, outputs, letters)
    if options.watch:
        return watch(command)
    if is_batch(letters, options) and not (outputs.file or outputs.to_stdout):
        return render_all(jobs_for(letters, options, outputs), len(letters), options)
    return max(command.try_render(name) for name in letters)


class RenderCommand:
    """One run of the command: its options, and the files written so far with their letters and hashes."""

    def __init__(self, options: argparse.Namespace, outputs: Outputs, letters: Sequence[str]) -> None:
        self.options = options
        self.outputs = outputs
        self.letters = letters
        self.written: dict[Path, tuple[str, bytes]] = {}

    def try_render(self, name: str) -> int:
        """Render one letter; print its errors and return its exit code."""
        try:
            with one_input(name):
                self.render(name)
        except DrafterError as error:
            print_findings(error.findings, sys.stderr)
            return error.exit_code
        return 0

    def render(self, name: str) -> None:
        """Render one letter. Raises DrafterError, and then writes none of its files, or those that are possible."""
        start = time.perf_counter()
        derived = derive(read_input(name, self.options))
        findings = all_findings(derived)
        raise_if_errors(findings)
        print_findings(findings, sys.stderr)
        refuse_several(copy_names(derived), self.outputs)
        comments = findings if self.options.comments else ()
        exported = self._export(derived, comments)
        refuse_several(list(exported.files), self.outputs)
        if self.outputs.to_stdout:
            sys.stdout.buffer.write(next(iter(exported.files.values())))
            return
        contents = {self.outputs.path(name, file): data for file, data in exported.files.items()}
        for path in contents:
            self.refuse(path, name)
            _refuse_inputs(path, derived)
        write_all(contents, self.options.force, ours=[path for path in contents if self.is_ours(path)])
        self.written.update({path: (name, _hash(data)) for path, data in contents.items()})
        _record_texts(contents)
        _print_result(contents, time.perf_counter() - start)
        for file in exported.errors:
            sys.stderr.write(f"{visible(str(self.outputs.path(name, file)))}: not written.\n")
        if exported.errors:
            raise next(iter(exported.errors.values()))

    def _export(self, derived: Derived, comments: Sequence[Finding]) -> Exported:
        """Return the files of a letter; raise the first error if no file can be written.

        Raises InvalidLetterError without the warnings, which are already printed.
        """
        try:
            exported = export_possible(derived, self.outputs.formats, self.options.source, comments)
        except InvalidLetterError as error:
            errors = [finding for finding in error.findings if finding.severity is Severity.ERROR]
            raise InvalidLetterError(*errors) from None
        if not exported.files:
            raise next(iter(exported.errors.values()))
        return exported

    def refuse(self, path: Path, name: str) -> None:
        """Raise UsageError if an output is one of the letters, or was written for another letter in this run."""
        if any(letter != STANDARD and is_same(path, Path(letter)) for letter in self.letters):
            raise UsageError(Finding("would-overwrite", f"{path} is the letter itself; choose another output name."))
        owner = self.written.get(path, (name, b""))[0]
        if owner != name:
            message = f"{path} was just written for {owner}; give another folder for {name} with -o."
            raise UsageError(Finding("would-overwrite", message))

    def is_ours(self, path: Path) -> bool:
        """True if Drafter wrote the file and it is unchanged, for formats without a checksum."""
        if path.suffix.lower() in SUFFIXES or path.is_symlink() or not path.is_file():
            return False
        from drafter.batch.output_manifest import Manifest

        in_this_run = path in self.written and _hash(path.read_bytes()) == self.written[path][1]
        return in_this_run or Manifest(path.parent).wrote(path)


def _record_texts(contents: Mapping[Path, bytes]) -> None:
    """Record the files without a checksum in the manifest of their folder, so that they can be overwritten."""
    texts = [path for path in contents if path.suffix.lower() not in SUFFIXES]
    if texts:
        from drafter.batch.output_manifest import Entry, Manifest, hash_bytes

        for path in texts:
            Manifest(path.parent).record(Entry(f"render {path.name}", {path.name: hash_bytes(contents[path])}))


def _refuse_inputs(path: Path, derived: Derived) -> None:
    """Raise UsageError if an output is a file that the letter takes its text from."""
    if any(
        is_same(path, text) for text in sibling_texts(derived.letter_input.folder, derived.source, derived.base_files)
    ):
        message = f"{path} is an input of the letter; choose another name for the output."
        raise UsageError(Finding("would-overwrite", message))


def _hash(data: bytes) -> bytes:
    from hashlib import sha256

    return sha256(data).digest()


def _print_result(contents: dict[Path, bytes], seconds: float) -> None:
    from drafter.export import page_count

    counts = [count for path, data in contents.items() if (count := page_count(data, path.suffix))]
    pages = f"{counts[0]} page{'s' if counts[0] > 1 else ''}, " if counts else ""
    for path, data in contents.items():
        sys.stderr.write(f"{visible(str(path))}: {pages}{_format_size(len(data))}\n")
    sys.stderr.write(f"Written in {seconds:.2f} s.\n")


def _format_size(length: int) -> str:
    return f"{length / MEBIBYTE:.1f} MB" if length >= MEBIBYTE else f"{max(length // KIBIBYTE, 1)} kB"


def watch(command: RenderCommand) -> NoReturn:
    """Render changed letters until interrupted. A file that is missing for a moment is being saved."""
    from drafter.cli.watch import WatchedLetter

    if STANDARD in command.letters:
        raise UsageError(Finding("bad-usage", "--watch cannot watch standard input; name a file."))
    for name in command.letters:
        if not Path(name).is_file():
            raise FileError(Finding("no-such-file", f"The file {name} does not exist."))
    templates, written = command.options.templates, command.written
    watched = {name: WatchedLetter(Path(name), templates, written.keys()) for name in command.letters}
    while True:
        for name, letter in watched.items():
            if letter.has_changed():
                letter.render(partial(command.try_render, name))
                sys.stderr.write("Watching for changes; press Ctrl+C to stop.\n")
                sys.stderr.flush()
        time.sleep(POLL_SECONDS)
