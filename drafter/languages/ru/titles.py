"""Russian titles of communications: {kind} {senders in the genitive} от {day} на имя {addressees in the genitive}.

The forms follow the documents that `words.yaml` cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.languages.dates import DateFormat
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Gender, Party, Receiver, Title
from drafter.languages.ru.formatting import join_list
from drafter.un import offices

TO_THE_UN = " при Организации Объединенных Наций"
# Words in an office in free text which show that its holder is accredited to the Organization.
_ACCREDITED = re.compile(
    r"\b(?:[Пп]редставител|[Нн]аблюдател|[Пп]оверенн|[Пп]редставительств|[Мм]исси|[Дд]елегаци|[Сс]оветник|[Аа]тташе)\w*"
)
_NOT_ACCREDITED = re.compile(
    r"\b(?:[Сс]пециальн|[Лл]ичн|[Вв]ерховн)\w+ (?:представител|наблюдател)|\b[Гг]енеральн\w+ секретар"
)
# A clause that needs a comma at its end, too: учрежденного резолюцией 1373 (2001)
_CLAUSE = re.compile(
    r", (?:котор\w+|\w+(?:щего|щей|щих|шего|шей|ших|нного|нной|нных|того|той|тых)(?:ся)?)\b[^,]*(?:,[^,]+)*$"
)
_CAPACITY = re.compile(r"(?:действующ\w+ )?в (?:сво[её]м )?качестве ", re.IGNORECASE)


def compose_title(title: Title, words: Lexicon, dates: DateFormat) -> str:
    """Return the title of a communication."""
    senders, addressees = senders_of(title.senders, words), addressees_of(title.addressees, words)
    return f"{words.kinds[title.kind.value]} {senders} от {dates.format(title.dates)} на имя {addressees}"


def addressees_of(receivers: Iterable[Receiver], words: Lexicon) -> str:
    """Return the addressees in the genitive: Генерального секретаря и Председателя Совета Безопасности."""
    return join_list(addressee(receiver, words) for receiver in receivers)


def addressee(receiver: Receiver, words: Lexicon) -> str:
    """Return one addressee in the genitive."""
    entry = words.addressees.get(receiver.office)
    return receiver.office_in_title or (str(entry["gen"]) if entry else receiver.office)


def senders_of(parties: Sequence[Party], words: Lexicon) -> str:
    """Return the senders in the genitive; senders with different offices are `представителей`."""
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
    """Return each sender with its office; the accreditation is named once, after the last sender who needs it."""
    phrases = [_single(party, words) for party in parties]
    for index, phrase in enumerate(phrases[:-1]):
        if phrase.endswith(TO_THE_UN) and phrases[index + 1].endswith(TO_THE_UN):
            phrases[index] = phrase.removesuffix(TO_THE_UN)
    return re.sub(r",(?=,)", "", join_list(phrases))


def _together(parties: Sequence[Party], words: Lexicon) -> str:
    functions = {(party.office, party.observer) for party in parties}
    office = parties[0].office
    if len({name for name, _ in functions}) > 1 or (len(functions) > 1 and "at" in words.offices[office]):
        office = "representative"
    gender: Gender | None = "f" if all(party.gender == "f" for party in parties) else "m"
    phrase = office_phrase(office, parties, words, gender)
    return f"{phrase} {join_list(place(party, words) for party in parties)}{_accreditation(office, parties[0])}"


def _single(party: Party, words: Lexicon) -> str:
    known = offices.SENDERS.get(party.office)
    if known is None or party.office_in_title:
        phrase = _free_text_phrase(party, words)
    else:
        phrase = office_phrase(party.office, (party,), words, party.gender)
        if known.of_state:
            phrase = f"{phrase} {place(party, words)}{_accreditation(party.office, party)}"
    return f"{phrase.removesuffix(',')}, {_capacity(party, words)}," if party.capacity else phrase


def office_phrase(office: str, parties: Sequence[Party], words: Lexicon, gender: Gender | None) -> str:
    """Return the office in the genitive with its mission and `от`, plural for several parties."""
    entry, many = words.offices[office], "_many" if len(parties) > 1 else ""
    observer = all(party.observer for party in parties)
    if any(party.state and party.state.code in entry.get("by_state", ()) for party in parties):
        return str(entry[f"other_gen{many}"])
    if observer and "observer" in entry:
        return f"{entry[f'observer_gen{many}']} от"
    phrase = str(entry.get(f"gen{many}_f", entry[f"gen{many}"]) if gender == "f" else entry[f"gen{many}"])
    if "at" in entry:
        phrase += f" {entry[f'at_observer{many}']} от" if observer else f" {entry[f'at{many}']}"
    return f"{phrase} {entry['of']}" if "of" in entry else phrase


def _accreditation(office: str, party: Party) -> str:
    return to_the_un(party) if offices.SENDERS[office].accredited else ""


def to_the_un(party: Party) -> str:
    """Return the accreditation of a mission, with the space before it: that of New York, or of another seat."""
    return f" {party.accreditation}" if party.accreditation else TO_THE_UN


def _free_text_phrase(party: Party, words: Lexicon) -> str:
    """Return an office in free text, with its State or organization; a clause at its end is closed by a comma."""
    phrase = party.office_in_title or party.office
    if not (party.state or party.organization):
        return f"{phrase}," if _CLAUSE.search(phrase) else phrase
    office, written, rest = phrase.partition(TO_THE_UN)
    accredited = _ACCREDITED.search(office) and not _NOT_ACCREDITED.search(office)
    where = place(party, words)
    named = office if office.endswith(where) else f"{office} {where}"
    return f"{named}{written or (to_the_un(party) if accredited else '')}{rest}"


def place(party: Party, words: Lexicon) -> str:
    """Return the State or organization of a party in the genitive; else its office."""
    if party.state:
        return party.state.form("gen") or party.state.running
    organization = party.organization or ""
    return (
        party.organization_in_title or str(words.forms["organizations"].get(organization, organization)) or party.office
    )


def _capacity(party: Party, words: Lexicon) -> str:
    """Return the capacity in the genitive: действующего в качестве Председателя Группы 77 и Китая."""
    capacity = (party.capacity or "").strip(" ,")
    if capacity.casefold().startswith(("от имени", "действующ")):
        return capacity[0].lower() + capacity[1:]
    return f"действующего в качестве {in_genitive(_CAPACITY.sub('', capacity), words)}"


def in_genitive(capacity: str, words: Lexicon) -> str:
    """Return a capacity whose first word `words.forms` knows in the genitive; others unchanged."""
    first, space, rest = capacity.partition(" ")
    return str(words.forms["capacities"].get(first, first)) + space + rest


def in_nominative(capacity: str, words: Lexicon) -> str:
    """Return a capacity whose first word `words.forms` knows in the nominative, without `в качестве`."""
    first, space, rest = _CAPACITY.sub("", capacity.strip(" ,")).partition(" ")
    nominatives = {genitive: nominative for nominative, genitive in words.forms["capacities"].items()}
    return str(nominatives.get(first, first)) + space + rest
