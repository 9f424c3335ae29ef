"""Offices as an author writes them: known ones by id, alias or name, others as free text; reports probable typos."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.languages import seats
from drafter.languages.names import fold
from drafter.languages.protocol import Language
from drafter.source import FindingCollector, KeyPath
from drafter.suggest import nearest
from drafter.un import offices

# An id or an alias; a single word in lower case, such as `minister`, is free text.
_LIKE_AN_ID = re.compile(r"[a-z0-9]*[._-][a-z0-9._-]*|[A-Z]{2,8}")
_MIN_SIMILARITY = 0.93


def sender_office(text: str, language: Language, collector: FindingCollector, path: KeyPath) -> str:
    """Return the id of a sender's office, or the text as printed; reports a probable typo."""
    office = _id(text, offices.SENDERS) or language.office_in(text)
    if office is None:
        names = map(language.office_word, language.words.offices)
        _check_typo(text, "office", (*offices.SENDERS, *names), collector, path)
    return office or language.smart_quotes(text.strip())


def addressee(text: str, language: Language, collector: FindingCollector, path: KeyPath) -> str:
    """Return the id of an addressee, or the text as printed; reports a probable typo."""
    known = known_addressee(text, language)
    if known is None:
        names = map(language.office_word, language.words.addressees)
        _check_typo(text, "addressee", (*offices.ADDRESSEES, *names), collector, path)
    return known or language.smart_quotes(text.strip())


def split_accreditation(office: str | None, seat: str | None, language: Language) -> tuple[str | None, str]:
    """Return an office without the seat that it names, and that seat; the author's `at` has precedence.

    An office that is not known without its seat stays free text.
    """
    if not office or seat or " " not in office:
        return office, (seat or "").strip()
    bare, phrase = seats.split_accreditation(office, language.code)
    is_known = _id(bare, offices.SENDERS) or language.office_in(bare)
    return (bare, phrase) if phrase and is_known else (office, "")


def known_addressee(text: str, language: Language) -> str | None:
    """Return the id of an addressee, named by its id, alias or words; None for other text."""
    if known := _id(text, offices.ADDRESSEES):
        return known
    office = language.office_in(text)
    return office if office in offices.ADDRESSEES else language.addressee_in(text)


def office_of_title(title: str | None, language: Language) -> str | None:
    """Return the office that a line of a signatory's title names; chargé d'affaires has precedence.

    A rank, as in Ambassador, is shorter than the line with the office, which it also names if it stands alone.
    """
    lines = sorted((title or "").splitlines(), key=len, reverse=True)
    known = [office for line in lines if (office := language.office_of_line(line)) in offices.SENDERS]
    return "charge-d-affaires" if "charge-d-affaires" in known else next(iter(known), None)


def _id(text: str, ids: Iterable[str]) -> str | None:
    bare = text.strip()
    candidate = offices.ALIASES.get(bare.upper(), "-".join(fold(bare).replace("_", " ").split()))
    return candidate if candidate in ids else None


def _check_typo(text: str, kind: str, known: tuple[str, ...], collector: FindingCollector, path: KeyPath) -> None:
    """Report a text that looks like an id, or is nearly a known name."""
    from difflib import SequenceMatcher

    like_id = _LIKE_AN_ID.fullmatch(text.strip())
    names = (*reversed(known), *offices.ALIASES) if like_id else (*offices.ALIASES, *known)
    folded = {fold(name): name for name in names}
    near = next((folded[key] for key in nearest(fold(text), folded)), None)
    if like_id or (near and SequenceMatcher(None, fold(text), fold(near)).ratio() >= _MIN_SIMILARITY):
        hint = f"Did you mean {near}?" if near else f"Write the {kind} as free text, or one of {', '.join(known)}."
        collector.error(f"unknown-{kind}", f'"{text}" is not a known {kind}. {hint}', path, near)
