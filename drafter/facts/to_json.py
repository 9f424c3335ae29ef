"""The facts by name: one view for `drafter facts`, for bodies and for templates.

`docs/facts.md` is generated from the rows of this module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from drafter.facts.model import Facts, Numbered, SignatoryFacts
from drafter.languages import load_language

TEXT, TEXTS = "text", "list of texts"


class PrintedDate(str):
    """A date as printed, such as 11 October 2016; `iso` is its form in JSON, such as 2016-10-11."""

    iso: str

    @classmethod
    def of(cls, facts: Facts) -> PrintedDate:
        """Return the date of a letter, in its language."""
        printed = cls(load_language(facts.language, facts.digits).day(facts.date))
        printed.iso = facts.date.isoformat()
        return printed


def view(facts: Facts) -> dict[str, Any]:
    """Return the facts by name, as printed; None or an empty list if a fact does not apply."""
    values = {row.name: row.value(facts) if row.value else getattr(facts, row.name) for row in FACTS}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """Return the facts for JSON: the view, with the date in ISO 8601. The keys are a promise to users."""
    values = view(facts).items()
    return {name: value.iso if isinstance(value, PrintedDate) else value for name, value in values}


def _single(values: Sequence[Any]) -> Any:
    """Return the only value, a list of several values, or None."""
    return list(values) if len(values) > 1 else next(iter(values), None)


def _numbered(numbered: Numbered) -> dict[str, int | str]:
    return {"number": numbered.number, "text": numbered.text}


def _states(facts: Facts) -> dict[str, int | str] | None:
    states = facts.on_behalf_of
    return {"count": states.count, "text": states.text} if states else None


def _signatory(signatory: SignatoryFacts) -> dict[str, Any]:
    return {"name": signatory.name, "family": signatory.family, "lines": list(signatory.lines)}


class FactRow(NamedTuple):
    """A fact: its name, type and meaning; `value` is set unless it is the attribute of that name."""

    name: str
    type: str
    meaning: str
    value: Callable[[Facts], Any] | None = None


# The order is part of the promise of `drafter facts --json`.
FACTS = (
    FactRow("template", TEXT, "The template of the letter."),
    FactRow("language", TEXT, "The code of the language."),
    FactRow("date", "date", "The date of the letter.", PrintedDate.of),
    FactRow("draft", "true or false", "True if the letter is a draft."),
    FactRow("title", TEXT, "The title.", lambda facts: facts.title.replace("\u00a0", " ")),
    FactRow("symbols", TEXTS, "The symbols, once assigned.", lambda facts: list(map(str, facts.symbols))),
    FactRow("symbol_line", TEXT, "The symbols on one line, with … until the numbers are assigned."),
    FactRow("organs", TEXTS, "The organs in which the letter circulates."),
    FactRow(
        "session",
        "number and text; a list for two sessions",
        "The session of the General Assembly, the Economic and Social Council or the Human Rights Council.",
        lambda facts: _single([_numbered(session) for session in facts.sessions]),
    ),
    FactRow(
        "year",
        "number and text",
        "The year of the Security Council.",
        lambda facts: _numbered(facts.year) if facts.year else None,
    ),
    FactRow(
        "agenda_heading",
        "text; a list for two sessions",
        "The line with the numbers of the agenda items.",
        lambda facts: _single(facts.agenda_headings),
    ),
    FactRow("agenda_titles", TEXTS, "The titles of the agenda items."),
    FactRow("distribution_lines", TEXTS, "The distribution block of page 1; an empty text is an empty line."),
    FactRow("senders", TEXTS, "The senders, in the order of the title."),
    FactRow("addressees", TEXTS, "The addressees, in the order of the title."),
    FactRow("on_behalf_of", "count and text", "The States on whose behalf the letter is written.", _states),
    FactRow("circulation_request", TEXT, "The sentence that requests circulation."),
    FactRow(
        "signatories",
        "list of name, family and lines",
        "The signatories, in the order of print; `lines` are the lines under the name.",
        lambda facts: list(map(_signatory, facts.signatories)),
    ),
    FactRow("annex_headings", TEXTS, "The headings of annexes, enclosures and appendices."),
    FactRow("page_1_notes", TEXTS, "The notes at the foot of page 1, each with its asterisks."),
)
