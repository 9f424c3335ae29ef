"""`drafter templates check`: check your own templates."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter templates`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="check a template, or all templates in a folder")
    check.add_argument("folder", metavar="DIR", type=Path, help="a template, or a folder of templates")


def run(options: argparse.Namespace) -> int:
    """Print the findings on the templates; return 1 if one is an error."""
    from drafter.cli.formats.text import print_findings
    from drafter.diagnostics import Severity
    from drafter.template_tools.check import check_template

    findings = check_template(options.folder)
    print_findings(findings, sys.stdout)
    if not findings:
        sys.stderr.write("No problems found: every sample renders to every format.\n")
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0
