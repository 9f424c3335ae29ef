"""Rules for markup that a letter prints as typed, and for text that it does not print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from drafter.diagnostics import Place
from drafter.document.model import Run
from drafter.lint.authorities import INPUT
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import FACT, LOGIC, TextView
from drafter.markup import Image, parse
from drafter.markup.origin import Typesetter
from drafter.markup.printed_markup import SUSPICIOUS, find_printed_markup
from drafter.markup.quotes import QuotationCurler
from drafter.source import KeyPath

_COMMONMARK = "CommonMark (spec.commonmark.org), the subset for letters"
_BLOCKS = re.compile(r"^(?: {4}| {0,3}\t|[ ]{0,3}>|[ ]*[-*+] )", re.MULTILINE)
# Replaces a fact: the parser treats it as a letter.
_LETTER = "\U000f0000"
# Markup that a body understands, and other values print.
_MARKUP = (
    r"\*\*?(?=\S)[^*\n]{1,200}(?<=\S)\*\*?(?!\w)|(?<!\w)__?(?=\S)[^_\n]{1,200}(?<=\S)__?(?!\w)"
    r"|\{\{[^{}\n]{0,100}\}\}|\[[^\]\n]{1,200}\]\([^)\n]{0,200}\)|</?[A-Za-z][^<>\n]{0,100}>|\\[!-/:-@\[-`{-~]|&(?:[A-Za-z]+|#\w+);"
    r"|^(?:#{1,6}|>)[ ]+(?=\S)"
)
# Values that are not printed, or that are separate texts.
_NOT_PRINTED = frozenset({"body", "body_file", "emblem", "template", "ignore"})


class Doubt(Struct, frozen=True):
    """A doubt of the parser about a text: the rule, a message, and the characters from `start` to `end`."""

    rule: str
    message: str
    start: int
    end: int


class _NoOrigin:
    """An origin without facts and pictures, for a text whose errors are reported when it is composed."""

    def place(self, start: int, end: int) -> Place:
        return Place("", 1, 1, 1, 1)

    def problem(self, rule: str, message: str, start: int, end: int) -> None:
        pass

    def value(self, mark: str) -> Sequence[Run]:
        return ()

    def image(self, name: str, start: int, end: int) -> Image | None:
        return None

    def typesetter(self) -> Typesetter:
        return QuotationCurler()

    def note_mark(self, number: int) -> str:
        return str(number)


@lru_cache(maxsize=1)
def _doubts(context: LintContext) -> tuple[tuple[TextView, Doubt], ...]:
    return tuple((text, doubt) for text in context.texts for doubt in find_doubts(text.text))


def find_doubts(text: str) -> list[Doubt]:
    """Return what the parser doubts in a text with facts and logic."""
    masked = text
    if "{" in text:
        masked = FACT.sub(lambda found: _LETTER * len(found[0]), masked)
        masked = LOGIC.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), masked)
    doubts: list[Doubt] = []
    if SUSPICIOUS.search(masked) or _BLOCKS.search(masked):
        parse(masked, _NoOrigin(), lambda *doubt: doubts.append(Doubt(*doubt)))
    return [
        doubt for doubt in doubts if doubt.rule != "indented-text" or text[_line_start(text, doubt.start)].isspace()
    ]


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _of_rule(context: LintContext, name: str) -> Iterator[Match]:
    for text, doubt in _doubts(context):
        if doubt.rule == name:
            yield text.match_at(doubt.start, doubt.end, doubt.message)


@rule(
    "printed-markup",
    WARNING,
    "Write markup as CommonMark has it; other markup is printed as typed.",
    _COMMONMARK,
    bad=body_example("The clubs have ~~met~~ raced."),
    good=body_example("The clubs have *raced*."),
)
def printed_markup(context: LintContext) -> Iterable[Match]:
    return _of_rule(context, "printed-markup")


@rule(
    "emphasis-in-formula",
    WARNING,
    "Write a backslash before each asterisk of a formula, to print it.",
    _COMMONMARK,
    bad=body_example("The field measures 2*3*4 metres."),
    good=body_example("The field measures 2\\*3\\*4 metres."),
)
def emphasis_in_formula(context: LintContext) -> Iterable[Match]:
    return _of_rule(context, "emphasis-in-formula")


@rule(
    "list-numbers",
    WARNING,
    "Number the items of a list one after another: numbers are printed as typed.",
    _COMMONMARK,
    bad=body_example("The clubs will:", "1. row;\n1. rest."),
    good=body_example("The clubs will:", "1. row;\n2. rest."),
)
def list_numbers(context: LintContext) -> Iterable[Match]:
    return _of_rule(context, "list-numbers")


@rule(
    "paragraph-runs-on",
    WARNING,
    "Begin each item with its mark; leave an empty line after a list or a quotation.",
    _COMMONMARK,
    bad=body_example("The captain said:", "> “Row.”\nThe clubs have met."),
    good=body_example("The captain said:", "> “Row.”", "The clubs have met."),
)
def paragraph_runs_on(context: LintContext) -> Iterable[Match]:
    return _of_rule(context, "paragraph-runs-on")


@rule(
    "block-in-sentence",
    WARNING,
    "Begin a line in a sentence with a word, not with the mark of a list, heading or quotation.",
    _COMMONMARK,
    bad=body_example("The water was cold, at\n- 5 degrees."),
    good=body_example("The water was cold, at −5 degrees."),
)
def block_in_sentence(context: LintContext) -> Iterable[Match]:
    return _of_rule(context, "block-in-sentence")


@rule(
    "indented-text",
    NOTE,
    "Begin a quotation with `>`: spaces in front of a paragraph are not printed.",
    _COMMONMARK,
    bad=body_example("The clubs have met.", "    They have raced."),
    good=body_example("The clubs have met.", "They have raced."),
)
def indented_text(context: LintContext) -> Iterable[Match]:
    return _of_rule(context, "indented-text")


@rule(
    "markup-in-value",
    WARNING,
    "Write markup only in `body`: other values are printed as typed.",
    INPUT,
    bad="agenda_items:\n  - {number: 12, title: Sport for *development* and peace}\n",
    good="agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
)
def markup_in_value(context: LintContext) -> Iterable[Match]:
    # Every pattern needs a suspicious character.
    for path, text in ((path, text) for path, text in _values(context.source.data, ()) if SUSPICIOUS.search(text)):
        spans = [found.span() for found in re.finditer(_MARKUP, text, re.MULTILINE)]
        spans += [(found.start, found.end) for found in find_printed_markup(text)]
        spans = [span for span in spans if not _is_note_mark(path, text, span)]
        at = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= at:
                message = f"“{text[start:end][:30]}” is printed as typed; only `body` has markup."
                yield Match(context.source, path, message, start, end)
                at = end


def _is_note_mark(path: KeyPath, text: str, span: tuple[int, int]) -> bool:
    """True for the asterisks of a note: in front of it, or at the end of the heading or title that refers to it."""
    marks = text[span[0] : span[1]].strip("*")
    starts_note = "notes" in path and not span[0]
    return not marks and (starts_note or (_refers_to_notes(path) and span[1] == len(text)))


def _refers_to_notes(path: KeyPath) -> bool:
    return path == ("title",) or (path[0] == "annexes" and path[-1] in ("heading", "title"))


def _values(data: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield the printed values of a letter, except bodies, with their paths."""
    if isinstance(data, str):
        yield path, data
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in children:
        if step not in _NOT_PRINTED:
            yield from _values(value, (*path, step))


@rule(
    "hidden-paragraphs",
    WARNING,
    "Remove comments that contain paragraphs of the text.",
    INPUT,
    bad=body_example("The clubs have met.{#", "They have raced.", "#}They have rested."),
    good=body_example("The clubs have met.", "They have rested."),
)
def hidden_paragraphs(context: LintContext) -> Iterable[Match]:
    return _comments(context, with_paragraphs=True)


@rule(
    "hidden-words",
    NOTE,
    "Remove comments before you send the letter: they are not printed.",
    INPUT,
    bad=body_example("The clubs {# of both islands #}have met."),
    good=body_example("The clubs have met."),
)
def hidden_words(context: LintContext) -> Iterable[Match]:
    return _comments(context, with_paragraphs=False)


def _comments(context: LintContext, with_paragraphs: bool) -> Iterator[Match]:
    for text in context.texts:
        for start, end in _spans_of_comments(text.text):
            inside = text.text[start + 2 : end - 2]
            words = " ".join(inside.strip("-+ \n").split())
            if words and bool(re.search(r"\n[ \t]*\n", inside)) is with_paragraphs:
                message = f"“{words[:40]}” is between {{# and #}} and is not printed."
                yield text.match_at(start, end, message)


def _spans_of_comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each comment between {# and #}."""
    end = 0
    while (start := text.find("{#", end)) >= 0 and (end := text.find("#}", start + 2) + 2) > 1:
        yield start, end
