"""`drafter merge`: write one letter for each row of a table."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from drafter.batch.job import Job
from drafter.batch.run import Outcome
from drafter.batch.table import LetterTable, Row, read_letter_table
from drafter.cli.arguments import add_letter_arguments, read_input
from drafter.cli.batch import add_batch_arguments, check_name, render_all
from drafter.cli.outputs import Outputs, add_output_arguments, check_formats, outputs_from
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, InvalidLetterError, UsageError
from drafter.load import LetterInput
from drafter.suggest import suggest

_DESCRIPTION = """\
Write one letter for each row of a table. A column named like a key of the letter (date, signatories.1.family, as for
--set) sets that value; an empty cell leaves it unchanged. Any other column can be printed in the body or in any other
value: {{ family_name }} for the column Family name. The lines of a cell stay lines. The first column names the files,
or the column given with --name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter merge`."""
    parser.description = _DESCRIPTION
    add_letter_arguments(parser, several=False)
    parser.add_argument("--data", metavar="CSV", type=Path, required=True, help="the table, with column names in row 1")
    parser.add_argument("--name", metavar="COLUMN", help="the column that names the files (default: the first)")
    parser.add_argument(
        "--where",
        metavar="COLUMN=VALUE",
        action="append",
        default=[],
        help="only the rows with this value, such as status=invited",
    )
    add_output_arguments(parser)
    add_batch_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Render the letters of all rows; an error in one row does not stop the others."""
    name = options.files[0]
    outputs = outputs_from(options.to, options.output, options.files)
    if outputs.file or outputs.to_stdout:
        raise UsageError(Finding("bad-usage", "--data produces several letters; give a folder with -o."))
    check_formats(options, outputs)
    check_name(name)
    letter, table = read_input(name, options), read_letter_table(options.data, options.name)
    table = replace(table, conditions=tuple(_condition(text, table) for text in options.where))
    return render_all(_jobs(table, letter, options, outputs), sum(1 for _ in table.rows()), options)


def _condition(text: str, table: LetterTable) -> tuple[int, str]:
    """Return the index of the column and the value of --where; raise UsageError if there is no such column."""
    column, equals, value = text.partition("=")
    columns = [name.casefold() for name in table.columns]
    if not equals or not column:
        raise UsageError(Finding("bad-usage", f"--where takes COLUMN=VALUE, such as status=invited, not `{text}`."))
    if column.casefold() not in columns:
        raise UsageError(Finding("unknown-column", f"`{column}` is not a column; {suggest(column, table.columns)[1]}"))
    return columns.index(column.casefold()), value.strip().casefold()


def _jobs(
    table: LetterTable, letter: LetterInput, options: argparse.Namespace, outputs: Outputs
) -> Iterator[Job | Outcome]:
    folder = outputs.path(options.files[0], "letter").parent
    for row in table.rows():
        label = f"{row.output_stem or 'a letter without a name'} ({table.path}, line {row.line})"
        try:
            yield Job(label, _merge(letter, row, table), outputs.formats, folder, options.source, options.comments)
        except DrafterError as error:
            yield Outcome(label, findings=error.findings, exit_code=error.exit_code)


def _merge(letter: LetterInput, row: Row, table: LetterTable) -> LetterInput:
    if row.problem:
        raise InvalidLetterError(row.problem)
    if not row.output_stem:
        message = f"The column `{table.columns[table.naming]}` names the file, but is empty in this row."
        raise UsageError(Finding("bad-table", message, row.naming_place))
    return replace(
        letter,
        overrides=(*letter.overrides, *row.overrides),
        merge_fields=row.merge_fields,
        output_stem=row.output_stem,
        cells=row.cells,
    )
