"""The look read backwards: the role of a paragraph by the name or id of its Word style."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from drafter.settings.look import load_look
from drafter.templates import find_template

# The look of published letters, and those of templates that have styles of their own.
_TEMPLATES = ("as-sent", "explanation-of-vote", "draft-resolution", "letter")
# Where several roles share a style: the one that the reader then refines by the text.
_PREFERRED = ("session", "text", "inside-address", "table-text", "title-14")


@lru_cache(maxsize=1)
def _roles() -> Mapping[str, str]:
    roles: dict[str, str] = {}
    for template in _TEMPLATES:
        look = load_look(find_template(template).looks)
        ordered = sorted(look.roles.items(), key=lambda entry: entry[0] not in _PREFERRED)
        for role, entry in reversed(ordered):
            for name in (entry.style, look.styles[entry.style].name):
                roles[_key(name)] = role
    return roles


def _key(name: str) -> str:
    return name.replace(" ", "").replace("_", "").casefold()


def role_of_style(style: str, name: str) -> str:
    """Return the role of a style by its name, or by its id; "" for a style that is not of the look.

    A role that keeps a paragraph on the page of the next one is that of the paragraph without it.
    """
    role = _roles().get(_key(name)) or _roles().get(_key(style)) or ""
    return {"closing-text": "text", "signature-last": "signature"}.get(role, role)


@lru_cache(maxsize=1)
def lead_of_roles() -> Mapping[str, int]:
    """Return the number of tabs before the text of each role in Word."""
    leads: dict[str, int] = {}
    for template in _TEMPLATES:
        look = load_look(find_template(template).looks)
        leads |= {
            f"sent:{role}" if template == "as-sent" else role: len(entry.lead) for role, entry in look.roles.items()
        }
    return leads
