"""Headings of annexes, enclosures and appendices, and who signed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.facts.model import AnnexFacts
from drafter.facts.parties import Parties, signatory_facts
from drafter.languages.inputs import Attached, Party
from drafter.letter import Annex
from drafter.source import KeyPath

_WITHIN: tuple[tuple[Attached, str], ...] = (("enclosure", "enclosures"), ("appendix", "appendices"))


# The headings of annexes repeat the title since then: those of the letters of 1994 and 1997 are `Annex` alone.
FIRST_YEAR_OF_TITLES = 2000


def annexes(title: str, senders: Sequence[Party], parties: Parties) -> tuple[AnnexFacts, ...]:
    """The annexes of a communication with that title, each with what is attached to it.

    The Secretary-General's own letters have annexes without the title (S/2017/272).
    """
    repeated = parties.letter.date.year >= FIRST_YEAR_OF_TITLES and senders[0].office != "secretary-general"
    return tuple(_attached(parties.letter.annexes, "annex", title if repeated else None, parties, ("annexes",)))


def _attached(
    given: tuple[Annex, ...], kind: Attached, title: str | None, parties: Parties, path: KeyPath
) -> Iterator[AnnexFacts]:
    language = parties.language
    for index, annex in enumerate(given):
        here = (*path, index)
        signings = parties.signings(annex.signatories, (*here, "signatories"))
        within = {
            key: tuple(_attached(getattr(annex, key), what, None, parties, (*here, key))) for what, key in _WITHIN
        }
        yield AnnexFacts(
            heading=language.annex_heading(kind, index + 1 if len(given) > 1 else None, title),
            original=language.original(annex.original) if annex.original else None,
            title=language.typographic(annex.title) if annex.title else None,
            signatories=signatory_facts(signings, language, attached=True),
            **within,
        )
