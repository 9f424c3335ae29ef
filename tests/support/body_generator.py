"""Bodies of letters in CommonMark, drawn at random: every kind of block, with words that formats may differ in."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

# Words in which marks, hyphens, spaces and other scripts stand next to each other.
PLAIN = (
    "The ferry between the two islands",
    "of public libraries",
    "and their grand-daughters",
    "in the co-operative’s own boat",
    "on 3 May 2026",
    "about 4,000 of 12,000 villages",
    "5 per cent",
    "the States' own words",
    "“quiet”",
    "Dvořák, Łódź and Ćuprija",
    "at 10.30 a.m.",
    "(see below)",
    "– a dash –",
    "a long—dash",
    "and/or",
    "50 °C",
    "½ of it",
    "€20",
    "A. B. Lindqvist",
    "no. 5",
    "the Assembly Association of Yemen",
    "L’Aquila",
)
MARKED = (
    "*emphasis*",
    "**strong** words",
    "***both*** of them",
    "half*way*s",
    "*one* **two** *three*",
    "H~2~O",
    "10^2^ metres",
    "[the catalogue](https://example.org/catalogue)",
    "*see [the list](https://example.org/a) there*",
    "resolution 70/1",
    "Security Council resolution 2347 (2017)",
    "resolutions 66/288, 69/313 and 71/313",
    "A/80/15",
    "said \"it is 'so'\"",
    "**A**bbreviation",
    "*Nature*’s",
    "“*L’avenir*”,",
    "<https://example.org>",
)
NOTE_TEXTS = (
    "A short note.",
    "See *Yearbook*, vol. II, and resolution 70/1.",
    "A note " + "that goes on and on " * 20 + "ends.",
)


class _Notes:
    """The notes of one text: their marks, and their definitions for its end."""

    def __init__(self, choose: random.Random) -> None:
        self.choose = choose
        self.definitions: list[str] = []

    def mark(self) -> str:
        name = f"n{len(self.definitions)}"
        self.definitions.append(f"[^{name}]: {self.choose.choice(NOTE_TEXTS)}")
        return f"[^{name}]"


def sentence(choose: random.Random, notes: _Notes | None = None, longest: int = 12) -> str:
    """Return a sentence of phrases, some of them marked, with a note now and then."""
    count = choose.randint(1, longest)
    phrases = [choose.choice(MARKED if choose.random() < 0.25 else PLAIN) for _ in range(count)]
    note = notes.mark() if notes is not None and choose.random() < 0.1 else ""
    return f"We write {' '.join(phrases)}{choose.choice('.,')}{note} end."


def short_text(choose: random.Random) -> str:
    """Return a title without marks."""
    return "Programme: " + " ".join(choose.sample(PLAIN[:8], choose.randint(1, 3)))


def _paragraph(choose: random.Random, notes: _Notes) -> str:
    return " ".join(sentence(choose, notes) for _ in range(choose.choice((1, 2, 2, 6))))


def _heading(choose: random.Random, notes: _Notes) -> str:
    return f"{'#' * choose.randint(1, 6)} {short_text(choose)} *{choose.choice(('now', 'and then'))}*"


def _numbered(choose: random.Random, notes: _Notes) -> str:
    """Return numbered paragraphs with gaps, the last with sub-paragraphs of two levels."""
    first = choose.randint(1, 30)
    numbers = [first, first + 1, first + choose.randint(2, 70)]
    items = [f"{number}. {sentence(choose, notes)}\n\n" for number in numbers]
    items[1] += f"{' ' * (len(str(first + 1)) + 2)}{sentence(choose)}\n\n"
    return "".join(items) + (_lettered(choose, notes) if choose.random() < 0.5 else "")


def _lettered(choose: random.Random, notes: _Notes) -> str:
    letters = choose.choice(("abc", "bcd", "abcdefghijk"))
    items = [f"({letter}) {sentence(choose, notes, 4)}\n\n" for letter in letters]
    return "".join(items) + f"    (i) {sentence(choose)}\n\n    (ii) {sentence(choose, notes)}\n"


def _bulleted(choose: random.Random, notes: _Notes) -> str:
    lines = [
        f"{'  ' * level}- {sentence(choose, notes, 6)}" for level in choose.choice(((0, 0), (0, 1, 2), (0, 1, 1, 0)))
    ]
    return "\n".join(lines) + ("\n\n  A further paragraph of the item." if lines[-1].startswith("-") else "")


def _quotation(choose: random.Random, notes: _Notes) -> str:
    inner = choose.choice((_paragraph, _paragraph, _bulleted, _lettered, _table))(choose, notes)
    return "\n".join(f"> {line}".rstrip() for line in f'"{sentence(choose)}"\n\n{inner}'.split("\n"))


def _verse(choose: random.Random, notes: _Notes) -> str:
    return "> The lamp is *lit*, the door is wide,\\\n> the rain may read the rest outside.\\\n> And then it ends."


def _table(choose: random.Random, notes: _Notes) -> str:
    """Return a table; the last cell of some rows has a line break or a note."""
    columns, rows = choose.randint(2, 6), choose.choice((1, 3, 3, 40))
    marks = [choose.choice(("---", ":---", "---:", ":-:")) for _ in range(columns)]
    header = [choose.choice(("Room", "Books (thousand)", "Open at night")) for _ in range(columns)]
    lines = [header, marks, *([_cell(choose, longest=columns) for _ in range(columns)] for _ in range(rows))]
    # Other cells have no line break: a text file prints the lines of a row side by side.
    last = choose.choice(("last<br>line", "*both* **of** them", ""))
    lines[-1][-1] = last or f"noted{notes.mark()}"
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(choose: random.Random, longest: int) -> str:
    return choose.choice(
        ("12,000", "yes", "", "**9.5**", "Reykjavík", " ".join(choose.choices(PLAIN[:14], k=max(1, 6 - longest))))
    )


def _picture(choose: random.Random, notes: _Notes) -> str:
    return "![A plan of the reading room, with the *door* at the left](plan.png)"


BLOCKS: tuple[Callable[[random.Random, _Notes], str], ...] = (
    _paragraph,
    _paragraph,
    _paragraph,
    _heading,
    _numbered,
    _lettered,
    _bulleted,
    _quotation,
    _verse,
    _table,
    _picture,
)


def body(choose: random.Random, longest: int, lists_states: bool, closing: bool) -> str:
    """Return a body of about `longest` blocks at most; it prints the States, and ends with the request, if it is to."""
    notes = _Notes(choose)
    return "\n\n".join(_blocks(choose, notes, longest, lists_states, closing)) + "\n"


def _blocks(choose: random.Random, notes: _Notes, longest: int, lists_states: bool, closing: bool) -> Iterator[str]:
    yield f"I have the honour to write to you. {sentence(choose, notes)}"
    if lists_states:
        yield "We write on behalf of {{ on_behalf_of.count }} Member States, namely, {{ on_behalf_of }}, and others."
    for _ in range(choose.choice((0, 1, 3, longest))):
        yield choose.choice(BLOCKS)(choose, notes).rstrip()
    if closing:
        yield "{{ circulation_request }}"
    yield from notes.definitions
