"""`drafter gallery`: the letters to start from, as a list, one by one, as a site, and as templates to change."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from drafter.errors import InvalidLetterError, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter gallery`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    show = actions.add_parser("show", help="print a sample")
    show.add_argument("name", metavar="NAME", help="a sample of the list")
    build = actions.add_parser("build", help="write the gallery as a site that needs no network")
    build.add_argument("folder", metavar="DIR", type=Path, help="a folder of its own")
    eject = actions.add_parser("eject", help="copy a template to change")
    eject.add_argument("name", metavar="NAME", help="a template")
    eject.add_argument("folder", metavar="DIR", type=Path, help="the folder of your own templates")
    for one in (parser, show, build, eject):
        help_text = "a folder of your own templates"
        one.add_argument("--templates", metavar="DIR", type=Path, default=argparse.SUPPRESS, help=help_text)


def run(options: argparse.Namespace) -> int:
    """Do what was asked for; without an action, list the samples."""
    from drafter.cli.folders import own_templates
    from drafter.profile import template_folders

    folders = template_folders(own_templates(options), Path.cwd())
    try:
        {"show": _show, "build": _build, "eject": _eject}.get(options.action, _list)(options, folders)
    except InvalidLetterError as error:
        if any(finding.rule in ("unknown-sample", "unknown-template") for finding in error.findings):
            raise UsageError(*error.findings) from None
        raise
    return 0


def _list(_: argparse.Namespace, folders: tuple[Path, ...]) -> None:
    from drafter.templates import all_samples

    found = list(all_samples(folders))
    width = max(len(sample.name) for sample in found)
    for sample in found:
        print(f"{sample.name:{width}}  {sample.summary}")
    sys.stderr.write("\nLook: drafter gallery show NAME   Start: drafter new NAME letter.yaml\n")


def _show(options: argparse.Namespace, folders: tuple[Path, ...]) -> None:
    from drafter.templates import find_sample

    sys.stdout.write(find_sample(options.name, folders).text)


def _build(options: argparse.Namespace, folders: tuple[Path, ...]) -> None:
    from drafter.cli.progress import progress_bar
    from drafter.site.build import build
    from drafter.templates import all_samples

    begun = time.perf_counter()
    built = build(options.folder, all_samples(folders), progress_bar)
    made = f"{built.made} made anew" if built.made else "nothing had changed"
    sys.stderr.write(f"{built.index}: {built.samples} letters, {made}, in {time.perf_counter() - begun:.1f} s.\n")


def _eject(options: argparse.Namespace, folders: tuple[Path, ...]) -> None:
    from drafter.template_tools.eject import eject
    from drafter.templates import find_template

    for path in eject(find_template(options.name, folders), options.folder):
        sys.stderr.write(f"{path}\n")
    sys.stderr.write(f"Change it, and try it out: drafter templates check {options.folder / options.name}\n")
