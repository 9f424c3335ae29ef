"""`drafter check`: print the findings of letters to standard output; `--fix` applies safe fixes.

A safe fix changes no word. `--unsafe-fixes` also applies suggested fixes, and lists the words that they change.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafter.cli.arguments import STANDARD, add_letter_arguments, letter_names, read_input
from drafter.cli.file_diff import print_diff
from drafter.cli.formats import PROGRAM_FORMATS, dump
from drafter.cli.formats.text import print_findings, visible
from drafter.diagnostics import Finding, Severity
from drafter.errors import FileError, InvalidTemplateError, ProcessLimitError, UsageError
from drafter.load import LetterInput
from drafter.pipeline import inspect
from drafter.process_limits import one_input

if TYPE_CHECKING:
    from drafter.autofix import FixedLetter
    from drafter.lint.edits import Edit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter check`."""
    add_letter_arguments(parser)
    formats = ("text", *PROGRAM_FORMATS)
    parser.add_argument("--format", choices=formats, default="text", help="the output format (default: text)")
    parser.add_argument("--strict", action="store_true", help="treat warnings as errors")
    parser.add_argument("--fix", action="store_true", help="apply safe fixes, which change no word, number or name")
    unsafe = "also apply suggested fixes, which change words; preview them with --diff"
    parser.add_argument("--unsafe-fixes", action="store_true", help=unsafe)
    parser.add_argument("--ask", action="store_true", help="ask before each suggested fix of --unsafe-fixes")
    parser.add_argument("--diff", action="store_true", help="show the changes of the fixes, but write nothing")


class _AskOnce:
    """Asks the user about each suggested fix, and remembers the answers for the next round of fixes."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str, int, str, str], bool] = {}

    def __call__(self, name: str, edit: Edit) -> bool:
        """Return True if the user accepts the fix. Raises UsageError if standard input ends."""
        key = (name, edit.rule, edit.place.line, edit.old, edit.fix)
        if key not in self.answers:
            place = f"{visible(name)}:{edit.place.line}:{edit.place.column}"
            question = f"{place}: {edit.rule}: change “{visible(edit.old)}” to “{visible(edit.fix)}”? [y/N] "
            self.answers[key] = _ask(question).strip().lower() in ("y", "yes")
        return self.answers[key]


def _ask(question: str) -> str:
    sys.stderr.write(question)
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise UsageError(Finding("bad-usage", "--ask needs an answer, y or n, for each fix. The letter is unchanged."))
    return answer


def run(options: argparse.Namespace) -> int:
    """Print the findings; return 1 if one is an error, or the code of a letter that cannot be read."""
    findings: list[Finding] = []
    code = 0
    for name in letter_names(options):
        try:
            with one_input(name):
                found = _check(name, options)
        except (FileError, InvalidTemplateError, ProcessLimitError) as error:
            print_findings(error.findings, sys.stderr)
            code = max(code, error.exit_code)
            continue
        findings += found
        if options.format == "text" and not options.diff:
            print_findings(found, sys.stdout)
    if options.format == "text":
        _print_summary(findings, code)
    else:
        print(dump(options.format, findings))
    failing = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return max(code, 1 if any(finding.severity in failing for finding in findings) else 0)


def _check(name: str, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Return the findings of a letter, after fixing it if requested."""
    letter = read_input(name, options)
    if options.ask and not options.unsafe_fixes:
        raise UsageError(Finding("bad-usage", "--ask asks before suggested fixes; add --unsafe-fixes."))
    if not (options.fix or options.unsafe_fixes or options.diff):
        return inspect(letter)
    if name == STANDARD and not options.diff:
        raise UsageError(Finding("bad-usage", "Fixes need a file; use --diff to see what they would change."))
    return inspect(_fix(letter, options))


def _fix(letter: LetterInput, options: argparse.Namespace) -> LetterInput:
    """Write the fixes, or print them as a diff; return the letter in the form that is now on disk."""
    from drafter.autofix import choose_all, fix_letter

    fixed = fix_letter(letter, options.unsafe_fixes, _AskOnce() if options.ask else choose_all)
    if options.diff:
        for file, (before, after) in fixed.changed.items():
            print_diff(file, before, after)
        return letter
    if fixed.changed:
        from drafter.writing.atomic import replace_all

        replace_all({Path(file): (old.encode(), new.encode()) for file, (old, new) in fixed.changed.items()})
    _print_fixes(fixed)
    return replace(letter, text=fixed.after[letter.name].encode()) if fixed.changed else letter


def _print_fixes(fixed: FixedLetter) -> None:
    """Write the number of fixes to standard error, each suggested fix, and how to see those not applied."""
    name = visible(fixed.letter_input.name)
    if fixed.count:
        sys.stderr.write(f"{name}: {fixed.count} fix{'es' if fixed.count > 1 else ''} applied.\n")
    for file, edits in fixed.applied.items():
        for edit in edits:
            if not edit.safe:
                place = f"{visible(file)}:{edit.place.line}:{edit.place.column}"
                sys.stderr.write(f"{place}: {edit.rule}: “{visible(edit.old)}” is now “{visible(edit.fix)}”\n")
    if fixed.suggested and not fixed.unsafe:
        fixes = "1 suggested fix" if fixed.suggested == 1 else f"{fixed.suggested} suggested fixes"
        sys.stderr.write(f"{name}: {fixes} not applied; preview with --unsafe-fixes --diff.\n")


def _print_summary(findings: list[Finding], code: int) -> None:
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    totals = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counts.items() if count]
    if totals or not code:
        sys.stderr.write((", ".join(totals) if totals else "No problems found.") + "\n")
