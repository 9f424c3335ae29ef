"""Limits on everything that Drafter reads or repeats: value, unit, sentence and rules of the error.

`docs/safety.md` is generated from this module. Each module that enforces a limit imports it from here.
"""

from __future__ import annotations

PROCESS = "A process of the command line"
LETTER, BODY, IMAGES, TEMPLATES = "A letter", "A body", "Images", "Templates"
TABLES, READ_BACK, REPORTS = "Tables and other files of a letter", "Word and PDF files as input", "Reports"
CLUSTERS, STUDIO = "Clusters", "The studio"


class Limit(int):
    """A limit as a number. Input over the limit is an error of one of the `rules`, if it has any."""

    group: str
    unit: str
    rules: tuple[str, ...]
    _sentence: str

    def __new__(cls, group: str, value: int, unit: str, sentence: str, *rules: str) -> Limit:
        """Create the limit `value`; `{}` in the sentence is replaced by the value with its unit."""
        limit = super().__new__(cls, value)
        limit.group, limit.unit, limit._sentence, limit.rules = group, unit, sentence, rules
        return limit

    @property
    def sentence(self) -> str:
        """The sentence with its value, such as "A letter's file has at most 1,000,000 bytes."."""
        return self._sentence.format(f"{self:,} {self.unit}")


MAX_PROCESS_BYTES = Limit(
    PROCESS,
    500_000_000,
    "bytes",
    "A process has at most {} of address space (on Linux; not `doctor`, `--cluster` and the server of the studio).",
    "process-limit",
)
MAX_PROCESSOR_SECONDS = Limit(
    PROCESS,
    5,
    "seconds",
    "A letter with all its files, and all files of a `verify`, `diff` or `extract`, take at most {} of processor time"
    " (not on Windows). The variable `DRAFTER_SECONDS` sets another limit, for a letter of hundreds of pages.",
    "process-limit",
)
MAX_SECONDS_OF_VARIABLE = Limit(
    PROCESS, 86_400, "seconds", "The variable `DRAFTER_SECONDS` is at most {}.", "bad-usage"
)
MAX_WAITING_SECONDS = Limit(
    PROCESS, 120, "seconds", "`verify` and `extract` end after {}, whatever they wait for.", "process-limit"
)

MAX_LETTER_BYTES = Limit(LETTER, 1_000_000, "bytes", "A letter's file has at most {}.", "too-much")
MAX_BASES = Limit(LETTER, 4, "bases", "A letter extends other letters in a row of at most {}.", "bad-base")
MAX_VALUES = Limit(LETTER, 20_000, "values", "A letter has at most {}; each alias counts again.", "too-much")
MAX_YAML_DEPTH = Limit(
    LETTER,
    40,
    "levels",
    "A letter, and a key of `--set`, has at most {} of lists and mappings.",
    "too-much",
    "bad-setting",
)
MAX_ENTRIES = Limit(
    LETTER, 1_000, "entries", "A list, a mapping and the table of `new --from-csv` have at most {}.", "too-much"
)
MAX_KEY_CHARACTERS = Limit(LETTER, 100, "characters", "A key has at most {}.", "bad-key")
MAX_VALUE_CHARACTERS = Limit(LETTER, 10_000, "characters", "A value that is not a body has at most {}.", "too-much")
MAX_LETTER_CHARACTERS = Limit(LETTER, 2_000_000, "characters", "All values together have at most {}.", "too-much")
MAX_NUMBER_DIGITS = Limit(LETTER, 1_000, "digits", "A number has at most {}.", "too-much")
MAX_ADDRESSEES = Limit(LETTER, 250, "addressees", "A letter has at most {}.", "wrong-type")
MAX_TEMPLATE_NAME_CHARACTERS = Limit(
    LETTER, 60, "characters", "The name of a template has at most {}.", "unknown-template"
)

MAX_BODY_BYTES = Limit(BODY, 1_000_000, "bytes", "A `body_file` has at most {}.", "bad-file")
MAX_TEXT_CHARACTERS = Limit(BODY, 1_000_000, "characters", "A body has at most {}.", "too-much")
MAX_ALL_TEXT_CHARACTERS = Limit(
    BODY, 2_000_000, "characters", "The bodies of a letter and its annexes together have at most {}.", "too-much"
)
MAX_PARAGRAPH_CHARACTERS = Limit(
    BODY, 50_000, "characters", "A paragraph, or a list without an empty line, has at most {}.", "too-much"
)
MAX_PARAGRAPHS = Limit(BODY, 20_000, "paragraphs", "A body has at most {}.", "too-much")
MAX_BRACKETS = Limit(BODY, 5_000, "square brackets", "A body has at most {}.", "too-much")
MAX_EMPHASIS_MARKS = Limit(BODY, 40_000, "asterisks and underscores", "A body has at most {}.", "too-much")
MAX_NESTED_EMPHASIS = Limit(BODY, 12, "levels", "Emphasis is nested at most {} deep.", "too-much")
MAX_NESTED_LISTS = Limit(BODY, 6, "levels", "Lists and quotations are nested at most {} deep.", "too-deep")
MAX_TABLE_CELLS = Limit(BODY, 20_000, "cells", "All tables of a body together have at most {}.", "too-much")
MAX_ROW_CELLS = Limit(BODY, 200, "vertical bars", "A line of a table has at most {}.", "too-much")
MAX_TABLE_COLUMNS = Limit(BODY, 30, "columns", "A table has at most {}.", "table-row")
MAX_EXPRESSIONS = Limit(BODY, 5_000, "expressions in braces", "A body has at most {}.", "too-much")
MAX_PRINTED_FACTS = Limit(BODY, 60_000, "facts", "A body prints at most {}.", "too-much")
MAX_NESTED_LOOPS = Limit(BODY, 2, "levels", "Loops are nested at most {} deep.", "not-in-a-body")
MAX_LOOP_ROUNDS = Limit(BODY, 100_000, "rounds", "All loops of a body together run at most {}.", "too-much")
MAX_EXPANDED_CHARACTERS = Limit(
    BODY, 1_000_000, "characters", "A body with its facts filled in has at most {}.", "too-much"
)
MAX_LAYOUT_UNITS = Limit(
    BODY,
    50_000,
    "units",
    "A letter and its annexes have at most {} of layout: 3 for a line or paragraph, 40 for a note, 5 for a formatted"
    " word, link or table cell, 30 for an image.",
    "too-much",
)

MAX_IMAGE_BYTES = Limit(IMAGES, 20_000_000, "bytes", "An image has at most {}.", "bad-picture")
MAX_IMAGE_PIXELS = Limit(IMAGES, 16_000_000, "pixels", "An image has at most {}.", "bad-picture")
MAX_IMAGES = Limit(IMAGES, 100, "images", "A letter has at most {}.", "bad-picture")
MAX_ALL_IMAGE_BYTES = Limit(
    IMAGES, 50_000_000, "bytes", "All images of a letter have at most {}, without their metadata.", "bad-picture"
)

MAX_TEMPLATE_BYTES = Limit(TEMPLATES, 100_000, "bytes", "A page or part of a template has at most {}.", "template")
MAX_STATEMENT_DEPTH = Limit(TEMPLATES, 60, "levels", "Statements are nested at most {} deep.", "template")
MAX_TEMPLATE_WORK = Limit(
    TEMPLATES,
    2_000_000,
    "units",
    "A template does at most {} of work (characters written, steps taken).",
    "template",
)
MAX_PAGE_ELEMENTS = Limit(TEMPLATES, 20_000, "elements", "A template writes at most {}.", "template")
MAX_PAGE_DEPTH = Limit(TEMPLATES, 40, "levels", "Elements are nested at most {} deep.", "template")
MAX_TEMPLATE_YAML_BYTES = Limit(
    TEMPLATES, 500_000, "bytes", "`template.yaml`, `look.yaml` and a sample have at most {}.", "template", "look"
)
MAX_TEMPLATE_YAML_DEPTH = Limit(
    TEMPLATES,
    20,
    "levels",
    "`template.yaml` and `look.yaml` have at most {} of lists and mappings.",
    "template",
    "look",
)
MAX_EJECTED_BYTES = Limit(TEMPLATES, 5_000_000, "bytes", "`gallery eject` copies files of at most {}.", "unreadable")
MAX_HASHED_BYTES = Limit(
    TEMPLATES,
    20_000_000,
    "bytes",
    "A template file of at most {} is part of the cache key; a larger one counts as empty.",
)

MAX_TABLE_BYTES = Limit(TABLES, 20_000_000, "bytes", "A table has at most {}.", "too-much")
MAX_TABLE_ROWS = Limit(TABLES, 100_000, "rows", "The table of `merge` has at most {}.", "too-much")
MAX_HEADER_CHARACTERS = Limit(TABLES, 100_000, "characters", "The first row of a table has at most {}.", "too-much")
MAX_SHEET_BYTES = Limit(TABLES, 20_000_000, "bytes", "The parts of an Excel file have at most {}.", "unreadable")
MAX_SHEET_ROWS = Limit(TABLES, 10_000, "rows", "The first sheet of an Excel file has at most {}.", "unreadable")
MAX_SHEET_COLUMNS = Limit(TABLES, 100, "columns", "A row of an Excel file has at most {}.", "unreadable")
MAX_PROFILE_BYTES = Limit(TABLES, 100_000, "bytes", "A profile has at most {}.", "profile")
MAX_MANIFEST_BYTES = Limit(
    TABLES, 100_000_000, "bytes", "The manifest of a folder has at most {}; a larger one is ignored."
)
MAX_OUTPUT_BYTES = Limit(
    TABLES,
    100_000_000,
    "bytes",
    "A file named in a manifest has at most {}; if it is larger, the letter is rendered again.",
)
MAX_SCHEMA_BYTES = Limit(
    TABLES, 1_000_000, "bytes", "An existing schema has at most {}; a larger one is left unchanged."
)
MAX_RECORD_BYTES = Limit(
    TABLES, 10_000_000, "bytes", "The record of a sample has at most {}; if it is larger, the sample is rebuilt."
)
MAX_REPLACED_BYTES = Limit(
    TABLES, 100_000_000, "bytes", "A file that Drafter may overwrite has at most {}.", "would-overwrite"
)

MAX_ANSWER_BYTES = Limit(
    CLUSTERS,
    200_000_000,
    "bytes",
    "The files and findings of a letter from a cluster have at most {}.",
    "cluster-answer",
)
MAX_CLUSTER_MESSAGE_BYTES = Limit(
    CLUSTERS, 100_000_000, "bytes", "A message of a cluster has at most {}.", "cluster-answer"
)
MAX_CONTROL_BYTES = Limit(
    CLUSTERS, 10_000_000, "bytes", "A message of a cluster without its files has at most {}.", "cluster-answer"
)
MAX_CLUSTER_FRAMES = Limit(CLUSTERS, 10_000, "parts", "A message of a cluster has at most {}.", "cluster-answer")
MAX_CLUSTER_SECONDS = Limit(
    CLUSTERS, 600, "seconds", "Drafter waits at most {} for the next letter from a cluster.", "cluster-answer"
)
MAX_CLUSTER_WORKERS = Limit(CLUSTERS, 500, "threads", "Drafter sends letters in advance for at most {} of a cluster.")

MAX_EXTRACT_BYTES = Limit(READ_BACK, 100_000_000, "bytes", "A file for `extract` has at most {}.", "unreadable")
MAX_SOURCE_FILES = Limit(
    READ_BACK, 200, "files", "`--source` embeds at most {} of a letter besides the YAML.", "too-much", "no-source"
)
MAX_SOURCE_FILES_BYTES = Limit(
    READ_BACK,
    60_000_000,
    "bytes",
    "The files that `--source` embeds have at most {} together.",
    "too-much",
    "no-source",
)
MAX_DOCX_ITEM_BYTES = Limit(
    READ_BACK, 30_000_000, "bytes", "A custom XML part of a Word file has at most {}.", "no-source"
)
MAX_DOCX_ITEMS = Limit(READ_BACK, 250, "custom XML parts", "`extract` reads at most {} of a Word file.", "no-source")
MAX_PDF_SOURCE_BYTES = Limit(READ_BACK, 4_000_000, "bytes", "The YAML in a PDF has at most {}.", "no-source")
MAX_PDF_ATTACHMENTS = Limit(READ_BACK, 20, "attachments", "`extract` reads at most {} of a PDF.", "no-source")
MAX_IMPORT_BYTES = Limit(READ_BACK, 50_000_000, "bytes", "A file for `import` has at most {}.", "unreadable")
MAX_IMPORT_PAGES = Limit(READ_BACK, 300, "pages", "A PDF for `import` has at most {}.", "unreadable")
MAX_IMPORT_CHARACTERS = Limit(
    READ_BACK, 300_000, "characters", "The text of a file for `import` has at most {}.", "unreadable"
)
MAX_IMPORT_PIXELS = Limit(READ_BACK, 100_000_000, "pixels", "`import` lists the pictures of a PDF beyond {} together.")
MAX_IMPORT_PARAGRAPHS = Limit(
    READ_BACK, 20_000, "paragraphs", "A file for `import` has at most {}, those of tables included.", "unreadable"
)
MAX_IMPORT_SECTIONS = Limit(READ_BACK, 200, "annexes", "A file for `import` has at most {}.", "unreadable")
MAX_IMPORT_SIGNATURES = Limit(
    READ_BACK, 200, "signatures", "The letter, or an annex, of a file for `import` has at most {}.", "unreadable"
)
MAX_VERIFY_BYTES = Limit(
    READ_BACK, 100_000_000, "bytes", "A file for `verify`, `diff` or `pull` has at most {}.", "unreadable"
)
MAX_VERIFY_TEXT_BYTES = Limit(
    READ_BACK, 20_000_000, "bytes", "The unpacked text of a Word file has at most {}.", "cannot-compare"
)
MAX_VERIFY_PARTS = Limit(READ_BACK, 2_000, "parts", "A Word file as input has at most {}.", "cannot-compare")
MAX_VERIFY_DEPTH = Limit(
    READ_BACK, 200, "levels", "The XML of a Word file has at most {} of elements.", "cannot-compare"
)
MAX_VERIFY_TAGS = Limit(READ_BACK, 300_000, "tags", "The XML of a Word file has at most {}.", "cannot-compare")
MAX_VERIFY_ATTRIBUTES = Limit(
    READ_BACK, 600_000, "equals signs", "The XML of a Word file has at most {}.", "cannot-compare"
)
MAX_VERIFY_OBJECTS = Limit(
    READ_BACK, 30_000, "lines and drawings", "A PDF for `verify` has at most {}.", "cannot-compare"
)
MAX_VERIFY_PAGE_OBJECTS = Limit(
    READ_BACK, 2_000, "lines and drawings", "A page of a PDF for `verify` has at most {}.", "cannot-compare"
)
MAX_VERIFY_PAGE_POINTS = Limit(
    READ_BACK, 4_000_000, "square points", "A page of a PDF for `verify` has at most {}.", "cannot-compare"
)
MAX_VERIFY_DRAWN_POINTS = Limit(
    READ_BACK,
    50_000_000,
    "square points",
    "The text and images of a PDF for `verify` cover at most {}.",
    "cannot-compare",
)
MAX_VERIFY_PDF_VALUES = Limit(
    READ_BACK, 1_000_000, "values", "A PDF for `verify` has at most {} outside its pages.", "cannot-compare"
)
MAX_VERIFY_BUILD_BYTES = Limit(
    READ_BACK, 100_000_000, "bytes", "A file for `verify-build` has at most {}.", "unreadable"
)

MAX_RULE_FINDINGS = Limit(REPORTS, 1_000, "findings", "A rule reports at most {} in a letter.")
MAX_TEXT_FINDINGS = Limit(
    REPORTS, 100, "findings", "The expressions and the markup of a body have at most {} reported."
)
MAX_UNPRINTABLE_FINDINGS = Limit(REPORTS, 20, "characters", "At most {} that cannot be printed are reported.")
MAX_SNIPPETS = Limit(REPORTS, 100, "findings", "At most {} are shown with their lines.")
MAX_SNIPPET_COLUMNS = Limit(REPORTS, 10_000, "characters", "Without a terminal, lines are cut to {}.")
MAX_ALIGNED_WORDS = Limit(
    REPORTS,
    20_000,
    "words",
    "Comments are placed at exact words in ranges of at most {}; otherwise on the whole range.",
)
MAX_WORD_FIELDS = Limit(READ_BACK, 20, "levels", "Fields inside fields of a Word file are read to {}.")
MAX_WORD_STYLES = Limit(
    READ_BACK, 50, "styles", "A style of a Word file is read with at most {} that it is based on, one after the other."
)
MAX_ALIGNED_PAIRS = Limit(
    READ_BACK,
    20_000,
    "pairs",
    "Changed paragraphs are compared in regions of at most {}; in a larger one, all count as deleted and inserted.",
)
MAX_ALIGNED_TOKENS = Limit(
    READ_BACK,
    1_000_000,
    "pairs of words",
    "The words of a changed paragraph are compared up to {}; above, the whole change is one deletion and insertion.",
)

MAX_STUDIO_BODY_BYTES = Limit(STUDIO, 4_000_000, "bytes", "A request of the page has at most {}.")
MAX_STUDIO_FILE_BYTES = Limit(
    STUDIO, 20_000_000, "bytes", "A file for the studio to import, compare or pull has at most {}.", "too-much"
)
MAX_STUDIO_FILES_BYTES = Limit(STUDIO, 56_000_000, "bytes", "A request of the page with files has at most {}.")
MAX_STUDIO_CONNECTIONS = Limit(STUDIO, 64, "connections", "The studio answers at most {} at a time.")
MAX_STUDIO_SECONDS = Limit(STUDIO, 30, "seconds", "A worker ends after {}, and is replaced.", "process-limit")
MAX_STUDIO_LETTERS = Limit(STUDIO, 200, "letters", "The studio lists at most {} of a folder, the latest.")
MAX_STUDIO_PAGES = Limit(STUDIO, 60, "pages", "The studio shows at most {} of a letter; the PDF has all of them.")
MAX_STUDIO_PICTURES = Limit(STUDIO, 240, "pictures", "The studio keeps at most {} of pages.")
