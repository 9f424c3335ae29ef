"""Rules on senders, addressees and signatories: their order, their offices and their organs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from drafter.languages import load_language
from drafter.languages.bodies import find_body, is_unlisted_body
from drafter.letter import Sender, Signatory
from drafter.lint.authorities import ADDRESSEES, COMMUNICATIONS, PRACTICE, SIGNATURE
from drafter.lint.context import LintContext
from drafter.lint.rule import ENGLISH, NOTE, WARNING, Match, rule
from drafter.un import offices

_TWO = "signatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland}\n"


@rule(
    "addressee-order",
    NOTE,
    "List the Secretary-General first, then the Presidents of the Assembly and the Councils.",
    ADDRESSEES,
    bad="addressees: [president-of-the-security-council, secretary-general]\n",
    good="addressees: [secretary-general, president-of-the-security-council]\n",
)
def addressee_order(context: LintContext) -> Iterable[Match]:
    receivers = context.facts.receivers
    for previous, receiver in pairwise(receivers):
        if receiver.index < previous.index:
            message = f"The title names the {previous.office} first; list the addressees in that order."
            yield context.match_at(("addressees", receiver.index), message)
            return


@rule(
    "addressee-organ",
    WARNING,
    "Add a symbol of each organ whose President is an addressee.",
    f"{COMMUNICATIONS}; {PRACTICE}",
    bad="symbols: [A/80/999]\n",
    good="symbols: [A/80/999, S/2026/999]\n",
)
def addressee_organ(context: LintContext) -> Iterable[Match]:
    for receiver in context.facts.receivers:
        organ = offices.ORGAN_OF.get(receiver.id)
        if organ and context.letter.symbols and organ not in context.facts.organs:
            name = context.language.words.organs[organ]
            message = f"The letter goes to the {receiver.office}; add a symbol of the {name}."
            yield context.match_at(("symbols",), message)


@rule(
    "sender-office",
    WARNING,
    "Give a sender in the title the office of the signatory.",
    SIGNATURE,
    bad="senders: [{state: Iceland, office: permanent-representative}, Malta]\nsignatories:\n"
    "  - {given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
    good="senders: [{state: Iceland, office: charge-d-affaires}, Malta]\nsignatories:\n"
    "  - {given: Ada, family: Bergsdóttir, state: Iceland, office: charge-d-affaires}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def sender_office(context: LintContext) -> Iterable[Match]:
    office_of = {
        context.signed_for(signatory): signatory.office for signatory in context.letter.signatories if signatory.office
    }
    for index, sender in enumerate(context.letter.senders):
        if isinstance(sender, str) or not sender.office:
            continue
        own = office_of.get(context.state(sender.state) or (sender.organization or "").removeprefix("the "))
        if own and _office(context, own) != _office(context, sender.office):
            message = f"The title has {sender.office}, but the signatory is {own}; use one office."
            yield context.match_at(("senders", index, "office"), message, own)


@rule(
    "organization-office",
    WARNING,
    "Give the office of a person who writes for an organization.",
    f"{SIGNATURE}; {PRACTICE}",
    bad=_TWO + "  - {given: Karmenu, family: Zahra, organization: Union of Lighthouse Keepers}\n",
    good=_TWO + "  - {given: Karmenu, family: Zahra, organization: Union of Lighthouse Keepers, office: Director}\n",
    languages=ENGLISH,
)
def organization_office(context: LintContext) -> Iterable[Match]:
    """Observers alone have a Permanent Observer; for others, the default would be an office that is made up."""
    letter = context.letter
    people: list[tuple[str, int, str | Sender | Signatory]] = [
        *(("senders", index, sender) for index, sender in enumerate(letter.senders)),
        *(("signatories", index, signatory) for index, signatory in enumerate(letter.signatories)),
    ]
    done = {person.organization for _, _, person in people if not isinstance(person, str) and _has_office(person)}
    for key, index, person in people:
        name = None if isinstance(person, str) or person.state else person.organization
        if name and name not in done and not _is_known(context, name):
            message = f"Drafter does not know who writes for {name}, and prints its default; write the `office`."
            yield context.match_at((key, index, "organization"), message)
            done.add(name)


def _has_office(person: Sender | Signatory) -> bool:
    return bool(person.office) or (isinstance(person, Signatory) and person.title is not None)


def _is_known(context: LintContext, organization: str) -> bool:
    """True for an observer, which has a Permanent Observer, and for a committee or panel, which has no office."""
    from drafter.languages.unknown_names import find_other_name

    other = find_other_name(organization)
    observer = other is not None and other.kind == "observer organization"
    return observer or is_unlisted_body(organization) or find_body(organization, context.language.code) is not None


def _office(context: LintContext, text: str) -> str:
    known = offices.ALIASES.get(text.strip(), text.strip())
    return known if known in offices.SENDERS else context.language.office_in(text) or text.strip()


@rule(
    "signatory-twice",
    WARNING,
    "List each signatory once.",
    PRACTICE,
    bad=_TWO + "  - {given: Ada, family: Bergsdóttir, state: Malta}\n",
    good=_TWO + "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def signatory_twice(context: LintContext) -> Iterable[Match]:
    seen: set[tuple[str | None, str]] = set()
    for index, signatory in enumerate(context.letter.signatories):
        name = (signatory.given, signatory.family)
        if name in seen:
            message = f"{' '.join(part for part in name if part)} signs twice; remove one entry."
            yield context.match_at(("signatories", index, "family"), message)
        seen.add(name)


@rule(
    "signatory-state-twice",
    WARNING,
    "Give each State one signatory.",
    PRACTICE,
    bad=_TWO + "  - {given: Karmenu, family: Zahra, state: Iceland}\n",
    good=_TWO + "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def signatory_state_twice(context: LintContext) -> Iterable[Match]:
    seen: set[str] = set()
    for index, signatory in enumerate(context.letter.signatories):
        code = context.state(signatory.state)
        if code and code in seen:
            message = f"{signatory.state} already has a signatory; correct the State or remove one signatory."
            yield context.match_at(("signatories", index, "state"), message)
        seen |= {code} if code else set()


@rule(
    "signatory-order",
    WARNING,
    "List signatories in the English alphabetical order of their countries.",
    SIGNATURE,
    bad="signatory_order: as-given\nsignatories:\n  - {given: Karmenu, family: Zahra, state: Malta}\n"
    "  - {given: Ada, family: Bergsdóttir, state: Iceland}\n",
    good="signatory_order: as-given\nsignatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def signatory_order(context: LintContext) -> Iterable[Match]:
    if context.letter.signatory_order != "as-given":
        return
    names = load_language("en").names
    codes = [(index, context.state(signatory.state)) for index, signatory in enumerate(context.letter.signatories)]
    known = [(index, code) for index, code in codes if code]
    expected = names.sort([code for _, code in known], context.letter.date)
    for (index, code), expected_code in zip(known, expected, strict=True):
        if code != expected_code:
            name = names.on(expected_code, context.letter.date).short
            message = f"Put {name} here: signatories follow the English alphabetical order of States."
            yield context.match_at(("signatories", index), message)
            return


@rule(
    "title-offices",
    WARNING,
    "Give the title of a letter from a head of State or a minister and a representative.",
    COMMUNICATIONS,
    bad=f"{_TWO}  - {{given: Karmenu, family: Zahra, state: Malta, office: foreign-minister}}\n",
    good="title: Letter dated 17 February 2026 from the Permanent Representative of Iceland and the Minister for"
    " Foreign Affairs of Malta to the Secretary-General\nignore: {title-differs: Two offices}\n"
    f"{_TWO}  - {{given: Karmenu, family: Zahra, state: Malta, office: foreign-minister}}\n",
    languages=ENGLISH,
)
def title_offices(context: LintContext) -> Iterable[Match]:
    key = "senders" if context.letter.senders else "signatories"
    parties = context.letter.senders or context.letter.signatories
    accredited = [
        known.accredited for party in parties if (known := offices.SENDERS.get(_office_of_party(context, party)))
    ]
    if context.letter.title or len(accredited) < len(parties) or len(set(accredited)) < 2:  # noqa: PLR2004
        return
    message = (
        "The title calls all senders representatives to the United Nations, and this one is not; give the letter a "
        "`title` that names each office."
    )
    yield context.match_at((key, accredited.index(False)), message)


def _office_of_party(context: LintContext, party: str | Sender | Signatory) -> str:
    """Return the office of a sender, which is by default that of the signatory of its State."""
    name = party if isinstance(party, str) else party.state
    if not isinstance(party, str) and (party.office or party.capacity or not name):
        return party.office or ""
    code = context.state(name or "")
    others = (one.office for one in context.letter.signatories if one.state and context.state(one.state) == code)
    return next(filter(None, others), "permanent-representative")
