"""Rules for agenda items: the General Assembly needs one, the Security Council none."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.lint.authorities import AGENDA_ITEM, HEADINGS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, rule
from drafter.lint.rules.punctuation import ends_with_abbreviation


@rule(
    "item-missing",
    WARNING,
    "Give the agenda item of a document of the General Assembly.",
    AGENDA_ITEM,
    bad="agenda_items: null\norgans: [general-assembly, security-council]\n",
    good="organs: [general-assembly, security-council]\n",
)
def item_missing(context: LintContext) -> Iterable[Match]:
    if (
        "general-assembly" in context.facts.organs
        and not context.letter.agenda_items
        and not (context.facts.body or context.letter.subject)
    ):
        path = ("symbols",) if context.letter.symbols else ("organs",) if context.letter.organs else ("addressees",)
        message = "A document of the General Assembly is issued under an agenda item; add `agenda_items`."
        yield context.match_at(path, message)


@rule(
    "item-without-assembly",
    WARNING,
    "Give no agenda item if only the Security Council receives the document.",
    f"{AGENDA_ITEM}; S/2016/294",
    bad="symbols: [S/2026/999]\n",
    good="symbols: [S/2026/999]\nagenda_items: null\n",
)
def item_without_assembly(context: LintContext) -> Iterable[Match]:
    if context.letter.agenda_items and context.facts.organs == ("security-council",):
        message = "The Security Council’s documents have no agenda item; remove it, or add the symbol of the Assembly."
        yield context.match_at(("agenda_items",), message)


@rule(
    "item-twice",
    WARNING,
    "Name each agenda item once.",
    PRACTICE,
    bad="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n"
    "  - {number: 12, title: Culture of peace}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n"
    "  - {number: 14, title: Culture of peace}\n",
)
def item_twice(context: LintContext) -> Iterable[Match]:
    earlier: set[tuple[str, str | None]] = set()
    for index, item in enumerate(context.letter.agenda_items):
        key = ("".join(item.number.split()), item.session)
        if key in earlier:
            message = f"Item {item.number} is named twice; remove one."
            yield context.match_at(("agenda_items", index, "number"), message)
        earlier.add(key)


@rule(
    "item-stop",
    WARNING,
    "Write the title of an agenda item without a final stop.",
    HEADINGS,
    bad="agenda_items:\n  - {number: 12, title: Sport for development and peace.}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
    safe=True,
)
def item_stop(context: LintContext) -> Iterable[Match]:
    for index, item in enumerate(context.letter.agenda_items):
        title = item.title.rstrip()
        if title.endswith((".", ";", ",")) and not title.endswith((" etc.", "A.I.")):
            path, message = ("agenda_items", index, "title"), f"Remove the final “{title[-1]}” of the title."
            fix = None if ends_with_abbreviation(title) else ""
            yield Match(context.source, path, message, len(title) - 1, len(title), fix)


@rule(
    "item-capitals",
    WARNING,
    "Write the title of an agenda item as in the agenda, in upper and lower case.",
    HEADINGS,
    bad="agenda_items:\n  - {number: 12, title: SPORT FOR DEVELOPMENT AND PEACE}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
)
def item_capitals(context: LintContext) -> Iterable[Match]:
    for index, item in enumerate(context.letter.agenda_items):
        if item.title.isupper() and len(item.title.split()) > 1:
            message = "The title is in capitals; write it in upper and lower case, as in the agenda."
            yield context.match_at(("agenda_items", index, "title"), message)
