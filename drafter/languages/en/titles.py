"""English titles: of communications, and of signatories under their names.

A communication: {kind} dated {day} from {senders} addressed to {addressees}.
The forms follow the Editorial Manual (Communications, Signature) and the documents cited at each rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from drafter.languages.en.formatting import format_dates, join_list
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Party, Receiver, Title
from drafter.un import offices

TO_THE_UN = " to the United Nations"
# Words in an office in free text which show that its holder is accredited to the Organization.
_ACCREDITED = re.compile(r"\b(Representative|Observer|Chargée? d’affaires|Mission|Delegation|Counsellor|Attaché)\b")
_NOT_ACCREDITED = re.compile(r"\b(Special|Personal|High) (Representative|Observer)\b|\bSecretary-General\b")
# An office in apposition ends with a comma: the Under-Secretary-General for Legal Affairs, the Legal Counsel,
_APPOSITION = r", the [A-Z](?![^\n]*+(?<=,)$)"
# The name of an organization has an article if it contains a generic noun: the African Union, but INTERPOL.
_NAMED_WITH_ARTICLE = re.compile(
    r"\b(Agency|Assembly|Association|Authority|Bank|Board|Bureau|Centre|Commission|Committee|Commonwealth|Community|"
    r"Confederation|Conference|Congress|Convention|Cooperation|Council|Court|Department|Directorate|Facility|Federation|"
    r"Force|Foundation|Forum|Front|Fund|Group|Institute|Institution|League|Mechanism|Mission|Movement|Network|Office|"
    r"Order|Organisation|Organization|Panel|Parliament|Partnership|Platform|Programme|Registry|Secretariat|Society|"
    r"System|Team|Treaty|Tribunal|Union|Unit|University)\b"
)
_PRONOUN = {"f": "her", "m": "his", None: "their"}
_CAPACITY_AS_WRITTEN = r"(in|on|as|for)\b"
# Longer title lines are divided. At 10 points and 103 per cent width, this is about 310 of the column's 365 points.
LONGEST_LINE = 70
# The Secretary-General signs without a title (S/2017/272).
_SIGNS_WITHOUT_TITLE = "secretary-general"
_BREAKS_BEFORE = (TO_THE_UN, " and ", " of ")


def compose_title(title: Title, words: Lexicon) -> str:
    """Return the title of a communication."""
    senders, addressees = senders_of(title.senders, words), addressees_of(title.addressees, words)
    dates = format_dates(title.dates, words.months)
    return f"{words.kinds[title.kind.value]} dated {dates} from {senders} addressed to {addressees}"


def addressees_of(receivers: Iterable[Receiver], words: Lexicon) -> str:
    """Return the addressees as a list, each with its article."""
    return join_list(addressee(receiver, words) for receiver in receivers)


def addressee(receiver: Receiver, words: Lexicon) -> str:
    """Return one addressee: the Secretary-General."""
    return _with_article(receiver.office_in_title or words.addressees.get(receiver.office, receiver.office))


def senders_of(parties: Sequence[Party], words: Lexicon) -> str:
    """Return the senders with their offices; senders with different offices are `the representatives of`."""
    if len(parties) == 1:
        return _single(parties[0], words)
    elsewhere = len({party.accreditation for party in parties}) > 1
    capacities = [party.capacity for party in parties if party.capacity]
    if elsewhere or not all(map(_is_representative, parties)) or not _is_common(capacities, len(parties)):
        return join_list(_single(party, words) for party in parties)
    together = _together(parties, words)
    return f"{together}, {_capacities(capacities)}," if capacities else together


def _is_common(capacities: Sequence[str], senders: int) -> bool:
    """True if no sender has a capacity, or each has one that can be named with the others."""
    return not capacities or (
        len(capacities) == senders and not any(re.match(_CAPACITY_AS_WRITTEN, capacity) for capacity in capacities)
    )


def _capacities(capacities: Sequence[str]) -> str:
    """Return the capacities of several senders, in the plural if equal: in their capacity as Co-Chairs of the Group."""
    bare = [capacity.removeprefix("the ") for capacity in capacities]
    if len(set(bare)) > 1:
        return f"in their respective capacities as {join_list(bare)}"
    office, of, rest = bare[0].partition(" of ")
    return f"in their capacity as {office}{'' if office.endswith('s') else 's'}{of}{rest}"


def _is_representative(party: Party) -> bool:
    """True if the party has a known office for a State or organization, so that it can be named with others."""
    known = offices.SENDERS.get(party.office)
    return bool(known and known.of_state and not party.office_in_title and (party.state or party.organization))


def _together(parties: Sequence[Party], words: Lexicon) -> str:
    functions = {(party.office, party.observer) for party in parties}
    office = parties[0].office
    if len({name for name, _ in functions}) > 1 or (len(functions) > 1 and "at" in words.offices[office]):
        office = "representative"
    observer = all(party.observer for party in parties)
    phrase = _office_phrase(office, parties, words, observer)
    return f"the {phrase} of {join_list(map(place, parties))}{_accreditation(office, parties[0])}"


def _single(party: Party, words: Lexicon) -> str:
    if party.office not in offices.SENDERS or party.office_in_title:
        phrase = _free_text_phrase(party)
    elif not offices.SENDERS[party.office].of_state:
        phrase = f"the {words.offices[party.office]['one']}"
    else:
        office = _office_phrase(party.office, (party,), words, party.observer)
        phrase = f"the {office} of {place(party)}{_accreditation(party.office, party)}"
    return f"{phrase}, {_capacity(party)}," if party.capacity else phrase


def _office_phrase(office: str, parties: Sequence[Party], words: Lexicon, observer: bool) -> str:
    """Return the office, plural for several parties, with its mission: Chargé d’affaires a.i. of the ..."""
    entry = words.offices[office]
    uses_other_form = any(party.state and party.state.code in entry.get("by_state", ()) for party in parties)
    many = "_many" if len(parties) > 1 else ""
    if uses_other_form:
        return str(entry[f"other{many}"])
    if observer and "observer" in entry:
        return str(entry[f"observer{many}"])
    at = f" of the {entry[f'at_observer{many}' if observer else f'at{many}']}" if "at" in entry else ""
    return f"{entry['many' if many else 'one']}{at}"


def _accreditation(office: str, party: Party) -> str:
    return _to_the_un(party) if offices.SENDERS[office].accredited else ""


def _to_the_un(party: Party) -> str:
    """Return the accreditation of a mission, with the space before it: that of New York, or of another seat."""
    return f" {party.accreditation}" if party.accreditation else TO_THE_UN


def _free_text_phrase(party: Party) -> str:
    """Return an office in free text, with its State or organization."""
    phrase = _with_article(party.office_in_title or party.office)
    if not (party.state or party.organization):
        return f"{phrase}," if re.search(_APPOSITION, phrase) else phrase
    office, to_the_un, rest = phrase.partition(TO_THE_UN)
    accredited = _ACCREDITED.search(office) and not _NOT_ACCREDITED.search(office)
    return f"{office} of {place(party)}{to_the_un or (_to_the_un(party) if accredited else '')}{rest}"


def place(party: Party) -> str:
    """Return the State or organization of a party in running text, such as the Netherlands; else its office."""
    if party.state:
        return party.state.running
    if party.organization_in_title:
        return party.organization_in_title
    if party.organization:
        needs_article = _NAMED_WITH_ARTICLE.search(party.organization) and not party.organization.startswith("the ")
        return f"the {party.organization}" if needs_article else party.organization
    return party.office


def _capacity(party: Party) -> str:
    capacity = party.capacity or ""
    if re.match(_CAPACITY_AS_WRITTEN, capacity, re.IGNORECASE):
        return capacity[0].lower() + capacity[1:]
    return f"in {_PRONOUN[party.gender]} capacity as {capacity.removeprefix('the ')}"


def _with_article(office: str) -> str:
    if office.lower().startswith("the "):
        return f"the {office[4:]}"
    return f"the {office}"


def signature_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines of a signatory: only the office if signing alone, else the office with its State.

    A signatory without an office has none.

    A capacity is a separate line: Chair of the Group of 77 and China.
    """
    capacity = (party.capacity or "").rpartition("capacity as ")[2]
    return (*_office_lines(party, words, alone=alone), *((capacity[0].upper() + capacity[1:],) if capacity else ()))


def _office_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None:
        return _free_office_lines(party, alone=alone)
    if not known.of_state:
        return () if known.id == _SIGNS_WITHOUT_TITLE else (str(words.offices[known.id]["one"]),)
    title, mission = _title_and_mission(party, words)
    if alone or not (party.state or party.organization):
        return (title,)
    to_the_un = _accreditation(known.id, party)
    if mission:
        return (title, *_divided(f"{mission} of {place(party)}{to_the_un}"))
    return _divided(f"{title} of {place(party)}{to_the_un}")


def _free_office_lines(party: Party, *, alone: bool) -> tuple[str, ...]:
    """Return an office in free text; next to other signatories with its State or organization, unless it names it."""
    named = [party.organization or ""] if party.state is None else [party.state.short, party.state.running]
    if alone or not party.office or not any(named) or any(name and name in party.office for name in named):
        return (party.office,) if party.office else ()
    return _divided(_free_text_phrase(replace(party, office_in_title=None)).removeprefix("the "))


def _title_and_mission(party: Party, words: Lexicon) -> tuple[str, str]:
    entry = words.offices[party.office]
    if party.state and party.state.code in entry.get("by_state", ()):
        return str(entry["other"]), ""
    mission = entry.get("at_observer" if party.observer else "at", "")
    return str(entry.get("title", entry["one"])), str(mission)


def _divided(line: str) -> tuple[str, ...]:
    """Return the line, or two lines if it is too long, divided at the last suitable phrase."""
    if len(line) <= LONGEST_LINE:
        return (line,)
    for boundary in _BREAKS_BEFORE:
        at = line.rfind(boundary, 0, LONGEST_LINE + len(boundary))
        if at > 0:
            return line[:at], line[at + 1 :]
    return (line,)
