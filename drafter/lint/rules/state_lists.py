"""States listed in the text: as many as the text says, in order, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafter.languages.names import fold
from drafter.lint.authorities import COUNTRIES, PRACTICE, PUNCTUATION
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(_WORDS, 2)}
_COUNTED = (
    r"\b(?P<count>\d{1,3}|" + "|".join(_WORDS) + r")\s+(?:Member\s+|other\s+|Participating\s+|member\s+)?"
    r"(?:States|countries|delegations|Governments)\b"
)
_NAMELY = r"(?:,\s*namely,?\s*|\s+namely,?\s*|,\s*that\s+is,?\s*|:\s*)"
_OPENED = ("namely", "that", ":")
FEWEST = 3


class Listed(NamedTuple):
    """A State in a list of the text: its code, and where it stands."""

    code: str
    start: int
    end: int


class StateRun(NamedTuple):
    """A list of States in the text: the match of the words before it, the States, and where the list ends."""

    text: TextView
    opening: re.Match[str]
    states: tuple[Listed, ...]
    serial: int | None


@rule(
    "stated-count",
    WARNING,
    "The number of States that the text states is the number of those it lists.",
    PRACTICE,
    bad="on_behalf_of: [Chile, Fiji, Ghana]\n"
    + body_example("We write on behalf of 4 Member States, namely, {{ on_behalf_of }}, to invite you."),
    good="on_behalf_of: [Chile, Fiji, Ghana]\n"
    + body_example(
        "We write on behalf of {{ on_behalf_of.count }} Member States, namely, {{ on_behalf_of }}, to invite you."
    ),
    languages=ENGLISH,
)
def stated_count(context: LintContext) -> Iterable[Match]:
    listed = context.facts.on_behalf_of
    for text, found in context.own(_COUNTED + _NAMELY, needs=_OPENED):
        count = _number(found["count"])
        if "on_behalf_of" in text.text[found.end() : found.end() + 25] and listed:
            actual = listed.count
        else:
            actual = len(_run(context, text, found).states)
        if actual >= FEWEST and actual != count:
            fix = str(actual) if found["count"].isdigit() else None
            yield text.at(found, f"The text says {found['count']}, and lists {actual}.", fix, 1)
    if listed and context.body:
        yield from _elsewhere(context, listed.count)


def _elsewhere(context: LintContext, actual: int) -> Iterator[Match]:
    """A count of those on whose behalf the letter is written, without their list behind it."""
    pattern = r"\bon\s+behalf\s+of\s+(?:the\s+)?" + _COUNTED[2:] + rf"(?!{_NAMELY})"
    for text, found in context.own(pattern, needs=("behalf",)):
        if _number(found["count"]) != actual:
            fix = str(actual) if found["count"].isdigit() else None
            yield text.at(found, f"The text says {found['count']}; `on_behalf_of` has {actual}.", fix, 1)


@rule(
    "list-order",
    WARNING,
    "States are listed in the English alphabetical order of their names; the article is not looked at.",
    COUNTRIES,
    bad=body_example("We write on behalf of Fiji, Chile, Ghana and Malta to invite you."),
    good=body_example("We write on behalf of Chile, Fiji, Ghana and Malta to invite you."),
    languages=ENGLISH,
)
def list_order(context: LintContext) -> Iterable[Match]:
    for run in _runs(context):
        keys = [fold(context.language.names.on(one.code, context.letter.date).sort_key) for one in run.states]
        for index in _out_of_order(keys):
            here, name = run.states[index], run.text.plain[run.states[index].start : run.states[index].end]
            other = "before" if index + 1 < len(keys) and keys[index] > keys[index + 1] else "after"
            near = run.states[index + 1 if other == "before" else index - 1]
            message = (
                f"{' '.join(name.split())} stands {other} {_name(context, near)}; States go in alphabetical order."
            )
            yield run.text.match_at(here.start, here.end, message)


@rule(
    "list-duplicate",
    WARNING,
    "A State stands in a list once.",
    PRACTICE,
    bad=body_example("We write on behalf of Chile, Fiji, Fiji and Malta to invite you."),
    good=body_example("We write on behalf of Chile, Fiji, Ghana and Malta to invite you."),
    languages=ENGLISH,
)
def list_duplicate(context: LintContext) -> Iterable[Match]:
    for run in _runs(context):
        seen: set[str] = set()
        for one in run.states:
            if one.code in seen:
                yield run.text.match_at(one.start, one.end, f"{_name(context, one)} is listed twice.")
            seen.add(one.code)


@rule(
    "list-comma",
    WARNING,
    "No comma stands before the “and” that ends a list of States.",
    f"{PUNCTUATION}, comma",
    bad=body_example("We write on behalf of Chile, Fiji, Ghana, and Malta to invite you."),
    good=body_example("We write on behalf of Chile, Fiji, Ghana and Malta to invite you."),
    safe=True,
    languages=ENGLISH,
)
def list_comma(context: LintContext) -> Iterable[Match]:
    for run in _runs(context):
        if run.serial is not None:
            yield run.text.match_at(
                run.serial, run.serial + 1, "No comma stands before the “and” that ends the list.", ""
            )


@rule(
    "list-unprinted",
    WARNING,
    "The States on whose behalf a letter is written are named in its text.",
    PRACTICE,
    bad="on_behalf_of: [Chile, Fiji, Ghana]\n" + body_example("We have the honour to write to you."),
    good="on_behalf_of: [Chile, Fiji, Ghana]\n"
    + body_example("We write on behalf of {{ on_behalf_of }} to invite you."),
)
def list_unprinted(context: LintContext) -> Iterable[Match]:
    if not context.letter.on_behalf_of or context.body is None or "on_behalf_of" in context.body.text:
        return
    if not any(run.states for run in _runs(context)):
        yield context.match_at(
            ("on_behalf_of",), "The text does not name these States; print them with {{ on_behalf_of }}."
        )


def _runs(context: LintContext) -> Iterator[StateRun]:
    """The lists of States in the text: after a count and `namely`, and after `on behalf of`."""
    pattern = _COUNTED + _NAMELY + r"|\bon\s+behalf\s+of\s+(?:the\s+(?=[A-Z]))?(?=[A-Z])"
    for text, found in context.own(pattern, needs=(*_OPENED, "behalf")):
        run = _run(context, text, found)
        if len(run.states) >= FEWEST:
            yield run


def _run(context: LintContext, text: TextView, opening: re.Match[str]) -> StateRun:
    """The States that follow some words, as long as there are commas and `and` between them."""
    states: list[Listed] = []
    at, serial = opening.end(), None
    while one := _state(context, text, at):
        states.append(one)
        following = re.compile(r"(,?)\s+and\s+|,\s+").match(text.own, one.end)
        if not following:
            break
        serial = one.end if following[1] else serial
        at = following.end()
    return StateRun(text, opening, tuple(states), serial if states and at <= states[-1].start else None)


_NAME = re.compile(r"(?:the\s+)?(?:former\s+)?[A-Z][^,.;:\ufffc]*?(?=,|\s+and\s|[.;:\ufffc]|\s+to\s+[a-z]|\s+in\s+|\Z)")


def _state(context: LintContext, text: TextView, at: int) -> Listed | None:
    """The State whose name begins at a character; its own `and` is part of it (Antigua and Barbuda)."""
    found = _NAME.match(text.own, at)
    end = found.end() if found else at
    best: Listed | None = None
    for _ in range(3):
        code = context.state(" ".join(text.own[at:end].split())) if end > at else None
        best = Listed(code, at, end) if code else best
        more = re.compile(r"\s+and\s+(?:the\s+)?[A-Z].*?(?=,|\s+and\s|[.;:\ufffc]|\s+to\s+[a-z]|\Z)", re.DOTALL).match(
            text.own, end
        )
        if not more:
            break
        end = more.end()
    return best


def _out_of_order(keys: Sequence[str]) -> Iterator[int]:
    """The places that break the order: what is taken out of them leaves the rest in order."""
    index = 1
    while index < len(keys):
        if keys[index] < keys[index - 1]:
            alone = (
                index + 1 < len(keys)
                and keys[index - 1] > keys[index + 1]
                and (
                    index < 2 or keys[index] >= keys[index - 2]  # noqa: PLR2004
                )
            )
            yield index - 1 if alone else index
            return
        index += 1


def _name(context: LintContext, one: Listed) -> str:
    return context.language.names.on(one.code, context.letter.date).short


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]
