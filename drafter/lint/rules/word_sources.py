"""A rule on the words of a language that no published document at hand shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.languages.bodies import body_name, find_body
from drafter.languages.lexicon import UNCONFIRMED
from drafter.lint.authorities import PRACTICE
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, Match, rule
from drafter.un import offices


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
    used = [*_used_words(context), *(_further_words(context) if words.reader else ())]
    unconfirmed = [path for path in dict.fromkeys(used) if words.is_unconfirmed(path)]
    unconfirmed += [f"the name {name}" for name in (_uncertain_names(context) if words.reader else ())]
    if unconfirmed:
        advice = f"ask {words.reader} to check them" if words.reader else "check them"
        message = (
            f"No published document at hand shows these words in this language: {', '.join(unconfirmed)}; {advice}."
        )
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


def _further_words(context: LintContext) -> Iterator[str]:
    """Yield further paths, for a language of which few documents were at hand."""
    letter, facts = context.letter, context.facts
    numbers = [str(session.number) for session in facts.sessions]
    yield from ("sessions.emergency" for number in numbers if number.startswith("ES-"))
    yield from ("sessions.special" for number in numbers if number.startswith("S-"))
    if facts.year and any(block.session == facts.year.text for block in facts.blocks):
        yield "sessions.year"
    yield from ("forms.original" for annex in letter.annexes if annex.originals)


def _uncertain_names(context: LintContext) -> Iterator[str]:
    """Yield the senders whose names in the table of the language are of low confidence, and names of bodies."""
    names, day = context.language.names, context.letter.date
    found = (names.find(sender, day) for sender in context.facts.senders)
    yield from (one.row.short for one in found if one and one.row.form("confidence") == "low")
    yield from _uncertain_bodies(context)


def _uncertain_bodies(context: LintContext) -> Iterator[str]:
    """Yield the names of the committees and panels in the letter that no document at hand shows."""
    letter, code = context.letter, context.language.code
    people = [one for one in (*letter.senders, *letter.signatories, *letter.addressees) if not isinstance(one, str)]
    named = (find_body(one.organization, code) for one in people if one.organization)
    for body in dict.fromkeys(filter(None, (*named, context.facts.body))):
        name = body_name(body, code, letter.date)
        if name.source.startswith(UNCONFIRMED):
            yield name.printed


def _offices(context: LintContext) -> Iterator[str]:
    """Yield the ids of the offices of senders and signatories."""
    people = [one for one in (*context.letter.senders, *context.letter.signatories) if not isinstance(one, str)]
    for office in (person.office for person in people if person.office):
        known = offices.ALIASES.get(office.strip().upper(), office.strip())
        yield known if known in offices.SENDERS else context.language.office_in(office) or ""
