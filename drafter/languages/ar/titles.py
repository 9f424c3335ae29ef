"""Arabic titles of communications: {kind} مؤرخة {day} موجهة إلى {addressees} من {senders} لدى الأمم المتحدة.

The kind agrees with the number of communications: one for each addressee. The forms follow the documents that
`words.yaml` cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drafter.languages.ar.formatting import join_list, to
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Gender, Party, Receiver, Title, TitleKind
from drafter.un import offices

TO_THE_UN = " لدى الأمم المتحدة"
# Words in an office in free text which show that its holder is accredited to the Organization.
_ACCREDITED = re.compile(r"\b(?:ال)?(?:ممثل|مندوب|مراقب|قائم|بعثة|وفد|مستشار|ملحق)\w*")
_NOT_ACCREDITED = re.compile(r"\b(?:ال)?(?:ممثلة? (?:ال)?(?:خاصة?|شخصية?)|أمينة? العامة?)\b")
_CAPACITY = re.compile(r"(?:بصفت(?:ه|ها|هما|هم|هن)|بوصف(?:ه|ها|هما|هم|هن)) ")
_AS_WRITTEN = ("بصفت", "بوصف", "باسم ", "نيابة عن ", "بالنيابة عن ")


def compose_title(title: Title, words: Lexicon, dates: str) -> str:
    """Return the title of a communication with its dates as printed.

    An officer of the United Nations comes before the addressee (S/2013/295).
    """
    dated, addressed, *_ = words.forms["communications"][_form_of(title)]
    addressees, senders = addressees_of(title.addressees, words), senders_of(title.senders, words)
    first, second = f"إلى {addressees}", f"من {senders}"
    if all(party.office in offices.SENDERS and not _of_state(party) for party in title.senders):
        first, second = second, first
    return f"{dated} {dates} {addressed} {first} {second}"


def _form_of(title: Title) -> str:
    """Return the key of the title's words: its kind, and one, two or many communications."""
    identical = title.kind is TitleKind.IDENTICAL_LETTERS
    count = len(title.addressees) if identical else len(set(title.dates))
    if title.kind is TitleKind.LETTERS and count == 1:
        count = 3
    kind = "letter" if title.kind is TitleKind.LETTERS else title.kind.value
    number = "many" if identical and count == 1 else _number(count)
    return f"{kind}_{number}"


def _number(count: int) -> str:
    """Return the grammatical number: one, two (the dual) or many."""
    return {1: "one", 2: "two"}.get(count, "many")


def addressees_of(receivers: Iterable[Receiver], words: Lexicon) -> str:
    """Return the addressees: الأمين العام ورئيس مجلس الأمن."""
    return join_list(addressee(receiver, words) for receiver in receivers)


def addressee(receiver: Receiver, words: Lexicon) -> str:
    """Return one addressee: رئيسة مجلس الأمن."""
    entry = words.addressees.get(receiver.office)
    if entry is None or receiver.office_in_title:
        return receiver.office_in_title or receiver.office
    return str(entry["one_f" if receiver.gender == "f" else "one"])


def senders_of(parties: Sequence[Party], words: Lexicon) -> str:
    """Return the senders with their offices; senders with different offices are `ممثلي`."""
    if len(parties) == 1:
        return _single(parties[0], words)
    if any(party.capacity for party in parties) or not all(_is_representative(party) for party in parties):
        return _separately(parties, words)
    return _together(parties, words)


def _of_state(party: Party) -> bool:
    return offices.SENDERS[party.office].of_state


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
    return join_list(phrases)


def _together(parties: Sequence[Party], words: Lexicon) -> str:
    functions = {(party.office, party.observer) for party in parties}
    office = parties[0].office
    if len({name for name, _ in functions}) > 1 or (len(functions) > 1 and "at" in words.offices[office]):
        office = "representative"
    gender: Gender | None = "f" if all(party.gender == "f" for party in parties) else "m"
    return f"{office_of_places(office, parties, words, gender)}{_accreditation(office, parties[0])}"


def _single(party: Party, words: Lexicon) -> str:
    known = offices.SENDERS.get(party.office)
    if known is None or party.office_in_title:
        phrase = _free_text_phrase(party)
    elif known.of_state and (party.state or party.organization):
        phrase = office_of_places(party.office, (party,), words, party.gender) + _accreditation(party.office, party)
    else:
        phrase = office_phrase(party.office, (party,), words, party.gender)
    return f"{phrase} {_capacity(party)}" if party.capacity else phrase


def office_of_places(office: str, parties: Sequence[Party], words: Lexicon, gender: Gender | None) -> str:
    """Return the office with its States; ل is before the first State only (S/2020/821)."""
    phrase = office_phrase(office, parties, words, gender)
    places = join_list(map(place, parties))
    return f"{phrase} {places if 'construct' in words.offices[office] else to(places)}"


def office_phrase(office: str, parties: Sequence[Party], words: Lexicon, gender: Gender | None) -> str:
    """Return the office in the genitive, dual or plural for several parties, with its mission."""
    entry, number = words.offices[office], _number(len(parties))
    observer = all(party.observer for party in parties)
    if any(party.state and party.state.code in entry.get("by_state", ()) for party in parties):
        return _form(entry, f"other{_suffix(number)}", gender)
    if observer and "observer" in entry:
        return str(entry[f"observer{_suffix(number)}"])
    phrase = _form(entry, number, gender)
    return f"{phrase} {mission_of(entry, number, observer=observer)}" if "at" in entry else phrase


def mission_of(entry: Mapping[str, Any], number: str, *, observer: bool) -> str:
    """Return the mission at which an office is held: للبعثة الدائمة."""
    return str(entry[f"{'at_observer' if observer else 'at'}{_suffix(number)}"])


def _suffix(number: str) -> str:
    return "" if number == "one" else f"_{number}"


def _form(entry: Mapping[str, Any], key: str, gender: Gender | None) -> str:
    """Return a form of an office, the feminine if there is one."""
    return str(entry.get(f"{key}_f", entry[key]) if gender == "f" else entry[key])


def _accreditation(office: str, party: Party) -> str:
    return _to_the_un(party) if offices.SENDERS[office].accredited else ""


def _to_the_un(party: Party) -> str:
    """Return the accreditation of a mission, with the space before it: that of New York, or of another seat."""
    return f" {party.accreditation}" if party.accreditation else TO_THE_UN


def _free_text_phrase(party: Party) -> str:
    """Return an office in free text, with its State or organization if the text does not end with it."""
    phrase = party.office_in_title or party.office
    if not (party.state or party.organization):
        return phrase
    office, to_the_un, rest = phrase.partition(TO_THE_UN)
    accredited = _ACCREDITED.search(office) and not _NOT_ACCREDITED.search(office)
    where = place(party)
    if not office.endswith((f" {where}", to(where))):
        office += f" {to(where) if accredited else f'في {where}'}"
    return f"{office}{to_the_un or (_to_the_un(party) if accredited else '')}{rest}"


def place(party: Party) -> str:
    """Return the State or organization of a party; else its office."""
    if party.state:
        return party.state.running
    return party.organization_in_title or party.organization or party.office


def _capacity(party: Party) -> str:
    """Return the capacity: بصفته رئيس مجموعة الـ 77 والصين."""
    capacity = (party.capacity or "").strip(" ،,")
    if capacity.startswith(_AS_WRITTEN):
        return capacity
    return f"{'بصفتها' if party.gender == 'f' else 'بصفته'} {capacity}"


def capacity_line(party: Party) -> str:
    """Return the capacity as a line of a signature, without `بصفته`."""
    return _CAPACITY.sub("", (party.capacity or "").strip(" ،,"))


def signature_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines: الممثل الدائم (S/2011/667); with others, the State and the Organization follow."""
    capacity = capacity_line(party)
    return (*_office_lines(party, words, alone=alone), *((capacity,) if capacity else ()))


def _office_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None:
        return (party.office,) if party.office else ()
    if known.id == "secretary-general":
        return ()
    if alone or not known.of_state or not (party.state or party.organization):
        return (_title(party, words),)
    entry = words.offices[known.id]
    where = place(party)
    if "at" in entry:
        lines: tuple[str, ...] = (
            _form(entry, "one", party.gender), f"{mission_of(entry, 'one', observer=party.observer)} {to(where)}",
        )  # fmt: skip
    else:
        lines = (office_of_places(known.id, (party,), words, party.gender),)
    return (*lines, *((_to_the_un(party).strip(),) if known.accredited else ()))


def _title(party: Party, words: Lexicon) -> str:
    entry = words.offices[party.office]
    if party.state and party.state.code in entry.get("by_state", ()):
        return _form(entry, "other_title", party.gender)
    return _form(entry, "title" if "title" in entry else "one", party.gender)


def annex_title(title: str, words: Lexicon) -> str:
    """Return a title in the genitive with articles: الرسالة المؤرخة ... الموجهة إلى ... (S/2015/350)."""
    for dated, addressed, definite, addressed_definite in words.forms["communications"].values():
        if title.startswith(f"{dated} "):
            rest = title.removeprefix(dated).replace(f" {addressed} ", f" {addressed_definite} ", 1)
            return f"{definite}{rest}"
    return title
