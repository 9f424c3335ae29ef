"""French titles: of communications, and of signatories above their names.

A communication: {kind} {datée du} {day}, {adressée} {addressees} par {senders}. The forms follow the documents that
`words.yaml` cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drafter.languages.common_grammar import capitalized
from drafter.languages.dates import DateFormat
from drafter.languages.fr.formatting import elides, has_article, join_list, of, to
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Gender, Party, Receiver, Title
from drafter.un import offices

TO_THE_UN = " auprès de l’Organisation des Nations Unies"
# Words in an office in free text which show that its holder is accredited to the Organization.
_ACCREDITED = re.compile(
    r"\b(Représentante?|Observateur|Observatrice|Chargée? d’affaires|[Mm]ission|[Dd]élégation|Conseill(?:er|ère)|"
    r"Attachée?)\b"
)
_NOT_ACCREDITED = re.compile(
    r"\b(?:Représentante?|Observateur|Observatrice) (?:spécial|personnel)|\bHaute? Représentant|\bSecrétaire général"
)
_CAPACITY = re.compile(r"(?:en (?:sa|leur) qualité d(?:e |[’']))", re.IGNORECASE)
_SIGNS_WITHOUT_TITLE = "secretary-general"


def compose_title(title: Title, words: Lexicon, dates: DateFormat) -> str:
    """Return the title of a communication."""
    kind, forms = title.kind.value, words.forms
    dated = f"{forms['dated_several' if len(set(title.dates)) > 1 else 'dated'][kind]} {dates.format(title.dates)}"
    addressees = addressees_of(title.addressees, words)
    senders = senders_of(title.senders, words)
    return f"{words.kinds[kind]} {dated}, {forms['addressed'][kind]} {addressees} par {senders}"


def addressees_of(receivers: Iterable[Receiver], words: Lexicon) -> str:
    """Return the addressees, each after `à`."""
    return join_list(addressee(receiver, words) for receiver in receivers)


def addressee(receiver: Receiver, words: Lexicon) -> str:
    """Return one addressee after `à`: au Secrétaire général, à la Présidente du Conseil de sécurité."""
    return to(addressee_phrase(receiver, words))


def addressee_phrase(receiver: Receiver, words: Lexicon) -> str:
    """Return one addressee with article: la Secrétaire générale."""
    entry = words.addressees.get(receiver.office)
    if entry is None or receiver.office_in_title:
        return receiver.office_in_title or receiver.office
    return with_article(str(entry["one_f" if receiver.gender == "f" else "one"]), receiver.gender)


def with_article(word: str, gender: Gender | None, *, many: bool = False) -> str:
    """Return the words with their definite article: le Président, la Présidente, l’Observateur, les Présidents."""
    if many:
        return f"les {word}"
    return f"l’{word}" if elides(word) else f"{'la' if gender == 'f' else 'le'} {word}"


def senders_of(parties: Sequence[Party], words: Lexicon) -> str:
    """Return the senders with their offices; senders with different offices are `les représentants de`."""
    if len(parties) == 1:
        return _single(parties[0], words)
    elsewhere = len({party.accreditation for party in parties}) > 1
    if elsewhere or any(party.capacity for party in parties) or not all(map(_is_representative, parties)):
        return _separately(parties, words)
    return _together(parties, words)


def _is_representative(party: Party) -> bool:
    """True if the party has a known office for a State or organization, so that it can be named with others."""
    known = offices.SENDERS.get(party.office)
    return bool(known and known.of_state and not party.office_in_title and (party.state or party.organization))


def _separately(parties: Sequence[Party], words: Lexicon) -> str:
    """Return each sender with its office; the accreditation is named once, after the last sender who needs it.

    A capacity that is not the last is closed by a comma.
    """
    phrases = [_single(party, words) for party in parties]
    for index, phrase in enumerate(phrases[:-1]):
        if phrase.endswith(TO_THE_UN) and phrases[index + 1].endswith(TO_THE_UN):
            phrases[index] = phrase.removesuffix(TO_THE_UN)
        elif parties[index].capacity:
            phrases[index] += ","
    return join_list(phrases).replace(",,", ",")


def _together(parties: Sequence[Party], words: Lexicon) -> str:
    functions = {(party.office, party.observer) for party in parties}
    office = parties[0].office
    if len({name for name, _ in functions}) > 1 or (len(functions) > 1 and "at" in words.offices[office]):
        office = "representative"
    gender: Gender | None = "f" if all(party.gender == "f" for party in parties) else "m"
    phrase = office_phrase(office, parties, words, gender)
    return f"les {phrase} {join_list(map(of_place, parties))}{_accreditation(office, parties[0])}"


def _single(party: Party, words: Lexicon) -> str:
    known = offices.SENDERS.get(party.office)
    if known is None or party.office_in_title:
        phrase = _free_text_phrase(party)
    else:
        word = office_phrase(party.office, (party,), words, party.gender)
        gender = words.offices[party.office].get("gender", party.gender)
        place = f" {of_place(party)}{_accreditation(party.office, party)}" if known.of_state else ""
        phrase = f"{with_article(word, gender)}{place}"
    return f"{phrase}, {_capacity(party)}" if party.capacity else phrase


def office_phrase(office: str, parties: Sequence[Party], words: Lexicon, gender: Gender | None) -> str:
    """Return the office, plural for several parties, with its mission: Chargé d’affaires ... de la Mission ..."""
    entry, many = words.offices[office], "_many" if len(parties) > 1 else ""
    observer = all(party.observer for party in parties)
    if any(party.state and party.state.code in entry.get("by_state", ()) for party in parties):
        return _form(entry, f"other{many}", gender)
    if observer and "observer" in entry:
        return str(entry[f"observer{many}"])
    at = f" {entry[f'at_observer{many}' if observer else f'at{many}']}" if "at" in entry else ""
    return _form(entry, "many" if many else "one", gender) + at


def _form(entry: Mapping[str, Any], key: str, gender: Gender | None) -> str:
    """Return a form of an office, the feminine if there is one."""
    return str(entry.get(f"{key}_f", entry[key]) if gender == "f" else entry[key])


def _accreditation(office: str, party: Party) -> str:
    return to_the_un(party) if offices.SENDERS[office].accredited else ""


def to_the_un(party: Party) -> str:
    """Return the accreditation of a mission, with the space before it: that of New York, or of another seat."""
    return f" {party.accreditation}" if party.accreditation else TO_THE_UN


def _free_text_phrase(party: Party) -> str:
    """Return an office in free text, with its State or organization if the text does not end with it."""
    phrase = party.office_in_title or party.office
    if not (party.state or party.organization):
        return phrase
    office, written, rest = phrase.partition(TO_THE_UN)
    accredited = _ACCREDITED.search(office) and not _NOT_ACCREDITED.search(office)
    named = office if office.endswith(f" {of_place(party)}") else f"{office} {of_place(party)}"
    return f"{named}{written or (to_the_un(party) if accredited else '')}{rest}"


def place(party: Party) -> str:
    """Return the State or organization of a party with its article; else its office."""
    if party.state:
        return party.state.running
    return party.organization_in_title or party.organization or party.office


def of_place(party: Party) -> str:
    """Return the State or organization of a party after `de`: de l’Islande, du Canada, d’Israël."""
    return (party.state.form("de") if party.state else "") or of(place(party))


def _capacity(party: Party) -> str:
    """Return the capacity: en sa qualité de Président du Groupe des 77."""
    capacity = party.capacity or ""
    if _CAPACITY.match(capacity) or capacity.casefold().startswith(("en ", "au nom ")):
        return capacity[0].lower() + capacity[1:]
    return f"en sa qualité {of(capacity)}"


def signature_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines of a signatory, which are above the name: Le Représentant permanent (S/2017/5).

    With other signatories, the State and the Organization follow on separate lines (S/2017/613). A capacity is a
    separate line.
    """
    capacity = _CAPACITY.sub("", party.capacity or "")
    return (*_office_lines(party, words, alone=alone), *((capitalized(capacity),) if capacity else ()))


def _office_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None:
        return (party.office,) if party.office else ()
    if known.id == _SIGNS_WITHOUT_TITLE:
        return ()
    title = capitalized(with_article(_title(party, words), words.offices[known.id].get("gender", party.gender)))
    if alone or not known.of_state or not (party.state or party.organization):
        return (title,)
    mission = words.offices[known.id].get("at_observer" if party.observer else "at")
    state = f"{mission} {of_place(party)}" if mission else of_place(party)
    return (title, state, *((to_the_un(party).strip(),) if known.accredited else ()))


def _title(party: Party, words: Lexicon) -> str:
    entry = words.offices[party.office]
    if party.state and party.state.code in entry.get("by_state", ()):
        return capitalized(_form(entry, "other", party.gender))
    return _form(entry, "title" if "title" in entry else "one", party.gender)


def annex_title(title: str, words: Lexicon) -> str:
    """Return a title after the word Annexe: à la lettre datée du ... adressée ... (S/2017/613, no comma)."""
    kinds = sorted(words.kinds.items(), key=lambda entry: len(entry[1]), reverse=True)
    for kind, name in kinds:
        if title.startswith(name):
            rest = title.removeprefix(name)
            addressed = words.forms["addressed"][kind]
            return str(words.forms["annex_to"][kind]) + rest.replace(f", {addressed} ", f" {addressed} ", 1)
    return f"à {title}" if has_article(title) else f"à la {title[:1].lower()}{title[1:]}"


def lacks_article(phrase: Iterable[str | None]) -> bool:
    """True if the first phrase that is given has no article, which a title needs."""
    return not has_article(next((text for text in phrase if text), "le "))
