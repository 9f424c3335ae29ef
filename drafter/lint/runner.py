"""The runner of the rules: it checks a letter and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from drafter.diagnostics import Finding, Place
from drafter.limits import MAX_RULE_FINDINGS
from drafter.lint.context import HasFont, LintContext, ReadSibling, no_font
from drafter.lint.registry import rules_for
from drafter.lint.rule import Match, Rule

if TYPE_CHECKING:
    from drafter.facts import Facts
    from drafter.letter import Letter
    from drafter.source import Source


def lint(
    letter: Letter, facts: Facts, source: Source, read_sibling: ReadSibling, has_font: HasFont = no_font
) -> tuple[Finding, ...]:
    """Return the findings of all rules; `read_sibling` reads the text files next to the letter."""
    context = LintContext(letter, facts, source, read_sibling, has_font)
    return tuple(_finding(rule, match) for rule, match in find_matches(context))


def find_matches(context: LintContext) -> Iterator[tuple[Rule, Match]]:
    """Yield the matches of each rule for the letter's language, at most MAX_RULE_FINDINGS for a rule."""
    for rule in rules_for(context.facts.language):
        for match in islice(rule.check(context), MAX_RULE_FINDINGS):
            yield rule, match


def place_of_match(match: Match) -> Place:
    """Return the place of a match in its file, including the spaces at its end."""
    if match.place is not None:
        return match.place
    place = match.source.place(match.path, match.start, match.end)
    if match.end is None or place.line != place.end_line:
        return place
    after = match.source.place(match.path, match.end)
    between = match.source.line(place.line)[place.end_column - 1 : after.column - 1]
    on_line = after.file == place.file and after.line == place.end_line
    return place._replace(end_column=after.column) if on_line and between.isspace() else place


def _finding(rule: Rule, match: Match) -> Finding:
    details = {"severity": rule.severity, "authority": rule.authority, "fix": match.fix}
    return match.source.finding(rule.id, match.message, match.path, place_of_match(match), **details)
