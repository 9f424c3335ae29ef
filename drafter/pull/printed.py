"""A paragraph of a Word file as characters with their formatting, in a form that compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from drafter.look.model import Look
from drafter.pull.emphasis import Emphasis, EmphasisReader
from drafter.word.model import WordParagraph, WordRun

NOTE, PICTURE = "\ufffc", "\ufffd"
# A label that Drafter writes as text, and a tab: 1., 12), (a), a), and in Arabic 1 - and ’1‘.
_LABEL = re.compile(r"(\(?[^\W_]{1,8}[.)]|[^\W_]{1,8}[ \u00a0]-|’[^\W_]{1,8}‘)\t\s*")
# Unseen characters: those of direction, with which Drafter keeps the order of words in Arabic Word files, soft
# hyphens, and what comes with text from web pages.
UNSEEN = frozenset("\u200e\u200f\u00ad\u200b\u2060\ufeff")
# Ideographs and their punctuation: next to them, Drafter prints no spaces.
WIDE = "[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
_SPACES = dict.fromkeys("\u00a0\u202f\u2009\u2007", " ")
_KEYS = {**_SPACES, **dict.fromkeys("“”„‟″", '"'), **dict.fromkeys("‘’‚‛′", "'"), "\u2011": "-"}
_KEY_OF_TEXT = str.maketrans(_KEYS)
STRAIGHT = {'"': "“”„‟″«»", "'": "‘’‚‛′"}
# Styles whose use depends on the place of a paragraph only, and the styles that they replace.
_BULLET = "•"
# Paragraphs that become list items if their author adds bullets in Word: of the text, and of a foreign style.
_PLAIN = ("text", "")
# After these characters, a tab is the indentation of a paragraph that was joined with the one above.
_ENDS = frozenset(" .:;,!?)”’‘-\n" + NOTE)
_SAME_ROLE = {"closing-text": "text", "signature-last": "signature"}


class Char(Struct, frozen=True, gc=False):
    """A printed character; `note` is a key of the file's notes, `object` the hash of a picture or a field's name.

    `comments` are keys of the comments about it. `looks` are the names of formats that a letter does not have.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    note: str = ""
    object: str = ""
    comments: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The character as compared: without the kinds of spaces, quotation marks and hyphens."""
        return _KEYS.get(self.text, self.text)

    @property
    def is_field(self) -> bool:
        """True for a field of Word; the hash of a picture has small letters, an equation its name."""
        return self.object.isupper()

    @property
    def format(self) -> tuple[bool, bool, str]:
        """The emphasis and the link, which a space does not show."""
        return self.bold, self.italic, self.link


class Printed(Struct, frozen=True, dict=True):
    """A paragraph: its style in the look ("" for a foreign style), its label, and its characters without both.

    `kind` is the role of the look for a style of the text, such as `bullet-1`.
    """

    paragraph: WordParagraph
    style: str
    kind: str
    label: str
    chars: tuple[Char, ...]

    @cached_property
    def text(self) -> str:
        """The characters as printed."""
        return "".join([char.text for char in self.chars])

    @cached_property
    def key(self) -> str:
        """The text as compared: label, and words with single spaces."""
        text = re.sub(r" *\n *", "\n", re.sub(" +", " ", self.text.translate(_KEY_OF_TEXT))).strip()
        return f"{typed_label(self.label)} {text}" if self.label else text

    @property
    def alternative(self) -> str:
        """The alternative texts of its pictures."""
        return " ".join(run.picture.alternative for run in self.paragraph.runs if run.picture)

    @property
    def is_empty(self) -> bool:
        """True for a paragraph without text, such as the empty lines between blocks."""
        return not self.label and not self.text.strip()


def typed_label(label: str) -> str:
    """Return a label as authors type it: (a) also in a language that prints a)."""
    return f"({label}" if re.fullmatch(r"[^\W\d]{1,6}\)", label) else label


class StyleReader:
    """The styles of a look by id and by name: other programs rename ids when they save a file."""

    def __init__(self, look: Look) -> None:
        self.names = {style.name.lower(): style_id for style_id, style in look.styles.items()}
        self.ids = look.styles.keys()
        self.bullets = {look.roles[role].style for role in look.bullets}
        self._found: dict[tuple[str, str], str] = {}
        kinds: dict[str, str] = {}
        for role, entry in look.roles.items():
            kinds.setdefault(entry.style, _SAME_ROLE.get(role, role))
        self.kinds: Mapping[str, str] = kinds
        self.usual = {kind: style for style, kind in reversed(kinds.items())}
        self.emphasis = EmphasisReader(look)

    def read(self, paragraph: WordParagraph) -> Printed:
        """Return a paragraph of a Word file as printed."""
        style = self._style(paragraph)
        kind = self.kinds.get(style, "")
        emphasis = self.emphasis.read
        printed = (char for run in paragraph.runs for char in _chars(run, paragraph, emphasis(run, paragraph, style)))
        chars = _without_lead([char for char in printed if char.text not in UNSEEN])
        label = paragraph.label
        if label and not label[0].isalnum() and label[0] != "(" and (style in self.bullets or kind in _PLAIN):
            kind = kind if style in self.bullets else f"bullet-{min(paragraph.level, 2) + 1}"
            label = _BULLET
        elif style in self.bullets and not label:
            kind = _PLAIN[0]
        elif not label and (typed := _LABEL.match("".join([char.text for char in chars[:24]]))):
            label, chars = typed[1], chars[typed.end() :]
        return Printed(paragraph, self.usual.get(kind, style), kind, label, tuple(_without_end(_joined(chars))))

    def _style(self, paragraph: WordParagraph) -> str:
        """Return the id in the look; aligned styles of cells are named after the style that they are based on."""
        key = paragraph.style, paragraph.style_name.lower()
        if key not in self._found:
            self._found[key] = self._find(*key)
        return self._found[key]

    def _find(self, style: str, name: str) -> str:
        known = self.names.get(name) or (style if style in self.ids and not name else "")
        if known:
            return known
        aligned = (i for other, i in self.names.items() if re.fullmatch(re.escape(other) + " ?(right|center)", name))
        return next(aligned, "")


def _chars(run: WordRun, paragraph: WordParagraph, emphasis: Emphasis) -> Iterable[Char]:
    if run.hidden:
        return
    if run.note:
        yield Char(NOTE, note=run.note, comments=run.comments)
    elif run.picture is not None or run.equation:
        yield Char(PICTURE, object=run.picture.digest if run.picture else f"equation {run.text}")
    elif run.field:
        yield Char(PICTURE, object=run.field)
    else:
        looks = _looks(run, paragraph)
        made: dict[str, Char] = {}
        for text in run.text:
            if text not in made:
                made[text] = Char(text, *emphasis, run.link.replace(" ", "%20"), comments=run.comments, looks=looks)
            if text != "\f":
                yield made[text]


def _looks(run: WordRun, paragraph: WordParagraph) -> tuple[str, ...]:
    """Return the names of the formats that a letter does not have; Word underlines and colours links by itself."""
    looks = {
        "underlining": run.underline and not run.link,
        "striking": run.strike,
        "capitals as a format": run.capitals or run.small_capitals,
        "raised or lowered text": run.raised != 0,
        "highlighting": bool(run.highlight),
        "colour": run.colour != paragraph.colour and not run.link,
        "size": run.size != paragraph.size,
        "font": run.font != paragraph.font,
    }
    return tuple(name for name, is_set in looks.items() if is_set)


def without_label(printed: Printed) -> Printed:
    """Return a paragraph without its label."""
    return Printed(printed.paragraph, printed.style, printed.kind, "", printed.chars)


def _without_lead(chars: Sequence[Char]) -> list[Char]:
    """Return the characters without the tabs and spaces that indent the first line."""
    first = next((at for at, char in enumerate(chars) if not char.text.isspace()), len(chars))
    return list(chars[first:])


def _joined(chars: Sequence[Char]) -> Sequence[Char]:
    """Return the characters; a tab after a sentence, left where two paragraphs were joined, becomes a space."""
    pairs = zip(("", *(char.text for char in chars)), chars, strict=False)
    return [Char(" ") if char.text == "\t" and before in _ENDS else char for before, char in pairs]


def _without_end(chars: Sequence[Char]) -> Sequence[Char]:
    last = next((at for at in range(len(chars), 0, -1) if not chars[at - 1].text.isspace()), 0)
    return chars[:last]
