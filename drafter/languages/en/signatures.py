"""English title lines of signatories, for those who give none (Editorial Manual, Communications, "Signature")."""

from __future__ import annotations

from drafter.languages.en.titles import TO_THE_UN, place
from drafter.languages.inputs import Party
from drafter.languages.lexicon import Lexicon
from drafter.un import offices

# A title line is broken when it is longer: at 10 pt and 103 % width some 310 pt of the column's 365 pt.
LONGEST_LINE = 70
_BREAKS = (TO_THE_UN, " and ", " of ")


def signature(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines of a signatory: the office alone for a single one, with its State for several.

    A capacity stands on a line of its own: Chair of the Group of 77 and China.
    """
    capacity = (party.capacity or "").rpartition("capacity as ")[2]
    return (*_office(party, words, alone=alone), *((capacity[0].upper() + capacity[1:],) if capacity else ()))


def _office(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None or not known.of_state:
        return (party.office,) if known is None else ()
    held, mission = _title(party, words)
    if alone or not (party.state or party.organization):
        return (held,)
    to_the_un = TO_THE_UN if known.accredited else ""
    if mission:
        return (held, *_broken(f"{mission} of {place(party)}{to_the_un}"))
    return _broken(f"{held} of {place(party)}{to_the_un}")


def _title(party: Party, words: Lexicon) -> tuple[str, str]:
    entry = words.offices[party.office]
    if party.state and party.state.code in entry.get("by_state", ()):
        return str(entry["other"]), ""
    mission = entry.get("at_observer" if party.observer else "at", "")
    return str(entry.get("title", entry["one"])), str(mission)


def _broken(line: str) -> tuple[str, ...]:
    """The line, or two at the last boundary of a phrase that leaves neither too long."""
    if len(line) <= LONGEST_LINE:
        return (line,)
    for boundary in _BREAKS:
        at = line.rfind(boundary, 0, LONGEST_LINE + len(boundary))
        if at > 0:
            return line[:at], line[at + 1 :]
    return (line,)
