"""Report what a language needs to inflect the words of a letter: genders, and forms of free text for the title."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from drafter.facts.context import Context
from drafter.facts.parties import SignatoryInput
from drafter.languages.protocol import Gender, Party, Receiver, Request
from drafter.source import KeyPath

Receivers = Sequence[tuple[KeyPath, Receiver]]


def common_gender(parties: Sequence[Party]) -> Gender | None:
    """Return f if all are women, m if there is a man; None if that is not known."""
    genders = [party.gender for party in parties]
    if "m" in genders:
        return "m"
    return "f" if genders and None not in genders else None


def check_inflection(
    context: Context,
    signatories: Sequence[SignatoryInput],
    senders: Sequence[Party],
    receivers: Receivers,
    letter: KeyPath = (),
) -> None:
    """Report missing genders and missing forms, each at the person whom it concerns.

    `letter` is the path of a letter in an annex, empty for the letter itself.
    """
    for path, receiver in receivers:
        _check(context, receiver, path)
    has_man = len(senders) > 1 and any(party.gender == "m" for party in senders)
    for index, party in _unsigned(context, signatories, senders) if not has_man else ():
        _check(context, party, (*letter, "senders" if context.letter.senders else "signatories", index))
    for entry in signatories:
        _check(context, entry.party, ("signatories", entry.index), is_sender=entry.party in senders)


def check_gender_of_request(context: Context, request: Request | None, signatories: Sequence[SignatoryInput]) -> None:
    """Report the signatories without a gender if the request would need it."""
    if request is None or request.gender or not context.language.varies_by_gender(request):
        return
    for entry in signatories:
        if entry.party.gender is None and not context.language.varies_by_gender(entry.party):
            _note_gender(context, ("signatories", entry.index))


def _unsigned(
    context: Context, signatories: Sequence[SignatoryInput], senders: Sequence[Party]
) -> list[tuple[int, Party]]:
    """Return the senders for whom no signatory signs, with their indexes in the letter, as far as they are known."""
    signed = {entry.party for entry in signatories}
    own = [party for party in senders if party not in signed]
    texts = [str(given) if isinstance(given, str) else given.state or "" for given in context.letter.senders]
    codes = [name.code if (name := context.states.find(text)) else "" for text in texts]
    return [(codes.index(party.state.code) if party.state and party.state.code in codes else 0, party) for party in own]


def _check(context: Context, of: Party | Receiver, path: KeyPath, *, is_sender: bool = True) -> None:
    language = context.language
    if of.gender is None and language.varies_by_gender(of) and not _names_no_holder(context, of):
        _note_gender(context, path)
    is_composed = context.has_title and not context.letter.title
    form = language.missing_form(of) if is_sender and is_composed else None
    if form:
        message = f"The title needs another form of this text; add `{form.key}`: {form.advice}."
        context.collector.warn("missing-form", message, path)


def _names_no_holder(context: Context, of: Party | Receiver) -> bool:
    """True if the title of that day prints an office in place of its holder, as in la Presidencia del Consejo."""
    if isinstance(of, Party) and (of.state or of.organization):
        return False
    genders: tuple[Gender, Gender] = ("f", "m")
    return len({_printed(context, replace(of, gender=gender)) for gender in genders}) == 1


def _printed(context: Context, of: Party | Receiver) -> str:
    language, day = context.language, context.letter.date
    return language.sender(of, day) if isinstance(of, Party) else language.addressee(of, day)


def _note_gender(context: Context, path: KeyPath) -> None:
    message = "The words depend on the gender; add `gender: f` or `gender: m`. Drafter prints the masculine."
    context.collector.note("missing-gender", message, path)
