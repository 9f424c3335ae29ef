"""Rules for letters that correct, supplement or withdraw an earlier letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import COMMUNICATIONS, SYMBOLS
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.un.sessions import regular_session
from drafter.un.symbols import Symbol, parse_symbol

_OURS = "We have the honour to refer to our letter dated 2 February 2026 (S/2026/998) and to withdraw it."


def _related(context: LintContext) -> Symbol | None:
    """Return the symbol of the earlier letter; an invalid one is an error already."""
    return parse_symbol(context.letter.relates_to) if context.letter.relates_to else None


@rule(
    "relation-not-cited",
    WARNING,
    "Cite the earlier letter, with its symbol, in the text.",
    COMMUNICATIONS,
    bad="relates_to: S/2026/998\n" + body_example("We have the honour to withdraw our earlier letter."),
    good="relates_to: S/2026/998\n" + body_example(_OURS),
)
def relation_not_cited(context: LintContext) -> Iterable[Match]:
    related = _related(context)
    if related and context.body and not _cites(context.body.text, related.document):
        message = f"The text does not mention {related}; cite the letter that this one corrects or withdraws."
        yield context.match_at(("relates_to",), message)


def _cites(text: str, symbol: Symbol) -> bool:
    """True if a text contains the symbol, which may be divided between two lines: S/2026/99 is not in S/2026/998."""
    spaced = r"\s*".join(map(re.escape, str(symbol)))
    return re.search(rf"(?<!\w){spaced}(?!\d)", text) is not None


@rule(
    "relation-itself",
    WARNING,
    "Give the symbol of the earlier letter, not that of this one.",
    SYMBOLS,
    bad="symbols: [A/80/999, S/2026/999]\nrelates_to: S/2026/999\n" + body_example(_OURS.replace("998", "999")),
    good="symbols: [A/80/999, S/2026/999]\nrelates_to: S/2026/998\n" + body_example(_OURS),
)
def relation_itself(context: LintContext) -> Iterable[Match]:
    related = _related(context)
    if related and related.document in {symbol.document for symbol in context.facts.symbols if not symbol.suffixes}:
        yield context.match_at(("relates_to",), "This is the letter’s own symbol; give that of the earlier letter.")


@rule(
    "relation-later",
    WARNING,
    "Relate a letter to an earlier one.",
    SYMBOLS,
    bad="relates_to: S/2027/998\n" + body_example(_OURS.replace("S/2026", "S/2027")),
    good="relates_to: S/2026/998\n" + body_example(_OURS),
)
def relation_later(context: LintContext) -> Iterable[Match]:
    related, day = _related(context), context.letter.distributed or context.letter.date
    if related is None:
        return
    session = related.session.number if related.session and related.session.kind == "regular" else 0
    is_assembly = related.organ == "general-assembly"
    if (related.year or 0) > day.year or (is_assembly and session > regular_session(day) + 1):
        yield context.match_at(("relates_to",), f"{related} is later than this letter.")
