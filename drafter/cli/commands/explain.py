"""`drafter explain`: a rule or a field of a letter, with its authority and examples."""

from __future__ import annotations

import argparse
import sys

from drafter.diagnostics import Finding
from drafter.errors import UsageError
from drafter.suggest import nearest


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter explain`."""
    parser.add_argument("what", metavar="RULE|FIELD", nargs="?", help="such as title-signatories or signatories.title")
    parser.add_argument("--all", action="store_true", help="all rules, as the page of the documentation")


def run(options: argparse.Namespace) -> int:
    """Print the explanation, or without a name the list of rules."""
    from drafter.lint.explain import rules_list, rules_page

    if options.all:
        sys.stdout.write(rules_page())
    elif options.what is None:
        sys.stdout.write(rules_list())
    else:
        sys.stdout.write(_explain(options.what))
    return 0


def _explain(what: str) -> str:
    """The rule, the field, or both, of that name; raises UsageError with what it may have been."""
    from drafter.lint.explain import find_field, format_field, format_rule
    from drafter.lint.registry import all_rules

    rule, field = all_rules().get(what), find_field(what)
    said = ([format_rule(rule)] if rule else []) + ([format_field(field)] if field else [])
    if not said:
        raise UsageError(Finding("unknown-rule", f"There is no rule or field `{what}`.{_suggest(what)}"))
    return "\n".join(said)


def _suggest(what: str) -> str:
    from drafter.lint.explain import explainable_names

    near = nearest(what, explainable_names(), 3)
    return f" Did you mean {' or '.join(near)}?" if near else " `drafter explain` lists the rules."
