"""Messages for a change of what Drafter composes: the keys to change instead, with their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from drafter.diagnostics import Place
from drafter.pull.leaves import Leaf
from drafter.pull.refused import RefusedError, quoted
from drafter.source import Source

# For each role: its name, the keys that it is composed from, and the key that gives it as printed.
_ROLES: Mapping[str, tuple[str, tuple[str, ...], str]] = MappingProxyType(
    {
        "title-14": ("title", ("senders", "signatories", "addressees", "date"), "title:"),
        "title-12": ("title", ("senders", "signatories", "addressees", "date"), "title:"),
        "symbol": ("symbol", ("symbols",), "symbols: [...]"),
        "running-symbol": ("symbol in the header", ("symbols",), "symbols: [...]"),
        "organ-name": ("name of the organ", ("symbols", "organs", "agenda_items", "addressees"), "organs: [...]"),
        "distribution": ("distribution block", ("distributed", "distribution", "original", "date"), "distributed: ..."),
        "session": ("session", ("session", "year", "symbols", "date"), "session: ..."),
        "session-organ": ("name of the organ", ("organs", "symbols"), "organs: [...]"),
        "agenda-item": ("agenda line", ("agenda_items", "agenda"), "agenda_items: [...]"),
        "agenda-title": ("title of the agenda item", ("agenda_items",), "agenda_items: [...]"),
        "column-agenda-title": ("title of the agenda item", ("agenda_items",), "agenda_items: [...]"),
        "annex-heading": ("heading of the annex", ("annexes",), ""),
        "enclosure-heading": ("heading of the enclosure", ("annexes",), ""),
        "original-language": ("line with the original language", ("annexes",), ""),
        "annex-title": ("title of the annex", ("annexes",), ""),
        "signature": ("signature", ("signatories",), ""),
        "job-line": ("line at the foot of page 1", ("job_number", "published"), "job_number: ..."),
        "running-job": ("job number", ("job_number",), "job_number: ..."),
        "page-note": ("note to the masthead", ("reissued", "agenda_document", "agenda"), ""),
        "draft-mark": ("draft mark", ("draft", "symbols"), "symbols: [...]"),
        "page-number": ("page number", (), ""),
    }
)
# A title also has the addressees and the date.
_TITLES, _FURTHER = ("title-12", "title-14"), ("addressees", "date")
_NAME = re.compile(r"\{\{[-+]?\s*(\w+)")


def refuse_role(role: str, source: Source, place: Place | None, printed: str) -> RefusedError:
    """Return the refusal of a change in a paragraph that Drafter composes, at the first key that it comes from.

    `place` is that of the paragraph: the entry of the annex or of the signatory that it belongs to.
    """
    if place and place.file != source.name:
        message = f"{quoted(printed)} is in another letter, which this one extends: make the change there."
        return RefusedError("of-another-letter", message, place)
    name, keys, override = _ROLES.get(role, (f"paragraph {quoted(printed)}", (), ""))
    written = [key for key in keys if source.has((key,))]
    key = written[0] if written else ""
    at = place if place and not override else source.key_place((key,)) if key else place
    how = f"change `{key}` in line {at.line}" if key and at else "undo the change in Word"
    if role in _TITLES:
        others = [f"`{other}` in line {source.key_place((other,)).line}" for other in _FURTHER if source.has((other,))]
        how += f" (or {', '.join(others)})" if others else ""
    also = f", or give `{override}`" if override and not override.startswith(f"{key}:") else ""
    return RefusedError("composed-text", f"The {name} is composed: {how}{also}.", at)


def is_composed(kind: str) -> bool:
    """True for the kind of a paragraph that Drafter composes, such as a signature."""
    return kind in _ROLES


def refuse_new(kind: str, source: Source, text: str) -> RefusedError:
    """Return the refusal of a new paragraph of a composed kind, at the first key that such paragraphs come from."""
    name, keys, _ = _ROLES[kind]
    key = next((key for key in keys if source.has((key,))), "")
    place = source.key_place((key,)) if key else None
    how = f"change `{key}` in line {place.line}" if place else "undo the change in Word"
    return RefusedError(
        "composed-text", f"The new paragraph {quoted(text)} is a {name}, which is composed: {how}.", place
    )


def refuse_fact(leaf: Leaf, first: int, last: int, source: Source) -> RefusedError:
    """Return the refusal of a change in the words that an expression such as {{ on_behalf_of }} prints."""
    text = leaf.text
    expression = text.value[first:last] if text else ""
    name = found[1] if (found := _NAME.search(expression)) else ""
    place = text.place(first, last) if text else leaf.source.place
    keys = _FACT_KEYS.get(name, (name,))
    key = next((key for key in keys if source.has((key,))), "")
    how = f"change `{key}` in line {source.key_place((key,)).line}, or " if key else ""
    shown = expression if len(expression) <= len("{{ circulation_request }}") + 8 else f"{expression[:30]}…"
    message = f"{quoted_name(name)} is composed by `{shown}` in this line: {how}write the words in place of it."
    return RefusedError("composed-text", message, place)


_FACT_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "circulation_request": ("agenda_items", "organs", "symbols", "addressees"),
        "title": ("title", "senders", "signatories"),
        "senders": ("senders", "signatories"),
        "symbol_line": ("symbols",),
        "agenda_heading": ("agenda_items",),
        "agenda_titles": ("agenda_items",),
    }
)
_FACT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "circulation_request": "The request for circulation",
        "on_behalf_of": "The list of States",
        "title": "The title",
        "senders": "The list of senders",
        "addressees": "The list of addressees",
    }
)


def quoted_name(name: str) -> str:
    """Return how a message calls a fact."""
    return _FACT_NAMES.get(name, f"`{name}`" if name else "This text")
