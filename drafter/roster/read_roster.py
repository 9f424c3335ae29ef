"""Read a roster: one State a row, with its role, its answer and its signatory; all errors are collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, cast

from msgspec import Struct

from drafter.diagnostics import Finding, Severity
from drafter.languages.names import StateNames
from drafter.languages.unknown_names import explain_unknown
from drafter.limits import MAX_ENTRIES
from drafter.source import find_unprintable
from drafter.suggest import suggest
from drafter.tables import Row, Table

Role = Literal["signatory", "supporter"]
Status = Literal["invited", "confirmed", "signed", "declined", "withdrawn"]
ROLES: tuple[Role, ...] = ("signatory", "supporter")
STATUSES: tuple[Status, ...] = ("invited", "confirmed", "signed", "declined", "withdrawn")
GENDERS = ("f", "m")
# The columns that describe the signatory, named like the keys of a signatory.
PERSON = ("given", "family", "office", "title", "gender")
CONTACT = "contact"
COLUMNS = ("state", "role", "status", "deadline", *PERSON, CONTACT)
_CHOICES: Mapping[str, tuple[str, ...]] = {"role": ROLES, "status": STATUSES, "gender": GENDERS}


class RosterRow(Struct, frozen=True):
    """A State of a roster: its row, its name as typed, its code, its role and answer, its deadline and signatory."""

    row: Row
    state: str
    code: str
    role: Role
    status: Status
    deadline: date | None = None
    person: Mapping[str, str] = {}

    @property
    def is_ready(self) -> bool:
        """True if the State has confirmed or signed."""
        return self.status in ("confirmed", "signed")

    def is_late(self, day: date) -> bool:
        """True if the State has not answered, and its deadline is before that day."""
        return self.status == "invited" and self.deadline is not None and self.deadline < day


class Roster(Struct, frozen=True):
    """A roster: its table, its valid rows in order, and the findings about it. `places` maps columns to indexes."""

    table: Table
    rows: tuple[RosterRow, ...]
    findings: tuple[Finding, ...]
    columns: Mapping[str, int]


def read_roster(table: Table, names: StateNames, day: date | None) -> Roster:
    """Return the roster of a table; States have the names of that day. Raises InvalidLetterError for a broken table."""
    columns = {name.casefold(): index for index, name in reversed(list(enumerate(table.columns)))}
    findings = list(_column_findings(table, columns))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Roster(table, (), tuple(findings), columns)
    reader = _Reader(table, columns, names, day)
    message = f"A roster has at most {MAX_ENTRIES:,} States."
    rows = [read for row in table.rows(MAX_ENTRIES, message) if (read := reader.read(row))]
    return Roster(table, tuple(rows), (*findings, *reader.findings), columns)


def _column_findings(table: Table, columns: Mapping[str, int]) -> Iterator[Finding]:
    folded = [name.casefold() for name in table.columns]
    for index, name in enumerate(table.columns):
        near, known = suggest(folded[index], COLUMNS)
        if folded[index] in folded[:index]:
            message = f"The column `{name}` appears twice; remove one of them."
            yield table.cell_finding("bad-roster", message, table.header, index)
        elif folded[index] not in COLUMNS and near and near not in columns:
            yield table.cell_finding("unknown-column", f"`{name}` is not a column; {known}", table.header, index)
        elif folded[index] not in COLUMNS and name:
            message = f"Drafter does not use the column `{name}`."
            finding = table.cell_finding("unused-column", message, table.header, index)
            yield finding._replace(severity=Severity.NOTE)
    missing = [name for name in ("state", "status") if name not in columns]
    if missing:
        message = f"A roster needs the column `{missing[0]}`; its columns are {', '.join(COLUMNS)}."
        yield table.finding("unknown-column", message)


class _Reader:
    """Reads rows one after the other and collects the findings about them."""

    def __init__(self, table: Table, columns: Mapping[str, int], names: StateNames, day: date | None) -> None:
        self.table = table
        self.columns = columns
        self.names = names
        self.day = day
        self.findings: list[Finding] = []
        self.lines: dict[str, int] = {}

    def read(self, row: Row) -> RosterRow | None:
        """Return the State of a row; None after reporting what is wrong with it."""
        before = len(self.findings)
        cells = self._cells(row)
        if len(self.findings) > before:
            return None
        code = self._code(cells.get("state", ""), row)
        role, status = self._choice("role", cells, row, "supporter"), self._choice("status", cells, row)
        deadline = self._deadline(cells.get("deadline", ""), row)
        person = {name: cells[name] for name in PERSON if name in cells}
        self._choice("gender", cells, row, GENDERS[0])
        if role == "signatory" and status in ("confirmed", "signed") and "family" not in cells:
            self._report("family", f"{cells.get('state')} has {status}, but nobody signs for it; add a name.", row)
        if len(self.findings) > before:
            return None
        return RosterRow(row, cells["state"], code, cast(Role, role), cast(Status, status), deadline, person)

    def _cells(self, row: Row) -> dict[str, str]:
        """Return the cells of a row that are not empty, by column."""
        if len(row.cells) > len(self.table.columns):
            message = f"The row has {len(row.cells)} cells, but there are {len(self.table.columns)} columns."
            self.findings.append(self.table.finding("ragged-row", message, row.line))
        texts = {name: row.cells[at] for name, at in self.columns.items() if name in COLUMNS and at < len(row.cells)}
        for name, text in texts.items():
            if problem := find_unprintable(text):
                self._report(name, problem, row, "control-character")
        return {name: stripped for name, text in texts.items() if (stripped := text.strip())}

    def _code(self, state: str, row: Row) -> str:
        """Return the code of a State; "" after reporting that it is unknown or appears twice."""
        found = self.names.find(state, self.day) if state else None
        if not state:
            self._report("state", "The row names no State.", row)
        elif found is None:
            self._report("state", explain_unknown(self.names, state, self.day)[1], row, "unknown-state")
        elif found.code in self.lines:
            self._report("state", f"{state} is already in line {self.lines[found.code]}; remove one of the rows.", row)
        else:
            self.lines[found.code] = row.line
            return found.code
        return ""

    def _choice(self, name: str, cells: Mapping[str, str], row: Row, default: str = "") -> str:
        """Return a cell that is one of the choices of its column, in lower case."""
        text, choices = cells.get(name, default).casefold(), _CHOICES[name]
        if text not in choices:
            said = f"`{text}` is not a {name}" if text else f"The row has no {name}"
            self._report(name, f"{said}; {suggest(text, choices)[1]}", row)
        return text

    def _deadline(self, text: str, row: Row) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self._report("deadline", f"`{text}` is not a date; write it like 2026-03-04.", row, "bad-date")
            return None

    def _report(self, column: str, message: str, row: Row, rule: str = "bad-roster") -> None:
        index = self.columns.get(column, self.columns["state"])
        self.findings.append(self.table.cell_finding(rule, message, row, min(index, max(len(row.cells) - 1, 0))))
