"""Committees and other bodies that a letter names: their officers in the title and in signatures get the ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from itertools import product
from typing import Any

from drafter.importer.candidate import facts_of
from drafter.languages.bodies import find_body, named_at_end, officers
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


def with_officers(values: Mapping[str, Any], language: Language, day: date) -> dict[str, Any] | None:
    """Return the values with signatories as officers of the body that their lines name, without senders.

    Returns None unless Drafter prints the same title and the same lines for each of them.
    """
    entries = values.get("signatories", ())
    facts = facts_of(values, day) if entries and all("title" in entry for entry in entries) else None
    read = [signatory.lines for signatory in facts.signatories] if facts else []
    candidate = {key: deepcopy(value) for key, value in values.items() if key != "senders"}
    for index, entry in enumerate(entries if facts else ()):
        body = named_at_end(" ".join(entry.get("title", "").split()), language.code, day)
        found = next((one for one in _officers(entry, body, language) if _prints(one, read, values, day)), None)
        if found is None:
            return None
        candidate["signatories"][index] = found
    derived = facts_of(candidate, day) if read else None
    return candidate if derived and facts and derived.composed_title == facts.composed_title else None


def _officers(entry: Mapping[str, Any], body: str | None, language: Language) -> Iterator[dict[str, Any]]:
    """Yield a signatory as each officer of a body."""
    person = {key: value for key, value in entry.items() if key not in ("title", "state", "office")}
    for officer, gender in product(officers(language.code) if body else (), _GENDERS):
        yield person | {"office": officer.id, "organization": body} | ({"gender": gender} if gender else {})


def _prints(entry: Mapping[str, Any], read: Sequence[Sequence[str]], values: Mapping[str, Any], day: date) -> bool:
    """True if Drafter prints for a signatory alone lines that were read."""
    facts = facts_of({**values, "signatories": [entry]}, day)
    return facts is not None and facts.signatories[0].lines in read
