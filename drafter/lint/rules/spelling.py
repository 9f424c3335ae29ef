"""Rules on spelling: the first form in the Concise Oxford English Dictionary, and -ize."""

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

# Columns: the spelling as written, the better one, its kind ("verb" means all forms of the verb), and the source.
TABLE = Path(__file__).with_name("spelling.csv")
_ENDINGS = ("e", "es", "ed", "ing", "er", "ers", "ation", "ations", "ational", "able")
_WORD = r"(?<![\w./@-])[a-zA-Z][a-z]+(?:-[a-z]+)?(?![\w@]|[-/]\w)"
# The continuation of a name, such as “Organisation of Islamic Cooperation”.
_NAME = r"\s+(?:(?:of|for|on)\s+)?(?:the\s+)?[A-Z]"


@cache
def preferred_spellings() -> Mapping[str, tuple[str, str]]:
    """Return each spelling in the table with the better one and its kind: ize, form or slip."""
    spellings: dict[str, tuple[str, str]] = {}
    for row in packaged(TABLE):
        written, right, kind = row["written"], row["better"], row["kind"]
        if kind == "verb":
            spellings |= {written[:-1] + ending: (right[:-1] + ending, "ize") for ending in _ENDINGS}
        else:
            spellings[written] = (right, kind)
    return spellings


def _misspellings(context: LintContext, kind: str) -> Iterator[tuple[TextView, re.Match[str], str]]:
    """Yield the misspelt words of one kind, except in names.

    A word is in a name if it is capitalized inside a sentence, or before another capitalized word.
    """
    for text, match, right, word_kind in _all_misspellings(context):
        word = match[0]
        if word_kind != kind:
            continue
        if word[0].isupper():
            is_name = re.compile(_NAME).match(text.own, match.end())
            if is_name or not _begins_sentence(text, match.start()):
                continue
        yield text, match, right.capitalize() if word[0].isupper() else right


@lru_cache(maxsize=1)
def _all_misspellings(context: LintContext) -> tuple[tuple[TextView, re.Match[str], str, str], ...]:
    """Return the words that are in the table, each with the better spelling and its kind."""
    table = preferred_spellings()
    words = ((text, match, match[0]) for text, match in context.own(_WORD))
    entries = ((text, match, table.get(word) or table.get(word.lower())) for text, match, word in words)
    return tuple((text, match, *entry) for text, match, entry in entries if entry)


def _begins_sentence(text: TextView, offset: int) -> bool:
    """True if a sentence begins at the offset."""
    before = text.own[:offset].rstrip()
    return not before or before[-1] in ".?!" or any(block.start == offset for block in text.blocks)


@rule(
    "spelling-ize",
    WARNING,
    "Use the suffix -ize: “organize”, “recognize”, “emphasize”.",
    SPELLING,
    bad=body_example("The clubs organise a race, and recognise its winners."),
    good=body_example("The clubs organize a race, and advise its winners."),
    suggested=True,
    languages=ENGLISH,
)
def spelling_ize(context: LintContext) -> Iterable[Match]:
    for text, match, right in _misspellings(context, "ize"):
        yield text.at(match, f"Use the suffix -ize: “{right}”.", right)


@rule(
    "spelling-form",
    WARNING,
    "Use the first spelling in the Concise Oxford English Dictionary.",
    SPELLING,
    bad=body_example("The programs of the neighboring clubs will be honored."),
    good=body_example("The programmes of the neighbouring clubs will be honoured."),
    suggested=True,
    languages=ENGLISH,
)
def spelling_form(context: LintContext) -> Iterable[Match]:
    for text, match, right in _misspellings(context, "form"):
        # Computers run programs, not programmes.
        if match[0].lower().startswith("program") and re.search(r"comput|softw", text.sentence_at(match.start())):
            continue
        yield text.at(match, f"Spell this word “{right}”.", None if _has_two_senses(text, match) else right)


def _has_two_senses(text: TextView, match: re.Match[str]) -> bool:
    """True if the spelling is right in another sense: meters that measure, judgments of a court, who drafts a law."""
    word = match[0].lower()
    if word in ("draftsman", "gray", "analog", "dialog", "advisor", "advisors"):
        return True
    if word == "meters":
        return not re.search(r"\d\s$", text.own[max(match.start() - 2, 0) : match.start()])
    return word.startswith("judgment") and bool(re.search(r"[Cc]ourt|[Tt]ribunal", text.sentence_at(match.start())))


@rule(
    "spelling-slip",
    WARNING,
    "Correct misspelt words.",
    SPELLING,
    bad=body_example("The commitee has recieved the log."),
    good=body_example("The committee has received the log."),
    suggested=True,
    languages=ENGLISH,
)
def spelling_slip(context: LintContext) -> Iterable[Match]:
    for text, match, right in _misspellings(context, "slip"):
        yield text.at(match, f"Spell this word “{right}”.", right)
