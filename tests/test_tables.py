"""Tables: one function reads those of users, one those of Drafter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import drafter
from drafter.errors import DrafterError, InvalidLetterError
from drafter.limits import MAX_HEADER_CHARACTERS, MAX_TABLE_BYTES
from drafter.tables import packaged, read_table

PACKAGE = Path(drafter.__file__).parent
ROWS = [(2, ["Fiji", "a boat"]), (4, ["Malta", "a bell"])]


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "rows.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_as_spreadsheets_write_it(delimiter: str, mark: str, end: str, tmp_path: Path) -> None:
    lines = ["State, gift ", "Fiji,a boat", ",", "Malta,a bell", ""]
    text = mark + end.join(lines).replace(",", delimiter)
    table = read_table(saved(tmp_path, text.encode()))
    assert (table.columns, table.delimiter) == (("State", "gift"), delimiter)
    assert [(row.line, row.cells) for row in table.rows(3, "too many")] == ROWS


def test_a_row_over_the_limit_is_an_error_at_its_line(tmp_path: Path) -> None:
    table = read_table(saved(tmp_path, b"a\n1\n2\n3\n"))
    assert len(list(table.rows(3, "too many"))) == 3
    with pytest.raises(InvalidLetterError, match="too many") as raised:
        list(table.rows(2, "too many"))
    assert raised.value.findings[0].place == (str(table.path), 4, 1, 4, 1)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        ("Türkiye".encode("cp1252"), "not-text"),
        ("état\n".encode("utf-16"), "not-text"),
        (b"a" * (MAX_HEADER_CHARACTERS + 1), "too-much"),
        (b"a" * (MAX_TABLE_BYTES + 1), "too-much"),
        (b'"' + b"a" * 200_000, "too-much"),
        (b'"\n' + b"a" * 200_000, "bad-table"),
    ],
    ids=["cp1252", "utf-16", "header", "bytes", "long cell", "open quote"],
)
def test_a_table_that_cannot_be_read(data: bytes, rule: str, tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as raised:
        read_table(saved(tmp_path, data))
    assert [finding.rule for finding in raised.value.findings] == [rule]


def test_a_header_of_the_maximum_length_is_read(tmp_path: Path) -> None:
    assert len(read_table(saved(tmp_path, b"a" * MAX_HEADER_CHARACTERS)).columns[0]) == MAX_HEADER_CHARACTERS


@pytest.mark.parametrize("table", sorted(PACKAGE.rglob("*.csv")), ids=lambda path: path.name)
def test_packaged_tables_have_complete_rows(table: Path) -> None:
    rows = packaged(table)
    assert rows
    assert [row for row in rows if None in row or None in row.values()] == []


def test_no_other_module_reads_csv() -> None:
    users = [path.name for path in PACKAGE.rglob("*.py") if re.search(r"\bimport csv\b", path.read_text("utf-8"))]
    # The table of scripts is read by `drafter doctor` before msgspec, which tables.py needs, is installed.
    assert sorted(users) == ["tables.py", "unicode_scripts.py"]
