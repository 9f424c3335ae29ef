"""Rules for values that YAML reads differently from what the author meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.lint.authorities import INPUT
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, rule
from drafter.source import KeyPath, format_path
from drafter.source.offsets import Scalar

_NO_VALUE = r"(?<![ \t])[ \t]*+:[ \t]*+(?=#|\n|[,}]|\Z)"
_QUOTED = r"“[^“”]*”|‘[^‘’]*’|„[^„“”]*[“”]|«[^«»]*»"
# A comment begins with a word; a number after # is part of a text.
_NUMBER_SIGN = r"(?<![ \t])[ \t]++(#[0-9][^\n]*)"
_COMMENT_LINE = re.compile(r"^[ \t]*(#[^\n]*)", re.MULTILINE)

# A line that starts a block in CommonMark, if YAML does not join it with the line above.
_BLOCK_LINE = r"\n[ \t]*(?:\([a-z]{1,4}\)|[0-9]{1,2}\.|[-+*>|])[ \t]"
_BLANK_LINE = r"\S[ \t]*\n[ \t]*\n"
_LINE_END = r"(?<!\n)\n(?!\n|\Z)"
_KEYS_WITH_LINES = ("letterhead", "address")


@rule(
    "empty-key",
    WARNING,
    "Give each key a value, or remove it.",
    INPUT,
    bad="reissued:\n",
    good="reissued: null\n",
)
def empty_key(context: LintContext) -> Iterable[Match]:
    source = context.source
    for path in source.empty_keys():
        if re.compile(_NO_VALUE).match(source.text, source.keys[path].last):
            message = f"`{format_path(path)}` has no value; write one after the colon, or remove the key."
            yield Match(source, path, message, place=source.key_place(path))


@rule(
    "quoted-value",
    WARNING,
    "Put straight quotation marks around a value, not curved ones.",
    INPUT,
    bad="signatories:\n  - {given: “Ada”, family: Bergsdóttir, state: Iceland}\n"
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
    good='signatories:\n  - {given: "Ada", family: Bergsdóttir, state: Iceland}\n'
    "  - {given: Karmenu, family: Zahra, state: Malta}\n",
)
def quoted_value(context: LintContext) -> Iterable[Match]:
    for path, node in _plain_values(context):
        if re.fullmatch(_QUOTED, node.value, re.DOTALL):
            message = f"These marks are printed; write {node.value[1:-1].strip()} without them, or straight marks."
            yield context.match_at(path, message)


@rule(
    "tab-in-value",
    WARNING,
    "Write no tab in a value: `\\t` between double quotation marks is one.",
    INPUT,
    bad='agenda_items:\n  - {number: 12, title: "Sport \\tfor development and peace"}\n',
    good='agenda_items:\n  - {number: 12, title: "Sport for development and peace"}\n',
)
def tab_in_value(context: LintContext) -> Iterable[Match]:
    for path, node in context.source.nodes.items():
        at = node.value.find("\t")
        if at >= 0 and path[-1] not in ("body", "body_file"):
            yield Match(context.source, path, "This tab is printed as a space; type a space.", at, at + 1)


@rule(
    "number-sign",
    WARNING,
    "Put quotation marks around a value that contains `#`.",
    INPUT,
    bad="agenda_items:\n  - number: 12\n    title: Sport for development and peace #2\n",
    good='agenda_items:\n  - number: 12\n    title: "Sport for development and peace #2"\n',
)
def number_sign(context: LintContext) -> Iterable[Match]:
    text = context.source.text
    for path, node in _plain_values(context):
        if found := re.compile(_NUMBER_SIGN).match(text, node.last):
            yield _hidden(context, path, found, "put quotation marks around the value")
    for path, key in context.source.keys.items():
        body = context.source.nodes.get(path) if path[-1] == "body" else None
        if body and not body.style:
            for found in _COMMENT_LINE.finditer(text, key.last, body.last):
                yield _hidden(context, path, found, "write `body: |`")


@rule(
    "joined-lines",
    WARNING,
    "Write `|` before a text of several paragraphs or lines.",
    INPUT,
    bad="body:\n  We have the honour to write.\n\n  {{ circulation_request }}\n",
    good="body: |\n  We have the honour to write.\n\n  {{ circulation_request }}\n",
)
def joined_lines(context: LintContext) -> Iterable[Match]:
    for path, key in context.source.keys.items():
        node, name = context.source.nodes.get(path), path[-1]
        if node is None or node.style == "|":
            continue
        written = context.source.text[key.last : node.last]
        if name == "body" and _joins_paragraphs(written, node):
            message = "YAML joins the paragraphs of this text, because it does not begin with |; write `body: |`."
            yield Match(context.source, path, message, place=context.source.key_place(path))
        elif name in _KEYS_WITH_LINES and not node.style and "\n" in written.strip():
            message = f"YAML joins the lines of this text, because it does not begin with |; write `{name}: |`."
            yield Match(context.source, path, message, place=context.source.key_place(path))


def _joins_paragraphs(written: str, node: Scalar) -> bool:
    """True if YAML makes one paragraph of several: of a blank line the end of a line, of the end of a line a space.

    Programs write a text in single quotation marks with two blank lines between paragraphs, which stay.
    """
    if node.style == "'" and "\n\n" in node.value:
        return False
    lost = bool(re.search(_BLANK_LINE, written)) and bool(re.search(_LINE_END, node.value))
    return lost or (not node.style and bool(re.search(_BLOCK_LINE, written)))


def _hidden(context: LintContext, path: KeyPath, found: re.Match[str], advice: str) -> Match:
    message = f"“{found[1].strip()}” is a comment and is not printed; {advice} to print it."
    return Match(context.source, path, message, place=context.source.place_between(found.start(1), found.end(1)))


def _plain_values(context: LintContext) -> Iterator[tuple[KeyPath, Scalar]]:
    """Yield the values without quotation marks, with their paths."""
    for path, node in context.source.nodes.items():
        if node.value and not node.style:
            yield path, node
