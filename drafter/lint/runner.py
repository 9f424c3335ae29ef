"""Runs the rules over a letter; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from drafter.diagnostics import Finding, Place
from drafter.limits import MAX_RULE_FINDINGS
from drafter.lint.context import LintContext, ReadSibling
from drafter.lint.registry import letter_rules
from drafter.lint.rule import Match, Rule

if TYPE_CHECKING:
    from drafter.facts import Facts
    from drafter.letter import Letter
    from drafter.source import Source


def lint(letter: Letter, facts: Facts, source: Source, beside: ReadSibling) -> tuple[Finding, ...]:
    """What the rules find in a letter; `beside` reads the files that stand with it."""
    return tuple(_finding(rule, hit) for rule, hit in find_matches(LintContext(letter, facts, source, beside)))


def find_matches(context: LintContext) -> Iterator[tuple[Rule, Match]]:
    """Each hit of each rule that is for the language of the letter."""
    for rule in letter_rules():
        if not rule.languages or context.facts.language in rule.languages:
            for hit in islice(rule.check(context), MAX_RULE_FINDINGS):
                yield rule, hit


def place_of_match(hit: Match) -> Place:
    """Where a hit stands in its file, with the spaces at its end."""
    place = hit.source.place(hit.path, hit.start, hit.end)
    if hit.end is None or place.line != place.end_line:
        return place
    after = hit.source.place(hit.path, hit.end)
    between = hit.source.line(place.line)[place.end_column - 1 : after.column - 1]
    on_line = after.file == place.file and after.line == place.end_line
    return place._replace(end_column=after.column) if on_line and between.isspace() else place


def _finding(rule: Rule, hit: Match) -> Finding:
    more = {"severity": rule.severity, "authority": rule.authority, "fix": hit.fix}
    return hit.source.finding(rule.id, hit.message, hit.path, place_of_match(hit), **more)
