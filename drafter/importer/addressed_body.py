"""The committee or other body that the top of page 1 names: its officer in the title gets its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from itertools import product
from typing import Any

from drafter.importer.candidate import facts_of
from drafter.languages.bodies import find_body, officers
from drafter.languages.protocol import Gender, Language
from drafter.un import offices

_GENDERS: tuple[Gender | None, ...] = (None, "m", "f")


def body_shown(lines: Sequence[str], language: Language) -> str | None:
    """Return the id of the body that a line of the top of page 1 names; None for principal organs only."""
    found = (find_body(line, language.code) for line in lines)
    return next((body for body in found if body and body not in offices.ORGANS), None)


def with_body(values: Mapping[str, Any], body: str, language: Language, day: date) -> dict[str, Any] | None:
    """Return the values with the addressee as an officer of the body, if the same title and the body follow.

    Documents of committees of the Security Council name only the Chair of the Committee (S/AC.44).
    """
    facts = facts_of(values, day)
    if facts is None or facts.body == body:
        return None
    for candidate in _candidates(values, body, language):
        derived = facts_of(candidate, day)
        if derived and derived.body == body and derived.composed_title == facts.composed_title:
            return candidate
    return None


def _candidates(values: Mapping[str, Any], body: str, language: Language) -> Iterator[dict[str, Any]]:
    for index, entry in enumerate(values.get("addressees", ())):
        written = entry if isinstance(entry, str) else entry["office"]
        if written in offices.ADDRESSEES:
            continue
        for officer, gender in product(officers(language.code), _GENDERS):
            candidate = deepcopy(dict(values))
            candidate["addressees"][index] = {"office": officer.id, "organization": body} | (
                {"gender": gender} if gender else {}
            )
            yield candidate
