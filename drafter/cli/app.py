"""The command line: each command is a module of this package, imported when it is called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from drafter import __version__
from drafter.cli.help import HelpFormatter
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError

# The commands in the order of `--help`: name, summary. A command is the module of its name (see `module_of`).
COMMANDS = (
    ("new", "start a letter"),
    ("render", "write letters as Word and PDF"),
    ("merge", "write one letter for each row of a table"),
    ("check", "say what an editor would send back"),
    ("explain", "say what a rule or a field means, on whose authority"),
    ("facts", "show what Drafter derives from a letter"),
    ("gallery", "letters to look at, start from and change"),
    ("templates", "try out templates of your own"),
    ("verify", "say whether letters are identical but for the addressee"),
    ("verify-build", "say whether files are what their letters make, byte for byte"),
    ("extract", "take the YAML out of a file that carries it"),
    ("schema", "print the JSON Schema of a letter"),
    ("doctor", "say what is installed and what is missing"),
)

# Commands that run before any library is installed.
WITHOUT_LIBRARIES = ("doctor",)

INTERNAL = 1
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    from drafter.cli.stdio import detach_stdio, prepare_stdio

    prepare_stdio()
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    try:
        code = _run_command([argument for argument in given if argument != "--debug"])
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        detach_stdio()
        return 0
    except Exception as error:
        if debug:
            raise
        detach_stdio()
        return _report_error(error)


def _run_command(given: Sequence[str]) -> int:
    """The exit code of the command that is called, or of the help that is asked for."""
    try:
        options = _parser(given).parse_args(given)
        code: int = command_module(options.command).run(options)
        return code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0


def command_module(command: str) -> Any:
    """The module of a command, with `add` and `run`; `verify-build` is verify_build."""
    return import_module(f"drafter.cli.commands.{command.replace('-', '_')}")


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The parser, with the options of the command that is called and the names of the others."""
    parser = argparse.ArgumentParser(
        prog="drafter",
        description="Write United Nations letters: one YAML file in, a faithful Word document and PDF out.",
        epilog="Start with `drafter new`; `drafter COMMAND --help` says more.",
        formatter_class=HelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"drafter {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    called = next((word for word in given if not word.startswith("-")), None)
    # The names of the others are needed for help, and where there is no such command.
    is_first = given[:1] == [called]
    for name, summary in [one for one in COMMANDS if is_first and one[0] == called] or COMMANDS:
        description = f"{summary[0].upper()}{summary[1:]}."
        command = commands.add_parser(name, help=summary, description=description, formatter_class=HelpFormatter)
        if name == called:
            command_module(name).add_arguments(command)
    return parser


def _report_error(error: Exception) -> int:
    """Say an error and return its exit code."""
    from drafter.cli.formats.text import print_findings

    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        error = FileError(Finding("input-output", f"Input or output failed: {reason}."))
    if isinstance(error, DrafterError):
        print_findings(error.findings, sys.stderr)
        return error.exit_code
    sys.stderr.write(f"drafter: error: this went wrong inside Drafter: {type(error).__name__}: {error}\n")
    sys.stderr.write("Please report it; `--debug` shows the traceback.\n")
    return INTERNAL
