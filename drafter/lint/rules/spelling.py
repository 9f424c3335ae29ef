"""Spelling: that of the Concise Oxford English Dictionary, its first form, and -ize."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from drafter.lint.authorities import SPELLING
from drafter.lint.case import Case
from drafter.lint.prose import Prose
from drafter.lint.rule import ENGLISH, WARNING, Hit, body, rule
from drafter.tables import packaged

# A row: what is written, what stands in the dictionary, its kind (a verb stands for all its forms), source.
TABLE = Path(__file__).with_name("spelling.csv")
_ENDINGS = ("e", "es", "ed", "ing", "er", "ers", "ation", "ations", "ational", "able")
_WORD = re.compile(r"(?<![\w./@-])[a-zA-Z][a-z]+(?:-[a-z]+)?(?![\w@]|[-/]\w)")


# What goes on like this is a name: Organisation of Islamic Cooperation.
_NAME = re.compile(r"\s+(?:(?:of|for|on)\s+)?(?:the\s+)?[A-Z]")


@cache
def better() -> Mapping[str, tuple[str, str]]:
    """Each form of the table with the better one and its kind: ize, form or slip."""
    found: dict[str, tuple[str, str]] = {}
    for row in packaged(TABLE):
        written, right, kind = row["written"], row["better"], row["kind"]
        if kind == "verb":
            found |= {written[:-1] + ending: (right[:-1] + ending, "ize") for ending in _ENDINGS}
        else:
            found[written] = (right, kind)
    return found


def _wrong(case: Case, kind: str) -> Iterator[tuple[Prose, re.Match[str], str]]:
    """The words of one kind; with a capital inside a sentence a word is part of a name, which keeps its spelling."""
    for text, found, right, its_kind in _known(case):
        word = found[0]
        if its_kind != kind:
            continue
        if word[0].isupper() and (not _begins(text, found.start()) or _NAME.match(text.own, found.end())):
            continue
        yield text, found, right.capitalize() if word[0].isupper() else right


@lru_cache(maxsize=1)
def _known(case: Case) -> tuple[tuple[Prose, re.Match[str], str, str], ...]:
    """The words that the table has, each with the better one and its kind."""
    table = better()
    words = ((text, found, found[0]) for text in case.bodies for found in _WORD.finditer(text.own))
    known = ((text, found, table.get(word) or table.get(word.lower())) for text, found, word in words)
    return tuple((text, found, *right) for text, found, right in known if right)


def _begins(text: Prose, offset: int) -> bool:
    """Whether a sentence begins at a character."""
    before = text.own[:offset].rstrip()
    return not before or before[-1] in ".?!" or any(block.start == offset for block in text.blocks)


@rule(
    "spelling-ize",
    WARNING,
    "The suffix is -ize: organize, recognize, emphasize.",
    SPELLING,
    bad=body("The clubs organise a race, and recognise its winners."),
    good=body("The clubs organize a race, and advise its winners."),
    safe=True,
    languages=ENGLISH,
)
def spelling_ize(case: Case) -> Iterable[Hit]:
    for text, found, right in _wrong(case, "ize"):
        yield text.at(found, f"The suffix is -ize: “{right}”.", right)


@rule(
    "spelling-form",
    WARNING,
    "Of several spellings the first of the Concise Oxford English Dictionary is used.",
    SPELLING,
    bad=body("The programs of the neighboring clubs will be honored."),
    good=body("The programmes of the neighbouring clubs will be honoured."),
    safe=True,
    languages=ENGLISH,
)
def spelling_form(case: Case) -> Iterable[Hit]:
    for text, found, right in _wrong(case, "form"):
        # What a computer runs is a program.
        if found[0].lower().startswith("program") and re.search(r"comput|softw", text.sentence_at(found.start())):
            continue
        yield text.at(found, f"The spelling is “{right}”.", right)


@rule(
    "spelling-slip",
    WARNING,
    "Words are in the dictionary as they are written.",
    SPELLING,
    bad=body("The commitee has recieved the log."),
    good=body("The committee has received the log."),
    safe=True,
    languages=ENGLISH,
)
def spelling_slip(case: Case) -> Iterable[Hit]:
    for text, found, right in _wrong(case, "slip"):
        yield text.at(found, f"The spelling is “{right}”.", right)
