"""Rules on values that the letter does not print, and on values that are given twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from drafter.lint.authorities import COMMUNICATIONS, PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, rule
from drafter.source import KeyPath

_REQUEST = "circulation_request"


@rule(
    "value-not-printed",
    WARNING,
    "Remove a value that this letter does not print, or add the key that it depends on.",
    PRACTICE,
    bad="agenda_document: A/80/150\n",
    good="agenda: provisional\nagenda_document: A/80/150\n",
)
def value_not_printed(context: LintContext) -> Iterable[Match]:
    for path, message in (*_without_its_key(context), *_of_signatories(context), *_of_senders(context)):
        if context.source.has(path):
            yield context.match_at(path, message)


def _without_its_key(context: LintContext) -> Iterator[tuple[KeyPath, str]]:
    """Yield keys of the letter that are printed only with another key."""
    letter = context.letter
    if letter.agenda_document and letter.agenda == "adopted":
        yield ("agenda_document",), "`agenda_document` is not printed; add `agenda: provisional` or `preliminary`."
    if letter.published and not letter.job_number:
        yield ("published",), "`published` is not printed; the date code follows a job number: add `job_number`."
    if letter.session and not any(block.session for block in context.facts.blocks):
        yield ("session",), "`session` is not printed; the letter is not a document of the General Assembly."


def _of_signatories(context: LintContext) -> Iterator[tuple[KeyPath, str]]:
    """Yield values of signatories that neither the title nor the signature shows."""
    capacities = {context.state(sender.state): sender.capacity for sender in context.senders if sender.capacity}
    for index, signatory in enumerate(context.letter.signatories):
        path: KeyPath = ("signatories", index)
        if signatory.state and signatory.organization:
            yield (*path, "organization"), "`organization` is not printed next to `state`; keep one of them."
        capacity = capacities.get(context.state(signatory.state))
        if capacity and signatory.capacity and capacity.split() != signatory.capacity.split():
            message = f"The title has “{capacity}” from `senders`; write the same capacity here, or remove one."
            yield (*path, "capacity"), message


def _of_senders(context: LintContext) -> Iterator[tuple[KeyPath, str]]:
    if context.is_as_sent and context.letter.senders:
        yield ("senders",), "`senders` is not printed; a letter as sent has no title. Write the `letterhead`."


@rule(
    "value-repeated",
    WARNING,
    "Write each sender, date, original language and annex once, and ask for circulation once.",
    COMMUNICATIONS,
    bad="senders: [Iceland, Iceland]\n",
    good="senders: [Iceland, Malta]\n",
)
def value_repeated(context: LintContext) -> Iterable[Match]:
    letter = context.letter
    names = [context.state(sender.state) or sender for sender in context.senders]
    dates = (letter.date, *letter.further_dates)
    yield from _repeated(context, ("senders",), names, "The sender is listed twice; remove one.")
    yield from _repeated(context, ("further_dates",), dates, "The date is given twice; remove one.", first=-1)
    yield from _repeated(context, ("original",), letter.originals, "The language is listed twice; remove one.")
    yield from _repeated(context, ("annexes",), letter.annexes, "The annex is attached twice; remove one.")
    yield from _repeated_request(context)


def _repeated(
    context: LintContext, path: KeyPath, values: Sequence[Hashable], message: str, first: int = 0
) -> Iterator[Match]:
    """Yield a match at each value that is earlier in the list; `first` is the index of the first value."""
    for index, value in enumerate(values):
        if value in values[:index]:
            yield context.match_at((*path, index + first), message)


def _repeated_request(context: LintContext) -> Iterator[Match]:
    body = context.body
    if body is None or "{%" in body.text:
        return
    at = body.text.find(_REQUEST)
    while (at := body.text.find(_REQUEST, at + 1)) > 0:
        yield body.match_at(at, at + len(_REQUEST), "The letter asks for circulation twice; remove one request.")
