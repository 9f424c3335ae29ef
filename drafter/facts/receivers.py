"""Addressees of a letter, or of an attached letter, in the order of print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from drafter.facts.bodies import BodyReceiver, find_body_receiver, offices_are_short, receiver_of
from drafter.facts.context import Context
from drafter.facts.office_names import addressee, known_addressee
from drafter.languages.bodies import named_at_end
from drafter.languages.protocol import Receiver, TitleKind
from drafter.letter import Addressee
from drafter.source import KeyPath
from drafter.un import offices
from drafter.un.bodies import body_on


class IndexedReceiver(Struct, frozen=True):
    """An addressee, with the index (from 0) in the letter."""

    index: int
    receiver: Receiver
    body: BodyReceiver | None = None


def resolve_receivers(context: Context) -> tuple[IndexedReceiver, ...]:
    """Return the addressees of a letter; reports missing ones, and a number that the kind of title does not have."""
    receivers, collector = receivers_of(context, ("addressees",)), context.collector
    if not receivers:
        message = "The letter has no addressee; add `addressees: [secretary-general]`."
        collector.error("missing-addressees", message, ("addressees",))
    elif wrong_count := _wrong_count(count_of(receivers), context.kind):
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
        received = _received(index, given, context, own_path)
        if received.receiver.office in receivers:
            collector.warn("duplicate-addressee", "The addressee is listed twice; Drafter prints it once.", own_path)
        receivers.setdefault(received.receiver.office, received)
    return tuple(sorted(receivers.values(), key=lambda entry: offices.rank(entry.receiver.office)))


def _received(index: int, given: Addressee, context: Context, path: KeyPath) -> IndexedReceiver:
    form = context.language.smart_quotes(given.office_in_title) if given.office_in_title else None
    is_known = not given.organization and known_addressee(given.office, context.language)
    body = None if is_known else find_body_receiver(given.office, given.organization, context.language)
    if body:
        like = Receiver(given.office, given.gender, form)
        return IndexedReceiver(index, receiver_of(body, context, path, like, own=False), body)
    office = addressee(given.office, context.language, context.collector, path)
    if given.organization:
        message = "This body is not known; write the office and the body together as `office`."
        context.collector.error("unknown-body", message, (*path[:2], "organization"))
    return IndexedReceiver(index, Receiver(office, given.gender, form))


def of_own_body(entry: IndexedReceiver, body: str | None, context: Context) -> IndexedReceiver:
    """Return an addressee of a document of `body`, whose own officers it names without the body's full name."""
    if entry.body is None or entry.body.body != body or not offices_are_short(entry.body.body, context):
        return entry
    path: KeyPath = ("addressees", entry.index)
    given = context.letter.addressees[entry.index]
    form = None if isinstance(given, str) or not given.office_in_title else entry.receiver.office_in_title
    like = Receiver("", entry.receiver.gender, form)
    return replace(entry, receiver=receiver_of(entry.body, context, path, like, own=True))


def body_of_addressees(receivers: Sequence[IndexedReceiver], code: str, day: date) -> str | None:
    """Return the body to which a letter is addressed, and whose document it becomes; None for a principal organ."""
    bodies = (entry.body.body if entry.body else named_at_end(entry.receiver.office, code, day) for entry in receivers)
    known = (body_on(body, day) for body in bodies if body)
    return next((body.id for body in known if body.series or body.short), None)


def count_of(receivers: Sequence[IndexedReceiver]) -> int:
    """Return the number of addressees; the members of a body, addressed together, do not count (S/2020/736)."""
    return max(1, len([entry for entry in receivers if entry.body is None or entry.body.officer]))


def _wrong_count(count: int, kind: TitleKind) -> str | None:
    """Return the message for a number of addressees that does not fit the kind of title."""
    if kind is TitleKind.IDENTICAL_LETTERS and count == 1:
        return "Identical letters have two or more addressees; for one addressee, use `template: letter`."
    if kind is TitleKind.LETTER and count > 1:
        return f"A letter has one addressee; for {count} addressees, use `template: identical-letters`."
    return None
