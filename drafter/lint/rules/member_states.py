"""Rules on lists that the text calls Member States: each State in them was a Member on the letter’s date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from drafter.languages.unknown_names import find_other_name
from drafter.lint.authorities import TERMINOLOGY
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView
from drafter.un.members import periods_of, status

# “Member States” of the United Nations; those of another body are not meant.
_MEMBERS = (
    r"\b(?:[Ff]ollowing\s+)?Member\s+States\b(?!\s+of\s+(?!the\s+United\s+Nations))(?:\s+of\s+the\s+United\s+Nations)?"
)
# What is between “Member States” and their list; after “the following Member States”, any words.
_LEADS = re.compile(r"[^.;]{0,200}?(?:\bnamely|\bthat\s+is|\bas\s+follows|:)[\s,:\u2013\u2014-]*|[\s,:(\u2013\u2014-]*")
_FOLLOWING = re.compile(r"[^.;{]{0,200}")
_PRINTED = re.compile(r"\{\{-?\s*on_behalf_of\s*(?:\||-?\}\})|\{%-?\s*for\s+\w+\s+in\s+on_behalf_of\b")
_COUNTED = re.compile(r"on_behalf_of\.count\s*-?\}\}\s+(?:other\s+)?\Z")
_ALSO_MEMBERS = (
    r"\b(?:[Ff]ollowing\s+)?Member\s+States\b(?!\s+of\s+(?!the\s+United\s+Nations))(?:\s+of\s+the\s+United\s+Nations)?"
)
# What is between “Member States” and their list. After “the following Member States”, it may be any words.
_GAP = r"(?:(?!\bobserver|\bnon-[Mm]ember|\bentit|\borgani[sz]ation|\bother\s+States|\{)[^.;]){0,200}?"
_LEADS = re.compile(
    rf"{_GAP}(?:\bnamely|\bthat\s+is|\bas\s+follows|:)[\s,:\u2013\u2014-]*|\s*\(|\s+|(?P<comma>,\s+)", re.IGNORECASE
)
_FOLLOWING = re.compile(_GAP, re.IGNORECASE)
_PRINTED = re.compile(r"\{\{-?\s*on_behalf_of\s*(?:\||-?\}\})|\{%-?\s*for\s+\w+\s+in\s+on_behalf_of\b")
_COUNTED = re.compile(r"on_behalf_of\.count\s*-?\}\}\s+(?:other\s+)?\Z")
_ALL = r"[\s,(]+(?:all|both|which\s+are|as|being)\s+(?:of\s+them\s+)?"
_ALL_PRINTED = re.compile(rf"on_behalf_of\s*-?\}}\}}{_ALL}\Z")
_ALL_TYPED = re.compile(rf"{_ALL}{_MEMBERS}")
# Between the names of a list: a comma, a semicolon, “and”, a new list item.
_SEPARATOR = re.compile(r"[,;]\s+(?:and\s+)?|\s+and\s+|\n\s*\n\s*|\n[ \t]{2,}")
_WORD = re.compile(r"[^\s,;.:()\ufffc]+")
_LONGEST_NAME = 12
_ON_BEHALF = r"\bon\s+behalf\s+of\s+"


class _Named(NamedTuple):
    """A name in a list: its offsets, and why it is not a Member State’s (empty for a Member State)."""

    start: int
    end: int
    reason: str


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
            yield from _typed(text, _typed_list(context, text, match))
        for match in text.find(_ON_BEHALF, needs=("Member",)):
            yield from _typed(text, _list_before(context, text, match))


def _typed(text: TextView, names: Iterable[_Named]) -> Iterator[Match]:
    """Yield a match at each name that is not a Member State’s."""
    for named in names:
        if named.reason:
            name = " ".join(text.plain[named.start : named.end].split())
            message = f"{name} is not a Member State ({named.reason}): write “States” for the list, or remove the name."
            yield text.match_at(named.start, named.end, message)


def _is_printed_list(text: TextView, match: re.Match[str]) -> bool:
    """True if the Member States are those of `on_behalf_of`: counted before, or printed before or after."""
    before = text.text[max(match.start() - 80, 0) : match.start()]
    if _COUNTED.search(before) or _ALL_PRINTED.search(before):
        return True
    lead = _lead(text.text, match)
    return bool(lead is not None and _PRINTED.match(text.text, lead))


def _lead(text: str, match: re.Match[str]) -> int | None:
    """Return the offset at which the list of the Member States begins; None if none can begin."""
    if match[0].lower().startswith("following"):
        printed = _PRINTED.search(text, match.end(), match.end() + 300)
        if printed and _FOLLOWING.fullmatch(text, match.end(), printed.start()):
            return printed.start()
    leads = _LEADS.match(text, match.end())
    return leads.end() if leads and leads.end() > match.end() else None


def _typed_list(context: LintContext, text: TextView, match: re.Match[str]) -> Iterable[_Named]:
    """Return the names of the typed list of Member States after a match.

    After a comma alone, the list begins with a Member State: “Member States, the Holy See and ...” are three things.
    """
    start = _lead(text.own, match)
    names = list(_names_from(context, text, start)) if start is not None else []
    is_apposition = not (lead := _LEADS.match(text.own, match.end())) or not lead["comma"]
    return names if is_apposition or (names and not names[0].reason) else []


def _list_before(context: LintContext, text: TextView, match: re.Match[str]) -> Iterable[_Named]:
    """Return the names of a typed list that is called Member States at its end: “..., all of them Member States”."""
    names = list(_names_from(context, text, match.end()))
    return names if names and _ALL_TYPED.match(text.own, names[-1].end) else []


def _names_from(context: LintContext, text: TextView, start: int | None) -> Iterator[_Named]:
    """Yield the names of a typed list, as long as each is known."""
    while start is not None and (named := _name_at(context, text.own, start)):
        yield named
        separator = _SEPARATOR.match(text.own, named.end)
        start = separator.end() if separator else None


def _name_at(context: LintContext, text: str, start: int) -> _Named | None:
    """Return the longest name that begins at an offset; it may contain “and” (Trinidad and Tobago)."""
    ends = [word.end() for word in _words(text, start)]
    for end in reversed(ends):
        name = " ".join(text[start:end].split())
        if context.state(name):
            return _Named(start, end, _reason(context, name))
        if other := find_other_name(name):
            return _Named(start, end, _kind(other.kind))
    return None


def _words(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the words of a possible name: one space or one line break between two of them."""
    for _ in range(_LONGEST_NAME):
        word = _WORD.match(text, start)
        if word is None:
            return
        yield word
        gap = re.compile(r" |\n(?![ \t\n])").match(text, word.end())
        if gap is None:
            return
        start = gap.end()


def _reason(context: LintContext, name: str) -> str:
    """Return why a State was not a Member on the letter’s date; empty for a Member."""
    code, day = context.state(name), context.letter.date
    kind = status(code, day) if code else "member"
    if kind == "member":
        return ""
    return "an observer" if kind == "observer" else _other_time(context, code or "", day)


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
