"""Headings of annexes, enclosures and appendices, and who signed them."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.facts.model import AnnexFacts
from drafter.facts.parties import Parties, signatory_facts
from drafter.languages import Language
from drafter.languages.terms import Attached
from drafter.letter import Annex
from drafter.source import Path


def annexes(given: Sequence[Annex], title: str, parties: Parties, language: Language) -> tuple[AnnexFacts, ...]:
    """The annexes of a communication with that title."""
    return _attached(given, "annex", title, parties, language, ("annexes",))


def _attached(
    given: Sequence[Annex], kind: Attached, title: str | None, parties: Parties, language: Language, path: Path
) -> tuple[AnnexFacts, ...]:
    found = []
    for index, annex in enumerate(given):
        here = (*path, index)
        number = index + 1 if len(given) > 1 else None
        signings = parties.signings(annex.signatories, (*here, "signatories"))
        inner = ((annex.enclosures, "enclosure", "enclosures"), (annex.appendices, "appendix", "appendices"))
        enclosures, appendices = (
            _attached(some, what, None, parties, language, (*here, key)) for some, what, key in inner
        )
        found.append(
            AnnexFacts(
                heading=language.annex_heading(kind, number, title),
                original=language.original(annex.original) if annex.original else None,
                title=language.typographic(annex.title) if annex.title else None,
                signatories=signatory_facts(signings, language, alone=len(signings) == 1),
                enclosures=enclosures,
                appendices=appendices,
            )
        )
    return tuple(found)
