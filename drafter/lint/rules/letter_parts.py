"""The parts of a letter: who is in its title signs it, what it says stands where it belongs."""

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
    "Those who sign a letter are those in whose names its title says that it is sent.",
    f"{SIGNATURE}; {PRACTICE}",
    bad="senders: [Iceland]\n",
    good="senders: [Iceland, Malta]\n",
)
def title_signatories(context: LintContext) -> Iterable[Match]:
    senders, signers = dict(_senders(context)), dict(_signers(context))
    if not senders or not signers or context.is_note:
        return
    for code, (path, name) in signers.items():
        if code not in senders:
            yield context.match_at(
                path, f"{name} signs and is not in the title; add it to `senders`, or take it out here."
            )
    for code, (path, name) in senders.items():
        if code not in signers:
            yield context.match_at(path, f"{name} is in the title, but nobody signs for it.")


def _senders(context: LintContext) -> Iterator[tuple[str, tuple[KeyPath, str]]]:
    """The States and organizations of the title, those apart that write for none."""
    for index, sender in enumerate(context.letter.senders):
        path: KeyPath = ("senders", index)
        name = sender if isinstance(sender, str) else sender.state or sender.organization
        code = context.state(name) or ("" if isinstance(sender, str) else (name or "").removeprefix("the "))
        if code and name:
            yield (
                code,
                (path if isinstance(sender, str) else (*path, "state" if sender.state else "organization"), name),
            )


def _signers(context: LintContext) -> Iterator[tuple[str, tuple[KeyPath, str]]]:
    for index, who in enumerate(context.letter.signatories):
        code, name = context.signed_for(who), who.state or who.organization
        if code and name:
            yield code, (("signatories", index, "state" if who.state else "organization"), name)


@rule(
    "salutation",
    WARNING,
    "A published letter has no salutation; it is left out where the letter becomes a document.",
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
            found = re.fullmatch(
                r"(?:Your )?Excellenc(?:y|ies)[,:]?|(?:Dear|My dear|Distinguished) [A-Z][^.]{0,60}?[,:]?"
                r"|(?:Mr\.?|Madam|Mister) (?:Secretary-General|President)[,:]?|(?:Dear )?(?:Sirs?|Madam)[,:]?",
                text.plain[block.start : block.end],
            )
            if found:
                yield text.match_at(
                    block.start, block.end, f"A published letter has no salutation; leave out “{found[0]}”."
                )


@rule(
    "complimentary-close",
    WARNING,
    "A published letter has no complimentary close; it is left out where the letter becomes a document.",
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
    for text, found in context.own(pattern, re.MULTILINE, ("ccept", "Yours", "Sincerely", "Respectfully")):
        yield text.at(found, "A published letter has no complimentary close; leave it out.")


@rule(
    "first-person",
    WARNING,
    "One signatory writes “I”, several write “we”.",
    PRACTICE,
    bad=body_example("I have the honour to write to you about the rowing clubs."),
    good=body_example("We have the honour to write to you about the rowing clubs."),
    languages=ENGLISH,
)
def first_person(context: LintContext) -> Iterable[Match]:
    count = len(context.letter.signatories)
    if context.is_note or not count:
        return
    own, other = ("I", "We") if count == 1 else ("We", "I")
    for text, found in context.own(
        rf"\b{other} (?=have the hono|write to|am writing|are writing|wish to|should like|would like)",
        needs=(f"{other} ",),
    ):
        if count == 1 and "on behalf of" in text.sentence_at(found.start()):
            continue
        said = "One person signs" if count == 1 else f"{count} sign"
        yield text.match_at(found.start(), found.start() + len(other), f"{said}: “{own}”, not “{other}”.", None)


@rule(
    "first-person-possessive",
    WARNING,
    "One signatory writes on the instructions of “my Government”, several on those of “our Governments”.",
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
    for text, found in context.own(rf"\binstructions? (?:from|of) ({wrong})\b", needs=(wrong,)):
        yield text.at(found, f"{'One person signs' if count == 1 else f'{count} sign'}: “{right}”.", right, 1)


@rule(
    "note-verbale-person",
    WARNING,
    "A note verbale speaks of the mission in the third person.",
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
    for text, found in context.own(r"\b(?:I|We|we|[Mm]y|[Oo]ur)\b(?!\.)"):
        yield text.at(found, f"A note verbale speaks of the mission: “the Permanent Mission”, not “{found[0]}”.")


@rule(
    "note-verbale-opening",
    NOTE,
    "A note verbale begins with the compliments of the mission.",
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
                message = "A note verbale begins: “The Permanent Mission of ... presents its compliments to ...”."
                yield text.match_at(block.start, block.end, message)


@rule(
    "paragraph-numbers",
    NOTE,
    "The paragraphs of a letter are not numbered.",
    PARAGRAPHS,
    bad=body_example("1. We have the honour to write to you.", "2. The clubs have met."),
    good=body_example("We have the honour to write to you.", "The clubs have met."),
)
def paragraph_numbers(context: LintContext) -> Iterable[Match]:
    for text in context.bodies:
        block = text.blocks[0] if text.blocks else None
        found = re.compile(r"\d{1,2}[.)][ \t]").match(text.text, block.start) if block else None
        if block and block.kind == "item" and found:
            yield text.match_at(block.start, found.end() - 1, "The paragraphs of a letter are not numbered.")
