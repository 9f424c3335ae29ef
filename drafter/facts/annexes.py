"""Headings and signatories of annexes, enclosures and appendices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.facts.model import AnnexFacts
from drafter.facts.parties import Parties, signatory_facts
from drafter.languages.inputs import Attached, Party
from drafter.letter import Annex
from drafter.source import KeyPath

_INNER_KINDS: tuple[tuple[Attached, str], ...] = (("enclosure", "enclosures"), ("appendix", "appendices"))

# From this year on, headings of annexes repeat the title. In the letters of 1994 and 1997 they are only `Annex`.
FIRST_YEAR_OF_TITLES = 2000


def derive_annexes(title: str, senders: Sequence[Party], parties: Parties) -> tuple[AnnexFacts, ...]:
    """Return the annexes of a communication with that title, each with its enclosures and appendices.

    Annexes of the Secretary-General's own letters do not repeat the title (S/2017/272).
    """
    repeats_title = parties.letter.date.year >= FIRST_YEAR_OF_TITLES and senders[0].office != "secretary-general"
    repeated = title if repeats_title else None
    return tuple(_annex_facts(parties.letter.annexes, "annex", repeated, parties, ("annexes",)))


def _annex_facts(
    annexes: tuple[Annex, ...], kind: Attached, title: str | None, parties: Parties, path: KeyPath
) -> Iterator[AnnexFacts]:
    language = parties.language
    for index, annex in enumerate(annexes):
        annex_path = (*path, index)
        signatories = parties.signatories(annex.signatories, (*annex_path, "signatories"))
        inner = {
            key: tuple(_annex_facts(getattr(annex, key), inner_kind, None, parties, (*annex_path, key)))
            for inner_kind, key in _INNER_KINDS
        }
        yield AnnexFacts(
            heading=language.annex_heading(kind, index + 1 if len(annexes) > 1 else None, title),
            original=language.original_language(annex.original) if annex.original else None,
            title=language.smart_quotes(annex.title) if annex.title else None,
            signatories=signatory_facts(signatories, language, attached=True),
            **inner,
        )
