"""Symbols of the document, and those cited in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import FOOTNOTES, SYMBOLS
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.un.symbols import SymbolError, parse_joined_symbols


@rule(
    "symbol-twice",
    WARNING,
    "A document has one symbol of an organ and session.",
    SYMBOLS,
    bad="symbols: [A/80/998, A/80/999, S/2026/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_twice(context: LintContext) -> Iterable[Match]:
    seen: set[tuple[str, object]] = set()
    for index, text in enumerate(context.letter.symbols):
        symbol = next((one for one in context.facts.symbols if str(one) == text.strip()), None)
        key = (symbol.organ, symbol.session or symbol.year) if symbol else None
        if key and key in seen:
            yield context.match_at(
                ("symbols", index), "There is another symbol of this organ; a document has one of each."
            )
        seen |= {key} if key else set()


@rule(
    "symbol-suffixes",
    WARNING,
    "An addendum, a corrigendum or a revision is said in every symbol of the document.",
    f"{SYMBOLS}; {FOOTNOTES}",
    bad="symbols: [A/80/999/Rev.1, S/2026/999]\n",
    good="symbols: [A/80/999/Rev.1, S/2026/999/Rev.1]\n",
)
def symbol_suffixes(context: LintContext) -> Iterable[Match]:
    suffixes = [one.suffixes for one in context.facts.symbols]
    longest = max(suffixes, key=len, default=())
    for index, text in enumerate(context.letter.symbols):
        symbol = next((one for one in context.facts.symbols if str(one) == text.strip()), None)
        if symbol and symbol.suffixes != longest:
            said = "/".join(f"{kind}.{number}" for kind, number in longest)
            message = f"The other symbol says {said}, this one does not."
            yield context.match_at(("symbols", index), message, f"{symbol.document}/{said}")


@rule(
    "symbol-form",
    WARNING,
    "A symbol that is cited has the form of a document symbol.",
    SYMBOLS,
    bad=body_example("The log is described in document A/2016/71."),
    good=body_example("The log is described in document A/71/2016."),
)
def symbol_form(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(
        r"(?<![\w/.-])[ASE](?:/[A-Za-z0-9.()*-]+)+(?<![.)])|(?<![\w/])S/\d{1,2}/\d+\b", needs=("/",)
    ):
        try:
            parse_joined_symbols(found[0])
        except SymbolError as error:
            yield text.at(found, str(error), error.suggestion)


@rule(
    "symbol-spaces",
    WARNING,
    "A document symbol has no spaces.",
    SYMBOLS,
    bad=body_example("The log is described in document A / 80 / 999."),
    good=body_example("The log is described in document A/80/999."),
    safe=True,
)
def symbol_spaces(context: LintContext) -> Iterable[Match]:
    for text, found in context.own(r"(?<!\w)[ASE] ?/ ?(?:RES ?/ ?)?\d{1,4} ?/ ?\d{1,4}\b", needs=(" /", "/ ")):
        right = re.sub(r"\s", "", found[0])
        if right != found[0]:
            yield text.at(found, f"A symbol has no spaces: {right}.", right)


@rule(
    "symbols-joined",
    WARNING,
    "Two symbols of one document are cited with an en dash between them.",
    f"{FOOTNOTES}, documents issued under a double symbol",
    bad=body_example("The log is described in document A/80/998-S/2026/998."),
    good=body_example("The log is described in document A/80/998–S/2026/998."),
    safe=True,
)
def symbols_joined(context: LintContext) -> Iterable[Match]:
    needs = [f"{dash}{organ}/" for dash in ("-", "—", "- ", "— ", "-\n", "—\n") for organ in "ASE"]
    for text, found in context.own(r"(?<=\d)\s?(?:-|—|--)\s?(?=[ASE]/(?:ES-)?\d)", needs=needs):
        yield text.at(found, "An en dash joins the symbols of one document.", "–")
