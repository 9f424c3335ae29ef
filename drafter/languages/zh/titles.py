"""Chinese titles of communications: {day}{senders}给{addressees}的信 (A/76/743, S/2014/136, A/62/193)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafter.languages.dates import DateFormat
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Party, Receiver, Title
from drafter.languages.zh.formatting import join_list
from drafter.un import offices

_UN = "联合国"
# How authors write a capacity; the title has 以……身份.
_CAPACITY = re.compile(r"^(?:以|作为|担任)|(?:的?身份|的?名义)$")


def compose_title(title: Title, words: Lexicon, dates: DateFormat) -> str:
    """Return the title of a communication, without spaces and commas."""
    senders, addressees = senders_of(title.senders, words), addressees_of(title.addressees, words)
    return f"{dates.format(title.dates)}{senders}给{addressees}的{words.kinds[title.kind.value]}"


def addressees_of(receivers: Iterable[Receiver], words: Lexicon) -> str:
    """Return the addressees as a list: 秘书长和安全理事会主席."""
    return join_list(addressee(receiver, words) for receiver in receivers)


def addressee(receiver: Receiver, words: Lexicon) -> str:
    """Return one addressee."""
    entry = words.addressees.get(receiver.office)
    return receiver.office_in_title or (str(entry["one"]) if entry else receiver.office)


def senders_of(parties: Sequence[Party], words: Lexicon) -> str:
    """Return the senders with their offices; senders with different offices are 驻联合国代表 (A/62/193)."""
    if len(parties) == 1:
        return _single(parties[0], words)
    if any(party.capacity for party in parties) or not all(_is_representative(party) for party in parties):
        return join_list(_single(party, words) for party in parties)
    return _together(parties, words)


def _is_representative(party: Party) -> bool:
    """True if the party has a known office for a State or organization, so that it can be named with others."""
    known = offices.SENDERS.get(party.office)
    return bool(known and known.of_state and not party.office_in_title and (party.state or party.organization))


def _together(parties: Sequence[Party], words: Lexicon) -> str:
    named = {office_phrase(party.office, party, words) for party in parties}
    office = named.pop() if len(named) == 1 else at_seat(str(words.offices["representative"]["at_un"]), parties[0])
    if named and not any(offices.SENDERS[party.office].accredited for party in parties):
        return join_list(_single(party, words) for party in parties)
    return join_list(map(place, parties)) + office


def _single(party: Party, words: Lexicon) -> str:
    known = offices.SENDERS.get(party.office)
    if known is None or party.office_in_title:
        phrase = _free_text_phrase(party)
    else:
        phrase = (place(party) if known.of_state else "") + office_phrase(party.office, party, words)
    return f"{phrase}以{capacity(party)}身份" if party.capacity else phrase


def office_phrase(office: str, party: Party, words: Lexicon) -> str:
    """Return the office as it follows the State: 常驻联合国代表, 常驻联合国观察员代表团临时代办, 外交部长."""
    entry = words.offices[office]
    if party.state and party.state.code in entry.get("by_state", ()):
        return str(entry["other"])
    is_observer = party.observer and "at_un_observer" in entry
    return at_seat(str(entry["at_un_observer"] if is_observer else entry.get("at_un", entry["one"])), party)


def at_seat(phrase: str, party: Party) -> str:
    """Return an office or a mission at the seat of the party: 常驻联合国代表 is 常驻裁军谈判会议代表."""
    return phrase.replace(_UN, party.accreditation, 1) if party.accreditation else phrase


def _free_text_phrase(party: Party) -> str:
    """Return an office in free text after its State or organization, unless it begins with that name."""
    office, where = party.office_in_title or party.office, place(party)
    return office if office.startswith(where) else f"{where}{office}"


def place(party: Party) -> str:
    """Return the State or organization of a party; else its office."""
    if party.state:
        return party.state.running
    return party.organization_in_title or party.organization or party.office


def capacity(party: Party) -> str:
    """Return the capacity without 以 and 身份: 77国集团主席."""
    return _CAPACITY.sub("", (party.capacity or "").strip())
