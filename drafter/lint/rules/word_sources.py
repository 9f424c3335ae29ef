"""A rule on the words of a language that no published document at hand shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.lint.authorities import PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, Match, rule
from drafter.un import offices

# Languages whose words no reader who knows them has confirmed yet.
_WITHOUT_READER = {"ar": "Arabic"}


@rule(
    "word-unconfirmed",
    NOTE,
    "Check the words of the language that no published document at hand shows.",
    PRACTICE,
    bad="language: fr\ndistribution: Limited\n",
    good="distribution: Limited\n",
)
def word_unconfirmed(context: LintContext) -> Iterable[Match]:
    words = context.language.words
    paths = [path for path in dict.fromkeys(_used_words(context)) if words.is_unconfirmed(path)]
    shown = f"No published document at hand shows these words in this language: {', '.join(paths)}; check them."
    message = shown if paths else ""
    if name := _WITHOUT_READER.get(context.language.code):
        asks = f"No reader who knows {name} has confirmed the words of Drafter yet; ask one to read the letter."
        message = f"{asks} {message}".rstrip()
    if message:
        yield context.match_at(("language",), message)


def _used_words(context: LintContext) -> Iterator[str]:
    """Yield the paths in `words.yaml` of the words that the letter prints."""
    letter, facts = context.letter, context.facts
    yield f"kinds.{facts.kind.value}"
    yield f"distribution.{letter.distribution}"
    yield from (f"organs.{organ}" for organ in facts.organs)
    yield from (f"addressees.{addressee.id}" for addressee in facts.receivers)
    yield from (f"offices.{office}" for office in _offices(context))
    yield from (f"agenda.{letter.agenda}" for _ in facts.agenda_headings[:1])
    yield from ("notes.reissued" for _ in (letter.reissued,) if letter.reissued)
    if facts.request and context.prints_request:
        yield f"forms.requests.{facts.request.voice}"
    for annex in letter.annexes:
        yield from ("attached.enclosure" for _ in annex.enclosures[:1])
        yield from ("attached.appendix" for _ in annex.appendices[:1])


def _offices(context: LintContext) -> Iterator[str]:
    """Yield the ids of the offices of senders and signatories."""
    people = [one for one in (*context.letter.senders, *context.letter.signatories) if not isinstance(one, str)]
    for office in (person.office for person in people if person.office):
        known = offices.ALIASES.get(office.strip().upper(), office.strip())
        yield known if known in offices.SENDERS else context.language.office_in(office) or ""
