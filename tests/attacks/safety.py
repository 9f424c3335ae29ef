"""The page of the documentation that says what is safe, and what was tried: docs/safety.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attacks import ATTACKS, FAMILIES
from attacks.allowed_paths import CHANGED, Stated, own, stated
from attacks.attack import Attack
from attacks.run import MEGABYTES, SECONDS
from drafter import limits
from drafter.limits import Limit

WIDTH = 110
INTRODUCTION = """\
# Safety

Letters and templates are read as data from strangers. Drafter opens no connection, but to a cluster that you name with
`--cluster`, and starts no program but itself. It reads the letter's folder, the templates and the places below, and
writes the results where you ask for them, whole or not at all. What is too much, leads elsewhere or would do something
ends with an error that says where. A file that Drafter did not write, or that was changed since, is not written over
without `--force`.

This page is made by `make safety` from the limits ([drafter/limits.py](../drafter/limits.py)) and from the tests that
hold it ([tests/attacks](../tests/attacks))."""


WATCHED = """\
## What is opened

On Linux every attack below, and a rendering of every sample to every format, is watched by strace. Nothing is opened
for reading but this, nor is it tried where there is no such file:"""
TRIED = """\
## What was tried

{} attacks, each a test that does what the first column says. Each is also held to less than {:.0f} seconds of the
processor and {} megabytes; no traceback may be said, and nothing of a secret file that stands outside may come out."""


def page() -> str:
    """The page, as Markdown."""
    parts = (INTRODUCTION, *_limits(), *_places(), *_attacks())
    return "\n\n".join(parts) + "\n"


def _limits() -> Iterator[str]:
    yield "## How much is read\n\nBeyond a limit comes an error of the rule that is named."
    stated = all_limits().values()
    for heading in dict.fromkeys(limit.group for limit in stated):
        yield f"### {heading}\n\n" + _table(("Limit", "Error"), (_row(one) for one in stated if one.group == heading))


def all_limits() -> Mapping[str, Limit]:
    """The limits of Drafter by their names."""
    return {name: value for name, value in vars(limits).items() if isinstance(value, Limit)}


def _row(limit: Limit) -> Sequence[str]:
    return limit.sentence, ", ".join(f"`{rule}`" for rule in limit.rules) or "none"


def _places() -> Iterator[str]:
    yield WATCHED
    places = (*own(Path(), Path(), frozenset()), *stated())
    yield _table(("Place", "Why"), map(_place, places))
    yield (
        "The one command that is not watched is `verify-build`, which renders again in a temporary folder.\n\n"
        f"Nothing is written, made, moved or taken away but in {CHANGED}.\n"
        "No socket is opened, and no other program started. What Python keeps of its own modules is not counted."
    )


def _place(place: Stated) -> Sequence[str]:
    return place.shown, place.why


def _attacks() -> Iterator[str]:
    yield TRIED.format(len(ATTACKS), SECONDS, MEGABYTES)
    for heading, family in FAMILIES.items():
        yield f"### {heading}\n\n" + _table(("Tried", "What happens"), map(_attack, family))


def _attack(attack: Attack) -> Sequence[str]:
    return attack.tried, attack.happens


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([_cell(text) for text in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """A text in one cell: bars are escaped, what is long is cut, and signs that are not printed are written out."""
    shown = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
    return (shown if len(shown) <= WIDTH else _cut(shown)).replace("|", "\\|")


def _cut(text: str) -> str:
    """The beginning of a long text; the marks of code stay in pairs."""
    start = text[: WIDTH - 1]
    return f"{start}…`" if start.count("`") % 2 else f"{start}…"
