"""Spanish titles: of communications, and of signatories under their names.

A communication: {kind} de fecha {day} {dirigida} {addressees} por {senders}. The forms follow the documents that
`words.yaml` cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from drafter.languages.common_grammar import capitalized
from drafter.languages.dates import DateFormat
from drafter.languages.es.formatting import has_article, join_list, of, to
from drafter.languages.es.offices import accreditation, office_phrase, office_with_article, signature_title
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Gender, Party, Receiver, Title
from drafter.un import offices

TO_THE_UN = " ante las Naciones Unidas"
# Words in an office in free text which show that its holder is accredited to the Organization.
_ACCREDITED = re.compile(
    r"\b(?:Representante|Observadora?|Encargad[oa] de Negocios|[Mm]isión|[Dd]elegación|Consejer[oa]|Agregad[oa])\b"
)
_NOT_ACCREDITED = re.compile(
    r"\b(?:Representante|Observadora?) (?:Especial|Personal)|\bAlt[oa] Representante|\bSecretari[oa] General"
)
_CAPACITY = re.compile(r"en (?:su|mi|nuestra) (?:calidad|condición|carácter) de ", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:el|la) ", re.IGNORECASE)
_SIGNS_WITHOUT_TITLE = "secretary-general"
# Longer title lines are divided, as in English.
LONGEST_LINE = 70


def compose_title(title: Title, words: Lexicon, dates: DateFormat) -> str:
    """Return the title of a communication."""
    kind, day, several = title.kind.value, title.dates[0], len(set(title.dates)) > 1
    name = (words.forms["several"] if several else {}).get(kind, words.kinds[kind])
    dated = f"{name} {'de fechas' if several else 'de fecha'} {dates.format(title.dates)}"
    addressed = f"{words.forms['addressed'][name]} {addressees_of(title.addressees, words, day)}"
    return f"{dated} {addressed} por {senders_of(title.senders, words, day)}"


def addressees_of(receivers: Iterable[Receiver], words: Lexicon, day: date) -> str:
    """Return the addressees, each after `a`: al Secretario General y a la Presidencia (S/2017/192)."""
    return join_list(to(addressee_phrase(receiver, words, day)) for receiver in receivers)


def addressee_phrase(receiver: Receiver, words: Lexicon, day: date) -> str:
    """Return one addressee with its article: la Secretaria General."""
    entry = words.addressees.get(receiver.office)
    if entry is None or receiver.office_in_title:
        return receiver.office_in_title or receiver.office
    return office_with_article(entry, receiver.gender, day)


def senders_of(parties: Sequence[Party], words: Lexicon, day: date) -> str:
    """Return the senders with their offices; senders with different offices are `los representantes de`."""
    if len(parties) == 1:
        return _single(parties[0], words, day)
    elsewhere = len({party.accreditation for party in parties}) > 1
    if elsewhere or any(party.capacity for party in parties) or not all(map(_is_representative, parties)):
        return _separately(parties, words, day)
    return _together(parties, words)


def _is_representative(party: Party) -> bool:
    """True if the party has a known office for a State or organization, so that it can be named with others."""
    known = offices.SENDERS.get(party.office)
    return bool(known and known.of_state and not party.office_in_title and (party.state or party.organization))


def _separately(parties: Sequence[Party], words: Lexicon, day: date) -> str:
    """Return each sender with its office; the accreditation is named once, after the last sender who needs it.

    A capacity that is not the last is closed by a comma.
    """
    phrases = [_single(party, words, day) for party in parties]
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
    gender = words.offices[office].get("gender", gender)
    phrase = office_phrase(office, parties, words, gender)
    article = "las" if gender == "f" else "los"
    return f"{article} {phrase} {of_places(parties)}{accreditation(office, _to_the_un(parties[0]))}"


def _single(party: Party, words: Lexicon, day: date) -> str:
    known = offices.SENDERS.get(party.office)
    if known is None or party.office_in_title:
        phrase = _free_text_phrase(party)
    elif not known.of_state:
        phrase = office_with_article(words.offices[party.office], party.gender, day)
    else:
        gender = words.offices[party.office].get("gender", party.gender)
        office = f"{'la' if gender == 'f' else 'el'} {office_phrase(party.office, (party,), words, gender)}"
        phrase = f"{office} {of_places((party,))}{accreditation(party.office, _to_the_un(party))}"
    return f"{phrase}, {_capacity(party)}" if party.capacity else phrase


def _free_text_phrase(party: Party) -> str:
    """Return an office in free text, with its State or organization if the text does not end with it."""
    phrase = party.office_in_title or party.office
    phrase = phrase[:1].lower() + phrase[1:] if has_article(phrase) else phrase
    if not (party.state or party.organization):
        return phrase
    office, to_the_un, rest = phrase.partition(TO_THE_UN)
    accredited = _ACCREDITED.search(office) and not _NOT_ACCREDITED.search(office)
    of_place = of_places((party,))
    named = office if office.endswith(f" {of_place}") else f"{office} {of_place}"
    return f"{named}{to_the_un or (_to_the_un(party) if accredited else '')}{rest}"


def place(party: Party) -> str:
    """Return the State or organization of a party with its article; else its office."""
    if party.state:
        return party.state.running
    return party.organization_in_title or party.organization or party.office


def of_places(parties: Sequence[Party]) -> str:
    """Return the States and organizations after one `de`: de la Arabia Saudita, el Canadá, Kuwait y el Reino Unido."""
    return of(join_list(map(place, parties)))


def _capacity(party: Party) -> str:
    """Return the capacity: en su calidad de Presidenta del Grupo de los 77 y China."""
    capacity = party.capacity or ""
    if capacity.casefold().startswith(("en ", "como ", "por ")):
        return capacity[0].lower() + capacity[1:]
    return f"en su calidad de {_ARTICLE.sub('', capacity, count=1)}"


def signature_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines under a signatory's name: Representante Permanente, without article (S/2016/53).

    With other signatories, the State and the Organization follow. A capacity is a separate line.
    """
    capacity = _ARTICLE.sub("", _CAPACITY.sub("", party.capacity or ""), count=1)
    return (*_office_lines(party, words, alone=alone), *((capitalized(capacity),) if capacity else ()))


def _office_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None:
        return (party.office,) if party.office else ()
    if known.id == _SIGNS_WITHOUT_TITLE:
        return ()
    title = signature_title(party, words)
    if alone or not known.of_state or not (party.state or party.organization):
        return (title,)
    of_place = of_places((party,))
    mission = words.offices[known.id].get("at_observer" if party.observer else "at")
    lines = (title, f"{mission} {of_place}") if mission else (f"{title} {of_place}",)
    return _with_accreditation(lines, accreditation(known.id, _to_the_un(party)))


def _to_the_un(party: Party) -> str:
    """Return the accreditation of a mission, with the space before it: that of New York, or of another seat."""
    return f" {party.accreditation}" if party.accreditation else TO_THE_UN


def _with_accreditation(lines: tuple[str, ...], to_the_un: str) -> tuple[str, ...]:
    """Return the lines with the accreditation at the end, on a separate line if the last line would be too long."""
    *first, last = lines
    if len(last + to_the_un) <= LONGEST_LINE or not to_the_un:
        return (*first, last + to_the_un)
    return (*lines, to_the_un.strip())


def annex_title(title: str, words: Lexicon) -> str:
    """Return a title after the word Anexo: de la carta de fecha ... (S/2015/663)."""
    for name, beginning in sorted(words.forms["annex_to"].items(), reverse=True):
        if title.startswith(name):
            return str(beginning) + title.removeprefix(name)
    return of(title if has_article(title) else f"la {title[:1].lower()}{title[1:]}")


def lacks_article(phrases: Iterable[str | None]) -> bool:
    """True if the first phrase that is given has no article, which a title needs."""
    return not has_article(next((text for text in phrases if text), "el"))
