"""Senders and addressees of a title as values for the YAML."""

from __future__ import annotations

from typing import Any

from drafter.languages.protocol import Language, Party, Receiver, TitleKind
from drafter.languages.seats import accreditations
from drafter.un import offices


def sender_value(party: Party, kind: TitleKind, language: Language) -> Any:
    """Return a sender: the name of the State or the id of the office if that says all, else its keys."""
    default = offices.default_office(observer=party.observer, note_verbale=kind is TitleKind.NOTE_VERBALE)
    values = {
        "state": party.state.short if party.state else None,
        "organization": party.organization,
        "office": party.office if party.office not in (default, "representative") or not party.state else None,
        "capacity": party.capacity,
        "gender": party.gender,
        "office_in_title": party.office_in_title,
        "organization_in_title": party.organization_in_title,
        "at": _seat(party.accreditation, language),
    }
    given = {key: value for key, value in values.items() if value}
    if list(given) == ["office"]:
        return given["office"] if given["office"] in offices.SENDERS else given
    return given["state"] if list(given) == ["state"] else given


def _seat(accreditation: str, language: Language) -> str:
    """Return the id of the seat with that phrase, else the phrase."""
    return next(
        (seat for seat, phrase in accreditations(language.code).items() if phrase == accreditation), accreditation
    )


def receiver_value(receiver: Receiver) -> Any:
    """Return an addressee: its id or its words if they say all, else its keys."""
    values = {"office": receiver.office, "gender": receiver.gender, "office_in_title": receiver.office_in_title}
    given = {key: value for key, value in values.items() if value}
    return given["office"] if list(given) == ["office"] else given
