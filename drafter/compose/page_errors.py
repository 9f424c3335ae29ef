"""Errors in the HTML that a template writes, as sentences with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.parsers import expat

from drafter.suggest import suggest

_TAG_MISMATCH, _UNDEFINED_ENTITY, _DUPLICATE_ATTRIBUTE = (
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_TAG_MISMATCH,
        expat.errors.XML_ERROR_UNDEFINED_ENTITY,
        expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE,
    )
)
_PARTIALS = {"annexes": "annexes", "signatories": "signatures"}


def explain_malformed(code: int, html: str, offset: int, opened: str) -> tuple[str, str]:
    """Return what to do about HTML that is not well formed, and the text that it is about.

    `code` is the parser's error at the character `offset`; `opened` is the element that is open there, or "".
    """
    if code == _TAG_MISMATCH:
        found = re.match(r"[</]*([\w-]+)", html[offset:])
        return _mismatch(opened, found[1] if found else "")
    if code == _UNDEFINED_ENTITY:
        return "write the character itself, not a name such as `&eacute;`.", "&"
    if code == _DUPLICATE_ATTRIBUTE:
        return "an attribute appears twice in one element; remove one of them.", ""
    if "&" in html[max(offset - 2, 0) : offset + 1]:
        return "write `&amp;` for the character &.", "&"
    return 'check the brackets and quotation marks, as in `<p class="text">`; write `&lt;` for the character <.', ""


def _mismatch(opened: str, closed: str) -> tuple[str, str]:
    """Return what to do about an end tag `closed` while the element `opened` is open ("": none is)."""
    near = f"</{closed}" if closed else ""
    if not opened:
        return f"`</{closed}>` closes nothing; remove it.", near
    found = f"`</{closed}>` does not close it; " if closed else ""
    return f"`<{opened}>` is never closed; {found}add `</{opened}>`.", near


def not_allowed(tag: str, elements: Collection[str]) -> str:
    """Return the message for an element that is not one of `elements`."""
    near, _ = suggest(tag, sorted(elements))
    hint = f"Did you mean <{near}>?" if near else f"Allowed are {', '.join(sorted(elements))}."
    return f"<{tag}> is not allowed in a template. {hint}"


def not_printed(key: str) -> str:
    """Return the message for a key of the letter that the template does not print."""
    first = re.split(r"[.[]", key)[0]
    how = "write {{ body }}" if first == "body" else f'write {{% include "_shared/{_PARTIALS[first]}.html.j2" %}}'
    return f"The template does not print `{key}` of the letter; {how}, or list `{first}` under `refuses`."
