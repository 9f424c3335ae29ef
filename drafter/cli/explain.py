"""`drafter explain`: a rule or a field of a letter, with its authority and examples."""

from __future__ import annotations

import argparse
import sys

from drafter.errors import Finding, WrongUsage
from drafter.suggest import nearest


def add(parser: argparse.ArgumentParser) -> None:
    """The options of `drafter explain`."""
    parser.add_argument("what", metavar="RULE|FIELD", nargs="?", help="such as title-signatories or signatories.title")
    parser.add_argument("--all", action="store_true", help="all rules, as the page of the documentation")


def run(options: argparse.Namespace) -> int:
    """Print the explanation, or without a name the list of rules."""
    from drafter.lint.explaining import listing, page

    if options.all:
        sys.stdout.write(page())
    elif options.what is None:
        sys.stdout.write(listing())
    else:
        sys.stdout.write(_explained(options.what))
    return 0


def _explained(what: str) -> str:
    """The rule, the field, or both, of that name; raises WrongUsage with what it may have been."""
    from drafter.lint.catalogue import every
    from drafter.lint.explaining import field_in_words, find_field, rule_in_words

    rule, field = every().get(what), find_field(what)
    said = ([rule_in_words(rule)] if rule else []) + ([field_in_words(field)] if field else [])
    if not said:
        raise WrongUsage(Finding("unknown-rule", f"There is no rule or field `{what}`.{_near(what)}"))
    return "\n".join(said)


def _near(what: str) -> str:
    from drafter.lint.explaining import names

    near = nearest(what, names(), 3)
    return f" Did you mean {' or '.join(near)}?" if near else " `drafter explain` lists the rules."
