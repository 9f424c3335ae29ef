"""Rules for the parts of a letter: senders and signatories, salutation and close, grammatical person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import COMMUNICATIONS, PARAGRAPHS, PRACTICE, SIGNATURE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, body_example, rule
from drafter.source import KeyPath


@rule(
    "title-signatories",
    WARNING,
    "Make the signatories match the senders in the title.",
    f"{SIGNATURE}; {PRACTICE}",
    bad="senders: [Iceland]\n",
    good="senders: [Iceland, Malta]\n",
)
def title_signatories(context: LintContext) -> Iterable[Match]:
    senders, signatories = dict(_senders(context)), dict(_signatories(context))
    if not senders or not signatories or context.is_note:
        return
    for code, (path, name) in signatories.items():
        if code not in senders:
            message = f"“{name}” signs, but is not in the title; add it to `senders`, or remove it here."
            yield context.match_at(path, message)
    for code, (path, name) in senders.items():
        if code not in signatories:
            message = f"“{name}” is in the title, but has no signatory; add one, or remove it here."
            yield context.match_at(path, message)


def _senders(context: LintContext) -> Iterator[tuple[str, tuple[KeyPath, str]]]:
    """Yield the States and organizations in the title: a code to compare, the path and the name."""
    for index, sender in enumerate(context.letter.senders):
        path: KeyPath = ("senders", index)
        if isinstance(sender, str):
            code, name = context.state(sender), sender
        else:
            name = sender.state or sender.organization or ""
            code = context.state(name) or name.removeprefix("the ")
            path = (*path, "state" if sender.state else "organization")
        if code and name:
            yield code, (path, name)


def _signatories(context: LintContext) -> Iterator[tuple[str, tuple[KeyPath, str]]]:
    for index, signatory in enumerate(context.letter.signatories):
        code, name = context.signed_for(signatory), signatory.state or signatory.organization
        if code and name:
            yield code, (("signatories", index, "state" if signatory.state else "organization"), name)


@rule(
    "salutation",
    WARNING,
    "Leave out the salutation in a letter that becomes a document.",
    f"{COMMUNICATIONS}; {PRACTICE}",
    bad=body_example("Excellency,", "We have the honour to write to you."),
    good=body_example("We have the honour to write to you."),
    languages=ENGLISH,
)
def salutation(context: LintContext) -> Iterable[Match]:
    if context.is_as_sent:
        return
    for text in context.bodies:
        for block in text.blocks[:1]:
            match = re.fullmatch(
                r"(?:Your )?Excellenc(?:y|ies)[,:]?|(?:Dear|My dear|Distinguished) [A-Z][^.]{0,60}?[,:]?"
                r"|(?:Mr\.?|Madam|Mister) (?:Secretary-General|President)[,:]?|(?:Dear )?(?:Sirs?|Madam)[,:]?",
                text.plain[block.start : block.end],
            )
            if match:
                message = f"A published letter has no salutation; remove “{match[0]}”."
                yield text.match_at(block.start, block.end, message)


@rule(
    "complimentary-close",
    WARNING,
    "Leave out the complimentary close in a letter that becomes a document.",
    f"{COMMUNICATIONS}; {PRACTICE}",
    bad=body_example("The clubs have met.", "Please accept, Excellency, the assurances of our highest consideration."),
    good=body_example("The clubs have met."),
    languages=ENGLISH,
)
def complimentary_close(context: LintContext) -> Iterable[Match]:
    if context.is_as_sent or context.is_note:
        return
    pattern = (
        r"(?:Please|Kindly)? ?[Aa]ccept,?\s[^.]{0,60}?\bassurances?\s+of\s+(?:my|our|the|its)\s+[^.]*?consideration\.?"
        r"|^[ \t]*(?:Yours (?:sincerely|faithfully|truly)|Sincerely(?: yours)?|Respectfully(?: yours)?),?$"
    )
    for text, match in context.own(pattern, re.MULTILINE, ("ccept", "Yours", "Sincerely", "Respectfully")):
        yield text.at(match, "A published letter has no complimentary close; remove it.")


@rule(
    "first-person",
    WARNING,
    "Write “I” for one signatory, and “we” for several.",
    PRACTICE,
    bad=body_example("I have the honour to write to you about the rowing clubs."),
    good=body_example("We have the honour to write to you about the rowing clubs."),
    languages=ENGLISH,
)
def first_person(context: LintContext) -> Iterable[Match]:
    count = len(context.letter.signatories)
    if context.is_note or not count:
        return
    wrong, right = ("We", "I") if count == 1 else ("I", "We")
    for text, match in context.own(
        rf"\b{wrong} (?=have the hono|write to|am writing|are writing|wish to|should like|would like)",
        needs=(f"{wrong} ",),
    ):
        if count == 1 and "on behalf of" in text.sentence_at(match.start()):
            continue
        message = f"{_signing(count)}; write “{right}”, not “{wrong}”."
        yield text.match_at(match.start(), match.start() + len(wrong), message)


def _signing(count: int) -> str:
    return "One person signs" if count == 1 else f"{count} people sign"


@rule(
    "first-person-possessive",
    WARNING,
    "Write “my Government” for one signatory, and “our Governments” for several.",
    PRACTICE,
    bad=body_example("Upon instructions from my Government, we have the honour to write to you."),
    good=body_example("Upon instructions from our Governments, we have the honour to write to you."),
    languages=ENGLISH,
)
def first_person_possessive(context: LintContext) -> Iterable[Match]:
    count = len(context.letter.signatories)
    if context.is_note or not count:
        return
    wrong, right = ("our Governments", "my Government") if count == 1 else ("my Government", "our Governments")
    for text, match in context.own(rf"\binstructions? (?:from|of) ({wrong})\b", needs=(wrong,)):
        yield text.at(match, f"{_signing(count)}; write “{right}”.", right, 1)


@rule(
    "note-verbale-person",
    WARNING,
    "Write a note verbale in the third person.",
    COMMUNICATIONS,
    bad="template: note-verbale\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"
    + body_example("The Permanent Mission of Malta presents its compliments. I have the honour to refer to rowing."),
    good="template: note-verbale\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"
    + body_example("The Permanent Mission of Malta presents its compliments and has the honour to refer to rowing."),
    languages=ENGLISH,
)
def note_verbale_person(context: LintContext) -> Iterable[Match]:
    if not context.is_note:
        return
    for text, match in context.own(r"\b(?:I|We|we|[Mm]y|[Oo]ur)\b(?!\.)"):
        yield text.at(match, f"A note verbale is in the third person; write “the Permanent Mission”, not “{match[0]}”.")


@rule(
    "note-verbale-opening",
    NOTE,
    "Begin a note verbale with the compliments of the mission.",
    PRACTICE,
    bad="template: note-verbale\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"
    + body_example("The Permanent Mission of Malta has the honour to refer to rowing."),
    good="template: note-verbale\nsignatories: null\nsenders: [Malta]\naddressees: [secretary-general]\n"
    + body_example("The Permanent Mission of Malta presents its compliments and has the honour to refer to rowing."),
    languages=ENGLISH,
)
def note_verbale_opening(context: LintContext) -> Iterable[Match]:
    for text in context.bodies if context.is_note else ():
        for block in text.blocks[:1]:
            if "compliments" not in text.plain[block.start : block.end]:
                message = "Begin with “The Permanent Mission of ... presents its compliments to ...”."
                yield text.match_at(block.start, block.end, message)


@rule(
    "paragraph-numbers",
    NOTE,
    "Leave the paragraphs of a letter unnumbered.",
    PARAGRAPHS,
    bad=body_example("1. We have the honour to write to you.", "2. The clubs have met."),
    good=body_example("We have the honour to write to you.", "The clubs have met."),
)
def paragraph_numbers(context: LintContext) -> Iterable[Match]:
    for text in () if context.facts.is_document else context.bodies:
        block = text.blocks[0] if text.blocks else None
        match = re.compile(r"\d{1,2}[.)][ \t]").match(text.text, block.start) if block else None
        if block and block.kind == "item" and match:
            yield text.match_at(block.start, match.end() - 1, "Remove the numbers: paragraphs of a letter have none.")
