"""Rules on lists that the text calls Member States: each State in them was a Member on the letter’s date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from drafter.lint.authorities import TERMINOLOGY
from drafter.lint.context import LintContext
from drafter.lint.listed_names import ListedName, names_from
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView
from drafter.un.members import periods_of, status

# “Member States” of the United Nations; those of another body are not meant.
_MEMBERS = (
    r"\b(?:[Ff]ollowing\s+)?(?:Member\s+States\b(?!\s+of\s+(?!the\s+United\s+Nations))(?:\s+of\s+the\s+United\s+Nations)?"
    r"|(?:States\s+)?Members\s+of\s+the\s+United\s+Nations\b)"
)
# What is between “Member States” and their list. After “the following Member States”, it may be any words.
_GAP = r"(?:(?!\bobserver|\bnon-[Mm]ember|\bentit|\borgani[sz]ation|\bother\s+States|\{)[^.;]){0,200}?"
_LEADS = rf"{_GAP}(?:\bnamely|\bthat\s+is|\bas\s+follows|:)[\s,:\u2013\u2014-]*|\s*\(|\s+|(?P<comma>,\s+)"
_FOLLOWING = _GAP
_PRINTED = r"\{\{-?\s*on_behalf_of\s*(?:\||-?\}\})|\{%-?\s*for\s+\w+\s+in\s+on_behalf_of\b"
_COUNTED = re.compile(r"on_behalf_of\.count\s*-?\}\}\s+(?:other\s+|[Ss]tates\s+)?\Z")
_ALL = r"[\s,(]+(?:all|both|which\s+are|as|being)\s+(?:of\s+them\s+)?"
_ALL_PRINTED = re.compile(rf"on_behalf_of\s*-?\}}\}}{_ALL}\Z")
_ALL_TYPED = rf"{_ALL}{_MEMBERS}"
_ON_BEHALF = r"\bon\s+behalf\s+of\s+"


@rule(
    "listed-non-member",
    WARNING,
    "Call only Members of the United Nations Member States.",
    TERMINOLOGY,
    bad="on_behalf_of: [Chile, Fiji, Holy See]\n"
    + body_example("We write on behalf of {{ on_behalf_of.count }} Member States, namely, {{ on_behalf_of }}."),
    good="on_behalf_of: [Chile, Fiji, Holy See]\n"
    + body_example("We write on behalf of {{ on_behalf_of.count }} States, namely, {{ on_behalf_of }}."),
    languages=ENGLISH,
)
def listed_non_member(context: LintContext) -> Iterable[Match]:
    names = (context.letter.on_behalf_of, [_reason(context, name) for name in context.letter.on_behalf_of])
    others = [f"{_running(context, name)} ({reason})" for name, reason in zip(*names, strict=True) if reason]
    for text in context.texts:
        for match in text.find(_MEMBERS, needs=("Member",)):
            if others and _is_printed_list(text, match):
                advice = "Write “States”, or remove the name from `on_behalf_of`."
                yield text.at(match, f"Not Member States: {', '.join(others)}. {advice}")
            yield from _typed(context, text, _typed_list(context, text, match))
        for match in text.find(_ON_BEHALF, needs=("Member",)):
            yield from _typed(context, text, _list_before(context, text, match))


def _typed(context: LintContext, text: TextView, names: Iterable[ListedName]) -> Iterator[Match]:
    """Yield a match at each name that is not a Member State’s."""
    for listed in names:
        if reason := _reason(context, listed.name):
            message = (
                f"{listed.name} is not a Member State ({reason}): write “States” for the list, or remove the name."
            )
            yield text.match_at(listed.start, listed.end, message)


def _is_printed_list(text: TextView, match: re.Match[str]) -> bool:
    """True if the Member States are those of `on_behalf_of`: counted before, or printed before or after."""
    before = text.text[max(match.start() - 80, 0) : match.start()]
    if _COUNTED.search(before) or _ALL_PRINTED.search(before):
        return True
    lead = _lead(text.text, match)
    return bool(lead is not None and re.compile(_PRINTED).match(text.text, lead))


def _lead(text: str, match: re.Match[str]) -> int | None:
    """Return the offset at which the list of the Member States begins; None if none can begin."""
    if match[0].lower().startswith("following"):
        printed = re.compile(_PRINTED).search(text, match.end(), match.end() + 300)
        if printed and re.compile(_FOLLOWING, re.IGNORECASE).fullmatch(text, match.end(), printed.start()):
            return printed.start()
    leads = re.compile(_LEADS, re.IGNORECASE).match(text, match.end())
    return leads.end() if leads and leads.end() > match.end() else None


def _typed_list(context: LintContext, text: TextView, match: re.Match[str]) -> Sequence[ListedName]:
    """Return the names in the typed list of Member States after a match.

    After a comma alone, the list begins with a Member State: “Member States, the Holy See and ...” are three things.
    """
    start = _lead(text.own, match)
    names = list(names_from(context, text.own, start)) if start is not None else []
    is_apposition = not (lead := re.compile(_LEADS, re.IGNORECASE).match(text.own, match.end())) or not lead["comma"]
    return names if is_apposition or (names and not _reason(context, names[0].name)) else []


def _list_before(context: LintContext, text: TextView, match: re.Match[str]) -> Sequence[ListedName]:
    """Return the names of a typed list that ends with the words “Member States”: “..., all of them Member States”."""
    names = list(names_from(context, text.own, match.end()))
    return names if names and re.compile(_ALL_TYPED).match(text.own, names[-1].end) else []


def _reason(context: LintContext, name: str) -> str:
    """Return why a name was not a Member State’s on the letter’s date; empty for a Member State."""
    code, day = context.state(name), context.letter.date
    if not code:
        from drafter.languages.unknown_names import find_other_name

        other = find_other_name(name)
        return _kind(other.kind) if other else ""
    kind = status(code, day)
    if kind == "member":
        return ""
    return "an observer" if kind == "observer" else _other_time(context, code, day)


def _other_time(context: LintContext, code: str, day: date) -> str:
    memberships = [period for period in periods_of(code) if period.kind == "member"]
    if ended := [period.ended for period in memberships if period.ended < day]:
        return f"a Member until {context.language.day(max(ended))}"
    if memberships:
        return f"a Member from {context.language.day(memberships[0].admitted)}"
    return "not a Member"


def _kind(kind: str) -> str:
    return "not a Member" if kind == "not listed" else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _running(context: LintContext, name: str) -> str:
    code = context.state(name)
    return context.language.names.on(code, context.letter.date).running if code else name
