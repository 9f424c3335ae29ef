"""`drafter explain`: explain a rule, a key of a letter or a fact, with its authority and examples."""

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
    """Print the explanation, or the list of all names if no name is given."""
    from drafter.lint.explain import names_list, rules_page

    if options.all:
        sys.stdout.write(rules_page())
    elif options.name is None:
        sys.stdout.write(names_list())
    else:
        sys.stdout.write(_explain(options.name))
    return 0


def _explain(name: str) -> str:
    """Return what explains the rule, the key and the fact of this name. Raises UsageError with similar names."""
    from drafter.facts.to_json import FACTS
    from drafter.lint.explain import find_field, format_fact, format_field, format_rule
    from drafter.lint.registry import all_rules

    name = name.strip(" {}")
    rule, field = all_rules().get(name), find_field(name)
    explanations = [format_rule(rule)] if rule else []
    explanations += [format_field(field)] if field else []
    explanations += [format_fact(fact) for fact in FACTS if fact.name == name.partition(".")[0]]
    if not explanations:
        raise UsageError(Finding("unknown-rule", f"`{name}` is not a rule, a key or a fact.{_suggestion(name)}"))
    return "\n".join(explanations)


def _suggestion(name: str) -> str:
    from drafter.lint.explain import explainable_names

    similar = nearest(name, explainable_names(), 3)
    return f" Did you mean {' or '.join(similar)}?" if similar else " `drafter explain` lists all of them."
