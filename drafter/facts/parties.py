"""Senders, signatories and addressees with their offices, in the order of print; probable typos are reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from drafter.facts import bodies
from drafter.facts.context import Context
from drafter.facts.model import SignatoryFacts
from drafter.facts.office_names import office_of_title, sender_office, split_accreditation
from drafter.languages.bodies import find_officer
from drafter.languages.protocol import Gender, Language, Party
from drafter.letter import Letter, Sender, Signatory
from drafter.source import KeyPath
from drafter.un import offices
from drafter.un.bodies import GENEVA

_REPRESENTATIVE = "permanent-representative"


class SignatoryInput(Struct, frozen=True):
    """A signatory and the party for which they sign; `has_office` is false if the office is the default, or empty.

    The office is empty if the author names neither an office nor a State or organization: none is made up.
    """

    index: int
    signatory: Signatory
    party: Party
    has_office: bool


class Parties:
    """Resolves the senders and signatories of a letter, or of the attached letter at a path."""

    def __init__(self, context: Context, path: KeyPath = ()) -> None:
        self.context = context
        self.path = path
        self.letter = context.letter
        self.language = context.language
        self.states = context.states
        self.collector = context.collector

    def signatories(self, signatories: Sequence[Signatory], path: KeyPath) -> tuple[SignatoryInput, ...]:
        """Return the signatories in the order given."""
        return tuple(self._signatory(index, signatory, (*path, index)) for index, signatory in enumerate(signatories))

    def senders(self, signatories: Sequence[SignatoryInput]) -> tuple[Party, ...]:
        """Return the senders as given, else those for whom people sign."""
        path: KeyPath = (*self.path, "senders")
        given = [self._sender(entry, (*path, index), signatories) for index, entry in enumerate(self.letter.senders)]
        parties = [party for party in given if party]
        if not self.letter.senders:
            parties = [self._as_sender(entry) for entry in signatories if _is_sender(entry.party)]
            parties = bodies.as_senders(parties, self.context, (*self.path, "signatories"))
            # A State that is not known is an error already.
            if not parties and not any(signatory.state for signatory in self.letter.signatories):
                missing = "a `state` to each signatory" if signatories else "`signatories`, each with a `state`"
                at = (*self.path, "signatories" if signatories else "senders")
                message = f"The letter has no sender; add `senders`, or {missing}."
                self.collector.error("missing-senders", message, at)
        return _unique(parties)

    def with_offices_of_senders(
        self, signatories: Sequence[SignatoryInput], senders: Sequence[Party]
    ) -> tuple[SignatoryInput, ...]:
        """Return the signatories; those without an office get that of the sender for whom they sign."""
        completed = []
        for entry in signatories:
            only = senders[0] if len(senders) == 1 and len(signatories) == 1 and not _is_sender(entry.party) else None
            sender = next((party for party in senders if _is_same(party, entry.party)), only)
            if sender and entry.party.capacity:
                sender = replace(sender, capacity=entry.party.capacity)
            completed.append(entry if entry.has_office or sender is None else replace(entry, party=sender))
        return tuple(completed)

    def sorted(self, parties: Iterable[Party]) -> tuple[Party, ...]:
        """Return parties in alphabetical order of their State or organization; others come last, as given."""
        return tuple(sorted(parties, key=lambda party: sort_key(party, self.language)))

    def _signatory(self, index: int, signatory: Signatory, path: KeyPath) -> SignatoryInput:
        if member := self._of_body(signatory, path):
            return SignatoryInput(index, signatory, member, has_office=True)
        has_place = bool(signatory.state or signatory.organization)
        written, accreditation = split_accreditation(signatory.office, signatory.at, self.language)
        office = self._office(written, has_place, (*path, "office"))
        party = self._party(signatory, path)
        default = self._default_office(party, note_verbale=False) if has_place else ""
        in_title = office_of_title(signatory.title, self.language)
        # An ambassador of an observer is its Permanent Observer.
        in_title = default if party.observer and in_title == _REPRESENTATIVE else in_title
        office = office or self._own_office(in_title, has_place)
        party = replace(party, office=office or default, accreditation=accreditation)
        return SignatoryInput(index, signatory, party, office is not None)

    def _office(self, text: str | None, has_place: bool, path: KeyPath) -> str | None:
        """Return the office as an id or free text; None without an office."""
        if text is None:
            return None
        return self._own_office(sender_office(text, self.language, self.collector, path), has_place)

    def _own_office(self, office: str | None, has_place: bool) -> str | None:
        """Return the office; the Secretary-General of an organization is free text, not that of the United Nations."""
        known = offices.SENDERS.get(office or "")
        if has_place and known and not known.of_state:
            return self.language.office_word(known.id)
        if known or not office or not office.islower():
            return office
        officer = find_officer(office, self.language.code)
        return officer.one if officer and officer.id == office else office

    def _sender(self, given: str | Sender, path: KeyPath, signatories: Sequence[SignatoryInput]) -> Party | None:
        if isinstance(given, str):
            office = self._office_without_state(given)
            body = None if office or self.states.find(given) else bodies.body_alone(given, self.context, path)
            if body:
                return body
            party = Party(office) if office else self._party(Sender(given), path, path)
            return self._with_office(party, None, signatories) if office or party.state else None
        if body := None if given.state else self._of_body(given, path):
            return body
        written, accreditation = split_accreditation(given.office, given.at, self.language)
        office = self._office(written, bool(given.state or given.organization), (*path, "office"))
        party = replace(self._party(given, path), accreditation=accreditation)
        if not self._is_complete(given, office, path) or (given.state and not party.state):
            return None
        return self._with_office(party, office, signatories)

    def _of_body(self, given: Sender | Signatory, path: KeyPath) -> Party | None:
        """Return a sender or signatory whose organization is a known committee or panel; None for others."""
        if not given.organization:
            return None
        party = replace(self._party(replace(given, state=None), path), officer=given.office)
        return bodies.as_body(party, self.context, (*path, "organization"))

    def _is_complete(self, given: Sender, office: str | None, path: KeyPath) -> bool:
        """True if a sender has exactly one of State and organization, or an office that needs neither."""
        if given.state and given.organization:
            message = "A sender has either a `state` or an `organization`; remove one of them."
            self.collector.error("bad-sender", message, path)
            return False
        known = offices.SENDERS.get(office or "")
        if given.state or given.organization or (office and not (known and known.of_state)):
            return True
        message = "Add a `state` or an `organization` to this sender; only an office in free text needs neither."
        self.collector.error("missing-state", message, path)
        return False

    def _party(self, given: Sender | Signatory, path: KeyPath, state_path: KeyPath | None = None) -> Party:
        state = self.states.resolve(given.state, state_path or (*path, "state")) if given.state else None
        smart_quotes = self.language.smart_quotes
        return Party(
            office="",
            state=state,
            organization=smart_quotes(given.organization) if given.organization else None,
            capacity=smart_quotes(given.capacity) if given.capacity else None,
            gender=given.gender,
            office_in_title=smart_quotes(given.office_in_title) if given.office_in_title else None,
            organization_in_title=smart_quotes(given.organization_in_title) if given.organization_in_title else None,
            observer=bool(given.organization) or bool(state and self.states.is_observer(state.code)),
        )

    def _office_without_state(self, text: str) -> str | None:
        """Return an office that is not held for a State, such as secretary-general; None for a State's name."""
        if self.states.find(text):
            return None
        office = offices.ALIASES.get(text.strip()) or self.language.office_in(text)
        return office if office and not offices.SENDERS[office].of_state else None

    def _with_office(self, party: Party, office: str | None, signatories: Sequence[SignatoryInput]) -> Party:
        """Return the sender with its office: the given one, else that of its signatory, else the default."""
        is_note = self.context.is_note
        party = party if party.gender else replace(party, gender=self._gender_of_holder(party, signatories))
        if office:
            return replace(party, office=office)
        if party.office or is_note:
            return replace(party, office=party.office or self._default_office(party, note_verbale=is_note))
        signatory = self._signatory_of(party, signatories)
        if signatory is None:
            return replace(party, office=self._default_office(party, note_verbale=False))
        capacity, gender = party.capacity or signatory.party.capacity, party.gender or signatory.party.gender
        party = replace(party, accreditation=party.accreditation or signatory.party.accreditation)
        return replace(party, office=signatory.party.office, capacity=capacity, gender=gender)

    def _gender_of_holder(self, party: Party, signatories: Sequence[SignatoryInput]) -> Gender | None:
        """Return the gender of the signatory who signs with the office of a sender; None if that is not known."""
        same = [entry for entry in signatories if _is_same(entry.party, party)]
        is_only = len(signatories) == 1 and len(self.letter.senders) == 1 and not _is_sender(signatories[0].party)
        holders = same or (signatories if is_only else ())
        return next((entry.party.gender for entry in holders if not entry.has_office), None)

    def _signatory_of(self, party: Party, signatories: Sequence[SignatoryInput]) -> SignatoryInput | None:
        """Return the signatory with an office who signs for a sender, or None."""
        for entry in signatories:
            if entry.has_office and _is_same(entry.party, party):
                return entry
        if len(signatories) != 1 or len(self.letter.senders) != 1:
            return None
        only = signatories[0]
        return only if only.has_office and not _is_sender(only.party) else None

    def _as_sender(self, entry: SignatoryInput) -> Party:
        party = entry.party
        if not self.context.is_note or party.body:
            return party
        return replace(party, office=self._default_office(party, note_verbale=True))

    def _default_office(self, party: Party, *, note_verbale: bool) -> str:
        return offices.default_office(observer=party.observer, note_verbale=note_verbale)


def signatory_facts(
    signatories: Sequence[SignatoryInput], context: Context, *, attached: bool = False
) -> tuple[SignatoryFacts, ...]:
    """Return the signatories as printed; in an annex they have title lines only if the author wrote an office."""
    alone = len(signatories) == 1
    return tuple(_signatory_facts(entry, context, alone=alone, attached=attached) for entry in signatories)


def in_order(
    signatories: Sequence[SignatoryInput], letter: Letter, language: Language, seat: str
) -> tuple[SignatoryInput, ...]:
    """Return signatories in alphabetical order of their parties, or as given, which is usual in Geneva.

    The order is that of English (Editorial Manual), which translations keep (S/2017/613), or that of the language.
    """
    if letter.signatory_order == "as-given" or len(signatories) == 1 or seat == GENEVA:
        return tuple(signatories)
    if letter.signatory_order == "english" and language.code != "en":
        from drafter.languages import load_language

        language = load_language("en")
    return tuple(sorted(signatories, key=lambda entry: sort_key(entry.party, language, letter.date)))


def _signatory_facts(entry: SignatoryInput, context: Context, *, alone: bool, attached: bool) -> SignatoryFacts:
    language, signatory = context.language, entry.signatory
    smart_quotes = language.smart_quotes
    lines: tuple[str, ...] = ()
    if signatory.title is not None:
        lines = tuple(smart_quotes(line.strip()) for line in signatory.title.splitlines() if line.strip())
    elif entry.party.body:
        lines = bodies.signature_lines(entry.party, context)
    elif entry.has_office or not attached:
        lines = language.signature_lines(entry.party, alone=alone)
    given, family = smart_quotes(signatory.given or ""), smart_quotes(signatory.family)
    separator = language.name_separator(given, family, family_first=signatory.family_first)
    return SignatoryFacts(entry.index, given, family, signatory.family_first, lines, separator)


def sort_key(party: Party, language: Language, day: date | None = None) -> tuple[bool, str]:
    """Return the key that sorts a party by its State or organization; with `day`, by the name in `language`."""
    if party.state:
        state = language.names.on(party.state.code, day) if day else party.state
        return False, language.names.collate(state.sort_key)
    return not party.organization, language.sort_key(party.organization or "")


def _is_sender(party: Party) -> bool:
    """True if a signatory has a State, an organization or an office that needs neither."""
    known = offices.SENDERS.get(party.office)
    return bool(party.state or party.organization or party.body or (party.office and not (known and known.of_state)))


def _is_same(a: Party, b: Party) -> bool:
    if a.state and b.state:
        return a.state.code == b.state.code
    return bool(a.organization and a.organization == b.organization) or bool(a.body and a.body == b.body)


def _unique(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return each sender once, even if several people sign for it."""
    unique: dict[tuple[str, ...], Party] = {}
    for party in parties:
        key = (
            party.state.code if party.state else "",
            party.organization or f"{party.body or ''}{party.officer or ''}",
        )
        unique.setdefault(key if any(key) else ("", "", party.office), party)
    return tuple(unique.values())
