"""Agenda items: needed by the General Assembly, foreign to the Security Council, each once."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.lint.authorities import AGENDA_ITEM, HEADINGS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, rule


@rule(
    "item-missing",
    WARNING,
    "A document of the General Assembly is issued under an item of the agenda.",
    AGENDA_ITEM,
    bad="agenda_items: null\norgans: [general-assembly, security-council]\n",
    good="organs: [general-assembly, security-council]\n",
)
def item_missing(context: LintContext) -> Iterable[Match]:
    if "general-assembly" in context.facts.organs and not context.letter.agenda_items:
        path = ("symbols",) if context.letter.symbols else ("organs",) if context.letter.organs else ("addressees",)
        yield context.match_at(path, "A document of the General Assembly is issued under an item; give `agenda_items`.")


@rule(
    "item-without-assembly",
    WARNING,
    "A document of the Security Council alone has no agenda item.",
    f"{AGENDA_ITEM}; S/2016/294",
    bad="symbols: [S/2026/999]\n",
    good="symbols: [S/2026/999]\nagenda_items: null\n",
)
def item_without_assembly(context: LintContext) -> Iterable[Match]:
    if context.letter.agenda_items and context.facts.organs == ("security-council",):
        message = "A document of the Security Council alone shows no agenda item; is a symbol of the Assembly missing?"
        yield context.match_at(("agenda_items",), message)


@rule(
    "item-twice",
    WARNING,
    "An item is named once.",
    PRACTICE,
    bad="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n"
    "  - {number: 12, title: Culture of peace}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n"
    "  - {number: 14, title: Culture of peace}\n",
)
def item_twice(context: LintContext) -> Iterable[Match]:
    seen: set[tuple[str, str | None]] = set()
    for index, item in enumerate(context.letter.agenda_items):
        key = ("".join(item.number.split()), item.session)
        if key in seen:
            yield context.match_at(("agenda_items", index, "number"), f"Item {item.number} is named twice.")
        seen.add(key)


@rule(
    "item-stop",
    WARNING,
    "No stop ends the title of an item.",
    HEADINGS,
    bad="agenda_items:\n  - {number: 12, title: Sport for development and peace.}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
    safe=True,
)
def item_stop(context: LintContext) -> Iterable[Match]:
    for index, item in enumerate(context.letter.agenda_items):
        title = item.title.rstrip()
        if title.endswith((".", ";", ",")) and not title.endswith((" etc.", "A.I.")):
            yield Match(context.source, ("agenda_items", index, "title"), "No stop ends the title of an item.",
                      len(title) - 1, len(title), "")  # fmt: skip


@rule(
    "item-capitals",
    WARNING,
    "The title of an item is written as the agenda has it: in upper and lower case.",
    HEADINGS,
    bad="agenda_items:\n  - {number: 12, title: SPORT FOR DEVELOPMENT AND PEACE}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
)
def item_capitals(context: LintContext) -> Iterable[Match]:
    for index, item in enumerate(context.letter.agenda_items):
        if item.title.isupper() and len(item.title.split()) > 1:
            yield context.match_at(("agenda_items", index, "title"), "Write the title in upper and lower case.")
