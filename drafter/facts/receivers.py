"""Addressees of a letter, or of an attached letter, in the order of print."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from drafter.facts.context import Context
from drafter.facts.parties import addressee
from drafter.languages.protocol import Receiver, TitleKind
from drafter.letter import Addressee
from drafter.source import KeyPath
from drafter.un import offices


class IndexedReceiver(Struct, frozen=True):
    """An addressee, with the index (from 0) in the letter."""

    index: int
    receiver: Receiver


def resolve_receivers(context: Context) -> tuple[IndexedReceiver, ...]:
    """Return the addressees of a letter; reports missing ones, and a number that the kind of title does not have."""
    receivers, collector = receivers_of(context, ("addressees",)), context.collector
    if not receivers:
        message = "The letter has no addressee; add `addressees: [secretary-general]`."
        collector.error("missing-addressees", message, ("addressees",))
    elif wrong_count := _wrong_count([entry.receiver.office for entry in receivers], context.kind):
        # The Secretariat has published letters to several addressees under this title.
        if context.kind is TitleKind.LETTER:
            collector.note("title-addressees", wrong_count, ("addressees",))
        else:
            collector.warn("title-addressees", wrong_count, ("addressees",))
    return receivers


def receivers_of(context: Context, path: KeyPath) -> tuple[IndexedReceiver, ...]:
    """Return the addressees in the fixed order (Editorial Manual, Communications, "Addressees"), each once."""
    collector, receivers = context.collector, dict[str, IndexedReceiver]()
    for index, entry in enumerate(context.letter.addressees):
        given = Addressee(entry) if isinstance(entry, str) else entry
        own_path = (*path, index) if isinstance(entry, str) else (*path, index, "office")
        office = addressee(given.office, context.language, collector, own_path)
        if office in receivers:
            collector.warn("duplicate-addressee", "The addressee is listed twice; Drafter prints it once.", own_path)
        form = context.language.smart_quotes(given.office_in_title) if given.office_in_title else None
        receivers.setdefault(office, IndexedReceiver(index, Receiver(office, given.gender, form)))
    return tuple(sorted(receivers.values(), key=lambda entry: offices.rank(entry.receiver.office)))


def _wrong_count(addressees: Sequence[str], kind: TitleKind) -> str | None:
    """Return the message for a number of addressees that does not fit the kind of title."""
    count = len(addressees)
    if kind is TitleKind.IDENTICAL_LETTERS and count == 1:
        return "Identical letters have two or more addressees; for one addressee, use `template: letter`."
    if kind is TitleKind.LETTER and count > 1:
        return f"A letter has one addressee; for {count} addressees, use `template: identical-letters`."
    return None
