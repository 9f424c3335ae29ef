"""New letters: what `drafter new` makes of a profile, of a table, and of the sample of somebody's own template."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import NamedTuple

from drafter.errors import DrafterError
from drafter.source import parse_yaml
from fuzz import words
from fuzz.files import profile_made, torn
from fuzz.invariants import Broken, examine
from fuzz.seeds import ROOT, TEMPLATES
from fuzz.targets import reader

_DAY = date(2026, 11, 2)
_HEADS = ("given", "family", "state", "organization", "office", "title", "gender", "capacity", " ", "", "x", "Family ")
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
_LINES = (
    "date: 2026-02-30\n", "date: 9999-12-31\n", "date: 0001-01-01\n", "date: 1900-01-01\n",
    "symbols: [A/99999999999/1]\n", "session: 99\n", "distributed: 2026-13-01\n", "body: |\n", "body: x\n",
    "body_file: a\n", "signatories:\n", "signatories: []\n", "senders: [x]\n", "\n", "addressees:\n  - a\n",
    "year: 80\n", "  a\n", "\tx\n", "on_behalf_of: [a]\n", "letterhead: |\n  a\n",
)  # fmt: skip


class Beginning(NamedTuple):
    """What a new letter is made of: drafter.toml, a table of States and signatories, and a sample."""

    profile: bytes
    table: bytes
    sample: str


def begin(given: Beginning) -> bool:
    """The new letter; whether it can be read."""
    from drafter.profile import profile
    from drafter.scaffold.from_csv import prefill_from_csv
    from drafter.scaffold.new_letter import new_letter
    from drafter.scaffold.wizard import merge, prefill_from_profile
    from drafter.templates import find_sample

    folder = _written(given)
    try:
        wishes = merge(prefill_from_profile(profile(folder)), prefill_from_csv(folder / "table.csv"))
        sample = find_sample("own" if given.sample else "letter", (folder / "templates",))
        text = new_letter(sample.text, sample.template, wishes, _DAY)
    except DrafterError as error:
        examine(error.findings, {})
        return False
    if _is_yaml(sample.text) and not _is_yaml(text):
        raise Broken("a new letter cannot be read")
    return reader(text.encode("utf-8", "surrogatepass"))


def _is_yaml(text: str) -> bool:
    try:
        parse_yaml(text, "letter.yaml")
    except DrafterError as error:
        return not any(found.rule == "yaml" for found in error.findings)
    return True


def _written(given: Beginning) -> Path:
    folder = _folder()
    (folder / "drafter.toml").write_bytes(given.profile)
    (folder / "table.csv").write_bytes(given.table)
    (folder / "templates" / "own" / "sample.yaml").write_bytes(given.sample.encode())
    return folder


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="drafter-new-"))
    (folder / "templates" / "own").mkdir(parents=True)
    description = "title: Own\nsummary: Own.\nkind: letter\nuses: [letterhead, written_at]\n"
    (folder / "templates" / "own" / "template.yaml").write_text(description)
    return folder


def made(chance: Random) -> Beginning:
    """What a new letter is made of, one or two of three strange."""
    profile = profile_made(chance) if chance.random() < 0.3 else b""
    return Beginning(profile, _table(chance), _sample(chance) if chance.random() < 0.6 else "")


def _table(chance: Random) -> bytes:
    heads = ["state", *chance.choices(_HEADS, k=chance.randint(0, 4))]
    rows = [chance.choices((*_CELLS, *words.PLACES), k=len(heads)) for _ in range(chance.randint(0, 3))]
    rows += [chance.choices(words.PLACES, k=1)]
    data = "\n".join(",".join(cells) for cells in (heads, *rows)).encode()
    return torn(chance, data) if chance.random() < 0.2 else data


def _sample(chance: Random) -> str:
    lines = _shipped()[chance.randrange(len(_shipped()))].splitlines(keepends=True)
    for _ in range(chance.randint(0, 3)):
        at = chance.randint(0, len(lines))
        lines[at : at + chance.choice((0, 1, 3))] = chance.choices(_LINES, k=1)
    return "".join(lines)


@cache
def _shipped() -> tuple[str, ...]:
    return tuple((ROOT / "templates" / name / "sample.yaml").read_text(encoding="utf-8") for name in TEMPLATES)
