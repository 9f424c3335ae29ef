"""`drafter new` with random profiles, tables, and samples of custom templates."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.source import parse_yaml
from fuzz import words
from fuzz.files import damaged, random_profile
from fuzz.invariants import InvariantError, check_findings
from fuzz.seeds import ROOT, TEMPLATES
from fuzz.targets import reader

_DAY = date(2026, 11, 2)
_COLUMNS = (
    "given",
    "family",
    "state",
    "organization",
    "office",
    "title",
    "gender",
    "capacity",
    " ",
    "",
    "x",
    "Family ",
)
_CELLS = (
    "Ada",
    "Berg",
    "Iceland",
    "Malta",
    "f",
    "a\nb",
    '"a,b"',
    '"',
    "",
    " ",
    "'",
    "{",
    "# a",
    "null",
    "12",
    "a: b",
)
_ANSWERS = {"State": "Malta", "number": "7", "date": "24 November 2026", "symbol": "S/2026/998"}
_LINES = (
    "date: 2026-02-30\n", "date: 9999-12-31\n", "date: 0001-01-01\n", "date: 1900-01-01\n",
    "symbols: [A/99999999999/1]\n", "session: 99\n", "distributed: 2026-13-01\n", "body: |\n", "body: x\n",
    "body_file: a\n", "signatories:\n", "signatories: []\n", "senders: [x]\n", "\n", "addressees:\n  - a\n",
    "year: 80\n", "  a\n", "\tx\n", "on_behalf_of: [a]\n", "letterhead: |\n  a\n",
)  # fmt: skip


class NewLetterInput(NamedTuple):
    """Inputs of `drafter new`: drafter.toml, a table of States and signatories, and a sample."""

    profile: bytes
    table: bytes
    sample: str


def new_letter_from(inputs: NewLetterInput) -> bool:
    """Create a new letter; return whether it is valid when its placeholders are replaced."""
    from drafter.profile import profile
    from drafter.scaffold.new_letter import new_letter, prefill_from_csv
    from drafter.scaffold.wizard import merge, prefill_from_profile
    from drafter.templates import find_sample

    folder = _write_files(inputs)
    try:
        prefill = merge(prefill_from_profile(profile(folder)), prefill_from_csv(folder / "table.csv"))
        sample = find_sample("own" if inputs.sample else "letter", (folder / "templates",))
        text = new_letter(sample.text, sample.template, prefill, _DAY)
    except DrafterError as error:
        check_findings(error.findings, {})
        return False
    if _is_yaml(sample.text) and not _is_yaml(text):
        raise InvariantError("the new letter is not valid YAML")
    reader(text.encode("utf-8", "surrogatepass"))
    return reader(_filled_in(text).encode("utf-8", "surrogatepass"))


def _filled_in(text: str) -> str:
    """Return the letter as its author completes it: each placeholder is an error until it is replaced."""
    return re.sub(r"<<<(.*?)>>>", lambda match: _ANSWERS.get(match[1], "rowing"), text)


def _is_yaml(text: str) -> bool:
    try:
        parse_yaml(text, "letter.yaml")
    except DrafterError as error:
        return not any(finding.rule == "yaml" for finding in error.findings)
    return True


def _write_files(inputs: NewLetterInput) -> Path:
    folder = _folder()
    (folder / "drafter.toml").write_bytes(inputs.profile)
    (folder / "table.csv").write_bytes(inputs.table)
    (folder / "templates" / "own" / "sample.yaml").write_bytes(inputs.sample.encode())
    return folder


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="drafter-new-"))
    (folder / "templates" / "own").mkdir(parents=True)
    description = "title: Own\nsummary: Own.\nkind: letter\nuses: [letterhead, written_at]\n"
    (folder / "templates" / "own" / "template.yaml").write_text(description)
    return folder


def random_input(random: Random) -> NewLetterInput:
    """Return inputs of a new letter, with an unusual profile, table or sample."""
    profile = random_profile(random) if random.random() < 0.3 else b""
    return NewLetterInput(profile, _table(random), _sample(random) if random.random() < 0.6 else "")


def _table(random: Random) -> bytes:
    columns = ["state", *random.choices(_COLUMNS, k=random.randint(0, 4))]
    rows = [random.choices((*_CELLS, *words.PLACES), k=len(columns)) for _ in range(random.randint(0, 3))]
    rows += [random.choices(words.PLACES, k=1)]
    data = "\n".join(",".join(cells) for cells in (columns, *rows)).encode()
    return damaged(random, data) if random.random() < 0.2 else data


def _sample(random: Random) -> str:
    lines = _built_in_samples()[random.randrange(len(_built_in_samples()))].splitlines(keepends=True)
    for _ in range(random.randint(0, 3)):
        at = random.randint(0, len(lines))
        lines[at : at + random.choice((0, 1, 3))] = random.choices(_LINES, k=1)
    return "".join(lines)


@cache
def _built_in_samples() -> tuple[str, ...]:
    return tuple((ROOT / "templates" / name / "sample.yaml").read_text(encoding="utf-8") for name in TEMPLATES)
