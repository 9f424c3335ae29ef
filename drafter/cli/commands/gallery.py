"""`drafter gallery`: list samples, show one, build the site of all, and copy templates to change."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from drafter.cli.arguments import add_language_argument, add_templates_argument, own_templates
from drafter.errors import InvalidLetterError, UsageError
from drafter.process_limits import stop_clock


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter gallery`."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    show = actions.add_parser("show", help="print a sample")
    show.add_argument("name", metavar="NAME", help="the name of a sample")
    add_language_argument(show, "the sample in another language, such as fr")
    build = actions.add_parser("build", help="write the gallery as a site that works offline")
    build.add_argument("folder", metavar="DIR", type=Path, help="output folder: empty, new, or from an earlier build")
    eject = actions.add_parser("eject", help="copy a template to change")
    eject.add_argument("name", metavar="NAME", help="the name of a template")
    eject.add_argument("folder", metavar="DIR", type=Path, help="the folder of your own templates")
    for subparser in (parser, show, build, eject):
        add_templates_argument(subparser, default=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Run the action; without one, list the samples."""
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

    samples = list(all_samples(folders))
    width = max(len(sample.name) for sample in samples)
    for sample in samples:
        codes = ", ".join(edition.language for edition in sample.editions)
        print(f"{sample.name:{width}}  {sample.summary}{f' (also {codes})' if codes else ''}")
    sys.stderr.write("\nShow a sample: drafter gallery show NAME   Start a letter: drafter new NAME letter.yaml\n")


def _show(options: argparse.Namespace, folders: tuple[Path, ...]) -> None:
    from drafter.cli.commands.new import in_language
    from drafter.templates import find_sample

    sample = find_sample(options.name, folders)
    sys.stdout.write((in_language(sample, options.language) if options.language else sample).text)


def _build(options: argparse.Namespace, folders: tuple[Path, ...]) -> None:
    from drafter.cli.stdio import progress_bar
    from drafter.site.build import build
    from drafter.templates import all_samples

    start = time.perf_counter()
    stop_clock()
    built = build(options.folder, all_samples(folders), progress_bar)
    rebuilt = f"{built.made} rebuilt" if built.made else "no changes"
    for path in built.left:
        sys.stderr.write(f"{path} was edited, or was not written by the gallery; it is left as it is.\n")
    sys.stderr.write(f"{built.index}: {built.samples} letters, {rebuilt}, in {time.perf_counter() - start:.1f} s.\n")


def _eject(options: argparse.Namespace, folders: tuple[Path, ...]) -> None:
    from drafter.template_tools.eject import eject
    from drafter.templates import find_template

    for path in eject(find_template(options.name, folders), options.folder):
        sys.stderr.write(f"{path}\n")
    sys.stderr.write(f"Change the copy, then check it: drafter templates check {options.folder / options.name}\n")
