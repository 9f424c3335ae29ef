"""Rules on the symbols of the document, and on symbols cited in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.lint.authorities import FOOTNOTES, SYMBOLS
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.un.symbols import Symbol, SymbolError, parse_joined_symbols


@rule(
    "symbol-twice",
    WARNING,
    "Give a document one symbol of each organ and session.",
    SYMBOLS,
    bad="symbols: [A/80/998, A/80/999, S/2026/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def symbol_twice(context: LintContext) -> Iterable[Match]:
    seen: set[tuple[str, object]] = set()
    for index, text in enumerate(context.letter.symbols):
        symbol = _parsed(context, text)
        key = (symbol.organ, symbol.session or symbol.year) if symbol else None
        if key and key in seen:
            message = "Another symbol is of the same organ; keep one symbol of each organ."
            yield context.match_at(("symbols", index), message)
        seen |= {key} if key else set()


@rule(
    "symbol-letter",
    WARNING,
    "Write the digits 0 and 1 in a symbol, not the letters O and l.",
    SYMBOLS,
    bad="symbols: [A/80/99l, S/2026/999]\n",
    good="symbols: [A/80/991, S/2026/999]\n",
)
def symbol_letter(context: LintContext) -> Iterable[Match]:
    for index, text in enumerate(context.letter.symbols):
        if found := re.search(r"[0-9][Ool]|[Ool][0-9]", text):
            message = f"“{found[0]}” has a letter among digits; type the digit."
            yield context.match_at(("symbols", index), message)


def _parsed(context: LintContext, text: str) -> Symbol | None:
    """Return the symbol with this text, None if it is not valid."""
    return next((symbol for symbol in context.facts.symbols if str(symbol) == text.strip()), None)


@rule(
    "symbol-suffixes",
    WARNING,
    "Add the suffix of an addendum, a corrigendum or a revision to every symbol.",
    f"{SYMBOLS}; {FOOTNOTES}",
    bad="symbols: [A/80/999/Rev.1, S/2026/999]\n",
    good="symbols: [A/80/999/Rev.1, S/2026/999/Rev.1]\n",
)
def symbol_suffixes(context: LintContext) -> Iterable[Match]:
    suffixes = [symbol.suffixes for symbol in context.facts.symbols]
    longest = max(suffixes, key=len, default=())
    for index, text in enumerate(context.letter.symbols):
        symbol = _parsed(context, text)
        if symbol and symbol.suffixes != longest:
            suffix = "/".join(f"{kind}.{number}" for kind, number in longest)
            message = f"Another symbol of the document ends with {suffix}; add it to this symbol, too."
            yield context.match_at(("symbols", index), message, f"{symbol.document}/{suffix}")


@rule(
    "corrigendum-symbol",
    WARNING,
    "End the symbol of a corrigendum with /Corr. and its number.",
    SYMBOLS,
    bad="template: corrigendum\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"
    "symbols: [A/80/999]\n",
    good="template: corrigendum\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"
    "symbols: [A/80/999/Corr.1]\n",
)
def corrigendum_symbol(context: LintContext) -> Iterable[Match]:
    if context.facts.template != "corrigendum":
        return
    for index, text in enumerate(context.letter.symbols):
        symbol = _parsed(context, text)
        if symbol and not any(kind == "Corr" for kind, _ in symbol.suffixes):
            corrected = f"{text.strip().rstrip('*')}/Corr.1"
            message = f"The symbol of a corrigendum ends with its number; write {corrected}."
            yield context.match_at(("symbols", index), message, corrected)


@rule(
    "symbol-form",
    WARNING,
    "Cite a document by a valid symbol.",
    SYMBOLS,
    bad=body_example("The log is described in document A/2016/71."),
    good=body_example("The log is described in document A/71/2016."),
)
def symbol_form(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(
        r"(?<![\w/.-])[ASE](?:/[A-Za-z0-9.()*-]+)+(?<![.)])|(?<![\w/])S/\d{1,2}/\d+\b", needs=("A/", "S/", "E/")
    ):
        try:
            parse_joined_symbols(match[0])
        except SymbolError as error:
            yield text.at(match, str(error), error.suggestion)


@rule(
    "symbol-spaces",
    WARNING,
    "Write a document symbol without spaces.",
    SYMBOLS,
    bad=body_example("The log is described in document A / 80 / 999."),
    good=body_example("The log is described in document A/80/999."),
    safe=True,
)
def symbol_spaces(context: LintContext) -> Iterable[Match]:
    for text, match in context.own(r"(?<!\w)[ASE] ?/ ?(?:RES ?/ ?)?\d{1,4} ?/ ?\d{1,4}\b", needs=(" /", "/ ")):
        right = re.sub(r"\s", "", match[0])
        if right != match[0]:
            yield text.at(match, f"Write the symbol without spaces: {right}.", right)


@rule(
    "symbols-joined",
    WARNING,
    "Put an en dash between two symbols of one document.",
    f"{FOOTNOTES}, documents issued under a double symbol",
    bad=body_example("The log is described in document A/80/998-S/2026/998."),
    good=body_example("The log is described in document A/80/998–S/2026/998."),
    safe=True,
)
def symbols_joined(context: LintContext) -> Iterable[Match]:
    needs = [f"{dash}{organ}/" for dash in ("-", "—", "- ", "— ", "-\n", "—\n") for organ in "ASE"]
    for text, match in context.own(r"(?<=\d)\s?(?:-|—|--)\s?(?=[ASE]/(?:ES-)?\d)", needs=needs):
        # In “in 2016 - A/71/5”, the dash is between words.
        follows_symbol = re.search(r"[ASE]/[\w./-]{1,40}$", text.own[max(match.start() - 40, 0) : match.start()])
        yield text.at(match, "Use an en dash between the symbols of one document.", "–" if follows_symbol else None)
