"""Slips of a typist in the samples: is each reported at its line, or is what is printed what the file says?

A slip drops, doubles or swaps one character, line or key. A letter with a slip passes if `check` has a new finding on
the changed line or the next one, or if everything that the file says is printed. To see the share that passes, and the
other slips, run `.venv/bin/python scripts/random_slips.py [COUNT [SEED]]`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import ndiff
from functools import cache
from pathlib import Path
from random import Random

from drafter.diagnostics import Finding
from drafter.errors import DrafterError
from drafter.load import LetterInput
from drafter.pipeline import derive, export, inspect
from drafter.un.offices import ADDRESSEES, ALIASES, SENDERS

TEMPLATES = Path(__file__).parents[1] / "templates"
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_COMMENT = re.compile(r"(^|\s)#.*")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Values that Drafter reads and does not print as they are typed.
_CODES = {
    "identical",
    "letters",
    "letter",
    "note",
    "verbale",
    "general",
    "assembly",
    "security",
    "council",
    "true",
    "en",
}
_OFFICES = {word for name in (*SENDERS, *ADDRESSEES, *ALIASES) for word in _WORD.findall(name.casefold())}


@dataclass(frozen=True)
class Slip:
    """A sample with one change, at a line from 1."""

    sample: Path
    kind: str
    line: int
    text: str

    def diff(self) -> str:
        """Return the changed lines, as in a diff."""
        lines = ndiff(self.sample.read_text().splitlines(), self.text.splitlines())
        return "\n".join(line for line in lines if line[0] in "+-")


def samples() -> list[Path]:
    """Return the sample letters of the built-in templates."""
    return sorted((*TEMPLATES.glob("*/sample.yaml"), *TEMPLATES.glob("*/samples/*.yaml")))


def slips(count: int, random: Random) -> Iterator[Slip]:
    """Yield this many slips, each in a sample chosen at random."""
    while count:
        sample = random.choice(samples())
        kind = random.choice(tuple(_KINDS))
        text = sample.read_text()
        if (made := _KINDS[kind](random, text)) and made[1] != text:
            count -= 1
            yield Slip(sample, kind, *made)


def passes(slip: Slip) -> bool:
    """True if the slip is reported at its line, or if the letter prints what the file says."""
    before, after = _findings(slip.sample, slip.sample.read_text()), _findings(slip.sample, slip.text)
    known = Counter((one.rule, one.message) for one in before)
    new = [one for one in after if not known[one.rule, one.message]]
    return any(_is_near(one, slip) for one in new) or _prints_what_it_says(slip)


def _is_near(finding: Finding, slip: Slip) -> bool:
    """True if the finding covers a changed line or begins on the next one (on the one before, if a line is gone)."""
    first = slip.line - (slip.kind == "line dropped")
    last = slip.line + (slip.kind == "lines swapped")
    return finding.place is not None and first <= finding.place.end_line and finding.place.line <= last + 1


def _prints_what_it_says(slip: Slip) -> bool:
    printed, printed_before = _printed(slip.sample, slip.text), _printed(slip.sample, slip.sample.read_text())
    if printed is None or printed_before is None:
        return False
    said, said_before = _said(slip.text), _said(slip.sample.read_text())
    new = {word for word in said if said[word] > said_before[word]} - _CODES - _OFFICES
    lost = {word for word in printed_before if not printed[word] and said[word] >= said_before[word] > 0}
    return all(printed[word] for word in new) and not lost


def _said(text: str) -> Counter[str]:
    """Return the words of the values of a file, dates as they are printed."""
    lines = (_COMMENT.sub("", line) for line in text.splitlines())
    lines = (re.sub(r"(^\s*(?:- )?|[{,]\s*)[a-z_]+:(?=\s|$)", r"\1", line) for line in lines)
    return Counter(_WORD.findall(_DATE.sub(_written_date, "\n".join(lines)).casefold()))


def _written_date(match: re.Match[str]) -> str:
    year, month, day = (int(part) for part in match.groups())
    return f"{day} {_MONTHS[month - 1]} {year}" if 0 < month <= len(_MONTHS) else match[0]


@cache
def _findings(sample: Path, text: str) -> tuple[Finding, ...]:
    try:
        return tuple(inspect(_letter(sample, text)))
    except DrafterError as error:
        return tuple(error.findings)


@cache
def _printed(sample: Path, text: str) -> Counter[str] | None:
    try:
        files = export(derive(_letter(sample, text)), ["text"])
    except DrafterError:
        return None
    return Counter(_WORD.findall("\n".join(data.decode() for data in files.values()).casefold()))


def _letter(sample: Path, text: str) -> LetterInput:
    return LetterInput(sample.name, text.encode(), sample.parent)


def _line_at(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _content(text: str) -> list[int]:
    """Return the offsets of the characters outside comments."""
    offsets: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        end = match.start() if (match := _COMMENT.search(line.rstrip("\n"))) else len(line)
        offsets += range(at, at + end)
        at += len(line)
    return offsets


def _drop_character(random: Random, text: str) -> tuple[int, str]:
    at = random.choice(_content(text))
    return _line_at(text, at), text[:at] + text[at + 1 :]


def _double_character(random: Random, text: str) -> tuple[int, str]:
    at = random.choice(_content(text))
    return _line_at(text, at), text[:at] + text[at] + text[at:]


def _swap_characters(random: Random, text: str) -> tuple[int, str]:
    at = random.choice(_content(text)[:-1])
    return _line_at(text, at), text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


def _lines(text: str) -> tuple[list[str], list[int]]:
    lines = text.splitlines(keepends=True)
    return lines, [index for index, line in enumerate(lines) if _COMMENT.sub("", line).strip()]


def _drop_line(random: Random, text: str) -> tuple[int, str]:
    lines, content = _lines(text)
    at = random.choice(content)
    return at + 1, "".join((*lines[:at], *lines[at + 1 :]))


def _double_line(random: Random, text: str) -> tuple[int, str]:
    lines, content = _lines(text)
    at = random.choice(content)
    return at + 1, "".join((*lines[: at + 1], *lines[at:]))


def _swap_lines(random: Random, text: str) -> tuple[int, str]:
    lines, content = _lines(text)
    at = random.choice(content[:-1])
    return at + 1, "".join((*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]))


def _keys(text: str) -> list[re.Match[str]]:
    pattern = re.compile(r"(?:^[ ]*(?:- )?|(?<=[{,])\s?)([a-z_]+):(?=\s)", re.MULTILINE)
    allowed = set(_content(text))
    return [match for match in pattern.finditer(text) if match.start(1) in allowed]


def _drop_key(random: Random, text: str) -> tuple[int, str]:
    match = random.choice(_keys(text))
    return _line_at(text, match.start(1)), text[: match.start(1)] + text[match.end() :].lstrip(" ")


def _double_key(random: Random, text: str) -> tuple[int, str]:
    match = random.choice(_keys(text))
    return _line_at(text, match.start(1)), f"{text[: match.end()]} {match[1]}:{text[match.end() :]}"


def _swap_keys(random: Random, text: str) -> tuple[int, str]:
    keys = _keys(text)
    first = random.choice(range(len(keys) - 1))
    a, b = keys[first], keys[first + 1]
    swapped = text[: a.start(1)] + b[1] + text[a.end(1) : b.start(1)] + a[1] + text[b.end(1) :]
    return _line_at(text, a.start(1)), swapped


_KINDS: dict[str, Callable[[Random, str], tuple[int, str]]] = {
    "character dropped": _drop_character,
    "character doubled": _double_character,
    "characters swapped": _swap_characters,
    "line dropped": _drop_line,
    "line doubled": _double_line,
    "lines swapped": _swap_lines,
    "key dropped": _drop_key,
    "key doubled": _double_key,
    "keys swapped": _swap_keys,
}


def main() -> int:
    """Print the slips that do not pass, and the share of the others."""
    count, seed = (int(sys.argv[at]) if len(sys.argv) > at else default for at, default in ((1, 200), (2, 2026)))
    failed = [slip for slip in slips(count, Random(seed)) if not passes(slip)]
    for slip in failed:
        print(f"\n{slip.sample.relative_to(TEMPLATES)}:{slip.line}: {slip.kind}\n{slip.diff()}")
        for finding in _findings(slip.sample, slip.text)[:3]:
            print("   ", finding.place and finding.place.line, finding.rule, finding.message)
    print(f"\n{count - len(failed)} of {count} slips ({100 - 100 * len(failed) / count:.1f} %) pass (seed {seed}).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
