"""Offices and addressees: an id, an alias or a word that is known; free text; or a slip, which is said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.languages.names import fold
from drafter.languages.protocol import Language
from drafter.source import KeyPath
from drafter.source.collector import FindingCollector
from drafter.suggest import nearest
from drafter.un import offices

_LIKE_AN_ID = re.compile(r"[a-z0-9._-]+|[A-Z]{2,8}")
_MIN_SIMILARITY = 0.93


def sender_office(text: str, language: Language, collector: FindingCollector, path: KeyPath) -> str:
    """The id of a sender's office, else the text as it is printed; notes what is neither."""
    known = _id(text, offices.SENDERS) or language.office_in(text)
    if known is None:
        words = {str(entry["one"]): office for office, entry in language.words.offices.items()}
        _check(text, "office", (*offices.SENDERS, *words), collector, path)
    return known or language.typographic(text.strip())


def addressee(text: str, language: Language, collector: FindingCollector, path: KeyPath) -> str:
    """The id of an addressee, else the text as it is printed; notes what is neither."""
    words = language.words.addressees
    named = language.office_in(text)
    known = _id(text, offices.ADDRESSEES) or (named if named in offices.ADDRESSEES else language.addressee_in(text))
    if known is None:
        _check(text, "addressee", (*offices.ADDRESSEES, *words.values()), collector, path)
    return known or language.typographic(text.strip())


def office_of_title(title: str | None, language: Language) -> str | None:
    """The office that a signatory's own title names in one of its lines; a chargé stands in for all others."""
    found = [language.office_in(line.partition(" of ")[0]) for line in (title or "").splitlines()]
    named = [office for office in found if office in offices.SENDERS]
    return "charge-d-affaires" if "charge-d-affaires" in named else next(iter(named), None)


def _id(text: str, ids: Iterable[str]) -> str | None:
    bare = text.strip()
    known = offices.ALIASES.get(bare.upper(), "-".join(fold(bare).replace("_", " ").split()))
    return known if known in ids else None


def _check(text: str, what: str, known: tuple[str, ...], collector: FindingCollector, path: KeyPath) -> None:
    """Note a text that looks like an id, or nearly like a known word."""
    from difflib import SequenceMatcher

    like_id = _LIKE_AN_ID.fullmatch(text.strip())
    names = (*reversed(known), *offices.ALIASES) if like_id else (*offices.ALIASES, *known)
    folded = {fold(name): name for name in names}
    near = next((folded[key] for key in nearest(fold(text), folded)), None)
    if like_id or (near and SequenceMatcher(None, fold(text), fold(near)).ratio() >= _MIN_SIMILARITY):
        hint = f"Did you mean {near}?" if near else f"The known ones are: {', '.join(known)}; or write it out."
        collector.error(f"unknown-{what}", f'There is no {what} "{text}". {hint}', path, near)
