"""The HTML vocabulary: which element represents which block or run, in templates and in exports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Elements of groups by role; every other group is a div.
GROUP_TAGS: Mapping[str, str] = MappingProxyType(
    {
        "list-bulleted": "ul",
        "list-numbered": "ol",
        "item": "li",
        "quotation": "blockquote",
        "masthead": "header",
        "running-head": "header",
        "foot": "footer",
        "running-foot": "footer",
        "draft-mark": "aside",
        "annex": "section",
        "enclosure": "section",
        "appendix": "section",
        "signatures": "section",
    }
)

# Elements of runs by role; every other role is a span with that class.
RUN_TAGS: Mapping[str, str] = MappingProxyType(
    {
        "emphasis": "em",
        "strong": "strong",
        "superscript": "sup",
        "subscript": "sub",
        "signed": "i",
        "family-name": "b",
        "inserted": "ins",
        "deleted": "del",
    }
)

# Roles of the runs of a redline: what only the new letter has, and what only the old one has.
INSERTED, DELETED = "inserted", "deleted"

FURNITURE = frozenset({"masthead", "running-head", "foot", "running-foot", "draft-mark"})

# The elements that a template may write, by the kind of block or inline; all others are refused.
GROUPS = frozenset({"div", "ul", "ol", "li", "blockquote", "header", "footer", "aside", "section"})
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
RUNS = frozenset({"span", "em", "strong", "sup", "sub", "i", "b", "a"})
FIELDS = ("page", "pages")

# The beginnings of an allowed link, in a text and in a template.
LINKS = ("https://", "http://", "mailto:")


def group_tag(role: str) -> str:
    """Return the HTML element for a group's role."""
    return GROUP_TAGS.get(role, "div")


def run_tag(role: str) -> str:
    """Return the HTML element for a run's role."""
    return RUN_TAGS.get(role, "span")


def run_role(tag: str) -> str | None:
    """Return the role that belongs to a run's element, such as emphasis for em; None for a span."""
    return next((role for role, known in RUN_TAGS.items() if known == tag), None)
