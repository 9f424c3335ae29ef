"""Reads YAML 1.2 as text: dates, numbers and `no` stay what they look like, and all that is wrong is said at once."""

from __future__ import annotations

import re
from typing import Any

from drafter.errors import Finding, InvalidLetter, Place
from drafter.source.alignment import Lines, Scalar
from drafter.source.tree import Path, Source

# Bounds on what is read; beyond them a file is no letter.
MAX_BYTES = 8_000_000
MAX_NODES = 100_000
MAX_DEPTH = 40

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_UNPRINTABLE = {
    "control character": re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"),
    "private-use character": re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]"),
}


def read(text: str | bytes, name: str) -> Source:
    """The source of a letter; raises InvalidLetter with every error of its YAML, each at its line and column."""
    plain = _decoded(text, name)
    reading = _Reading(name, plain)
    data = reading.value(_composed(plain, name), ())
    if not isinstance(data, dict):
        reading.say("not-a-letter", "A letter is a mapping of keys to values, such as `date: 2016-10-11`.")
    if reading.problems:
        raise InvalidLetter(*reading.problems)
    return Source(name, plain, data, reading.nodes, reading.keys, lines=reading.lines)


def plain_text(data: bytes, name: str) -> Source:
    """The source of a plain text file, whole at the path (); raises InvalidLetter if it is no text."""
    text = _decoded(data, name)
    return Source(name, text, {}, {(): Scalar(0, len(text), "", text)}, lines=Lines(text))


class _Reading:
    """One walk over the composed nodes, which gathers values, places and problems."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = Lines(text)
        self.nodes: dict[Path, Scalar] = {}
        self.keys: dict[Path, Scalar] = {}
        self.problems: list[Finding] = []

    def value(self, node: Any, path: Path) -> Any:
        """The node as dict, list, str, or None where nothing is written."""
        self.nodes[path] = _scalar(node)
        if len(self.nodes) > MAX_NODES or len(path) > MAX_DEPTH:
            what = f"{MAX_NODES} values" if len(self.nodes) > MAX_NODES else f"{MAX_DEPTH} levels"
            self.say("too-much", f"A letter holds at most {what}; does an alias repeat too much?", node)
            raise InvalidLetter(*self.problems)
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self.say("bad-tag", f"The tag `{node.tag}` means nothing in a letter; write the value alone.", node)
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._text(node, path)

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            here = (*path, str(key_node.value))
            if key_node.id != "scalar":
                self.say("bad-key", "A key is a word, such as `date`.", key_node)
            elif here in self.keys:
                self.say("duplicate-key", f"The key `{key_node.value}` stands here twice; keep one.", key_node)
            else:
                self.keys[here] = _scalar(key_node)
                value = self.value(value_node, here)
                found |= {} if value is None else {key_node.value: value}
        return found

    def _text(self, node: Any, path: Path) -> str | None:
        if not node.style and node.value in _NULL:
            del self.nodes[path]
            return None
        return str(node.value)

    def say(self, rule: str, message: str, node: Any = None) -> None:
        """Note a problem at a node, or at the beginning of the file."""
        first, last = (node.start_mark.index, node.end_mark.index) if node else (0, 0)
        place = Place(self.name, *self.lines.position(first), *self.lines.position(last))
        self.problems.append(Finding(rule, message, place, excerpt=self.lines.text(place.line)))


def _scalar(node: Any) -> Scalar:
    value = node.value if isinstance(node.value, str) else ""
    return Scalar(node.start_mark.index, node.end_mark.index, getattr(node, "style", None) or "", value)


def _decoded(given: str | bytes, name: str) -> str:
    if len(given) > MAX_BYTES:
        raise _broken(name, "too-much", f"A letter holds at most {MAX_BYTES // 1_000_000} million bytes.")
    text = given if isinstance(given, str) else _from_utf8(given, name)
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    for what, pattern in _UNPRINTABLE.items():
        if found := pattern.search(text):
            message = f"The {what} U+{ord(found.group()):04X} cannot be printed; take it out."
            raise _broken(name, "control-character", message, Lines(text).position(found.start()), text)
    return text


def _from_utf8(given: bytes, name: str) -> str:
    try:
        return given.decode()
    except UnicodeDecodeError as error:
        at = (given.count(b"\n", 0, error.start) + 1, 1)
        raise _broken(name, "not-text", "This is not text in UTF-8; save it as a plain YAML file.", at) from None


def _composed(text: str, name: str) -> Any:
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise _broken(name, "yaml", _plainly(error, Lines(text).text(at[0])), at, text) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise _broken(name, "yaml", f"This is not YAML: {error}", (1, 1), text) from None
    if node is None:
        raise _broken(name, "empty", "The file is empty; `drafter new` writes a letter to start from.")
    return node


def _plainly(error: Any, written: str) -> str:
    if "\t" in written[: len(written) - len(written.lstrip())] or r"'\t'" in str(error.problem):
        return "YAML is indented with spaces; there is a tab here."
    reason = ", ".join(part for part in (error.context, error.problem) if part)
    return f"This is not YAML: {reason}. Is a quotation mark, a bracket or a colon missing?"


def _broken(name: str, rule: str, message: str, at: tuple[int, int] = (1, 1), text: str = "") -> InvalidLetter:
    place = Place(name, *at, at[0], at[1] + 1)
    return InvalidLetter(Finding(rule, message, place, excerpt=Lines(text).text(at[0])))
