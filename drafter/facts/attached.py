"""Annexes, enclosures and appendices, with their headings.

A heading repeats the title of the letter, unless the author writes it, or the attached text is itself a letter: then
its title is the heading, as in S/2019/570.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from drafter.facts.context import Context, StateResolver
from drafter.facts.inflection import check_inflection
from drafter.facts.model import AnnexFacts
from drafter.facts.parties import Parties, signatory_facts
from drafter.facts.receivers import IndexedReceiver, count_of, receivers_of
from drafter.languages.protocol import Attached, Party, Title, TitleKind
from drafter.letter import Annex
from drafter.source import KeyPath
from drafter.un import offices

_INNER_KINDS: tuple[tuple[Attached, str], ...] = (("enclosure", "enclosures"), ("appendix", "appendices"))
# The printed title of a communication and its content; None for an annex that does not repeat it.
_Titles: TypeAlias = "tuple[str | None, Title | None]"
# From this year on, headings of annexes repeat the title. In the letters of 1994 and 1997 they are only `Annex`.
FIRST_YEAR_OF_TITLES = 2000
# Letters of these senders have annexes that do not repeat the title: S/2017/272, S/2020/736.
_WITHOUT_TITLES = ("secretary-general", "president-of-the-security-council")


class _Place(Struct, frozen=True):
    """The place of an attached text: its kind, its number if it has one, and its path in the letter."""

    kind: Attached
    number: int | None
    path: KeyPath


def derive_annexes(title: str, communication: Title, parties: Parties) -> tuple[AnnexFacts, ...]:
    """Return the annexes of a communication with that title, each with its enclosures and appendices."""
    letter = parties.letter
    if parties.context.is_document:
        return tuple(_all_facts(letter.annexes, "annex", (None, None), parties.context, ("annexes",)))
    without = any(sender.office in _WITHOUT_TITLES for sender in communication.senders)
    repeats_title = letter.date.year >= FIRST_YEAR_OF_TITLES and not without
    repeated = (title, communication) if repeats_title else (None, None)
    return tuple(_all_facts(letter.annexes, "annex", repeated, parties.context, ("annexes",)))


def _all_facts(
    annexes: tuple[Annex, ...], kind: Attached, titles: _Titles, context: Context, path: KeyPath
) -> Iterator[AnnexFacts]:
    for index, annex in enumerate(annexes):
        place = _Place(kind, index + 1 if len(annexes) > 1 else None, (*path, index))
        yield _annex_facts(annex, place, titles, context)


def _annex_facts(annex: Annex, place: _Place, titles: _Titles, context: Context) -> AnnexFacts:
    language, path = context.language, place.path
    signatories = Parties(context).signatories(annex.signatories, (*path, "signatories"))
    inner = {
        key: tuple(_all_facts(getattr(annex, key), kind, (None, None), context, (*path, key)))
        for kind, key in _INNER_KINDS
    }
    own_title = language.smart_quotes(annex.title) if annex.title else None
    heading, title = _headings(annex, place, titles, context)
    notes = _notes(annex, context)
    title = own_title or title
    heading += _mark_of_heading(notes, (heading, title or ""))
    _check_notes(notes, (heading, title or ""), context, path)
    return AnnexFacts(
        heading=heading,
        original=language.original_language(annex.originals) if annex.originals else None,
        title=title,
        signatories=signatory_facts(signatories, context, attached=True),
        notes=notes,
        **inner,
    )


def _headings(annex: Annex, place: _Place, titles: _Titles, context: Context) -> tuple[str, str | None]:
    """Return the heading, and the title of an attached letter if the heading does not show it."""
    language = context.language
    of_letter = _title_of_letter(annex, place.path, context)
    if annex.heading is None and of_letter:
        return of_letter, None
    if annex.heading is None:
        return language.annex_heading(place.kind, place.number, *titles), None
    written = language.smart_quotes(" ".join(annex.heading.split()))
    return written or language.annex_heading(place.kind, place.number, None), of_letter


def _notes(annex: Annex, context: Context) -> tuple[str, ...]:
    """Return the notes of an attached text, each with its asterisks."""
    notes = (" ".join(note.split()) for note in annex.notes)
    marked = (note if note.startswith("*") else f"{'*' * (index + 1)} {note}" for index, note in enumerate(notes))
    return tuple(map(context.language.smart_quotes, marked))


def _check_notes(notes: Sequence[str], texts: Sequence[str], context: Context, path: KeyPath) -> None:
    """Report a note that neither the heading nor the title refers to, and which would not be printed."""
    for index, note in enumerate(notes):
        mark = _mark(note)
        if mark not in map(_mark_at_end, texts) or note == mark:
            message = f"No heading refers to this note; end `heading` or `title` of the annex with {mark}."
            context.collector.error("note-mark", message, (*path, "notes", index))


def _mark(note: str) -> str:
    return note[: len(note) - len(note.lstrip("*"))]


def _mark_at_end(text: str) -> str:
    return text[len(text.rstrip("*")) :]


def _mark_of_heading(notes: Sequence[str], texts: Sequence[str]) -> str:
    """Return the asterisks of the first note that neither heading nor title refers to; they end the heading."""
    used = [*map(_mark_at_end, texts)]
    return "" if used[0] else next((mark for mark in map(_mark, notes) if mark not in used), "")


def _title_of_letter(annex: Annex, path: KeyPath, context: Context) -> str | None:
    """Return the title of an annex that is a letter, or None; reports a letter that is not described in full."""
    if not (annex.date or annex.senders or annex.addressees):
        return None
    if not (annex.date and annex.addressees and (annex.senders or annex.signatories)):
        missing = [key for key in ("senders", "addressees", "date") if not getattr(annex, key)]
        message = f"The heading of an attached letter needs {_named(missing)}, too; or write it as `heading`."
        context.collector.error("annex-heading", message, path)
        return None
    attached = _attached_context(annex, annex.date, context)
    parties = Parties(attached, path)
    signatories = parties.signatories(annex.signatories, (*path, "signatories"))
    senders = parties.sorted(parties.senders(signatories))
    receivers = receivers_of(attached, (*path, "addressees"))
    addressed = [((*path, "addressees", one.index), one.receiver) for one in receivers]
    check_inflection(attached, (), senders, addressed, path)
    if not senders:
        return None
    title = Title(_kind(senders, receivers), (annex.date,), senders, tuple(entry.receiver for entry in receivers))
    return context.language.title(title)


def _named(keys: Sequence[str]) -> str:
    return " and ".join(f"`{key}`" for key in keys)


def _attached_context(annex: Annex, day: date, context: Context) -> Context:
    """Return the context of an attached letter, with the names of States on its day."""
    letter = replace(
        context.letter, date=day, senders=annex.senders, addressees=annex.addressees, signatories=annex.signatories
    )
    states = StateResolver(context.language, day, context.collector)
    return replace(context, letter=letter, states=states, kind=TitleKind.LETTER)


def _kind(senders: Sequence[Party], receivers: Sequence[IndexedReceiver]) -> TitleKind:
    """Return the kind of an attached letter: a mission sends a note verbale."""
    if all(sender.office == offices.MISSION for sender in senders):
        return TitleKind.NOTE_VERBALE
    return TitleKind.IDENTICAL_LETTERS if count_of(receivers) > 1 else TitleKind.LETTER
