"""`drafter check`: the findings of letters, on standard output."""

from __future__ import annotations

import argparse
import sys

from drafter.cli.inputs import add_inputs, manuscript, names
from drafter.cli.report import say
from drafter.errors import FileTrouble, Finding, InvalidTemplate, Severity
from drafter.pipeline import inspect


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter check`."""
    add_inputs(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how findings are written")
    parser.add_argument("--strict", action="store_true", help="a warning counts as an error")


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 if there is an error among them, or the code of a letter that cannot be read."""
    found: list[Finding] = []
    code = 0
    for name in names(options):
        try:
            one = inspect(manuscript(name, options))
        except (FileTrouble, InvalidTemplate) as error:
            say(error.findings, sys.stderr)
            code = max(code, error.exit_code)
            continue
        found += one
        if options.format == "text":
            say(one, sys.stdout)
    if options.format == "json":
        import json

        print(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _sum_up(found, code)
    wrong = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    return max(code, 1 if any(one.severity in wrong for one in found) else 0)


def as_json(finding: Finding) -> dict[str, str | int | None]:
    """A finding under the keys that other programs read."""
    place = finding.place
    names = ("file", "line", "column", "end_line", "end_column")
    return {
        **dict(zip(names, place or (None,) * len(names), strict=True)),
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "authority": finding.authority or None,
        "fix": finding.fix,
    }


def _sum_up(findings: list[Finding], code: int) -> None:
    counts = {kind: sum(found.severity is kind for found in findings) for kind in Severity}
    said = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items() if count]
    if said or not code:
        sys.stderr.write((", ".join(said) if said else "Nothing to mend.") + "\n")
