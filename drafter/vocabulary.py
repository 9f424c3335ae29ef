"""The closed HTML vocabulary: which element stands for which block or run, read from templates and written by exporters."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Elements of groups by role; a group that is not named here is a div.
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
        "signatures": "section",
    }
)

# Elements of runs by role; a role that is not named here is a span of that class.
RUN_TAGS: Mapping[str, str] = MappingProxyType(
    {"emphasis": "em", "strong": "strong", "superscript": "sup", "subscript": "sub", "signed": "i", "family-name": "b"}
)

FURNITURE = frozenset({"masthead", "running-head", "foot", "running-foot", "draft-mark"})


def group_tag(role: str) -> str:
    """The element of a group's role."""
    return GROUP_TAGS.get(role, "div")


def run_tag(role: str) -> str:
    """The element of a run's role."""
    return RUN_TAGS.get(role, "span")
