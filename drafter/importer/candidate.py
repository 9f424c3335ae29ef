"""Candidate letters: the facts that Drafter derives from values, and values without those that it derives itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from itertools import product
from typing import Any

from drafter.diagnostics import Severity
from drafter.errors import InvalidLetterError
from drafter.facts import Facts

# Keys that are left out of the YAML if the same facts follow without them, in the order in which they are tried.
_DERIVED = (
    "senders",
    "organs",
    "session",
    "year",
    "agenda",
    "agenda_document",
    "distributed",
    "original",
    "distribution",
)


def facts_of(values: Mapping[str, Any], day: date) -> Facts | None:
    """Return the facts of the letter with these values; None if they are not a letter."""
    from drafter.importer.yaml_output import to_yaml
    from drafter.load import LetterInput
    from drafter.pipeline import derive

    try:
        return derive(LetterInput("letter.yaml", to_yaml(_without_texts(values)).encode())).facts
    except InvalidLetterError:
        return None


def errors_of(values: Mapping[str, Any]) -> list[str]:
    """Return the messages of the errors that prevent a letter with these values."""
    from drafter.importer.yaml_output import to_yaml
    from drafter.load import LetterInput
    from drafter.pipeline import derive

    try:
        derive(LetterInput("letter.yaml", to_yaml(_without_texts(values)).encode()))
    except InvalidLetterError as error:
        return [finding.message for finding in error.findings if finding.severity is Severity.ERROR]
    return []


def _without_texts(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with short texts in place of the bodies, which the facts do not depend on."""
    short: dict[str, Any] = {key: "Text." if key == "body" else value for key, value in values.items()}
    for key in ("annexes", "enclosures", "appendices"):
        if key in short:
            short[key] = [_without_texts(annex) for annex in short[key]]
    return short


def printed(facts: Facts) -> dict[str, Any]:
    """Return everything that a page shows of the facts, for comparison."""
    from drafter.facts import facts_to_json

    extra = {
        "symbols": facts.symbol_line,
        "organs": facts.masthead_organs,
        "mark": facts.draft_mark,
        "job": facts.job_line,
    }
    return facts_to_json(facts) | {f"printed_{key}": value for key, value in extra.items()}


def reduce(values: dict[str, Any], day: date) -> dict[str, Any]:
    """Return the values without those from whose absence the same facts follow."""
    facts = facts_of(values, day)
    if facts is None:
        return values
    wanted = printed(facts)

    def follows(candidate: Mapping[str, Any]) -> bool:
        derived = facts_of(candidate, day)
        return derived is not None and printed(derived) == wanted

    for key in _DERIVED:
        # The agenda is also a word in the heading of a request for the inclusion of an item.
        if key in values and not (key == "agenda" and "subject" in values):
            values = _kept_or(values, {name: value for name, value in values.items() if name != key}, follows)
    return _without_details(values, follows)


def _kept_or(
    values: dict[str, Any], candidate: dict[str, Any], follows: Callable[[Mapping[str, Any]], bool]
) -> dict[str, Any]:
    return candidate if follows(candidate) else values


def _without_details(values: dict[str, Any], follows: Callable[[Mapping[str, Any]], bool]) -> dict[str, Any]:
    """Return the values without genders and seats on which no word of the letter depends."""
    for key, detail in product(("addressees", "senders", "signatories"), ("gender", "at")):
        for index, entry in enumerate(values.get(key, ())):
            if isinstance(entry, dict) and detail in entry:
                candidate = deepcopy(values)
                del candidate[key][index][detail]
                if list(candidate[key][index]) == [_only_key(key)]:
                    candidate[key][index] = candidate[key][index][_only_key(key)]
                values = _kept_or(values, candidate, follows)
    return values


def _only_key(key: str) -> str:
    return "office" if key == "addressees" else "state"


# The placeholder for a missing part when an incomplete letter is rendered to measure it: no word of any source.
_FILLER = "…"
_FILLERS: Mapping[str, Any] = {
    "addressees": [{"office": _FILLER}],
    "body": _FILLER,
    "signatories": [{"family": _FILLER}],
    "letterhead": _FILLER,
    "conference": _FILLER,
    "further_dates": [],
}


def completed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with fillers for what the template requires, so that an incomplete letter can be rendered."""
    from drafter.templates import find_template

    description = find_template(values["template"]).description
    whole = dict(values)
    for key in description.requires:
        if not whole.get(key):
            whole[key] = _FILLERS.get(key, _FILLER)
    shown = (one.get(key) for one in whole.get("signatories", ()) for key in ("state", "organization", "office"))
    if not whole.get("senders") and not any(shown) and "senders" not in description.refuses:
        whole["senders"] = [{"office": _FILLER}]
    return whole
