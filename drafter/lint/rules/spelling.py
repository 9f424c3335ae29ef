"""Spelling: that of the Concise Oxford English Dictionary, its first form, and -ize."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from drafter.lint.authorities import SPELLING
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView
from drafter.tables import packaged

# A row: what is written, what stands in the dictionary, its kind (a verb stands for all its forms), source.
TABLE = Path(__file__).with_name("spelling.csv")
_ENDINGS = ("e", "es", "ed", "ing", "er", "ers", "ation", "ations", "ational", "able")
_WORD = re.compile(r"(?<![\w./@-])[a-zA-Z][a-z]+(?:-[a-z]+)?(?![\w@]|[-/]\w)")


# What goes on like this is a name: Organisation of Islamic Cooperation.
_NAME = re.compile(r"\s+(?:(?:of|for|on)\s+)?(?:the\s+)?[A-Z]")


@cache
def preferred_spellings() -> Mapping[str, tuple[str, str]]:
    """Each form of the table with the better one and its kind: ize, form or slip."""
    found: dict[str, tuple[str, str]] = {}
    for row in packaged(TABLE):
        written, right, kind = row["written"], row["better"], row["kind"]
        if kind == "verb":
            found |= {written[:-1] + ending: (right[:-1] + ending, "ize") for ending in _ENDINGS}
        else:
            found[written] = (right, kind)
    return found


def _wrong(context: LintContext, kind: str) -> Iterator[tuple[TextView, re.Match[str], str]]:
    """The words of one kind; with a capital inside a sentence a word is part of a name, which keeps its spelling."""
    for text, found, right, its_kind in _known(context):
        word = found[0]
        if its_kind != kind:
            continue
        if word[0].isupper() and (not _begins(text, found.start()) or _NAME.match(text.own, found.end())):
            continue
        yield text, found, right.capitalize() if word[0].isupper() else right


@lru_cache(maxsize=1)
def _known(context: LintContext) -> tuple[tuple[TextView, re.Match[str], str, str], ...]:
    """The words that the table has, each with the better one and its kind."""
    table = preferred_spellings()
    words = ((text, found, found[0]) for text in context.bodies for found in _WORD.finditer(text.own))
    known = ((text, found, table.get(word) or table.get(word.lower())) for text, found, word in words)
    return tuple((text, found, *right) for text, found, right in known if right)


def _begins(text: TextView, offset: int) -> bool:
    """Whether a sentence begins at a character."""
    before = text.own[:offset].rstrip()
    return not before or before[-1] in ".?!" or any(block.start == offset for block in text.blocks)


@rule(
    "spelling-ize",
    WARNING,
    "The suffix is -ize: organize, recognize, emphasize.",
    SPELLING,
    bad=body_example("The clubs organise a race, and recognise its winners."),
    good=body_example("The clubs organize a race, and advise its winners."),
    safe=True,
    languages=ENGLISH,
)
def spelling_ize(context: LintContext) -> Iterable[Match]:
    for text, found, right in _wrong(context, "ize"):
        yield text.at(found, f"The suffix is -ize: “{right}”.", right)


@rule(
    "spelling-form",
    WARNING,
    "Of several spellings the first of the Concise Oxford English Dictionary is used.",
    SPELLING,
    bad=body_example("The programs of the neighboring clubs will be honored."),
    good=body_example("The programmes of the neighbouring clubs will be honoured."),
    safe=True,
    languages=ENGLISH,
)
def spelling_form(context: LintContext) -> Iterable[Match]:
    for text, found, right in _wrong(context, "form"):
        # What a computer runs is a program.
        if found[0].lower().startswith("program") and re.search(r"comput|softw", text.sentence_at(found.start())):
            continue
        yield text.at(found, f"The spelling is “{right}”.", right)


@rule(
    "spelling-slip",
    WARNING,
    "Words are in the dictionary as they are written.",
    SPELLING,
    bad=body_example("The commitee has recieved the log."),
    good=body_example("The committee has received the log."),
    safe=True,
    languages=ENGLISH,
)
def spelling_slip(context: LintContext) -> Iterable[Match]:
    for text, found, right in _wrong(context, "slip"):
        yield text.at(found, f"The spelling is “{right}”.", right)
