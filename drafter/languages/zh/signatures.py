"""Title lines of Chinese signatories, above their names (A/76/743, A/62/193), and the form of names."""

from __future__ import annotations

import re

from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Party
from drafter.languages.zh.titles import at_seat, capacity, place
from drafter.un import offices

_SIGNS_WITHOUT_TITLE = "secretary-general"
_CHARACTERS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
# Between the given and the family name of a foreign person (A/76/743).
_MIDDLE_DOT = "·"


def signature_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    """Return the title lines: 常驻代表 for a single signatory, else 冰岛常驻联合国代表团 / 常驻代表 (A/62/193).

    A capacity is a separate line.
    """
    held = capacity(party)
    return (*_office_lines(party, words, alone=alone), *((held,) if held else ()))


def _office_lines(party: Party, words: Lexicon, *, alone: bool) -> tuple[str, ...]:
    known = offices.SENDERS.get(party.office)
    if known is None:
        return (party.office,) if party.office else ()
    if known.id == _SIGNS_WITHOUT_TITLE:
        return ()
    entry = words.offices[known.id]
    is_other = party.state is not None and party.state.code in entry.get("by_state", ())
    title = str(entry["other" if is_other else "one"])
    if alone or not known.of_state or not (party.state or party.organization):
        return (title,)
    mission = entry.get("observer_mission" if party.observer else "mission", entry.get("mission"))
    return (f"{place(party)}{at_seat(mission, party)}", title) if mission else (f"{place(party)}{title}",)


def name_separator(given: str, family: str, *, family_first: bool) -> str:
    """Return what separates the names of a person: a dot in foreign names in characters, nothing in 王毅."""
    if not (_CHARACTERS.search(given) and _CHARACTERS.search(family)):
        return " "
    return "" if family_first else _MIDDLE_DOT
