"""`drafter check`: the findings of letters, on standard output; `--fix` mends what is safe to mend."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from msgspec.structs import replace

from drafter.cli.arguments import STANDARD, add_letter_arguments, letter_names, read_input
from drafter.cli.formats.text import print_findings
from drafter.diagnostics import Finding, Severity
from drafter.errors import FileError, InvalidTemplateError, UsageError
from drafter.load import LetterInput
from drafter.pipeline import inspect


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter check`."""
    add_letter_arguments(parser)
    forms = ("text", "json", "sarif", "github")
    parser.add_argument("--format", choices=forms, default="text", help="how findings are written")
    parser.add_argument("--strict", action="store_true", help="a warning counts as an error")
    parser.add_argument("--fix", action="store_true", help="write safe fixes back into the letter and its text files")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change, and write nothing")


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 if there is an error among them, or the code of a letter that cannot be read."""
    found: list[Finding] = []
    code = 0
    for name in letter_names(options):
        try:
            one = _checked(name, options)
        except (FileError, InvalidTemplateError) as error:
            print_findings(error.findings, sys.stderr)
            code = max(code, error.exit_code)
            continue
        found += one
        if options.format == "text" and not options.diff:
            print_findings(one, sys.stdout)
    if options.format != "text":
        from drafter.cli.formats.json import FORMS

        print(FORMS[options.format](found))
    else:
        _print_summary(found, code)
    wrong = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return max(code, 1 if any(one.severity in wrong for one in found) else 0)


def _checked(name: str, options: argparse.Namespace) -> tuple[Finding, ...]:
    """The findings of a letter, after its fixes where they are asked for."""
    given = read_input(name, options)
    if not (options.fix or options.diff):
        return inspect(given)
    if name == STANDARD and not options.diff:
        raise UsageError(Finding("bad-usage", "--fix needs a file; --diff shows what it would change."))
    return inspect(_fix(given, options))


def _fix(given: LetterInput, options: argparse.Namespace) -> LetterInput:
    """The letter with its fixes, written back or shown as a difference."""
    from drafter.autofix import fix_letter

    made = fix_letter(given)
    for file, (before, after) in made.changed.items():
        if options.diff:
            _print_diff(file, before, after)
        else:
            from drafter.writing.atomic import write

            write(Path(file), after.encode(), force=True)
    if made.changed and not options.diff:
        sys.stderr.write(f"{given.name}: {made.count} mended.\n")
    return given if options.diff else replace(given, text=made.after[given.name].encode())


def _print_diff(file: str, before: str, after: str) -> None:
    from difflib import unified_diff

    old, new = (text.splitlines(keepends=True) for text in (before, after))
    for line in unified_diff(old, new, file, file):
        sys.stdout.write(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")


def _print_summary(findings: list[Finding], code: int) -> None:
    counts = {kind: sum(found.severity is kind for found in findings) for kind in Severity}
    said = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items() if count]
    if said or not code:
        sys.stderr.write((", ".join(said) if said else "Nothing to mend.") + "\n")
