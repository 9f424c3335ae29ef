"""Paragraphs as CommonMark: everything that a reader sees as text stays text, also `*`, `#` and `{{`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from drafter.importer.model import SourceBlock, SourceParagraph, SourcePicture, SourceTable, Span, trimmed
from drafter.importer.normalize import one_line
from drafter.languages.protocol import Language
from drafter.un.symbols import LINKS as DOCUMENTS

# Also what opens a block or a comment of Jinja after a brace.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|{}]|(?<=\{)[%#]|&(?=#?\w+;)")
# The beginning of a line that CommonMark, or Drafter, reads as a heading, a list, a quotation or a sub-paragraph.
_START = re.compile(
    r"(?P<digits>\d{1,9})(?P<dot>[.)])(?=\s|$)|[#>+-]|~(?=~~)|\((?=(?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\)\s)"
)
_RISKY_WORD = re.compile(r"(?:\d{1,9}[.)]|[#>+-].*|~~~.*|\(\w{1,6}\)|:.*)")
_SUBPARAGRAPH = re.compile(r"\((?:[a-z]{1,2}|[ivxl]{1,6}|[0-9]{1,2})\)")
_LABELS = [
    f"({inner})" for inner in (*"abcdefghijklmnopqrstuvwxyz", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii")
]
_WIDTH = 108
# A space at which no line ends.
KEPT_SPACE = "\ue0ff"
# Private characters in place of an expression in a text that was read; `without_invisible` keeps others out.
LIST, COUNT, REQUEST = "\ue000", "\ue001", "\ue002"
_EXPRESSIONS = {LIST: "on_behalf_of", COUNT: "on_behalf_of.count", REQUEST: "circulation_request"}
_QUOTED = {"quotation", "verse"}


def escape(text: str) -> str:
    """Return the text with a backslash before every character that is markup in a body."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def escape_start(text: str) -> str:
    """Return escaped text whose beginning is not read as a list, a heading or a quotation."""
    match = _START.match(text)
    if match is None:
        return text
    at = match.end("digits") if match["digits"] else 0
    return f"{text[:at]}\\{text[at:]}"


def with_expressions(text: str) -> str:
    """Return the text with expressions in place of their private characters."""
    for mark, name in _EXPRESSIONS.items():
        text = text.replace(mark, f"{{{{{KEPT_SPACE}{name}{KEPT_SPACE}}}}}")
    return text


class MarkdownWriter:
    """Writes the body of a letter or annex; `note_name` returns the name of a note by its key.

    `picture_name` returns the name of the file that a picture is written to.
    """

    def __init__(
        self, language: Language, notes: Mapping[str, tuple[SourceParagraph, ...]], picture_name: Callable[[bytes], str]
    ) -> None:
        self.language = language
        self.notes = notes
        self.picture_name = picture_name
        self.used: list[str] = []
        self.names: dict[str, str] = {}

    def body(self, blocks: Sequence[SourceBlock]) -> str:
        """Return the blocks as CommonMark, with the texts of their notes at the end."""
        self.used = []
        parts: list[str] = []
        previous: SourceBlock | None = None
        for block in blocks:
            text = self._block(block)
            if not text:
                continue
            if parts and previous is not None:
                parts.append(_between(previous, block))
            parts.append(text)
            previous = block
        return "".join([*parts, *self._definitions()])

    def paragraphs(self, blocks: Sequence[SourceBlock]) -> Iterator[str]:
        """Yield each block by itself."""
        yield from (self._block(block) for block in blocks)

    def _block(self, block: SourceBlock) -> str:
        if isinstance(block, SourceTable):
            return self._table(block)
        if isinstance(block, SourcePicture):
            return f"![{escape(one_line(block.alternative)) or 'picture'}]({self.picture_name(block.data)})"
        return self._paragraph(block)

    def _paragraph(self, block: SourceParagraph) -> str:
        lines = [_unwrapped(line) for line in self._inlines(block.spans).split("\n")]
        text = "\\\n".join(line for line in lines if line)
        if block.role in _QUOTED:
            return "\n".join(f"> {line}" for line in wrap(escape_start(text)))
        if block.role.startswith("heading-"):
            return f"{'#' * int(block.role[-1])} {text.replace(chr(92) + chr(10), ' ')}"
        if block.role.startswith("bullet-text-"):
            return _indented(wrap(escape_start(text)), "  " * int(block.role[-1]))
        if block.role.startswith("bullet-"):
            indent = "  " * (int(block.role[-1]) - 1)
            return _indented(wrap(escape_start(text)), indent, "- ")
        if block.label:
            return self._labelled(block, text)
        return "\n".join(wrap(escape_start(text)))

    def _labelled(self, block: SourceParagraph, text: str) -> str:
        label = self.label_as_typed(block.label, block.level)
        if label is None:
            return "\n".join(wrap(escape_start(f"{escape(block.label)} {text}")))
        if _SUBPARAGRAPH.fullmatch(label):
            return "\n".join(wrap(f"{label} {text}"))
        width = " " * (len(label) + 1)
        return _indented(wrap(escape_start(text)), "   " * block.level, f"{label} ", width)

    def label_as_typed(self, label: str, level: int) -> str | None:
        """Return the label at a depth as it is typed: (a) for the a) of a Spanish page; None if no label prints so."""
        if match := re.fullmatch(r"(\d{1,9})(?:([.)])|\s-)", label):
            return f"{match[1]}{match[2] or '.'}"
        return next((typed for typed in [label, *_LABELS] if _prints_as(typed, label, level, self.language)), None)

    def _inlines(self, spans: Sequence[Span]) -> str:
        text = "".join(self._span(span) for span in trimmed(spans))
        return re.sub(r"\*\*\*\*(?=\S)", "", text)

    def _span(self, span: Span) -> str:
        if span.note:
            if span.note not in self.notes:
                return escape(span.text)
            self.used.append(span.note)
            return f"[^{self._note_name(span.note)}]"
        text = with_expressions(escape(span.text.replace("\u00a0", " ").replace("\t", " ")))
        core = text.strip()
        mark = "*" * (span.emphasis + 2 * span.strong)
        if core and mark:
            text = "\n".join(_marked(line, mark) for line in text.split("\n"))
        if core and span.link and not span.link.startswith(DOCUMENTS) and _is_link(span.link):
            target = span.link.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
            text = text.replace(core, f"[{core}]({target})")
        return text

    def _note_name(self, key: str) -> str:
        """Return the name of a note: its number in the letter, from 1."""
        return self.names.setdefault(key, str(len(self.names) + 1))

    def _table(self, block: SourceTable) -> str:
        width = max(map(len, block.rows), default=0)
        rows = [
            [self._inlines(cell.spans).replace("\n", " ") for cell in row] + [""] * (width - len(row))
            for row in block.rows
        ]
        aligns = [*block.aligns, *["left"] * width][:width]
        rule = {"left": "---", "right": "--:", "center": ":-:"}
        lines = [" | ".join(row) for row in rows]
        lines.insert(1, " | ".join(rule.get(align, "---") for align in aligns))
        return "\n".join(f"| {line} |" for line in lines)

    def _definitions(self) -> Iterator[str]:
        done: set[str] = set()
        for key in self.used:
            if key not in done:
                done.add(key)
                texts = [self._inlines(paragraph.spans).replace("\n", " ") for paragraph in self.notes[key]]
                first, *others = [text for text in texts if text] or [""]
                yield f"\n\n[^{self._note_name(key)}]: " + "\n\n    ".join(
                    [escape_start(first), *map(escape_start, others)]
                )


def _is_link(address: str) -> bool:
    return address.startswith(("https://", "http://", "mailto:")) and not re.search(r"[\s<>\\`{}]", address)


def _marked(text: str, mark: str) -> str:
    """Return the text between marks of emphasis, which stand directly before and after words."""
    core = text.strip()
    return text.replace(core, f"{mark}{core}{mark}") if core else text


def _prints_as(typed: str, label: str, level: int, language: Language) -> bool:
    return bool(_SUBPARAGRAPH.fullmatch(typed)) and language.paragraph_label(typed, level) == label


def _unwrapped(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _indented(lines: Sequence[str], indent: str, first: str = "", others: str | None = None) -> str:
    rest = " " * len(first) if others is None else others
    return "\n".join(indent + (first if index == 0 else rest) + line.lstrip() for index, line in enumerate(lines))


def wrap(text: str) -> list[str]:
    """Return the text in lines of about 108 characters; no line begins with what CommonMark reads as markup."""
    lines: list[str] = []
    for hard in text.split("\n"):
        current = ""
        for word in hard.split(" "):
            if current and len(current) + len(word) >= _WIDTH and not _RISKY_WORD.match(word) and word:
                lines.append(current.replace(KEPT_SPACE, " "))
                current = word
            else:
                current = f"{current} {word}" if current else word
        lines.append(current.replace(KEPT_SPACE, " "))
    return lines


def _between(above: SourceBlock, below: SourceBlock) -> str:
    """Return what separates two blocks: an empty line, in the quotation if both belong to it."""
    if isinstance(above, SourceParagraph) and isinstance(below, SourceParagraph):
        if above.role == below.role and above.role in _QUOTED:
            return "\n>\n"
        if (
            above.role.startswith("bullet-")
            and below.role.startswith("bullet-")
            and "text" not in above.role + below.role
        ):
            return "\n"
    return "\n\n"
