"""`drafter merge`: one letter for each row of a table."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from drafter.batch.job import Job
from drafter.batch.run import Outcome
from drafter.batch.table import LetterTable, Row, read_letter_table
from drafter.cli.arguments import add_letter_arguments, read_input
from drafter.cli.batch import add_many, check_name, render_all
from drafter.cli.outputs import Outputs, add_output_arguments, outputs_from, refuse_comments
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, UsageError
from drafter.load import LetterInput

_DESCRIPTION = """\
Write one letter for each row of a table. A column named like a key of the letter (date, signatories.0.family, as for
--set) sets that value, an empty cell leaves it; any other column is a word that the letter prints where it says
{{ column }}, in its body and in any other text. The files are named by the first column, or by the one of --name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter merge`."""
    parser.description = _DESCRIPTION
    add_letter_arguments(parser, several=False)
    parser.add_argument("--data", metavar="CSV", type=Path, required=True, help="the table, its columns named in row 1")
    parser.add_argument("--name", metavar="COLUMN", help="the column that names the files (default: the first)")
    add_output_arguments(parser)
    add_many(parser)


def run(options: argparse.Namespace) -> int:
    """Render the letters of all rows; those that fail keep none of the others from being written."""
    name = options.files[0]
    targets = outputs_from(options.to, options.output, options.files)
    if targets.file or targets.to_stdout:
        raise UsageError(Finding("bad-usage", "A table makes many letters; name a folder with -o."))
    refuse_comments(options, targets)
    check_name(name)
    letter, rows = read_input(name, options), read_letter_table(options.data, options.name)
    return render_all(_tasks(rows, letter, options, targets), sum(1 for _ in rows.rows()), options)


def _tasks(
    rows: LetterTable, letter: LetterInput, options: argparse.Namespace, targets: Outputs
) -> Iterator[Job | Outcome]:
    folder = targets.path(options.files[0], "letter").parent
    for row in rows.rows():
        label = f"{row.output_stem or 'a letter without a name'} ({rows.path}, line {row.line})"
        try:
            yield Job(label, _merged(letter, row, rows), targets.formats, folder, options.source, options.comments)
        except DrafterError as error:
            yield Outcome(label, findings=error.findings, exit_code=error.exit_code)


def _merged(letter: LetterInput, row: Row, rows: LetterTable) -> LetterInput:
    if not row.output_stem:
        message = f"The column `{rows.columns[rows.naming]}` names the file, and is empty here."
        raise UsageError(Finding("bad-table", message))
    return replace(
        letter,
        overrides=(*letter.overrides, *row.overrides),
        merge_fields=row.merge_fields,
        output_stem=row.output_stem,
    )
