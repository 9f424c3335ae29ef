"""The bounds on what Drafter reads, each with its figure from the code and the rule of the error beyond it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import NamedTuple


class Bound(NamedTuple):
    """One bound: what is counted, the constant that holds it, and the rule of its error or what happens beyond it."""

    what: str
    constant: str
    beyond: str
    divided: int = 1

    @property
    def figure(self) -> str:
        """The figure as it is read: 1 000 000."""
        module, _, name = self.constant.partition(":")
        number = getattr(import_module(f"drafter.{module}"), name)
        return f"{number // self.divided:,}".replace(",", " ")


BOUNDS: Mapping[str, Sequence[Bound]] = {
    "A letter": (
        Bound("bytes of the file", "source.characters:MAX_BYTES", "`too-much`"),
        Bound("values, each alias counted again", "source.reading:MAX_NODES", "`too-much`"),
        Bound("levels of lists and mappings", "source.reading:MAX_DEPTH", "`too-much`"),
        Bound("entries of a list or mapping", "source.reading:MAX_ENTRIES", "`too-much`"),
        Bound("letters of a key", "source.reading:MAX_KEY", "`bad-key`"),
        Bound("letters of a value that is no body", "source.reading:MAX_TEXT", "`too-much`"),
        Bound("letters of all values together", "source.reading:MAX_LETTERS", "`too-much`"),
        Bound("figures of a number", "source.characters:MAX_FIGURES", "`too-much`"),
        Bound("addressees", "letter.model:MAX_ADDRESSEES", "`wrong-type`"),
        Bound("letters of the name of a template", "templates:MAX_NAME", "`unknown-template`"),
    ),
    "A body": (
        Bound("bytes of a `body_file`", "compose.texts:MAX_BODY_BYTES", "`bad-file`"),
        Bound("letters of a text", "markup.bounds:MAX_LETTERS", "`too-much`"),
        Bound("letters of all texts of a letter", "compose.texts:MAX_LETTERS", "`too-much`"),
        Bound("letters of a paragraph", "markup.bounds:MAX_BLOCK", "`too-much`"),
        Bound("paragraphs", "markup.bounds:MAX_BLOCKS", "`too-much`"),
        Bound("square brackets", "markup.bounds:MAX_BRACKETS", "`too-much`"),
        Bound("emphasis in emphasis", "markup.bounds:MAX_EMPHASIS", "`too-much`"),
        Bound("lists and quotations in each other", "markup.blocks:MAX_LEVELS", "`too-deep`", 2),
        Bound("cells of all tables", "markup.bounds:MAX_CELLS", "`too-much`"),
        Bound("bars in a line of a table", "markup.bounds:MAX_BARS", "`too-much`"),
        Bound("columns of a table", "markup.blocks:MAX_COLUMNS", "`table-row`"),
        Bound("expressions in braces", "compose.expansion:MAX_EXPRESSIONS", "`too-much`"),
        Bound("facts that are printed", "compose.expansion:MAX_MARKS", "`too-much`"),
        Bound("loops in each other", "compose.bodies:MAX_LOOPS", "`not-in-a-body`"),
        Bound("rounds of all loops", "compose.expansion:MAX_ROUNDS", "`too-much`"),
        Bound("letters once the facts are filled in", "compose.expansion:MAX_LETTERS", "`too-much`"),
    ),
    "Pictures": (
        Bound("bytes of a picture", "compose.pictures:MAX_BYTES", "`bad-picture`"),
        Bound("pixels of a picture", "compose.pictures:MAX_PIXELS", "`bad-picture`"),
        Bound("pictures of a letter", "compose.pictures:MAX_PICTURES", "`bad-picture`"),
        Bound("bytes of all of them", "compose.pictures:MAX_ALL_BYTES", "`bad-picture`"),
    ),
    "Templates": (
        Bound("bytes of a page or part", "compose.closed:MAX_BYTES", "`template`"),
        Bound("levels of its statements", "compose.closed:MAX_DEPTH", "`template`"),
        Bound("work: letters written, and steps taken", "compose.budget:LIMIT", "`template`"),
        Bound("elements written", "compose.page:MAX_ELEMENTS", "`template`"),
        Bound("elements in each other", "compose.page:MAX_DEPTH", "`template`"),
        Bound("bytes of template.yaml, look.yaml or a sample", "reading:MAX_YAML", "`template`, `look`"),
        Bound("levels of them", "reading:MAX_DEPTH", "`template`, `look`"),
        Bound("bytes of a file that `gallery eject` copies", "gallery.ejecting:MAX_BYTES", "`unreadable`"),
        Bound("bytes of a file of a template in the gallery", "gallery.fingerprint:MAX_BYTES", "it counts as empty"),
    ),
    "Tables, and what came with a letter": (
        Bound("bytes of the table of `merge`", "many.rows:MAX_BYTES", "`too-much`"),
        Bound("rows of it", "many.rows:MAX_ROWS", "`too-much`"),
        Bound("letters of its first row", "many.rows:MAX_HEAD", "`too-much`"),
        Bound("bytes of the table of `new --from-csv`", "gallery.lists:MAX_BYTES", "`unreadable`"),
        Bound("rows of it", "source.reading:MAX_ENTRIES", "`too-much`"),
        Bound("levels of a key of `--set`", "source.reading:MAX_DEPTH", "`bad-setting`"),
        Bound("bytes of a profile", "profile:MAX_BYTES", "`profile`"),
        Bound("bytes of the ledger of a folder", "many.ledger:MAX_BYTES", "it is left as it is"),
        Bound("bytes of a file that a ledger names", "many.digests:MAX_FILE", "its letter is made anew"),
        Bound("bytes of a schema that is there", "cli.new:MAX_SCHEMA", "it is left as it is"),
        Bound("bytes of the record of a sample in a gallery", "gallery.site:MAX_RECORD", "the sample is made anew"),
        Bound("bytes of a file that is written over", "writing.targets:MAX_THERE", "`would-overwrite`"),
    ),
    "Word files and PDF that are read": (
        Bound("bytes of a file for `extract`", "cli.extract:MAX_BYTES", "`unreadable`"),
        Bound("bytes of an item that is looked into", "export.docx.source:MAX_BYTES", "`no-source`"),
        Bound("items that are looked into", "export.docx.source:MOST", "`no-source`"),
        Bound("bytes of the YAML in a PDF", "export.pdf.source:LARGEST", "`no-source`"),
        Bound("attachments that are looked into", "export.pdf.source:MOST", "`no-source`"),
        Bound("bytes of a file for `verify`", "comparison.reading:MAX_FILE", "`unreadable`"),
        Bound("bytes of its text once unpacked", "comparison.reading:MAX_BYTES", "`unreadable`"),
        Bound("bytes of a file for `verify-build`", "cli.verify_build:MAX_BYTES", "`unreadable`"),
    ),
    "What is said": (
        Bound("findings of one rule", "lint.linting:MAX_HITS", "no more are said"),
        Bound("findings that are shown with their lines", "cli.report:MAX_EXCERPTS", "the others without"),
        Bound("letters of such a line, without a terminal", "cli.report:MAX_COLUMNS", "it is cut"),
        Bound("characters that are said not to be printed", "source.characters:MAX_SAID", "no more are said"),
        Bound("findings of one text", "compose.expansion:MAX_SAID", "no more are said"),
    ),
}
# Figures that look like bounds and bound nothing that is read.
NO_BOUNDS = frozenset(
    {
        "compose.pictures:MAX_WIDTH",  # how large a picture is shown
        "compose.pictures:MAX_HEIGHT",
        "compose.wording:MAX_WORDS",  # beyond it the same is said less closely
        "markup.blocks:MAX_BULLETS",  # kinds of bullets
        "gallery.pictures:MAX_COVERAGE",  # a setting of Pillow's
    }
)
