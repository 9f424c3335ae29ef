"""`drafter merge`: one letter for each row of a table."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from drafter.cli.batch import add_many, check_name, render_all
from drafter.cli.inputs import add_inputs, manuscript
from drafter.cli.targets import Targets, add_outputs, refuse_comments, targets_of
from drafter.errors import DrafterError, Finding, WrongUsage
from drafter.many import Outcome, Task
from drafter.many.rows import Row, Table, table
from drafter.pipeline import Manuscript

_DESCRIPTION = """\
Write one letter for each row of a table. A column named like a key of the letter (date, signatories.0.family, as for
--set) sets that value, an empty cell leaves it; any other column is a word that the letter prints where it says
{{ column }}, in its body and in any other text. The files are named by the first column, or by the one of --name."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter merge`."""
    parser.description = _DESCRIPTION
    add_inputs(parser, several=False)
    parser.add_argument("--data", metavar="CSV", type=Path, required=True, help="the table, its columns named in row 1")
    parser.add_argument("--name", metavar="COLUMN", help="the column that names the files (default: the first)")
    add_outputs(parser)
    add_many(parser)


def run(options: argparse.Namespace) -> int:
    """Render the letters of all rows; those that fail keep none of the others from being written."""
    name = options.files[0]
    targets = targets_of(options.to, options.output, options.files)
    if targets.file or targets.to_stdout:
        raise WrongUsage(Finding("bad-usage", "A table makes many letters; name a folder with -o."))
    refuse_comments(options, targets)
    check_name(name)
    letter, rows = manuscript(name, options), table(options.data, options.name)
    return render_all(_tasks(rows, letter, options, targets), sum(1 for _ in rows.rows()), options)


def _tasks(rows: Table, letter: Manuscript, options: argparse.Namespace, targets: Targets) -> Iterator[Task | Outcome]:
    folder = targets.path(options.files[0], "letter").parent
    for row in rows.rows():
        label = f"{row.called or 'a letter without a name'} ({rows.path}, line {row.line})"
        try:
            yield Task(label, _merged(letter, row, rows), targets.formats, folder, options.source, options.comments)
        except DrafterError as error:
            yield Outcome(label, findings=error.findings, exit_code=error.exit_code)


def _merged(letter: Manuscript, row: Row, rows: Table) -> Manuscript:
    if not row.called:
        message = f"The column `{rows.columns[rows.naming]}` names the file, and is empty here."
        raise WrongUsage(Finding("bad-table", message))
    return replace(letter, settings=(*letter.settings, *row.settings), columns=row.words, called=row.called)
