"""From the text of a letter to the nodes of its YAML, or to one plain sentence on why it has none."""

from __future__ import annotations

from functools import cache
from typing import Any

from drafter.files import TOO_DEEP
from drafter.source.decode import yaml_error
from drafter.source.offsets import LineIndex

# What the YAML library says, and what it means to a drafter.
_MEANINGS = (
    ("could not find expected ':'", "a colon is missing after a key, or a text of several lines is not indented"),
    ("mapping values are not allowed", 'a text that holds ": " stands in quotation marks'),
    ("expected ',' or ']'", "a list that begins with [ is not closed by ]"),
    ("expected ',' or '}'", "a mapping that begins with { is not closed by }"),
    ("while scanning a quoted scalar", "a quotation mark is opened and never closed"),
    ("but found another document", "a letter is one document; take the line `---` out"),
    ("cannot start any token", "a text that begins with this character stands in quotation marks"),
    ("undefined alias", "nothing is called that by an & before; put a text that begins with * in quotation marks"),
    ("did not find expected key", "a key is indented otherwise than those above it"),
    ("did not find expected '-' indicator", "an item is indented otherwise than those above it"),
)

# The signs with which lists and mappings begin. Fewer of them than this nest no deeper than a library can follow, and
# whoever walks through the nodes sees how deep that is.
_OPENING = "[{-?:"
_FEW = 150

# Those that are said where something is opened, rather than where its end was missed.
_OPENED = ("expected ',' or ']'", "expected ',' or '}'", "while scanning a quoted scalar, found unexpected end")


def compose_nodes(text: str, name: str, depth: int) -> Any:
    """The root node of a YAML text; raises InvalidLetterError where it is none, empty, or more than `depth` levels deep."""
    import yaml

    loader = _loader()
    try:
        if sum(map(text.count, _OPENING)) > _FEW:
            _check_depth(text, name, loader, depth)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        said = f"{error.context}, {error.problem}"
        marks: tuple[Any, ...] = (error.problem_mark, error.context_mark)
        opened = any(character in said for character in _OPENED)
        mark = next(filter(None, reversed(marks) if opened else marks), None)
        at = LineIndex(text).position(mark.index) if mark else (1, 1)
        if TOO_DEEP in said:
            raise yaml_error(name, "too-much", f"A letter holds at most {depth} levels.", at, text) from None
        raise yaml_error(name, "yaml", _explain(error, LineIndex(text).text(at[0])), at, text) from None
    except (yaml.YAMLError, ValueError) as error:
        raise yaml_error(name, "yaml", f"This is not YAML: {error}", (1, 1), text) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        raise yaml_error(name, "empty", "The file is empty; `drafter new` writes a letter to start from.")
    return node


@cache
def _loader() -> Any:
    """The library's loader, which here does not look at each value for what it may mean: everything is text."""
    import yaml

    tags = {
        yaml.ScalarNode: "tag:yaml.org,2002:str",
        yaml.SequenceNode: "tag:yaml.org,2002:seq",
        yaml.MappingNode: "tag:yaml.org,2002:map",
    }

    class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
        def resolve(self, kind: Any, *_: Any) -> str:
            return tags[kind]

    return Loader


def _check_depth(text: str, name: str, loader: Any, limit: int) -> None:
    """Raise InvalidLetterError for nesting that the library would follow until its stack ends."""
    import yaml

    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > limit:
            at = LineIndex(text).position(event.start_mark.index)
            raise yaml_error(name, "too-much", f"A letter holds at most {limit} levels.", at, text)


def _explain(error: Any, written: str) -> str:
    said = f"{error.context}, {error.problem}"
    if "\t" in written[: len(written) - len(written.lstrip())] or r"'\t'" in said:
        return "YAML is indented with spaces; there is a tab here."
    meaning = next((meaning for character, meaning in _MEANINGS if character in said), None)
    if meaning:
        return f"This is not YAML: {meaning}."
    reason = ", ".join(part for part in (error.context, error.problem) if part)
    return f"This is not YAML: {reason}. Is a quotation mark, a bracket or a colon missing?"
