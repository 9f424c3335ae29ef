"""Match the entries of a list in an edition with those of its base: by State, organization or number, else by place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from drafter.languages import load_language
from drafter.un import offices

# Lists whose entries are merged; all other lists are replaced.
MATCHED_LISTS = frozenset(
    {"senders", "addressees", "agenda_items", "signatories", "annexes", "enclosures", "appendices"}
)


def matching_entries(own: Sequence[str], base: Sequence[str]) -> tuple[int | None, ...]:
    """Return, for each entry of a list, the index of the entry of the base for the same thing, or None.

    The entries are given by their identities. An entry without one matches the entry of the base at the same place.
    """
    partners: list[int | None] = []
    for at, wanted in enumerate(own):
        free = [index for index in range(len(base)) if index not in partners]
        same = (index for index in free if base[index] == wanted)
        partners.append(next(same, None) if wanted else at if at in free else None)
    return tuple(partners)


def identity(name: str, entry: Any, language: str, day: str) -> str:
    """Return the text that identifies an entry, such as the code of a State; empty if it has none."""
    mapping = as_mapping(name, entry, language)
    if name == "agenda_items":
        return "".join(str(mapping.get("number", "")).split())
    if name == "addressees":
        return addressee_id(str(mapping.get("office", "")), language)
    if name not in ("senders", "signatories"):
        return ""
    state, organization = mapping.get("state"), mapping.get("organization")
    return state_code(state, language, day) or str(state or "") if state else str(organization or "")


def as_mapping(name: str, entry: Any, language: str) -> Mapping[str, Any]:
    """Return an entry as a mapping; a text alone is the State of a sender, or an office."""
    if isinstance(entry, dict):
        return entry
    if not isinstance(entry, str) or name not in ("senders", "addressees"):
        return {}
    is_office = name == "addressees" or office_id(entry, language) != entry
    return {"office" if is_office else "state": entry}


def state_code(text: Any, language: str, day: str) -> str:
    """Return the code of the State that a text names in a language on a day; empty for an unknown name."""
    try:
        found = load_language(language).names.find(str(text), date.fromisoformat(day) if day else None)
    except (LookupError, ValueError):
        return ""
    return found.code if found else ""


def office_id(text: str, language: str) -> str:
    """Return the id of the office that a text names in a language; the text itself for free text."""
    known = offices.ALIASES.get(text.strip().upper(), text.strip())
    if known in offices.SENDERS:
        return known
    try:
        return load_language(language).office_in(text) or text
    except LookupError:
        return text


def addressee_id(text: str, language: str) -> str:
    """Return the id of the addressee that a text names in a language; the text itself for free text."""
    known = office_id(text, language)
    if known in offices.ADDRESSEES:
        return known
    try:
        return load_language(language).addressee_in(text) or text
    except LookupError:
        return text
