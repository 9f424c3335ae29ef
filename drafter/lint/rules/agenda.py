"""Agenda items: needed by the General Assembly, foreign to the Security Council, each once."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.lint.authorities import AGENDA_ITEM, HEADINGS, PRACTICE
from drafter.lint.case import Case
from drafter.lint.rule import WARNING, Hit, rule


@rule(
    "item-missing",
    WARNING,
    "A document of the General Assembly is issued under an item of the agenda.",
    AGENDA_ITEM,
    bad="agenda_items: null\norgans: [general-assembly, security-council]\n",
    good="organs: [general-assembly, security-council]\n",
)
def item_missing(case: Case) -> Iterable[Hit]:
    if "general-assembly" in case.facts.organs and not case.letter.agenda_items:
        path = ("symbols",) if case.letter.symbols else ("organs",) if case.letter.organs else ("addressees",)
        yield case.hit(path, "A document of the General Assembly is issued under an item; give `agenda_items`.")


@rule(
    "item-without-assembly",
    WARNING,
    "A document of the Security Council alone has no agenda item.",
    f"{AGENDA_ITEM}; S/2016/294",
    bad="symbols: [S/2026/999]\n",
    good="symbols: [S/2026/999]\nagenda_items: null\n",
)
def item_without_assembly(case: Case) -> Iterable[Hit]:
    if case.letter.agenda_items and case.facts.organs == ("security-council",):
        message = "A document of the Security Council alone shows no agenda item; is a symbol of the Assembly missing?"
        yield case.hit(("agenda_items",), message)


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
def item_twice(case: Case) -> Iterable[Hit]:
    seen: set[tuple[str, str | None]] = set()
    for index, item in enumerate(case.letter.agenda_items):
        key = ("".join(item.number.split()), item.session)
        if key in seen:
            yield case.hit(("agenda_items", index, "number"), f"Item {item.number} is named twice.")
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
def item_stop(case: Case) -> Iterable[Hit]:
    for index, item in enumerate(case.letter.agenda_items):
        title = item.title.rstrip()
        if title.endswith((".", ";", ",")) and not title.endswith((" etc.", "A.I.")):
            yield Hit(case.source, ("agenda_items", index, "title"), "No stop ends the title of an item.",
                      len(title) - 1, len(title), "")  # fmt: skip


@rule(
    "item-capitals",
    WARNING,
    "The title of an item is written as the agenda has it: in upper and lower case.",
    HEADINGS,
    bad="agenda_items:\n  - {number: 12, title: SPORT FOR DEVELOPMENT AND PEACE}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
)
def item_capitals(case: Case) -> Iterable[Hit]:
    for index, item in enumerate(case.letter.agenda_items):
        if item.title.isupper() and len(item.title.split()) > 1:
            yield case.hit(("agenda_items", index, "title"), "Write the title in upper and lower case.")
