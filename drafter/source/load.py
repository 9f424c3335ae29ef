"""Reads YAML 1.2 as text: dates, numbers and `no` stay what they look like, and all that is wrong is said at once."""

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
from drafter.source.yaml_nodes import compose_nodes

# Bounds on what is read; beyond them a file is no letter.
# Letters of one value that is no body, and of all values together, each alias counted again.
LONG_TEXT = frozenset({"body"})

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
# The tags that a plain value gets by its looks; each of them is read as text.
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
)


def parse_yaml(text: str | bytes, name: str) -> Source:
    """The source of a letter; raises InvalidLetterError with every error of its YAML, each at its line and column."""
    plain = decode(text, name)
    reading = _YamlReader(name, plain)
    data = reading.value(compose_nodes(plain, name, MAX_YAML_DEPTH), ())
    if not isinstance(data, dict):
        reading.say("not-a-letter", "A letter is a mapping of keys to values, such as `date: 2016-10-11`.")
    if reading.problems:
        raise InvalidLetterError(*reading.problems)
    return Source(name, plain, data, reading.nodes, reading.keys, lines=reading.lines)


def parse_value(text: str, name: str) -> Any:
    """A YAML value by itself, None for nothing; raises InvalidLetterError."""
    plain = decode(text, name)
    reading = _YamlReader(name, plain)
    value = reading.value(compose_nodes(plain, name, MAX_YAML_DEPTH), ()) if plain.strip() else None
    if reading.problems:
        raise InvalidLetterError(*reading.problems)
    return value


def parse_plain_text(data: bytes, name: str) -> Source:
    """The source of a plain text file, whole at the path (); raises InvalidLetterError if it is no text."""
    text = decode(data, name)
    return Source(name, text, {}, {(): Scalar(0, len(text), "", text)}, lines=LineIndex(text))


class _YamlReader:
    """One walk over the composed nodes, which gathers values, places and problems."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = LineIndex(text)
        self.nodes: dict[KeyPath, Scalar] = {}
        self.keys: dict[KeyPath, Scalar] = {}
        self.problems: list[Finding] = []
        self.count = 0
        self.letters = 0

    def value(self, node: Any, path: KeyPath) -> Any:
        """The node as dict, list, str, or None where nothing is written."""
        self.nodes[path] = self.scalar(node)
        self.count += 1
        self.letters += len(node.value) if node.id == "scalar" else 0
        if len(path) + (node.id != "scalar") > MAX_YAML_DEPTH:
            at = self.lines.position(node.start_mark.index)
            raise yaml_error(self.name, "too-much", f"A letter holds at most {MAX_YAML_DEPTH} levels.", at, self.text)
        if what := self._excess(node, path):
            self.say("too-much", f"{what}; does an alias repeat too much?", node)
            raise InvalidLetterError(*self.problems)
        if node.tag not in _TAGS:
            self.say("bad-tag", f"The tag `{node.tag}` means nothing in a letter; write the value alone.", node)
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._text(node, path)

    def _excess(self, node: Any, path: KeyPath) -> str | None:
        """What a letter may not hold so much of, None where it is within all bounds."""
        if self.count > MAX_VALUES or self.letters > MAX_LETTER_CHARACTERS:
            return f"A letter holds at most {MAX_VALUES} values and {MAX_LETTER_CHARACTERS} letters"
        if len(node.value) <= MAX_ENTRIES:
            return None
        if node.id != "scalar":
            return f"A list or mapping has at most {MAX_ENTRIES} entries"
        if len(node.value) > MAX_VALUE_CHARACTERS and path and path[-1] not in LONG_TEXT:
            return f"A text that is no body has at most {MAX_VALUE_CHARACTERS} letters"
        return None

    def _mapping(self, node: Any, path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.id != "scalar" or len(key_node.value) > MAX_KEY_CHARACTERS:
                self.say("bad-key", "A key is a word, such as `date`.", key_node)
                continue
            here = (*path, self._text(key_node, None) or "")
            if here in self.keys:
                self.say("duplicate-key", f"The key `{key_node.value}` stands here twice; keep one.", key_node)
            else:
                self.keys[here] = self.scalar(key_node)
                value = self.value(value_node, here)
                found |= {} if value is None else {key_node.value: value}
        return found

    def _text(self, node: Any, path: KeyPath | None) -> str | None:
        """The text of a node; a value at a path is nothing where nothing is written."""
        if path is not None and not node.style and node.value in _NULL:
            del self.nodes[path]
            return None
        # The file has been looked through; only an escape between quotation marks brings in more.
        if node.style == '"' and (message := find_unprintable(node.value)):
            self.say("control-character", message, node)
        return with_newlines(str(node.value))

    def scalar(self, node: Any) -> Scalar:
        """Where a node stands and what it holds, without the anchor and the tag before it."""
        first, last = node.start_mark.index, node.end_mark.index
        if self.text[first : first + 1] in ("&", "!") and (properties := _PROPERTIES.match(self.text, first, last)):
            first = properties.end()
        if node.id != "scalar":
            return Scalar(first, last)
        return Scalar(first, last, node.style or "", with_newlines(node.value))

    def say(self, rule: str, message: str, node: Any = None) -> None:
        """Note a problem at a node, or at the beginning of the file."""
        first, last = (node.start_mark.index, node.end_mark.index) if node else (0, 0)
        place = Place(self.name, *self.lines.position(first), *self.lines.position(last))
        self.problems.append(Finding(rule, message, place, excerpt=self.lines.text(place.line)))
