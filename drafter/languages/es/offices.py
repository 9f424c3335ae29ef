"""Spanish words for offices: by gender and number, with the mission, and as called in a State or on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from drafter.languages.common_grammar import capitalized
from drafter.languages.lexicon import Lexicon
from drafter.languages.protocol import Gender, Party
from drafter.un import offices


def office_with_article(entry: Mapping[str, Any], gender: Gender | None, day: date) -> str:
    """Return an office that belongs to no State: el Secretario General, la Presidencia del Consejo de Seguridad.

    From the day in `presidency_from`, the office is printed in place of its holder (Manual del Traductor, Política de
    género); the first documents at hand that do so are of March 2017 (S/2017/192).
    """
    if "presidency" in entry and day >= date.fromisoformat(entry["presidency_from"]):
        return f"la {entry['presidency']}"
    return f"{'la' if gender == 'f' else 'el'} {form(entry, 'one', gender)}"


def office_phrase(office: str, parties: Sequence[Party], words: Lexicon, gender: Gender | None) -> str:
    """Return the office, plural for several parties, with its mission: Encargado de Negocios Interino de la ..."""
    entry, many = words.offices[office], "_many" if len(parties) > 1 else ""
    observer = all(party.observer for party in parties)
    if any(_other_entry(entry, party) for party in parties):
        return form(entry, "others_many", gender) if many else form(_other_entry(entry, parties[0]), "one", gender)
    if observer and "observer" in entry:
        return str(entry[f"observer{many}"])
    at = f" {entry[f'at_observer{many}' if observer else f'at{many}']}" if "at" in entry else ""
    return form(entry, "many" if many else "one", gender) + at


def signature_title(party: Party, words: Lexicon) -> str:
    """Return the office in a signature, without article: Representante Permanente."""
    entry = words.offices[party.office]
    if other := _other_entry(entry, party):
        return form(other, "one", party.gender)
    return capitalized(form(entry, "title" if "title" in entry else "one", party.gender))


def accreditation(office: str, to_the_un: str) -> str:
    """Return the phrase after the State of an accredited office; empty for a minister or a head of State."""
    return to_the_un if offices.SENDERS[office].accredited else ""


def form(entry: Mapping[str, Any], key: str, gender: Gender | None) -> str:
    """Return a form of an office, the feminine if there is one."""
    return str(entry.get(f"{key}_f", entry[key]) if gender == "f" else entry[key])


def _other_entry(entry: Mapping[str, Any], party: Party) -> Mapping[str, Any]:
    """Return the forms of the office in the State of the party; empty if they are the usual ones."""
    code = party.state.code if party.state else ""
    return next((other for other in entry.get("others", ()) if code in other["states"]), {})
