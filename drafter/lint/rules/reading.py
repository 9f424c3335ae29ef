"""What keeps a text from being a letter: its YAML, its keys, its values, its markup. Found where it is read."""

from __future__ import annotations

from drafter.lint.authorities import INPUT, PROTECTED, SAFETY, WCAG
from drafter.lint.rule import ERROR, Rule, body

_YAML = "YAML 1.2 (yaml.org/spec/1.2.2)"
_MARKUP = "CommonMark (spec.commonmark.org), the part of it that a letter has"
_CHARACTERS = "Unicode Standard, chapter 23"

_GOOD = body("The clubs have met.")
_NOTES = body("The clubs have met.[^1]", "[^1]: In Valletta.")

RULES = (
    Rule("yaml", ERROR, "The file is YAML.", _YAML, "senders: [Iceland\n", "senders: [Iceland, Malta]\n"),
    Rule("empty", ERROR, "The file holds a letter.", INPUT, "", ""),
    Rule("not-a-letter", ERROR, "A letter is a mapping of keys to values.", INPUT, "", ""),
    Rule("not-text", ERROR, "The file is text in UTF-8.", _YAML, "", ""),
    Rule("too-much", ERROR, "A letter stays within bounds of size and depth.", SAFETY, "", ""),
    Rule("bad-key", ERROR, "A key is a word.", _YAML, "? [date]\n: 2026-03-04\n", "date: 2026-03-04\n"),
    Rule("bad-tag", ERROR, "A value has no tag.", _YAML, "date: !day 2026-03-04\n", "date: 2026-03-04\n"),
    Rule(
        "duplicate-key",
        ERROR,
        "A key stands once.",
        _YAML,
        "masthead: {emblem: a.png, emblem: b.png}\n",
        "signatory_order: english\n",
    ),
    Rule(
        "control-character",
        ERROR,
        "A text has only characters that can be printed.",
        _CHARACTERS,
        'title: "Letter\\u0007"\n',
        "title_size: 12\n",
    ),
    Rule("unknown-key", ERROR, "Every key is one that a letter has.", INPUT, "sender: [Iceland]\n", "language: en\n"),
    Rule("missing-key", ERROR, "A letter has the keys that its template needs.", INPUT, "date: null\n", ""),
    Rule("unused-key", ERROR, "A letter has no key that its template would not print.", INPUT,
         "salutation: Excellency,\n", ""),
    Rule("wrong-type", ERROR, "A value is of the kind that its key takes.", INPUT, "senders: Iceland\n", ""),
    Rule("bad-date", ERROR, "A date exists, and is written as 2026-03-04.", INPUT, "date: 2026-02-30\n",
         "date: 2026-02-28\n"),
    Rule("bad-choice", ERROR, "A value is one of those that its key knows.", INPUT, "distribution: Genral\n",
         "distribution: General\n"),
    Rule("two-bodies", ERROR, "The text stands in `body` or in a file.", INPUT, "body_file: text.md\n", ""),
    Rule("empty-text", ERROR, "A text has words.", INPUT, "body: '{# nothing yet #}'\n", ""),
    Rule("bad-file", ERROR, "A file that is named stands in the letter’s folder.", SAFETY,
         "body: null\nbody_file: /text.md\n", ""),
    Rule("bad-picture", ERROR, "A picture is a PNG or JPEG in the letter’s folder; Drafter ships no emblem.",
         f"{SAFETY}; {PROTECTED}", body("![A boat](/boat.png)"), _GOOD),
    Rule("bad-link", ERROR, "A link leads to a web or mail address.", SAFETY,
         body("See the [log of the race](ftp://example.org/log)."), body("See the [log of the race](https://example.org).")),
    Rule("no-alternative-text", ERROR, "A picture has words for those who do not see it.", f"{WCAG}, 1.1.1",
         body("![](boat.png)"), _GOOD),
    Rule("markup-not-allowed", ERROR, "The text has only the markup that a letter can print.", _MARKUP,
         body("The clubs have <b>met</b>."), _GOOD),
    Rule("unclosed-markup", ERROR, "Markup that is opened is closed.", _MARKUP, body("The clubs have {{ met."), _GOOD),
    Rule("undefined-name", ERROR, "What stands in {{ }} is a fact.", "`drafter facts`", body("{{ titel }}"),
         body("{{ title }}.")),
    Rule("not-in-a-body", ERROR, "A text prints facts; it does not reckon.", SAFETY,
         body("{% set x = 1 %}The clubs have met."), _GOOD),
    Rule("too-deep", ERROR, "Lists and quotations are nested only so deep that a page can show it.", _MARKUP, "", ""),
    Rule("table-row", ERROR, "A row of a table has as many cells as its head.", _MARKUP, "", ""),
    Rule("no-such-note", ERROR, "A footnote that is called is written.", _MARKUP,
         body("The clubs have met.[^1]"), _NOTES),
    Rule("unused-note", ERROR, "A footnote that is written is called.", _MARKUP,
         body("The clubs have met.", "[^1]: In Valletta."), _NOTES),
    Rule("unused-link", ERROR, "An address that is written down is named by a link.", _MARKUP,
         body("The clubs have met.", "[log]: https://example.org/log"), _GOOD),
    Rule("note-twice", ERROR, "A footnote is called once.", _MARKUP, "", ""),
    Rule("note-in-note", ERROR, "A footnote has no footnotes.", _MARKUP, "", ""),
    Rule("note-text", ERROR, "A footnote is made of paragraphs.", _MARKUP, "", ""),
)  # fmt: skip
