"""Facts as plain data, in the order and form that `drafter facts --json` promises."""

from __future__ import annotations

from typing import Any

from drafter.facts.model import Facts, Numbered, SignatoryFacts


def as_json(facts: Facts) -> dict[str, Any]:
    """The facts under exactly the promised keys; null, or an empty list, where a thing does not apply."""
    sessions = [_numbered(session) for session in facts.sessions]
    return {
        "template": facts.template,
        "language": facts.language,
        "date": facts.date.isoformat(),
        "draft": facts.draft,
        "title": facts.title.replace("\u00a0", " "),
        "symbols": [str(symbol) for symbol in facts.symbols],
        "symbol_line": facts.symbol_line,
        "organs": list(facts.organs),
        "session": _single(sessions),
        "year": _numbered(facts.year) if facts.year else None,
        "agenda_heading": _single(list(facts.agenda_headings)),
        "agenda_titles": list(facts.agenda_titles),
        "distribution_lines": list(facts.distribution_lines),
        "senders": list(facts.senders),
        "addressees": list(facts.addressees),
        "on_behalf_of": _states(facts),
        "circulation_request": facts.circulation_request,
        "signatories": [_signatory(signatory) for signatory in facts.signatories],
        "annex_headings": list(facts.annex_headings),
        "page_1_note": facts.page_1_note,
    }


def _single(values: list[Any]) -> Any:
    """None for none, the value for one, a list for two blocks."""
    return values if len(values) > 1 else next(iter(values), None)


def _numbered(numbered: Numbered) -> dict[str, int | str]:
    return {"number": numbered.number, "text": numbered.text}


def _states(facts: Facts) -> dict[str, int | str] | None:
    listed = facts.on_behalf_of
    return {"count": listed.count, "text": listed.text} if listed else None


def _signatory(signatory: SignatoryFacts) -> dict[str, Any]:
    return {"name": signatory.name, "family": signatory.family, "lines": list(signatory.lines)}
