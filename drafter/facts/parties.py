"""Who writes and who signs: senders and signatories with their offices, in the order of print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from drafter.facts.context import Context
from drafter.facts.model import SignatoryFacts
from drafter.facts.offices import office_of_title, sender_office
from drafter.languages.inputs import Party
from drafter.languages.names import fold
from drafter.languages.protocol import Language
from drafter.letter import Sender, Signatory
from drafter.source import KeyPath
from drafter.un import offices


class SignatoryInput(Struct, frozen=True):
    """A signatory with what they sign as; the office is None where neither the letter nor a title says it."""

    index: int
    signatory: Signatory
    party: Party
    is_explicit: bool


class Parties:
    """The senders and signatories of a letter."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.letter = context.letter
        self.language = context.language
        self.states = context.states
        self.collector = context.collector

    def signings(self, signatories: Sequence[Signatory], path: KeyPath) -> tuple[SignatoryInput, ...]:
        """The signatories in the order given."""
        return tuple(self._signing(index, who, (*path, index)) for index, who in enumerate(signatories))

    def senders(self, signings: Sequence[SignatoryInput]) -> tuple[Party, ...]:
        """The senders of the title, in English order: those given, else what the signatories sign for."""
        given = [self._sender(who, ("senders", index), signings) for index, who in enumerate(self.letter.senders)]
        parties = [party for party in given if party]
        if not self.letter.senders:
            parties = [self._as_sender(signing.party) for signing in signings if _writes(signing.party)]
            if not parties:
                say = "Nobody sends this letter; name the States under `senders`, or give each signatory a `state`."
                self.collector.error("missing-senders", say, ("senders",) if not signings else ("signatories",))
        return self.ordered(_unique(parties))

    def completed(self, signings: Sequence[SignatoryInput], senders: Sequence[Party]) -> tuple[SignatoryInput, ...]:
        """The signatories, those who say no office with that of the sender for whom they sign."""
        found = []
        for signing in signings:
            only = senders[0] if len(senders) == 1 and len(signings) == 1 and not _writes(signing.party) else None
            sender = next((one for one in senders if _same(one, signing.party)), only)
            found.append(signing if signing.is_explicit or sender is None else replace(signing, party=sender))
        return tuple(found)

    def ordered(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Parties in alphabetical order of what they write for; those who write for none come last, as given."""
        return tuple(sorted(parties, key=_order))

    def _signing(self, index: int, who: Signatory, path: KeyPath) -> SignatoryInput:
        placed = bool(who.state or who.organization)
        office = self._office(who.office, placed, (*path, "office"))
        office = office or self._placed(office_of_title(who.title, self.language), placed)
        party = self._party(Sender(who.state, who.organization, None, who.gender, who.capacity), path)
        party = replace(party, office=office or self._default(party, note_verbale=False))
        return SignatoryInput(index, who, party, office is not None)

    def _office(self, text: str | None, placed: bool, path: KeyPath) -> str | None:
        """The office that is said, None where it is not."""
        if text is None:
            return None
        return self._placed(sender_office(text, self.language, self.collector, path), placed)

    def _placed(self, office: str | None, placed: bool) -> str | None:
        """The office; the Secretary-General of an organization is not the one of the United Nations."""
        known = offices.SENDERS.get(office or "")
        return str(self.language.words.offices[known.id]["one"]) if placed and known and not known.of_state else office

    def _sender(self, given: str | Sender, path: KeyPath, signings: Sequence[SignatoryInput]) -> Party | None:
        if isinstance(given, str):
            office = self._personal(given)
            party = Party(office) if office else self._party(Sender(given), path, path)
            return self._with_office(party, None, signings) if office or party.state else None
        office = self._office(given.office, bool(given.state or given.organization), (*path, "office"))
        party = self._party(given, path)
        if not self._is_complete(given, office, path) or (given.state and not party.state):
            return None
        return self._with_office(party, office, signings)

    def _is_complete(self, given: Sender, office: str | None, path: KeyPath) -> bool:
        if given.state and given.organization:
            self.collector.error("bad-sender", "A sender is a `state` or an `organization`, not both.", path)
            return False
        known = offices.SENDERS.get(office or "")
        if given.state or given.organization or (office and not (known and known.of_state)):
            return True
        say = "This sender has no `state` or `organization`; an office of free text may stand alone."
        self.collector.error("missing-state", say, path)
        return False

    def _party(self, given: Sender, path: KeyPath, state_path: KeyPath | None = None) -> Party:
        state = self.states.named(given.state, state_path or (*path, "state")) if given.state else None
        setting = self.language.typographic
        return Party(
            office="",
            state=state,
            organization=setting(given.organization) if given.organization else None,
            capacity=setting(given.capacity) if given.capacity else None,
            gender=given.gender,
            observer=bool(given.organization) or bool(state and self.states.is_observer(state.code)),
        )

    def _personal(self, text: str) -> str | None:
        """The office of one who writes for no State, such as the Secretary-General; None for a State's name."""
        if self.states.find(text):
            return None
        office = offices.ALIASES.get(text.strip()) or self.language.office_in(text)
        return office if office and not offices.SENDERS[office].of_state else None

    def _with_office(self, party: Party, office: str | None, signings: Sequence[SignatoryInput]) -> Party:
        """The sender with its office: said, else that of its signatory, else the usual one."""
        note = self.context.is_note
        if office:
            return replace(party, office=office)
        if party.office or note:
            return replace(party, office=party.office or self._default(party, note_verbale=note))
        own = [signing for signing in signings if signing.is_explicit and _same(signing.party, party)]
        only = signings[0] if len(signings) == 1 and len(self.letter.senders) == 1 and signings[0].is_explicit else None
        by = next(iter(own), only if only and not _writes(only.party) else None)
        if by is None:
            return replace(party, office=self._default(party, note_verbale=False))
        capacity, gender = party.capacity or by.party.capacity, party.gender or by.party.gender
        return replace(party, office=by.party.office, capacity=capacity, gender=gender)

    def _as_sender(self, party: Party) -> Party:
        if not self.context.is_note:
            return party
        return replace(party, office=self._default(party, note_verbale=True))

    def _default(self, party: Party, *, note_verbale: bool) -> str:
        return offices.default_office(observer=party.observer, note_verbale=note_verbale)


def signatory_facts(
    signings: Sequence[SignatoryInput], language: Language, *, attached: bool = False
) -> tuple[SignatoryFacts, ...]:
    """The signatories as they are printed; those of an attachment have only the titles that are said."""
    alone = len(signings) == 1
    return tuple(_printed(signing, language, alone=alone, attached=attached) for signing in signings)


def in_order(signings: Sequence[SignatoryInput], order: str) -> tuple[SignatoryInput, ...]:
    """Signatories in English alphabetical order of what they sign for (Editorial Manual), or as given."""
    return tuple(signings) if order == "as-given" else tuple(sorted(signings, key=lambda one: _order(one.party)))


def _printed(signing: SignatoryInput, language: Language, *, alone: bool, attached: bool) -> SignatoryFacts:
    who, setting = signing.signatory, language.typographic
    given = tuple(setting(line.strip()) for line in (who.title or "").splitlines() if line.strip())
    lines = given or (language.signature(signing.party, alone=alone) if signing.is_explicit or not attached else ())
    return SignatoryFacts(signing.index, setting(who.given or ""), setting(who.family), who.family_first, lines)


def _order(party: Party) -> tuple[bool, str]:
    name = party.state.sort_key if party.state else (party.organization or "").removeprefix("the ")
    return not name, fold(name)


def _writes(party: Party) -> bool:
    """Whether a signatory says for whom, or as what, he or she writes."""
    known = offices.SENDERS.get(party.office)
    return bool(party.state or party.organization or (party.office and not (known and known.of_state)))


def _same(one: Party, other: Party) -> bool:
    if one.state and other.state:
        return one.state.code == other.state.code
    return bool(one.organization and one.organization == other.organization)


def _unique(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each sender once, though several may sign for it."""
    seen: dict[tuple[str, ...], Party] = {}
    for party in parties:
        key = (party.state.code if party.state else "", party.organization or "")
        seen.setdefault(key if any(key) else ("", "", party.office), party)
    return tuple(seen.values())
