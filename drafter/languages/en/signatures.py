"""English title lines of signatories without a `title` (Editorial Manual, Communications, "Signature")."""

from __future__ import annotations

from drafter.languages.en.titles import TO_THE_UN, place
from drafter.languages.inputs import Party
from drafter.languages.lexicon import Lexicon
from drafter.un import offices

# Longer title lines are divided. At 10 points and 103 per cent width, this is about 310 of the column's 365 points.
LONGEST_LINE = 70
_BREAKS_BEFORE = (TO_THE_UN, " and ", " of ")


def signature_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines of a signatory: only the office if signing alone, else the office with its State.

    A capacity is a separate line: Chair of the Group of 77 and China.
    """
    capacity = (party.capacity or "").rpartition("capacity as ")[2]
    return (*_office_lines(party, words, alone=alone), *((capacity[0].upper() + capacity[1:],) if capacity else ()))


def _office_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None or not known.of_state:
        return (party.office,) if known is None else ()
    title, mission = _title_and_mission(party, words)
    if alone or not (party.state or party.organization):
        return (title,)
    to_the_un = TO_THE_UN if known.accredited else ""
    if mission:
        return (title, *_divided(f"{mission} of {place(party)}{to_the_un}"))
    return _divided(f"{title} of {place(party)}{to_the_un}")


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
