"""Entry point of the command line: find a command, import its module, run it and report errors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from drafter import __version__
from drafter.cli.stdio import detach_stdio, prepare_stdio, terminal_width
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, FileError
from drafter.process_limits import one_input

# Names and summaries in the order of `--help`. `command_module` finds the module of each.
COMMANDS = (
    ("new", "start a letter"),
    ("render", "write letters as Word and PDF"),
    ("merge", "write one letter for each row of a table"),
    ("roster", "list who has signed or confirmed, and who is missing or late"),
    ("check", "check letters for errors and style problems"),
    ("explain", "explain a rule or a field and cite its source"),
    ("facts", "show the facts that Drafter derives from a letter"),
    ("studio", "write a letter in the browser, next to its pages"),
    ("gallery", "list, show and copy sample letters"),
    ("templates", "check your own templates"),
    ("diff", "show what changed between two letters or Word files"),
    ("verify", "check that letters differ only in the addressee"),
    ("verify-build", "rebuild letters and compare the files byte for byte"),
    ("pull", "bring a colleague's edits in Word back into the YAML"),
    ("import", "turn a Word file, PDF, web page or text of a letter into YAML"),
    ("extract", "recover the YAML embedded in a Word file or PDF"),
    ("schema", "print the JSON Schema of a letter"),
    ("doctor", "check the installation"),
)

# Commands that run before any library is installed.
WITHOUT_LIBRARIES = ("doctor",)

INTERNAL = 1
INTERRUPTED = 130


class HelpFormatter(argparse.HelpFormatter):
    """The formatter of argparse, given the width: argparse would import `shutil`, which is slow."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() - 2)


class CommandParser(argparse.ArgumentParser):
    """The parser of a command. A command that is only listed in the help has no arguments, and is not prepared."""

    def __init__(self, *, is_called: bool = True, **options: Any) -> None:
        if is_called:
            super().__init__(formatter_class=HelpFormatter, **options)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    prepare_stdio()
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    try:
        with one_input("The command"):
            code = _run_command([word for word in words if word != "--debug"])
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


def _run_command(words: Sequence[str]) -> int:
    """Run the command or print the requested help, and return the exit code."""
    try:
        parser = _parser(words)
        if not words:
            parser.print_help()
            return 0
        options = parser.parse_args(words)
        code: int = command_module(options.command).run(options)
        return code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0


def command_module(command: str) -> Any:
    """Return the module of a command, with `add_arguments` and `run`: `verify_build` for `verify-build`."""
    return import_module(f"drafter.cli.commands.{command.replace('-', '_')}")


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser, with the arguments of the command that is run and the names of the others."""
    parser = argparse.ArgumentParser(
        prog="drafter",
        description="Write United Nations letters: one YAML file in, a faithful Word document and PDF out.",
        epilog="Start with `drafter new`. `drafter COMMAND --help` lists the options of a command.",
        formatter_class=HelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"drafter {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=CommandParser)
    called = next((word for word in words if not word.startswith("-")), None)
    # The other commands are only needed for the general help and for the message about an unknown command.
    is_first = words[:1] == [called]
    for name, summary in [entry for entry in COMMANDS if is_first and entry[0] == called] or COMMANDS:
        description = f"{summary[0].upper()}{summary[1:]}."
        command = commands.add_parser(name, help=summary, description=description, is_called=name == called)
        if name == called:
            command_module(name).add_arguments(command)
    return parser


def _report_error(error: Exception) -> int:
    """Print an error and return its exit code."""
    from drafter.cli.formats.text import print_findings

    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        error = FileError(Finding("input-output", f"Input or output failed: {reason}."))
    if isinstance(error, DrafterError):
        print_findings(error.findings, sys.stderr)
        return error.exit_code
    sys.stderr.write(f"drafter: error: Drafter failed because of a bug: {type(error).__name__}: {error}\n")
    sys.stderr.write("Please report it with the traceback that `--debug` shows.\n")
    return INTERNAL
