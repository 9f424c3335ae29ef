"""Read YAML 1.2 as text: dates, numbers and `no` stay as typed, and all errors are reported in one run."""

from __future__ import annotations

import re
from typing import Any

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError
from drafter.limits import (
    MAX_ENTRIES,
    MAX_KEY_CHARACTERS,
    MAX_LETTER_CHARACTERS,
    MAX_VALUE_CHARACTERS,
    MAX_VALUES,
    MAX_YAML_DEPTH,
)
from drafter.source.decode import decode, find_unprintable, with_newlines, yaml_error
from drafter.source.offsets import LineIndex, Scalar
from drafter.source.tree import KeyPath, Source
from drafter.source.yaml_failure import SPECIAL_SPACE, name_of
from drafter.source.yaml_flow import braces_advice, find_bare_keys
from drafter.source.yaml_nodes import compose_nodes

# Keys whose values may be longer than MAX_VALUE_CHARACTERS.
_LONG_VALUES = frozenset({"body"})
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
# The tags that YAML gives to a plain value by its form. Values with these tags are read as text.
_TAG_PREFIX = "tag:yaml.org,2002:"
_TAGS = frozenset(
    f"{_TAG_PREFIX}{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
)


def parse_yaml(text: str | bytes, name: str) -> Source:
    """Return the source of a letter; raises InvalidLetterError with every error of its YAML and their places."""
    source = read_yaml(text, name)
    if source.problems:
        raise InvalidLetterError(*source.problems)
    return source


def read_yaml(text: str | bytes, name: str) -> Source:
    """Return the source of a letter with the errors that leave its other values readable in `problems`.

    Raises InvalidLetterError if the text is not YAML, not keys and values, or over a limit.
    """
    plain = decode(text, name)
    reader = _YamlReader(name, plain)
    data = reader.value(compose_nodes(plain, name, MAX_YAML_DEPTH), ())
    if not isinstance(data, dict):
        reader.add_problem("not-a-letter", "A letter consists of keys and values, for example `date: 2026-11-28`.")
        raise InvalidLetterError(*reader.problems)
    return Source(name, plain, data, reader.nodes, reader.keys, lines=reader.lines, problems=tuple(reader.problems))


def parse_value(text: str, name: str) -> Any:
    """Return a single YAML value, or None for an empty text; raises InvalidLetterError."""
    plain = decode(text, name)
    reader = _YamlReader(name, plain)
    value = reader.value(compose_nodes(plain, name, MAX_YAML_DEPTH), ()) if plain.strip() else None
    if reader.problems:
        raise InvalidLetterError(*reader.problems)
    return value


def parse_plain_text(data: bytes, name: str) -> Source:
    """Return the source of a text file, with the whole text at the path (); raises InvalidLetterError."""
    text = decode(data, name)
    return Source(name, text, {}, {(): Scalar(0, len(text), "", text)}, lines=LineIndex(text))


class _YamlReader:
    """A walk over composed nodes that collects values, places and problems."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = LineIndex(text)
        self.nodes: dict[KeyPath, Scalar] = {}
        self.keys: dict[KeyPath, Scalar] = {}
        self.problems: list[Finding] = []
        self.value_count = 0
        self.character_count = 0

    def value(self, node: Any, path: KeyPath) -> Any:
        """Return the node as dict, list or str; None if the value is empty."""
        scalar = self.nodes[path] = self.scalar(node)
        self._check_limits(node, path)
        if node.tag not in _TAGS:
            tag = node.tag.replace(_TAG_PREFIX, "!!")
            message = f"The tag `{tag}` is not supported; remove it and write only the value."
            self.add_problem("bad-tag", message, node)
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        if not node.style and node.value in _NULL:
            del self.nodes[path]
            return None
        self._check_characters(node)
        return scalar.value

    def scalar(self, node: Any) -> Scalar:
        """Return the offsets and the text of a node, without the anchor and the tag before it."""
        first, last = node.start_mark.index, node.end_mark.index
        if self.text[first : first + 1] in ("&", "!") and (properties := _PROPERTIES.match(self.text, first, last)):
            self._check_anchor(properties.group(), node)
            first = properties.end()
        if node.id != "scalar":
            return Scalar(first, last)
        return Scalar(first, last, node.style or "", with_newlines(node.value))

    def _check_anchor(self, properties: str, node: Any) -> None:
        """Report a name after & that no alias uses, because the author meant it as text."""
        for anchor in re.findall(r"&(\S+)", properties):
            if not re.search(rf"\*{re.escape(anchor)}(?![^\s,\]}}])", self.text):
                message = f"`&{anchor}` is not printed; put quotation marks around a value that starts with &."
                self.add_problem("yaml", message, node)

    def add_problem(self, rule: str, message: str, node: Any = None, more: int = 0) -> None:
        """Add a problem at a node with `more` characters on both sides, or at the beginning of the file."""
        first, last = (node.start_mark.index - more, node.end_mark.index + more) if node else (0, 0)
        place = Place(self.name, *self.lines.position(first), *self.lines.position(last))
        self.problems.append(Finding(rule, message, place, excerpt=self.lines.text(place.line)))

    def _check_limits(self, node: Any, path: KeyPath) -> None:
        """Count the node; raises InvalidLetterError if the letter is over a limit."""
        self.value_count += 1
        self.character_count += len(node.value) if node.id == "scalar" else 0
        if len(path) + (node.id != "scalar") > MAX_YAML_DEPTH:
            at = self.lines.position(node.start_mark.index)
            message = f"A letter is limited to {MAX_YAML_DEPTH} levels of lists and mappings."
            raise yaml_error(self.name, "too-much", message, at, self.text)
        if exceeded := self._exceeded_limit(node, path):
            self.add_problem("too-much", exceeded, node)
            raise InvalidLetterError(*self.problems)

    def _exceeded_limit(self, node: Any, path: KeyPath) -> str | None:
        """Return the message for a limit that the node exceeds; each use of an alias counts again."""
        if self.value_count > MAX_VALUES or self.character_count > MAX_LETTER_CHARACTERS:
            total = f"{MAX_VALUES:,} values and {MAX_LETTER_CHARACTERS:,} characters"
            return f"A letter is limited to {total}; does an alias repeat too much?"
        if len(node.value) <= MAX_ENTRIES:
            return None
        if node.id != "scalar":
            return f"A list or mapping is limited to {MAX_ENTRIES:,} entries."
        if len(node.value) > MAX_VALUE_CHARACTERS and path and path[-1] not in _LONG_VALUES:
            return f"A value other than `body` is limited to {MAX_VALUE_CHARACTERS:,} characters."
        return None

    def _mapping(self, node: Any, path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in self._with_values(node):
            if not self._is_key(key_node):
                continue
            self._check_characters(key_node)
            key = self.scalar(key_node)
            inner_path = (*path, key.value)
            if inner_path in self.keys:
                message = f"The key `{key_node.value}` appears twice; remove one of them."
                self.add_problem("duplicate-key", message, key_node)
            else:
                self.keys[inner_path] = key
                value = self.value(value_node, inner_path)
                if value is not None:
                    values[key.value] = value
        return values

    def _with_values(self, node: Any) -> list[tuple[Any, Any]]:
        """Return the keys and values of a mapping; reports the keys without a value between { and }."""
        if not node.flow_style:
            return list(node.value)
        bare = find_bare_keys(self.text, node)
        for key_node, message in bare:
            self.add_problem("unknown-key", message, key_node)
        reported = {id(key_node) for key_node, _ in bare}
        return [pair for pair in node.value if id(pair[0]) not in reported]

    def _is_key(self, node: Any) -> bool:
        """True if a key is a word; else reports it."""
        if node.id == "mapping" and self.text.startswith("{{", max(node.start_mark.index - 1, 0)):
            advice = f"The file is not valid YAML: {braces_advice(self.text, node)}."
            self.add_problem("yaml", advice, node, more=1)
        elif node.id != "scalar" or len(node.value) > MAX_KEY_CHARACTERS:
            message = f"A key must be a word such as `date`, of at most {MAX_KEY_CHARACTERS} characters."
            self.add_problem("bad-key", message, node)
        elif not node.value.isascii() and (found := SPECIAL_SPACE.search(node.value)):
            message = f"The key contains a special space ({name_of(found[0])}); type an ordinary one."
            self.add_problem("bad-key", message, node)
        else:
            return True
        return False

    def _check_characters(self, node: Any) -> None:
        """Report an escape in double quotation marks that cannot be printed; the text of the file has been checked."""
        if node.style == '"' and (message := find_unprintable(node.value)):
            self.add_problem("control-character", message, node)
