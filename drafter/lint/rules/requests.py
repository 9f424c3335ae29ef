"""The request for circulation, against what the masthead and the session block will show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.languages.terms import Circulation, RequestFound
from drafter.lint.authorities import AGENDA_ITEM, COMMUNICATIONS, PRACTICE
from drafter.lint.case import Case
from drafter.lint.rule import ENGLISH, WARNING, Hit, body, rule

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


def _requests(case: Case) -> Iterator[RequestFound]:
    if case.request and case.facts.organs and not case.prints_request:
        yield case.request


def _hit(case: Case, found: RequestFound, wanted: tuple[str, ...], message: str, fix: str | None = None) -> Hit:
    """A hit at the first of some words in the request, else at all of it."""
    assert case.body is not None
    text = case.body.plain[found.start : found.end]
    for words in wanted:
        at = text.find(words)
        if at >= 0:
            return case.body.hit(found.start + at, found.start + at + len(words), message, fix)
    return case.body.hit(found.start, found.end, message)


@rule(
    "request-missing",
    WARNING,
    "A letter asks to be circulated as a document; otherwise it is not.",
    COMMUNICATIONS,
    bad="body: The clubs have met.\n",
    good=body("The clubs have met."),
    languages=ENGLISH,
)
def request_missing(case: Case) -> Iterable[Hit]:
    due = case.letter.signatories or case.is_note
    if case.body and due and case.facts.organs and not case.request and not case.prints_request:
        # A request for a meeting of the Council is circulated as it is.
        if re.search(r"circulat|distribut|\bmeeting\s+of\s+the\s+(?:Security\s+)?Council", case.body.plain):
            return
        block = case.body.blocks[-1] if case.body.blocks else None
        start, end = (block.end - 1, block.end) if block else (0, 0)
        yield case.body.hit(start, end, "Nothing asks for circulation; end with {{ circulation_request }}.")


@rule(
    "request-items",
    WARNING,
    "The items that the request names are those of the session block.",
    AGENDA_ITEM,
    bad=_asking(f"{_BOTH}under agenda item 21{_COUNCIL}"),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_items(case: Case) -> Iterable[Hit]:
    for found in _requests(case):
        asked = [item for one in found.request.circulations for item in one.items]
        shown = [item for one in _shown(case) for item in one.items]
        extra = [item for item in asked if item not in shown]
        lacking = [item for item in shown if item not in asked]
        if extra:
            known = f"has {_listed(shown)}" if shown else "has none"
            message = f"The request names item {_listed(extra)}, but the session block {known}."
            fix = lacking[0] if len(extra) == len(lacking) == 1 else None
            yield _hit(case, found, _item_words(extra[0]), message, fix)
        elif lacking and asked:
            yield _hit(
                case, found, ("agenda items", "agenda item", "item"), f"The request leaves out item {_listed(lacking)}."
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
def request_without_item(case: Case) -> Iterable[Hit]:
    for found in _requests(case):
        organs = [one.organ for one in found.request.circulations]
        if "general-assembly" in organs and not any(one.items for one in found.request.circulations):
            shown = [item for one in _shown(case) for item in one.items]
            if shown:
                said = f"The request names no item; say “under agenda item{'s' if len(shown) > 1 else ''} "
                yield _hit(case, found, ("General Assembly", "Assembly"), f"{said}{_listed(shown)}”.")


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
def request_organs(case: Case) -> Iterable[Hit]:
    for found in _requests(case):
        asked = {one.organ for one in found.request.circulations}
        known = set(case.facts.organs)
        for organ in sorted(asked - known):
            said = f"The request names {_ORGAN[organ]}, but the document is of {_organs(known) or 'no organ'}."
            yield _hit(case, found, (_ORGAN[organ].removeprefix("the "),), said)
        for organ in sorted(known - asked):
            said = f"The document is also of {_ORGAN[organ]}, which the request does not name."
            yield _hit(case, found, ("as documents of", "as a document of", "as an official document of"), said)


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
def request_session(case: Case) -> Iterable[Hit]:
    for found in _requests(case):
        asked = {one.session for one in found.request.circulations if one.organ == "general-assembly"}
        shown = {one.session for one in _shown(case) if one.organ == "general-assembly"}
        if not asked or not shown or asked == shown:
            continue
        known = " and of ".join(sorted("a regular session" if one is None else f"session {one}" for one in shown))
        said = f"The document is of {known} of the General Assembly; the request says otherwise."
        yield _hit(case, found, ("General Assembly",), said)


@rule(
    "request-agenda",
    WARNING,
    "A request names the agenda, provisional agenda or preliminary list that the session block names.",
    AGENDA_ITEM,
    bad=_asking(f"{_BOTH}under item 12 of the provisional agenda{_COUNCIL}"),
    good=_asking(f"{_BOTH}under agenda item 12{_COUNCIL}"),
    languages=ENGLISH,
)
def request_agenda(case: Case) -> Iterable[Hit]:
    names = {"adopted": "agenda", "provisional": "provisional agenda", "preliminary": "preliminary list"}
    for found in _requests(case):
        asked = {one.agenda for one in found.request.circulations if one.items}
        for agenda in sorted(asked - {case.letter.agenda}):
            words = ("agenda item",) if agenda == "adopted" else (names[agenda],)
            message = f"The session block names the {names[case.letter.agenda]}, the request the {names[agenda]}."
            yield _hit(case, found, words, message)


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
def request_voice(case: Case) -> Iterable[Hit]:
    words = {"one": "I", "several": "We", "mission": "The Permanent Mission", "missions": "The Permanent Missions"}
    for found in _requests(case):
        composed, said = case.facts.request, found.request.voice
        if composed is None or said in ("none", composed.voice):
            continue
        if case.is_note and said.startswith("mission"):
            continue
        if said == "several" and "on behalf of" in (case.body.own if case.body else ""):
            continue
        message = f"This letter says “{words[composed.voice]}”, the request “{words[said]}”."
        yield _hit(case, found, (f"{words[said]} ", words[said].lower()), message)


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
def request_kind(case: Case) -> Iterable[Hit]:
    for found in _requests(case):
        text = case.body.plain[found.start : found.end] if case.body else ""
        if found.request.note_verbale and not case.is_note:
            yield _hit(case, found, ("notes verbales", "note verbale"), "This is a letter, not a note verbale.", None)
        elif case.is_note and not found.request.note_verbale and " letter" in text:
            yield _hit(case, found, ("letter",), "This is a note verbale, not a letter.", "note verbale")


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
def request_annexes(case: Case) -> Iterable[Hit]:
    for found in _requests(case):
        count = len(case.letter.annexes)
        said = max(found.request.annexes, found.request.enclosures)
        if said == min(count, 2):
            continue
        words = ("annexes", "enclosures", "attachments", "appendices", "annex", "enclosure", "attachment", "appendix")
        if not count:
            yield _hit(case, found, words, "The request names an annex, but none is attached.")
        elif not said:
            yield from _without_annexes(case, found, count)
        else:
            right = "annex" if count == 1 else "annexes"
            message = f"{'One annex is' if count == 1 else f'{count} annexes are'} attached: “its {right}”."
            yield _hit(case, found, words, message, right if found.request.annexes else None)


def _without_annexes(case: Case, found: RequestFound, count: int) -> Iterator[Hit]:
    """A hit at the letter that is to circulate alone, though annexes are attached."""
    text = case.body.plain[found.start : found.end] if case.body else ""
    alone = re.search(r"\b(?:the present|this) (?:letter|note verbale)\b(?! and| together| as well| with)", text)
    if alone:
        message = f"{'One annex is' if count == 1 else f'{count} annexes are'} attached; the request names none."
        yield _hit(case, found, (alone[0],), message)


def _shown(case: Case) -> tuple[Circulation, ...]:
    return case.facts.request.circulations if case.facts.request else ()


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers[:-1]) + (" and " if len(numbers) > 1 else "") + (numbers[-1] if numbers else "")


def _item_words(number: str) -> tuple[str, ...]:
    return (number, number.replace(" (", "("))


def _organs(known: set[str]) -> str:
    return " and ".join(name for organ, name in _ORGAN.items() if organ in known)
