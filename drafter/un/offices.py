"""Offices of senders and addressees: their ids, their aliases, and the fixed order of addressees."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct


class Office(Struct, frozen=True):
    """An office of a sender; `accredited` offices are held at the Organization (`to the United Nations`)."""

    id: str
    of_state: bool = True
    accredited: bool = True


SENDERS: Mapping[str, Office] = MappingProxyType(
    {
        office.id: office
        for office in (
            Office("permanent-representative"),
            Office("acting-permanent-representative"),
            Office("deputy-permanent-representative"),
            Office("charge-d-affaires"),
            Office("permanent-observer"),
            Office("acting-permanent-observer"),
            Office("deputy-permanent-observer"),
            Office("representative"),
            Office("permanent-mission"),
            Office("foreign-minister", accredited=False),
            Office("head-of-state", accredited=False),
            Office("head-of-government", accredited=False),
            Office("secretary-general", of_state=False, accredited=False),
            Office("president-of-the-general-assembly", of_state=False, accredited=False),
            Office("president-of-the-security-council", of_state=False, accredited=False),
            Office("president-of-the-economic-and-social-council", of_state=False, accredited=False),
            Office("president-of-the-human-rights-council", of_state=False, accredited=False),
        )
    }
)

# In the fixed order of print: Editorial Manual, Communications, "Addressees".
ADDRESSEES: tuple[str, ...] = (
    "secretary-general",
    "president-of-the-general-assembly",
    "president-of-the-security-council",
    "president-of-the-economic-and-social-council",
    "president-of-the-human-rights-council",
)
ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "SG": "secretary-general",
        "PGA": "president-of-the-general-assembly",
        "PSC": "president-of-the-security-council",
        "PECOSOC": "president-of-the-economic-and-social-council",
        "PHRC": "president-of-the-human-rights-council",
        "PR": "permanent-representative",
        "DPR": "deputy-permanent-representative",
        "CDA": "charge-d-affaires",
        "PO": "permanent-observer",
    }
)

# The organs in which a communication circulates, in the order of the masthead.
ORGANS: tuple[str, ...] = (
    "general-assembly",
    "security-council",
    "economic-and-social-council",
    "human-rights-council",
)
ORGAN_OF: Mapping[str, str] = MappingProxyType({f"president-of-the-{organ}": organ for organ in ORGANS})


# The office of a sender of notes verbales.
MISSION = "permanent-mission"


def rank(addressee: str) -> int:
    """Return the rank of an addressee in the fixed order; addressees in free text come last."""
    return ADDRESSEES.index(addressee) if addressee in ADDRESSEES else len(ADDRESSEES)


def default_office(*, observer: bool, note_verbale: bool) -> str:
    """Return the office of a sender without one; a note verbale comes from the mission."""
    if note_verbale:
        return MISSION
    return "permanent-observer" if observer else "permanent-representative"
