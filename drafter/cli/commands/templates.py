"""`drafter templates`: own templates, tried out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter templates`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="try out a template, or all of a folder")
    check.add_argument("folder", metavar="DIR", type=Path, help="a template, or a folder of templates")


def run(options: argparse.Namespace) -> int:
    """Print what is wrong with the templates; 1 if there is an error."""
    from drafter.cli.formats.text import print_findings
    from drafter.diagnostics import Severity
    from drafter.template_tools.check import check_template

    findings = check_template(options.folder)
    print_findings(findings, sys.stdout)
    if not findings:
        sys.stderr.write("Nothing to mend: every sample renders to every format.\n")
    return 1 if any(found.severity is Severity.ERROR for found in findings) else 0
