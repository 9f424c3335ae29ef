"""Rules on the mission that a text speaks for: it is that of the sender."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.languages.names import fold
from drafter.lint.authorities import COMMUNICATIONS
from drafter.lint.context import LintContext
from drafter.lint.listed_names import ListedName, names_from
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule

_MISSION = (
    r"(?:Permanent\s+(?:Observer\s+)?(?:Missions?|Delegations?)|Delegations?|Embass(?:y|ies)"
    r"|Ministr(?:y|ies)\s+(?:of|for)\s+(?:Foreign|External)\s+(?:Affairs|Relations))\s+of\s+"
)
# The subject of a sentence, also after “On instructions from its Government,”.
_SUBJECT = rf"(?:[^,;.]{{1,80}},\s+)?(?:the\s+)?{_MISSION}"
# What a mission says of itself in a note; a sentence about another mission has other words.
_SPEAKS = (
    r"[^.;]{0,60}?\b(?:presents?|avails?|(?:has|have)\s+the\s+honour|wish(?:es)?|would|requests?|takes?\s+this"
    r"|transmits?|refers?|kindly)\b"
)
_UNKNOWN = (
    r"(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:of|and|the|[A-Z][\w’'-]*))*?(?=\s+(?:to\s+the\s+United\s+Nations|presents?\b))"
)
_NOTE = "template: note-verbale\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"


@rule(
    "mission-of-another",
    WARNING,
    "Speak for the mission of the sender.",
    COMMUNICATIONS,
    bad=_NOTE + body_example("The Permanent Mission of Iceland presents its compliments and has the honour to row."),
    good=_NOTE + body_example("The Permanent Mission of Malta presents its compliments and has the honour to row."),
    languages=ENGLISH,
)
def mission_of_another(context: LintContext) -> Iterable[Match]:
    senders = set(_senders(context))
    if not senders:
        return
    if context.letter.letterhead:
        yield from _letterhead(context, context.letter.letterhead, senders)
    for text in context.bodies if context.is_note else ():
        for block in text.blocks:
            for start, end in text.sentences(block):
                subject = re.compile(_SUBJECT, re.IGNORECASE).match(text.own, start, end)
                names = list(_named(context, text.own, subject.end())) if subject else []
                speaks = names and re.compile(_SPEAKS).match(text.own, names[-1].end)
                for named in names if speaks else ():
                    if _key(context, named.name) not in senders:
                        yield text.match_at(named.start, named.end, _message(context, named.name))


def _letterhead(context: LintContext, letterhead: str, senders: set[str]) -> Iterator[Match]:
    for mission in re.finditer(_MISSION, letterhead, re.IGNORECASE):
        for named in _named(context, letterhead, mission.end()):
            if _key(context, named.name) not in senders:
                yield context.match_at(("letterhead",), _message(context, named.name))


def _named(context: LintContext, text: str, start: int) -> Iterator[ListedName]:
    """Yield the States or organizations whose mission is named."""
    known = list(names_from(context, text, start))
    unknown = None if known else re.compile(_UNKNOWN).match(text, start)
    yield from known
    if unknown:
        yield ListedName(unknown.start(), unknown.end(), " ".join(unknown[0].split()))


def _senders(context: LintContext) -> Iterator[str]:
    """Yield the States and organizations that send the letter, in the form of `_key`."""
    for sender in context.letter.senders or context.letter.signatories:
        name = sender if isinstance(sender, str) else sender.state or sender.organization
        if name:
            yield _key(context, name)


def _key(context: LintContext, name: str) -> str:
    return context.state(name) or fold(name).removeprefix("the ")


def _message(context: LintContext, name: str) -> str:
    senders = context.language.join_list(context.facts.senders)
    return f"This is the mission of {name}, but the letter is from {senders}; change the text, or the sender."
