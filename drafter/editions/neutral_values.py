"""Values of a base without the words of its language: States as codes, and offices as ids."""

from __future__ import annotations

from typing import Any

from drafter.editions.match_entries import addressee_id, office_id, state_code
from drafter.languages.names import FALLBACK
from drafter.source import KeyPath

_STATES = frozenset({"state", "on_behalf_of", "senders"})


def neutral(value: Any, path: KeyPath, language: str, day: str) -> Any:
    """Return a value of a letter in `language` so that an edition in any language reads it."""
    if not isinstance(value, str):
        return value
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if key == "office":
        return addressee_id(value, language) if path[0] == "addressees" else office_id(value, language)
    if key == "addressees":
        return addressee_id(value, language)
    if key == "senders" and office_id(value, language) != value:
        return office_id(value, language)
    # Every language knows the English names.
    if key in _STATES and language != FALLBACK:
        return state_code(value, language, day) or value
    return value
