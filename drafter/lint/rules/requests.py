"""Rules on the request for circulation, which must agree with the masthead and the session block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.languages.protocol import Circulation, RequestFound
from drafter.lint.authorities import AGENDA_ITEM, COMMUNICATIONS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule
from drafter.un import offices
from drafter.un.sessions import Session

_ORGAN = {
    "general-assembly": "the General Assembly",
    "security-council": "the Security Council",
    "economic-and-social-council": "the Economic and Social Council",
    "human-rights-council": "the Human Rights Council",
}


def _body(text: str) -> str:
    return "body: |\n  The clubs have met.\n\n" + f"  {text}\n"


_BOTH = "We should be grateful if you would have the present letter circulated as a document of the General Assembly, "
_COUNCIL = ", and of the Security Council."
# Words that ask for circulation; so does a request for a meeting, or for the attention of the members (S/2020/1173).
_ASKED = r"circulat|distribut|\bmeeting\s+of\s+the\s+(?:Security\s+)?Council|\battention\s+of\s+the\s+members"


def _requests(context: LintContext) -> Iterator[RequestFound]:
    if context.request and context.facts.organs and not context.prints_request:
        yield context.request


def _match_at(
    context: LintContext, match: RequestFound, phrases: tuple[str, ...], message: str, fix: str | None = None
) -> Match:
    """Return a match at the first of the phrases in the request, or at the whole request without fix."""
    assert context.body is not None
    text = context.body.plain[match.start : match.end]
    for phrase in phrases:
        offset = text.find(phrase)
        if offset >= 0:
            start = match.start + offset
            return context.body.match_at(start, start + len(phrase), message, fix)
    return context.body.match_at(match.start, match.end, message)


def _is_of_organ(context: LintContext) -> bool:
    """True if an organ itself sends the letter, which is issued without a request (S/2020/736)."""
    return any(office in offices.ORGAN_OF for office in context.facts.sender_offices)


@rule(
    "request-missing",
    WARNING,
    "Ask for circulation as a document; without a request, a letter is not circulated.",
    COMMUNICATIONS,
    bad="body: The clubs have met.\n",
    good=body_example("The clubs have met."),
    languages=ENGLISH,
)
def request_missing(context: LintContext) -> Iterable[Match]:
    # A committee circulates the reports that it receives in notes verbales without asking (S/AC.49/2016/22).
    is_report = context.is_note and context.facts.body
    is_sent = (context.letter.signatories or context.is_note) and not is_report and not _is_of_organ(context)
    if context.body and is_sent and context.facts.organs and not context.request and not context.prints_request:
        if re.search(_ASKED, context.body.plain):
            return
        block = context.body.blocks[-1] if context.body.blocks else None
        start, end = (block.end - 1, block.end) if block else (0, 0)
        message = "The letter does not ask for circulation; end it with {{ circulation_request }}."
        yield context.body.match_at(start, end, message)


@rule(
    "request-items",
    WARNING,
    "Make the agenda items in the request match the session block.",
    AGENDA_ITEM,
    bad=_body(f"{_BOTH}under agenda item 21{_COUNCIL}"),
    good=_body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_items(context: LintContext) -> Iterable[Match]:
    for match in _requests(context):
        requested = _items(match.request.circulations)
        expected = _items(_expected(context))
        extra = [item for item in requested if item not in expected]
        missing = [item for item in expected if item not in requested]
        if extra:
            message = f"The request names {_item_list(extra)}, but the session block has {_join(expected) or 'none'}."
            fix = missing[0] if len(extra) == len(missing) == 1 else None
            yield _match_at(context, match, (extra[0], extra[0].replace(" (", "(")), message, fix)
        elif missing and requested:
            phrases = ("agenda items", "agenda item", "item")
            yield _match_at(context, match, phrases, f"The request omits {_item_list(missing)}.")


@rule(
    "request-without-item",
    WARNING,
    "Name the agenda item in a request for circulation in the General Assembly.",
    AGENDA_ITEM,
    bad=_body(
        "We should be grateful if you would have the present letter circulated as a document of the General "
        "Assembly and of the Security Council."
    ),
    good=_body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_without_item(context: LintContext) -> Iterable[Match]:
    for match in _requests(context):
        organs = [circulation.organ for circulation in match.request.circulations]
        expected = _items(_expected(context))
        if "general-assembly" in organs and expected and not _items(match.request.circulations):
            message = f"The request names no item; write “under agenda {_item_list(expected)}”."
            yield _match_at(context, match, ("General Assembly", "Assembly"), message)


@rule(
    "request-organs",
    WARNING,
    "Make the organs in the request match the organs of the document’s symbols.",
    COMMUNICATIONS,
    bad=_body("We should be grateful if you would have the present letter circulated as a document of the "
              "Security Council."),
    good=_body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_organs(context: LintContext) -> Iterable[Match]:
    for match in _requests(context):
        requested = {circulation.organ for circulation in match.request.circulations}
        expected = set(context.facts.organs)
        for organ in sorted(requested - expected):
            message = f"The request names {_ORGAN[organ]}, but the document is only of {_organs(expected)}."
            yield _match_at(context, match, (_ORGAN[organ].removeprefix("the "),), message)
        for organ in sorted(expected - requested):
            message = f"The request omits {_ORGAN[organ]}; the document is also of that organ."
            phrases = ("as documents of", "as a document of", "as an official document of")
            yield _match_at(context, match, phrases, message)


@rule(
    "request-session",
    WARNING,
    "Name the session of the document in the request if it is an emergency special session.",
    AGENDA_ITEM,
    bad="session: ES-10\n" + _body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    good="session: ES-10\n"
    + _body(
        "We should be grateful if you would have the present letter circulated as a document of the tenth emergency "
        f"special session of the General Assembly, under agenda item 12{_COUNCIL}"
    ),
    languages=ENGLISH,
)
def request_session(context: LintContext) -> Iterable[Match]:
    for match in _requests(context):
        requested = _sessions(match.request.circulations)
        expected = _sessions(_expected(context))
        if not requested or not expected or requested == expected:
            continue
        names = ("a regular session" if session is None else f"session {session}" for session in expected)
        message = f"The document is of {' and of '.join(sorted(names))} of the General Assembly; correct the request."
        yield _match_at(context, match, ("General Assembly",), message)


def _sessions(circulations: Iterable[Circulation]) -> set[Session | None]:
    return {circulation.session for circulation in circulations if circulation.organ == "general-assembly"}


@rule(
    "request-agenda",
    WARNING,
    "Name the agenda, provisional agenda or preliminary list as in the session block.",
    AGENDA_ITEM,
    bad=_body(f"{_BOTH}under item 12 of the provisional agenda{_COUNCIL}"),
    good=_body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_agenda(context: LintContext) -> Iterable[Match]:
    names = {"adopted": "agenda", "provisional": "provisional agenda", "preliminary": "preliminary list"}
    for match in _requests(context):
        requested = {circulation.agenda for circulation in match.request.circulations if circulation.items}
        expected = names[context.letter.agenda]
        for agenda in sorted(requested - {context.letter.agenda}):
            phrase = "agenda item" if agenda == "adopted" else names[agenda]
            message = f"The request names the {names[agenda]}, but the session block has the {expected}."
            yield _match_at(context, match, (phrase,), message)


@rule(
    "request-voice",
    WARNING,
    "Write the request in the person of the letter: I, we or the Permanent Mission.",
    PRACTICE,
    bad=_body("I should be grateful if you would have the present letter circulated as a document of the General "
              f"Assembly, under agenda item 12{_COUNCIL}"),
    good=_body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_voice(context: LintContext) -> Iterable[Match]:
    words = {"one": "I", "several": "We", "mission": "The Permanent Mission", "missions": "The Permanent Missions"}
    for match in _requests(context):
        composed, voice = context.facts.request, match.request.voice
        if composed is None or voice in ("none", composed.voice):
            continue
        if context.is_note and voice.startswith("mission"):
            continue
        if voice == "several" and "on behalf of" in (context.body.own if context.body else ""):
            continue
        message = f"The request says “{words[voice]}”; write “{words[composed.voice]}”, as the letter does."
        yield _match_at(context, match, (f"{words[voice]} ", words[voice].lower()), message)


@rule(
    "request-kind",
    WARNING,
    "Call a letter a letter, and a note verbale a note verbale, in the request.",
    COMMUNICATIONS,
    bad=_body("We should be grateful if you would have the present note verbale circulated as a document of the "
              f"General Assembly, under agenda item 12{_COUNCIL}"),
    good=_body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_kind(context: LintContext) -> Iterable[Match]:
    for match in _requests(context):
        text = context.body.plain[match.start : match.end] if context.body else ""
        if match.request.note_verbale and not context.is_note:
            message = "The communication is a letter, not a note verbale."
            yield _match_at(context, match, ("notes verbales", "note verbale"), message)
        elif context.is_note and not match.request.note_verbale and " letter" in text:
            message = "The communication is a note verbale, not a letter."
            yield _match_at(context, match, ("letter",), message, "note verbale")


@rule(
    "request-annexes",
    WARNING,
    "Name the attached annexes in the request: “its annex” or “its annexes”.",
    COMMUNICATIONS,
    bad=_body("We should be grateful if you would have the present letter and its annex circulated as a document of "
              f"the General Assembly, under agenda item 12{_COUNCIL}"),
    good=_body(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_annexes(context: LintContext) -> Iterable[Match]:
    for match in _requests(context):
        count = len(context.letter.annexes)
        requested = max(match.request.annexes, match.request.enclosures)
        if requested == min(count, 2):
            continue
        phrases = ("annexes", "enclosures", "attachments", "appendices", "annex", "enclosure", "attachment", "appendix")
        if not count:
            yield _match_at(context, match, phrases, "The request names an annex, but none is attached.")
        elif not requested:
            yield from _without_annexes(context, match, count)
        else:
            right = "annex" if count == 1 else "annexes"
            message = f"{_attached(count)}; write “its {right}”."
            yield _match_at(context, match, phrases, message, right if match.request.annexes else None)


def _without_annexes(context: LintContext, match: RequestFound, count: int) -> Iterator[Match]:
    """Yield a match at the letter in a request that does not name the attached annexes."""
    text = context.body.plain[match.start : match.end] if context.body else ""
    letter = re.search(r"\b(?:the present|this) (?:letter|note verbale)\b(?! and| together| as well| with)", text)
    if letter:
        yield _match_at(context, match, (letter[0],), f"{_attached(count)}, but the request names none.")


def _attached(count: int) -> str:
    return "One annex is attached" if count == 1 else f"{count} annexes are attached"


def _expected(context: LintContext) -> tuple[Circulation, ...]:
    """Return the circulations of the request that Drafter would write."""
    return context.facts.request.circulations if context.facts.request else ()


def _items(circulations: Iterable[Circulation]) -> list[str]:
    return [item for circulation in circulations for item in circulation.items]


def _item_list(numbers: list[str]) -> str:
    """Format agenda items, for example "items 3 (b) and 12"."""
    return f"item{'s' if len(numbers) > 1 else ''} {_join(numbers)}"


def _join(numbers: list[str]) -> str:
    return ", ".join(numbers[:-1]) + (" and " if len(numbers) > 1 else "") + (numbers[-1] if numbers else "")


def _organs(organs: set[str]) -> str:
    return " and ".join(name for organ, name in _ORGAN.items() if organ in organs)
