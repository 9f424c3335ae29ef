"""The closed HTML vocabulary: which element stands for which block or run, in templates and in exports."""

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
        "appendix": "section",
        "signatures": "section",
    }
)

# Elements of runs by role; a role that is not named here is a span of that class.
RUN_TAGS: Mapping[str, str] = MappingProxyType(
    {"emphasis": "em", "strong": "strong", "superscript": "sup", "subscript": "sub", "signed": "i", "family-name": "b"}
)

FURNITURE = frozenset({"masthead", "running-head", "foot", "running-foot", "draft-mark"})

# The elements that a template may write, by what they become; everything else is refused.
GROUPS = frozenset({"div", "ul", "ol", "li", "blockquote", "header", "footer", "aside", "section"})
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
RUNS = frozenset({"span", "em", "strong", "sup", "sub", "i", "b", "a"})
FIELDS = ("page", "pages")

# Where a link may lead, in a text and in a template.
LINKS = ("https://", "http://", "mailto:")


def group_tag(role: str) -> str:
    """The element of a group's role."""
    return GROUP_TAGS.get(role, "div")


def run_tag(role: str) -> str:
    """The element of a run's role."""
    return RUN_TAGS.get(role, "span")


def run_role(tag: str) -> str | None:
    """The role of a run's element where it has one of its own, such as emphasis for em."""
    return next((role for role, known in RUN_TAGS.items() if known == tag), None)
