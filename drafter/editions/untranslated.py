"""Report the texts of a base that an edition in another language prints as they are, or does not print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.diagnostics import Finding, Severity
from drafter.editions.merge import NOT_TRANSLATED, Base, inherited_paths
from drafter.source import KeyPath, Source, format_path, walk_paths
from drafter.un import offices

_EXTENDS: KeyPath = ("extends",)
# Texts in the language of the base.
_TEXTS = frozenset(
    {
        "title",
        "sub_title",
        "body",
        "body_file",
        "capacity",
        "organization",
        "letterhead",
        "conference",
        "name",
        "address",
    }
)
_OMITTED = NOT_TRANSLATED - {"body", "body_file", "ignore"}
# Forms that an author gives for a text; it is then not printed as it is in a title.
_FORMS = {"organization": "organization_in_title", "office": "office_in_title"}


def untranslated_texts(source: Source, base: Base) -> tuple[Finding, ...]:
    """Return the findings about the texts of a base in another language."""
    printed = [format_path(path) for path in inherited_paths(source) if _is_text(source, path)]
    omitted = [format_path(path) for path in _omitted(source, base)]
    findings = []
    if printed:
        message = f"These texts are still in the language of {base.source.name}: {_some(printed)}. Write them here."
        findings.append(_finding(source, message, Severity.WARNING))
    if omitted:
        message = f"These texts of {base.source.name} are not taken over: {_some(omitted)}. Write them here if needed."
        findings.append(_finding(source, message, Severity.NOTE))
    return tuple(findings)


def _finding(source: Source, message: str, severity: Severity) -> Finding:
    return source.finding("untranslated-text", message, _EXTENDS, severity=severity)


def _is_text(source: Source, path: KeyPath) -> bool:
    """True if a value is printed in the language in which it was written."""
    key, holder = path[-1], _value(source.data, path[:-1])
    if not isinstance(holder, dict) or not isinstance(holder.get(str(key)), str):
        return False
    if _FORMS.get(str(key), "") in holder:
        return False
    if key == "office":
        return holder["office"] not in offices.SENDERS and holder["office"] not in offices.ADDRESSEES
    return key in _TEXTS


def _omitted(source: Source, base: Base) -> Iterator[KeyPath]:
    """Yield the paths of texts in the base that the letter neither takes over nor says itself, except the body."""
    said = set(walk_paths(source.data))
    for path in walk_paths(base.source.data):
        is_omitted = path[-1:] and path[-1] in _OMITTED and not base.takes_over(path[-1], path[:-1])
        if is_omitted and path not in said:
            yield path


def _value(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _some(names: list[str]) -> str:
    """Return the first names, and how many more there are."""
    shown = [f"`{name}`" for name in names[:6]]
    return ", ".join(shown) + (f" and {len(names) - len(shown)} more" if len(names) > len(shown) else "")
