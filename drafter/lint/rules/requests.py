"""The request for circulation, against what the masthead and the session block will show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.languages.inputs import Circulation, RequestFound
from drafter.lint.authorities import AGENDA_ITEM, COMMUNICATIONS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, WARNING, Match, body_example, rule

_ORGAN = {
    "general-assembly": "the General Assembly",
    "security-council": "the Security Council",
    "economic-and-social-council": "the Economic and Social Council",
    "human-rights-council": "the Human Rights Council",
}


def _asking(text: str) -> str:
    return "body: |\n  The clubs have met.\n\n" + f"  {text}\n"


_BOTH = "We should be grateful if you would have the present letter circulated as a document of the General Assembly, "
_COUNCIL = ", and of the Security Council."


def _requests(context: LintContext) -> Iterator[RequestFound]:
    if context.request and context.facts.organs and not context.prints_request:
        yield context.request


def _hit(
    context: LintContext, found: RequestFound, wanted: tuple[str, ...], message: str, fix: str | None = None
) -> Match:
    """A hit at the first of some words in the request, else at all of it."""
    assert context.body is not None
    text = context.body.plain[found.start : found.end]
    for words in wanted:
        at = text.find(words)
        if at >= 0:
            return context.body.match_at(found.start + at, found.start + at + len(words), message, fix)
    return context.body.match_at(found.start, found.end, message)


@rule(
    "request-missing",
    WARNING,
    "A letter asks to be circulated as a document; otherwise it is not.",
    COMMUNICATIONS,
    bad="body: The clubs have met.\n",
    good=body_example("The clubs have met."),
    languages=ENGLISH,
)
def request_missing(context: LintContext) -> Iterable[Match]:
    due = context.letter.signatories or context.is_note
    if context.body and due and context.facts.organs and not context.request and not context.prints_request:
        # A request for a meeting of the Council is circulated as it is.
        if re.search(r"circulat|distribut|\bmeeting\s+of\s+the\s+(?:Security\s+)?Council", context.body.plain):
            return
        block = context.body.blocks[-1] if context.body.blocks else None
        start, end = (block.end - 1, block.end) if block else (0, 0)
        yield context.body.match_at(start, end, "Nothing asks for circulation; end with {{ circulation_request }}.")


@rule(
    "request-items",
    WARNING,
    "The items that the request names are those of the session block.",
    AGENDA_ITEM,
    bad=_asking(f"{_BOTH}under agenda item 21{_COUNCIL}"),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_items(context: LintContext) -> Iterable[Match]:
    for found in _requests(context):
        asked = [item for one in found.request.circulations for item in one.items]
        shown = [item for one in _shown(context) for item in one.items]
        extra = [item for item in asked if item not in shown]
        lacking = [item for item in shown if item not in asked]
        if extra:
            known = f"has {_listed(shown)}" if shown else "has none"
            message = f"The request names item {_listed(extra)}, but the session block {known}."
            fix = lacking[0] if len(extra) == len(lacking) == 1 else None
            yield _hit(context, found, _item_words(extra[0]), message, fix)
        elif lacking and asked:
            yield _hit(
                context,
                found,
                ("agenda items", "agenda item", "item"),
                f"The request leaves out item {_listed(lacking)}.",
            )


@rule(
    "request-without-item",
    WARNING,
    "A request for circulation in the General Assembly names the item in the text.",
    AGENDA_ITEM,
    bad=_asking(
        "We should be grateful if you would have the present letter circulated as a document of the General "
        "Assembly and of the Security Council."
    ),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_without_item(context: LintContext) -> Iterable[Match]:
    for found in _requests(context):
        organs = [one.organ for one in found.request.circulations]
        if "general-assembly" in organs and not any(one.items for one in found.request.circulations):
            shown = [item for one in _shown(context) for item in one.items]
            if shown:
                said = f"The request names no item; say “under agenda item{'s' if len(shown) > 1 else ''} "
                yield _hit(context, found, ("General Assembly", "Assembly"), f"{said}{_listed(shown)}”.")


@rule(
    "request-organs",
    WARNING,
    "The organs that the request names are those whose symbols the document bears.",
    COMMUNICATIONS,
    bad=_asking("We should be grateful if you would have the present letter circulated as a document of the "
                "Security Council."),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_organs(context: LintContext) -> Iterable[Match]:
    for found in _requests(context):
        asked = {one.organ for one in found.request.circulations}
        known = set(context.facts.organs)
        for organ in sorted(asked - known):
            said = f"The request names {_ORGAN[organ]}, but the document is of {_organs(known) or 'no organ'}."
            yield _hit(context, found, (_ORGAN[organ].removeprefix("the "),), said)
        for organ in sorted(known - asked):
            said = f"The document is also of {_ORGAN[organ]}, which the request does not name."
            yield _hit(context, found, ("as documents of", "as a document of", "as an official document of"), said)


@rule(
    "request-session",
    WARNING,
    "A request under an emergency special session names it, and no other.",
    AGENDA_ITEM,
    bad="session: ES-10\n" + _asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    good="session: ES-10\n"
    + _asking(
        "We should be grateful if you would have the present letter circulated as a document of the tenth emergency "
        f"special session of the General Assembly, under agenda item 12{_COUNCIL}"
    ),
    languages=ENGLISH,
)
def request_session(context: LintContext) -> Iterable[Match]:
    for found in _requests(context):
        asked = {one.session for one in found.request.circulations if one.organ == "general-assembly"}
        shown = {one.session for one in _shown(context) if one.organ == "general-assembly"}
        if not asked or not shown or asked == shown:
            continue
        known = " and of ".join(sorted("a regular session" if one is None else f"session {one}" for one in shown))
        said = f"The document is of {known} of the General Assembly; the request says otherwise."
        yield _hit(context, found, ("General Assembly",), said)


@rule(
    "request-agenda",
    WARNING,
    "A request names the agenda, provisional agenda or preliminary list that the session block names.",
    AGENDA_ITEM,
    bad=_asking(f"{_BOTH}under item 12 of the provisional agenda{_COUNCIL}"),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_agenda(context: LintContext) -> Iterable[Match]:
    names = {"adopted": "agenda", "provisional": "provisional agenda", "preliminary": "preliminary list"}
    for found in _requests(context):
        asked = {one.agenda for one in found.request.circulations if one.items}
        for agenda in sorted(asked - {context.letter.agenda}):
            words = ("agenda item",) if agenda == "adopted" else (names[agenda],)
            message = f"The session block names the {names[context.letter.agenda]}, the request the {names[agenda]}."
            yield _hit(context, found, words, message)


@rule(
    "request-voice",
    WARNING,
    "The request speaks with the voice of the letter: I, we, or the Permanent Mission.",
    PRACTICE,
    bad=_asking("I should be grateful if you would have the present letter circulated as a document of the General "
                f"Assembly, under agenda item 12{_COUNCIL}"),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_voice(context: LintContext) -> Iterable[Match]:
    words = {"one": "I", "several": "We", "mission": "The Permanent Mission", "missions": "The Permanent Missions"}
    for found in _requests(context):
        composed, said = context.facts.request, found.request.voice
        if composed is None or said in ("none", composed.voice):
            continue
        if context.is_note and said.startswith("mission"):
            continue
        if said == "several" and "on behalf of" in (context.body.own if context.body else ""):
            continue
        message = f"This letter says “{words[composed.voice]}”, the request “{words[said]}”."
        yield _hit(context, found, (f"{words[said]} ", words[said].lower()), message)


@rule(
    "request-kind",
    WARNING,
    "The request calls a letter a letter, and a note verbale a note verbale.",
    COMMUNICATIONS,
    bad=_asking("We should be grateful if you would have the present note verbale circulated as a document of the "
                f"General Assembly, under agenda item 12{_COUNCIL}"),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_kind(context: LintContext) -> Iterable[Match]:
    for found in _requests(context):
        text = context.body.plain[found.start : found.end] if context.body else ""
        if found.request.note_verbale and not context.is_note:
            yield _hit(
                context, found, ("notes verbales", "note verbale"), "This is a letter, not a note verbale.", None
            )
        elif context.is_note and not found.request.note_verbale and " letter" in text:
            yield _hit(context, found, ("letter",), "This is a note verbale, not a letter.", "note verbale")


@rule(
    "request-annexes",
    WARNING,
    "The request names the annexes that are attached: its annex for one, its annexes for several.",
    COMMUNICATIONS,
    bad=_asking("We should be grateful if you would have the present letter and its annex circulated as a document of "
                f"the General Assembly, under agenda item 12{_COUNCIL}"),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)  # fmt: skip
def request_annexes(context: LintContext) -> Iterable[Match]:
    for found in _requests(context):
        count = len(context.letter.annexes)
        said = max(found.request.annexes, found.request.enclosures)
        if said == min(count, 2):
            continue
        words = ("annexes", "enclosures", "attachments", "appendices", "annex", "enclosure", "attachment", "appendix")
        if not count:
            yield _hit(context, found, words, "The request names an annex, but none is attached.")
        elif not said:
            yield from _without_annexes(context, found, count)
        else:
            right = "annex" if count == 1 else "annexes"
            message = f"{'One annex is' if count == 1 else f'{count} annexes are'} attached: “its {right}”."
            yield _hit(context, found, words, message, right if found.request.annexes else None)


def _without_annexes(context: LintContext, found: RequestFound, count: int) -> Iterator[Match]:
    """A hit at the letter that is to circulate alone, though annexes are attached."""
    text = context.body.plain[found.start : found.end] if context.body else ""
    alone = re.search(r"\b(?:the present|this) (?:letter|note verbale)\b(?! and| together| as well| with)", text)
    if alone:
        message = f"{'One annex is' if count == 1 else f'{count} annexes are'} attached; the request names none."
        yield _hit(context, found, (alone[0],), message)


def _shown(context: LintContext) -> tuple[Circulation, ...]:
    return context.facts.request.circulations if context.facts.request else ()


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers[:-1]) + (" and " if len(numbers) > 1 else "") + (numbers[-1] if numbers else "")


def _item_words(number: str) -> tuple[str, ...]:
    return (number, number.replace(" (", "("))


def _organs(known: set[str]) -> str:
    return " and ".join(name for organ, name in _ORGAN.items() if organ in known)
