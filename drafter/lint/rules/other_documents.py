"""Rules for documents that are not letters: draft resolutions, explanatory memoranda, explanations of vote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import SYMBOLS
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView
from drafter.source.placeholders import has_placeholder

_RESOLUTIONS = "Editorial Manual, Resolutions; the form of A/ES-11/L.1"
_OPENINGS = {
    "general-assembly": "The General Assembly",
    "security-council": "The Security Council",
    "economic-and-social-council": "The Economic and Social Council",
    "human-rights-council": "The Human Rights Council",
}
# The marks of the languages at the end of a paragraph.
_COMMAS, _SEMICOLONS, _STOPS, _COLONS = (",", "،", "，"), (";", "؛", "；"), (".", "。"), (":", "：")
# Two minutes of a read statement have some 250 words; the limit is ten minutes.
_MOST_WORDS = 1300
_DRAFT = (
    "template: draft-resolution\nsignatories: null\naddressees: null\non_behalf_of: [Malta, Iceland]\n"
    "subject: Rowing on shared lakes\norgans: [general-assembly]\n"
)
_LONG = " ".join(["We thank the sponsors for the oars."] * 190)
_VOTE = (
    "template: explanation-of-vote\nsignatories: null\naddressees: null\nsenders: [Malta]\n"
    "subject: Rowing on shared lakes\n"
)


def _draft(*paragraphs: str) -> str:
    lines = "\n\n".join(f"  {paragraph}" for paragraph in paragraphs)
    return f"{_DRAFT}body: |\n{lines}\n"


_GOOD = _draft("*The General Assembly*,", "*Recalling* its resolution 70/1,", "*Decides* to row;", "*Requests* oars.")


def _paragraphs(context: LintContext) -> Iterator[tuple[TextView, int, int, str]]:
    """Yield the paragraphs of a draft resolution, with their start and end in the text."""
    if context.facts.template != "draft-resolution" or context.body is None:
        return
    for block in context.body.blocks:
        if block.kind == "text":
            yield context.body, block.start, block.end, context.body.text[block.start : block.end].strip()


@rule(
    "resolution-opening",
    WARNING,
    "Begin a resolution with the name of its organ and a comma.",
    _RESOLUTIONS,
    bad=_draft("*Recalling* its resolution 70/1,", "*Decides* to row."),
    good=_GOOD,
    languages=ENGLISH,
)
def resolution_opening(context: LintContext) -> Iterable[Match]:
    expected = [_OPENINGS[organ] for organ in context.facts.organs if organ in _OPENINGS]
    for text, start, end, words in _paragraphs(context):
        if expected and words.replace("*", "").rstrip(",") not in expected:
            yield text.match_at(start, end, f"Begin with “*{expected[0]}*,” in a paragraph of its own.")
        return


@rule(
    "resolution-verb",
    NOTE,
    "Begin each paragraph of a resolution with its verb or participle in italics.",
    _RESOLUTIONS,
    bad=_draft("*The General Assembly*,", "Recalling its resolution 70/1,", "*Decides* to row."),
    good=_GOOD,
    languages=ENGLISH,
)
def resolution_verb(context: LintContext) -> Iterable[Match]:
    for index, (text, start, end, words) in enumerate(_paragraphs(context)):
        if index and not words.startswith(("*", "_", "(")):
            yield text.match_at(start, end, "Put the first words in italics, as in “*Recalling* its resolution 70/1,”.")


@rule(
    "resolution-order",
    WARNING,
    "Put the preambular paragraphs before the operative ones.",
    _RESOLUTIONS,
    bad=_draft("*The General Assembly*,", "*Decides* to row;", "*Recalling* its resolution 70/1,", "*Requests* oars."),
    good=_GOOD,
)
def resolution_order(context: LintContext) -> Iterable[Match]:
    is_operative = False
    for text, start, end, words in _paragraphs(context):
        if is_operative and words.endswith(_COMMAS):
            message = "This paragraph ends with a comma, as preambular ones do, but follows an operative one."
            yield text.match_at(start, end, message)
        is_operative = is_operative or words.endswith(_SEMICOLONS)


@rule(
    "resolution-end",
    WARNING,
    "End operative paragraphs with semicolons, and only the last one with a full stop.",
    _RESOLUTIONS,
    bad=_draft("*The General Assembly*,", "*Decides* to row.", "*Requests* oars."),
    good=_GOOD,
)
def resolution_end(context: LintContext) -> Iterable[Match]:
    paragraphs = list(_paragraphs(context))
    for index, (text, start, end, words) in enumerate(paragraphs):
        is_last = index == len(paragraphs) - 1
        if words.endswith(_STOPS) and not is_last:
            yield text.match_at(start, end, "End this paragraph with a semicolon; only the last one has a full stop.")
        if is_last and not words.endswith((*_STOPS, *_COLONS)):
            yield text.match_at(start, end, "End the last paragraph of the resolution with a full stop.")


@rule(
    "draft-symbol",
    WARNING,
    "Give a draft resolution of the Assembly a symbol of the series L.",
    SYMBOLS,
    bad=_GOOD + "symbols: [A/80/999]\n",
    good=_GOOD + "symbols: [A/80/L.99]\n",
)
def draft_symbol(context: LintContext) -> Iterable[Match]:
    for index, symbol in enumerate(context.letter.symbols if context.facts.template == "draft-resolution" else ()):
        if symbol.startswith("A/") and not re.search(r"/L\.\d", symbol):
            message = "Draft resolutions have limited distribution and symbols such as A/80/L.99."
            yield context.match_at(("symbols", index), message)


@rule(
    "memorandum-missing",
    WARNING,
    "Attach the explanatory memorandum to the request for an item.",
    "Rules of procedure of the General Assembly (A/520), rule 20",
    bad="template: explanatory-memorandum\nsubject: Lighthouses\nagenda_items: null\norgans: [general-assembly]\n"
    "annexes:\n  - {heading: '', title: Draft resolution, body: Text.}\n",
    good=body_example("We have the honour to request an item (see annex).")
    + "template: explanatory-memorandum\nsubject: Lighthouses\nagenda_items: null\norgans: [general-assembly]\n"
    "annexes:\n  - {heading: '', title: Explanatory memorandum, body: Text.}\n",
    languages=ENGLISH,
)
def memorandum_missing(context: LintContext) -> Iterable[Match]:
    if context.facts.template != "explanatory-memorandum" or not context.letter.annexes:
        return
    texts = [f"{annex.heading or ''} {annex.title or ''}".casefold() for annex in context.letter.annexes]
    if not any("explanatory memorandum" in text or has_placeholder(text) for text in texts):
        message = "No annex is called an explanatory memorandum; rule 20 requires one."
        yield context.match_at(("annexes",), message)


@rule(
    "vote-length",
    NOTE,
    "Explain a vote in at most ten minutes.",
    "General Assembly decision 34/401, paragraph 7",
    bad=f"{_VOTE}body: {_LONG}\n",
    good=f"{_VOTE}body: We thank the sponsors for the oars.\n",
)
def vote_length(context: LintContext) -> Iterable[Match]:
    if context.facts.template == "explanation-of-vote" and context.body:
        count = len(context.body.plain.split())
        if count > _MOST_WORDS:
            message = f"{count:,} words take more than ten minutes to read; shorten the statement."
            yield context.match_at(("body",), message)
