"""`drafter explain`: explain a rule or a field of a letter, with its authority and examples."""

from __future__ import annotations

import argparse
import sys

from drafter.diagnostics import Finding
from drafter.errors import UsageError
from drafter.suggest import nearest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drafter explain`."""
    help_text = "for example, title-signatories or signatories.title"
    parser.add_argument("name", metavar="RULE|FIELD", nargs="?", help=help_text)
    parser.add_argument("--all", action="store_true", help="print the documentation of all rules in Markdown")


def run(options: argparse.Namespace) -> int:
    """Print the explanation, or the list of rules if no name is given."""
    from drafter.lint.explain import rules_list, rules_page

    if options.all:
        sys.stdout.write(rules_page())
    elif options.name is None:
        sys.stdout.write(rules_list())
    else:
        sys.stdout.write(_explain(options.name))
    return 0


def _explain(name: str) -> str:
    """Return the explanation of the rule, the field, or both. Raises UsageError with similar names."""
    from drafter.lint.explain import find_field, format_field, format_rule
    from drafter.lint.registry import all_rules

    rule, field = all_rules().get(name), find_field(name)
    explanations = ([format_rule(rule)] if rule else []) + ([format_field(field)] if field else [])
    if not explanations:
        raise UsageError(Finding("unknown-rule", f"`{name}` is not a rule or a field.{_suggestion(name)}"))
    return "\n".join(explanations)


def _suggestion(name: str) -> str:
    from drafter.lint.explain import explainable_names

    similar = nearest(name, explainable_names(), 3)
    return f" Did you mean {' or '.join(similar)}?" if similar else " `drafter explain` lists the rules."
