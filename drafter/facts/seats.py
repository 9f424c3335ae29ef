"""The seat at which the missions of senders and signatories are accredited: in New York, or as usual for the organ."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from drafter.facts.circulation import CirculationFacts
from drafter.facts.context import Context
from drafter.facts.parties import SignatoryInput
from drafter.languages.protocol import Party
from drafter.languages.seats import accreditations
from drafter.source import KeyPath
from drafter.un.bodies import NEW_YORK


def accredited_senders(senders: Sequence[Party], circulation: CirculationFacts, context: Context) -> tuple[Party, ...]:
    """Return the senders, each with the accreditation that the title prints."""
    path: KeyPath = ("senders",) if context.letter.senders else ("signatories",)
    return tuple(_accredited(party, circulation, context, path) for party in senders)


def accredited_signatories(
    signatories: Sequence[SignatoryInput], circulation: CirculationFacts, context: Context
) -> tuple[SignatoryInput, ...]:
    """Return the signatories, each with the accreditation that its lines print."""
    return tuple(
        replace(entry, party=_accredited(entry.party, circulation, context, ("signatories", entry.index)))
        for entry in signatories
    )


def _accredited(party: Party, circulation: CirculationFacts, context: Context, path: KeyPath) -> Party:
    """Return a party with the phrase for its seat; `accreditation` may be the id of a seat or a phrase already."""
    if party.body or not (party.state or party.organization):
        return party
    seat = party.accreditation or circulation.accredited
    if seat == NEW_YORK:
        return replace(party, accreditation="")
    phrases = accreditations(context.language.code)
    if seat in accreditations("en") and seat not in phrases:
        message = f"The wording for the accreditation at {seat} is not known in this language; Drafter omits the seat."
        context.collector.warn("unknown-wording", message, path)
        return replace(party, accreditation="")
    return replace(party, accreditation=phrases.get(seat, seat))
