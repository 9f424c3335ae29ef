"""Senders and addressees: each once, in the fixed order, in the organs that they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.lint.authorities import ADDRESSEES, COMMUNICATIONS, PRACTICE, SIGNATURE
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.un import offices

_TWO = "signatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland}\n"


@rule(
    "addressee-order",
    NOTE,
    "Addressees are named in the order Secretary-General, President of the General Assembly, President of a Council.",
    ADDRESSEES,
    bad="addressees: [president-of-the-security-council, secretary-general]\n",
    good="addressees: [secretary-general, president-of-the-security-council]\n",
)
def addressee_order(context: LintContext) -> Iterable[Match]:
    printed = [one.index for one in context.facts.receivers]
    for place, index in enumerate(printed):
        if place and index < printed[place - 1]:
            before = context.facts.receivers[place - 1].office
            message = f"The title names the {before} first; the order of addressees is fixed."
            yield context.match_at(("addressees", index), message)
            return


@rule(
    "addressee-organ",
    WARNING,
    "A letter addressed to the President of an organ circulates as a document of that organ.",
    f"{COMMUNICATIONS}; {PRACTICE}",
    bad="symbols: [A/80/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def addressee_organ(context: LintContext) -> Iterable[Match]:
    for one in context.facts.receivers:
        organ = offices.ORGAN_OF.get(one.id)
        if organ and context.letter.symbols and organ not in context.facts.organs:
            words = context.language.words.organs[organ]
            yield context.match_at(
                ("symbols",), f"This letter goes to the {one.office}, but has no symbol of the {words}."
            )


@rule(
    "sender-office",
    WARNING,
    "The office in the title is that of the one who signs.",
    SIGNATURE,
    bad="senders: [{state: Iceland, office: permanent-representative}, Malta]\nsignatories:\n"
    "  - {given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
    good="senders: [{state: Iceland, office: charge-d-affaires}, Malta]\nsignatories:\n"
    "  - {given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def sender_office(context: LintContext) -> Iterable[Match]:
    signed = {context.signed_for(who): who.office for who in context.letter.signatories if who.office}
    for index, sender in enumerate(context.letter.senders):
        if isinstance(sender, str) or not sender.office:
            continue
        own = signed.get(context.state(sender.state) or (sender.organization or "").removeprefix("the "))
        if own and _office(context, own) != _office(context, sender.office):
            message = f"The title says {sender.office}, but whoever signs is {own}."
            yield context.match_at(("senders", index, "office"), message, own)


def _office(context: LintContext, text: str) -> str:
    known = offices.ALIASES.get(text.strip(), text.strip())
    return known if known in offices.SENDERS else context.language.office_in(text) or text.strip()


@rule(
    "signatory-twice",
    WARNING,
    "A person signs once.",
    PRACTICE,
    bad=_TWO + "  - {given: Ada, family: Bergsdóttir, state: Malta}\n",
    good=_TWO + "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def signatory_twice(context: LintContext) -> Iterable[Match]:
    seen: set[tuple[str | None, str]] = set()
    for index, who in enumerate(context.letter.signatories):
        if (who.given, who.family) in seen:
            name = " ".join(part for part in (who.given, who.family) if part)
            yield context.match_at(("signatories", index, "family"), f"{name} signs twice.")
        seen.add((who.given, who.family))


@rule(
    "signatory-state-twice",
    WARNING,
    "One person signs for a State.",
    PRACTICE,
    bad=_TWO + "  - {given: Karmenu, family: Zahra, state: Iceland}\n",
    good=_TWO + "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def signatory_state_twice(context: LintContext) -> Iterable[Match]:
    seen: set[str] = set()
    for index, who in enumerate(context.letter.signatories):
        code = context.state(who.state)
        if code and code in seen:
            yield context.match_at(("signatories", index, "state"), f"Somebody else signs for {who.state} too.")
        seen |= {code} if code else set()


@rule(
    "signatory-order",
    WARNING,
    "Signatories stand in the English alphabetical order of their countries.",
    SIGNATURE,
    bad="signatory_order: as-given\nsignatories:\n  - {given: Karmenu, family: Zahra, state: Malta}\n"
    "  - {given: Ada, family: Bergsdóttir, state: Iceland}\n",
    good="signatory_order: as-given\nsignatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def signatory_order(context: LintContext) -> Iterable[Match]:
    if context.letter.signatory_order == "english":
        return
    codes = [(index, context.state(who.state)) for index, who in enumerate(context.letter.signatories)]
    known = [(index, code) for index, code in codes if code]
    wanted = context.language.names.sort([code for _, code in known], context.letter.date)
    for (index, code), right in zip(known, wanted, strict=True):
        if code != right:
            name = context.language.names.on(right, context.letter.date).short
            yield context.match_at(("signatories", index), f"{name} comes here; signatories stand in English order.")
            return
