"""Rules on lists of States in the text: as many as the text says, in order, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.languages.names import fold
from drafter.lint.authorities import COUNTRIES, PRACTICE, PUNCTUATION
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]  # fmt: skip
NUMBERS = {word: number for number, word in enumerate(_WORDS, 2)}
_NOUNS = ("States", "countries", "delegations", "Governments")
# A count of States, with the words that introduce a list; or “on behalf of” before a name. One pattern for all rules.
_OPENING = (
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(_WORDS)})\s+(?:Member\s+|other\s+|Participating\s+|member\s+)?"
    rf"(?:{'|'.join(_NOUNS)})\b(?P<namely>,\s*namely,?\s*|\s+namely,?\s*|,\s*that\s+is,?\s*|:\s*)?"
    r"|\bon\s+behalf\s+of\s+(?:the\s+(?=[A-Z]))?(?=[A-Z])"
)
_MIN_STATES = 3


class Listed(NamedTuple):
    """A State in a list of the text: its code, and the offsets of its name."""

    code: str
    start: int
    end: int


class StateRun(NamedTuple):
    """A list of States: the words before it, the States, and the offset of a comma before “and”."""

    text: TextView
    opening: re.Match[str]
    states: tuple[Listed, ...]
    serial: int | None


@rule(
    "stated-count",
    WARNING,
    "Make the number of States in the text match the list.",
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
    counts = [(text, match) for text, match in context.own(_OPENING, needs=_NOUNS) if match["count"]]
    for text, match in counts:
        if not match["namely"]:
            continue
        if "on_behalf_of" in text.text[match.end() : match.end() + 25] and listed:
            actual = listed.count
        else:
            actual = len(_run(context, text, match).states)
        if actual >= _MIN_STATES and actual != _number(match["count"]):
            yield _count_match(text, match, f"The text says {match['count']}, but lists {actual}.", actual)
    for text, match in counts:
        if listed and not match["namely"] and _number(match["count"]) != listed.count and _is_on_behalf(text, match):
            message = f"The text says {match['count']}, but `on_behalf_of` has {listed.count}."
            yield _count_match(text, match, message, listed.count)


def _count_match(text: TextView, match: re.Match[str], message: str, actual: int) -> Match:
    return text.at(match, message, str(actual) if match["count"].isdigit() else None, 1)


def _is_on_behalf(text: TextView, match: re.Match[str]) -> bool:
    """True if the words before the count are “on behalf of”."""
    return bool(re.search(r"\bon\s+behalf\s+of\s+(?:the\s+)?$", text.own[max(match.start() - 80, 0) : match.start()]))


@rule(
    "list-order",
    WARNING,
    "List States in the English alphabetical order of their names, ignoring the article.",
    COUNTRIES,
    bad=body_example("We write on behalf of Fiji, Chile, Ghana and Malta to invite you."),
    good=body_example("We write on behalf of Chile, Fiji, Ghana and Malta to invite you."),
    languages=ENGLISH,
)
def list_order(context: LintContext) -> Iterable[Match]:
    for run in _runs(context):
        keys = [fold(context.language.names.on(state.code, context.letter.date).sort_key) for state in run.states]
        for index in _out_of_order(keys):
            state = run.states[index]
            name = " ".join(run.text.plain[state.start : state.end].split())
            is_early = index + 1 < len(keys) and keys[index] > keys[index + 1]
            neighbour = _name(context, run.states[index + 1 if is_early else index - 1])
            message = f"{name} is {'before' if is_early else 'after'} {neighbour}; list States in alphabetical order."
            yield run.text.match_at(state.start, state.end, message)


@rule(
    "list-duplicate",
    WARNING,
    "List each State once.",
    PRACTICE,
    bad=body_example("We write on behalf of Chile, Fiji, Fiji and Malta to invite you."),
    good=body_example("We write on behalf of Chile, Fiji, Ghana and Malta to invite you."),
    languages=ENGLISH,
)
def list_duplicate(context: LintContext) -> Iterable[Match]:
    for run in _runs(context):
        seen: set[str] = set()
        for state in run.states:
            if state.code in seen:
                message = f"{_name(context, state)} is listed twice; remove one."
                yield run.text.match_at(state.start, state.end, message)
            seen.add(state.code)


@rule(
    "list-comma",
    WARNING,
    "Put no comma before the “and” that ends a list of States.",
    f"{PUNCTUATION}, comma",
    bad=body_example("We write on behalf of Chile, Fiji, Ghana, and Malta to invite you."),
    good=body_example("We write on behalf of Chile, Fiji, Ghana and Malta to invite you."),
    safe=True,
    languages=ENGLISH,
)
def list_comma(context: LintContext) -> Iterable[Match]:
    for run in _runs(context):
        if run.serial is not None:
            message = "Remove the comma before the “and” that ends the list."
            yield run.text.match_at(run.serial, run.serial + 1, message, "")


@rule(
    "list-unprinted",
    WARNING,
    "Name the States on whose behalf you write in the text.",
    PRACTICE,
    bad="on_behalf_of: [Chile, Fiji, Ghana]\n" + body_example("We have the honour to write to you."),
    good="on_behalf_of: [Chile, Fiji, Ghana]\n"
    + body_example("We write on behalf of {{ on_behalf_of }} to invite you."),
)
def list_unprinted(context: LintContext) -> Iterable[Match]:
    if not context.letter.on_behalf_of or context.body is None or "on_behalf_of" in context.body.text:
        return
    if context.facts.is_document:
        return
    if not any(run.states for run in _runs(context)):
        message = "The text does not name these States; print them with {{ on_behalf_of }}."
        yield context.match_at(("on_behalf_of",), message)


@lru_cache(maxsize=1)
def _runs(context: LintContext) -> tuple[StateRun, ...]:
    """Return the lists of States in the text: after a count and “namely”, and after “on behalf of”."""
    openings = context.own(_OPENING, needs=(*_NOUNS, "behalf"))
    runs = (_run(context, text, match) for text, match in openings if match["namely"] or not match["count"])
    return tuple(run for run in runs if len(run.states) >= _MIN_STATES)


def _run(context: LintContext, text: TextView, opening: re.Match[str]) -> StateRun:
    """Return the States after the opening words, as long as commas and “and” separate them."""
    states: list[Listed] = []
    start, serial = opening.end(), None
    while state := _state(context, text, start):
        states.append(state)
        separator = re.compile(r"(,|(?<!\s))\s++and\s+|,\s+").match(text.own, state.end)
        if not separator:
            break
        serial = state.end if separator[1] else serial
        start = separator.end()
    return StateRun(text, opening, tuple(states), serial if states and start <= states[-1].start else None)


_NAME = r"(?:the\s+)?(?:former\s+)?[A-Z][^,.;:\ufffc]{0,200}?(?=,|(?<!\s)\s+(?:and\s|to\s+[a-z]|in\s)|[.;:\ufffc]|\Z)"
_SECOND_NAME = r"\s+and\s+(?:the\s+)?[A-Z].{0,200}?(?=,|(?<!\s)\s+(?:and\s|to\s+[a-z])|[.;:\ufffc]|\Z)"


def _state(context: LintContext, text: TextView, start: int) -> Listed | None:
    """Return the State whose name begins at the offset; a name may contain “and” (Antigua and Barbuda)."""
    match = re.compile(_NAME).match(text.own, start)
    end = match.end() if match else start
    longest: Listed | None = None
    for _ in range(3):
        code = context.state(" ".join(text.own[start:end].split())) if end > start else None
        longest = Listed(code, start, end) if code else longest
        continuation = re.compile(_SECOND_NAME, re.DOTALL).match(text.own, end)
        if not continuation:
            break
        end = continuation.end()
    return longest


def _out_of_order(keys: Sequence[str]) -> Iterator[int]:
    """Yield the index of the first key out of order: the one without which its neighbours are in order."""
    for index in range(1, len(keys)):
        if keys[index] < keys[index - 1]:
            follows = index < 2 or keys[index] >= keys[index - 2]  # noqa: PLR2004
            is_previous = index + 1 < len(keys) and keys[index - 1] > keys[index + 1] and follows
            yield index - 1 if is_previous else index
            return


def _name(context: LintContext, state: Listed) -> str:
    return context.language.names.on(state.code, context.letter.date).short


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]
