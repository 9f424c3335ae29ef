"""New letters: a sample with today's date, in which known values, also from a CSV file, replace those of the sample."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError
from drafter.languages import load_language
from drafter.languages.unknown_names import explain_unknown
from drafter.letter import Signatory
from drafter.limits import MAX_ENTRIES
from drafter.scaffold.outline import PERSON, STATE, Situation, outline, persons
from drafter.source import parse_yaml
from drafter.suggest import suggest
from drafter.tables import Table, read_table
from drafter.templates import Template
from drafter.un.sessions import regular_session

SCHEMA_FILE = "letter.schema.json"
SCHEMA_LINE = f"# yaml-language-server: $schema=./{SCHEMA_FILE}\n"
# Lines of the sample that contain dates, its first date, and numbers that depend on the date.
_DATE_LINE = re.compile(r"^(?:date|further_dates|distributed|reissued|published):.*$", re.MULTILINE)
_FIRST = re.compile(r"^date: *(\d{4}-\d\d-\d\d)", re.MULTILINE)
_NUMBER_LINE = re.compile(r"^(?:symbols|session|year|agenda_document):.*$", re.MULTILINE)
_SESSION, _YEAR = re.compile(r"(\bA/|^session: *)(\d{1,3})\b"), re.compile(r"(\bS/)(\d{4})\b")
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
# Numbers are text in a letter and need no quotation marks.
_QUOTED_NUMBER = re.compile(r"(?<=: )'(\d+)'(?=[,}])")
# Lists of texts that are attached to the letter or to an annex.
ATTACHED = ("annexes", "enclosures", "appendices")
_WIDTH = 110
COLUMNS = ("given", "family", "state", "organization", "office", "title", "gender", "capacity")


class Prefill(Struct, frozen=True):
    """Values of a new letter that replace those of its sample; an empty value keeps the sample's."""

    senders: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    agenda_items: tuple[Mapping[str, str], ...] = ()
    signatories: tuple[Signatory, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    letterhead: str | None = None
    written_at: str | None = None


def new_letter(sample: str, template: Template, prefill: Prefill, today: date) -> str:
    """Return the YAML of a new letter: the sample with its dates moved to today, and the prefilled values.

    If the prefill names States, the outline of the sample takes the place of what the sample says about its own.
    Raises InvalidLetterError if the sample is not YAML.
    """
    text = _shift_dates(sample, today)
    if prefill.senders or prefill.signatories or prefill.on_behalf_of:
        text = _outlined(text, template, prefill, today)
    for key in ("addressees", "agenda_items", "on_behalf_of"):
        text = text if key in template.description.refuses else _set_key(text, key, getattr(prefill, key))
    for key in ("letterhead", "written_at"):
        text = _set_key(text, key, getattr(prefill, key) if key in template.description.uses else None)
    return text


def _outlined(text: str, template: Template, prefill: Prefill, today: date) -> str:
    """Return the outline of a sample in the sample's own order and with its comments, with the new senders."""
    data = parse_yaml(text, str(template.sample)).data
    values = _parties(data, template, prefill)
    situation = Situation(
        senders=[_name_of(entry) for entry in values.get("senders") or values.get("signatories") or [STATE]],
        addressees=prefill.addressees or [entry for entry in data.get("addressees", ()) if isinstance(entry, str)],
        on_behalf_of=() if "on_behalf_of" in template.description.refuses else prefill.on_behalf_of,
        signed_by=len(values.get("signatories", ())),
        is_note=template.description.kind == "note-verbale",
        day=today,
    )
    values = outline(data, situation) | values
    for key in [key for key in data if values.get(key) != data[key]]:
        text = _set_key(text, key, values[key]) if values.get(key) else _remove_key(text, key)
    for key in [key for key in values if key not in data]:
        text = _set_key(text, key, values[key])
    return text


def _name_of(entry: Any) -> str:
    """Return the State or the organization of a sender or signatory."""
    return entry if isinstance(entry, str) else entry.get("state") or entry.get("organization") or STATE


def _parties(data: Mapping[str, Any], template: Template, prefill: Prefill) -> dict[str, Any]:
    """Return the signatories; for a template without signatories, the senders."""
    description = template.description
    if "signatories" in description.refuses or "signatories" not in description.requires:
        places = [to_builtins(signatory) for signatory in prefill.signatories]
        if "senders" in description.refuses:
            states = [*prefill.senders, *(one["state"] for one in places if one.get("state"))]
            return {"on_behalf_of": states or [STATE]} if "on_behalf_of" in description.requires else {}
        named = [one.get("state") or {"organization": one["organization"]} for one in places if _has_place(one)]
        return {"senders": list(prefill.senders) or named or [STATE]}
    known = [_given_name_first(to_builtins(signatory)) for signatory in prefill.signatories]
    blank = persons(data)
    pattern = blank[0] if len(blank) == 1 else PERSON
    return {"signatories": known or [pattern | {"state": state} for state in prefill.senders or [STATE]]}


def _has_place(signatory: Mapping[str, str]) -> bool:
    return bool(signatory.get("state") or signatory.get("organization"))


def _shift_dates(sample: str, today: date) -> str:
    """Move all dates by the same number of days, so that the first is today; update sessions and years."""
    first = _first_date(sample) or today
    sessions = regular_session(today) - regular_session(first)

    def shift_line(line: re.Match[str]) -> str:
        return _DATE.sub(lambda match: _add_days(match[0], today - first), line[0])

    def update_numbers(line: re.Match[str]) -> str:
        text = _SESSION.sub(lambda match: f"{match[1]}{int(match[2]) + sessions}", line[0])
        return _YEAR.sub(lambda match: f"{match[1]}{int(match[2]) + today.year - first.year}", text)

    return _NUMBER_LINE.sub(update_numbers, _DATE_LINE.sub(shift_line, sample))


def _first_date(sample: str) -> date | None:
    """Return the date of a sample; None if it is missing, invalid, or before the first session."""
    match = _FIRST.search(sample)
    try:
        day = date.fromisoformat(match[1]) if match else None
        return day if day and regular_session(day) else None
    except ValueError:
        return None


def _add_days(day: str, days: timedelta) -> str:
    """Return the date that many days later; an invalid date is returned unchanged."""
    try:
        return (date.fromisoformat(day) + days).isoformat()
    except (ValueError, OverflowError):
        return day


def _given_name_first(signatory: dict[str, str]) -> dict[str, str]:
    return {key: signatory[key] for key in ("given", "family") if key in signatory} | signatory


def _set_key(text: str, key: str, value: Any) -> str:
    """Replace the value of a key, or add the key before the body; an empty value changes nothing."""
    if not value:
        return text
    lines = _format_key(key, value)
    if _key_pattern(key).search(text):
        return _key_pattern(key).sub(lambda _: lines, text, count=1)
    return re.sub(r"^(?=(?:#.*\n)*body(?:_file)?:)", lambda _: f"{lines}\n", text, count=1, flags=re.MULTILINE)


def _remove_key(text: str, key: str) -> str:
    return re.sub(rf"{_key_pattern(key).pattern}\n?", "", text, count=1, flags=re.MULTILINE)


def _key_pattern(key: str) -> re.Pattern[str]:
    """Return a pattern for a key and its value, up to the next unindented line or the blank lines before."""
    return re.compile(rf"^{key}:[^\n]*\n(?:(?:[ \t]+[^\n]*)?\n)*?(?=\n*(?:\S|\Z))", re.MULTILINE)


def _format_key(key: str, value: Any) -> str:
    """Format a key and its value as a person would: one line for each mapping, one line for a short list."""
    if isinstance(value, str):
        lines = value.rstrip().splitlines()
        is_long = len(lines) > 1 or key == "body"
        return f"{key}: |\n{_indented(lines)}" if is_long else f"{key}: {_flow(value)}\n"
    if key in ATTACHED:
        return f"{key}:\n" + "".join(map(_format_annex, value))
    if any(isinstance(item, Mapping) for item in value):
        return f"{key}:\n" + "".join(
            f"  - {_flow(item if isinstance(item, str) else dict(item), 1000)}\n" for item in value
        )
    return f"{key}: {_flow(list(value)).replace(chr(10), chr(10) + '  ')}\n"


def _format_annex(annex: Mapping[str, Any]) -> str:
    """Format an annex as a list item: each key on separate lines."""
    lines = "".join(_format_key(key, value) for key, value in annex.items()).splitlines()
    return f"  - {lines[0]}\n{_indented(lines[1:], 4)}"


def _indented(lines: Sequence[str], by: int = 2) -> str:
    return "".join(f"{' ' * by}{line}".rstrip() + "\n" for line in lines)


def _flow(value: str | Mapping[str, str] | Sequence[str], width: int = _WIDTH) -> str:
    import yaml

    dumped: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=width)
    return _QUOTED_NUMBER.sub(r"\1", dumped.removesuffix("...\n").strip())


def prefill_from_csv(path: Path) -> Prefill:
    """Read a table: a row with a family name is a signatory; another row adds a State to `on_behalf_of`.

    Raises FileError if the file cannot be read, InvalidLetterError with all unknown columns and States.
    """
    table = read_table(path)
    columns = [name.lower() for name in table.columns]
    findings = list(_column_errors(table, columns))
    rows = list(_rows(table, columns)) if not findings else []
    findings += [finding for line, row in rows if (finding := _state_error(row, line, table))]
    if findings:
        raise InvalidLetterError(*findings)
    return Prefill(
        signatories=tuple(Signatory(**row) for _, row in rows if row.get("family")),  # type: ignore[arg-type]
        on_behalf_of=tuple(row["state"] for _, row in rows if not row.get("family") and row.get("state")),
    )


def _rows(table: Table, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line and non-empty cells of each row; a row may have fewer cells than columns."""
    for row in table.rows(MAX_ENTRIES, f"A letter lists at most {MAX_ENTRIES:,} signatories and States."):
        pairs = zip(columns, row.cells, strict=False)
        yield row.line, {name: cell.strip() for name, cell in pairs if name and cell.strip()}


def _column_errors(table: Table, columns: list[str]) -> Iterator[Finding]:
    for name in columns:
        if name and name not in COLUMNS:
            yield table.finding("unknown-column", f"`{name}` is not a column; {suggest(name, COLUMNS)[1]}")
    if "state" not in columns and "family" not in columns:
        message = f"The first row names the columns; add `state` or `family` (known: {', '.join(COLUMNS)})."
        yield table.finding("unknown-column", message)


def _state_error(row: Mapping[str, str], line: int, table: Table) -> Finding | None:
    names = load_language("en").names
    state = row.get("state")
    if state is None or names.find(state):
        return None
    return table.finding("unknown-state", explain_unknown(names, state)[1], line)
