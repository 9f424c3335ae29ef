"""The rule ids of findings that are found outside the rules: while reading, deriving and writing."""

from __future__ import annotations

from drafter.lint.authorities import (
    ADDRESSEES,
    AGENDA_ITEM,
    COMMUNICATIONS,
    COUNTRIES,
    INPUT,
    MASTHEADS,
    PRACTICE,
    PROTECTED,
    SAFETY,
    SESSIONS,
    SIGNATURE,
    SYMBOLS,
    TERMINOLOGY,
    WCAG,
)
from drafter.lint.rule import ERROR, NOTE, WARNING, Rule, body_example

_YAML = "YAML 1.2 (yaml.org/spec/1.2.2)"
_MARKUP = "CommonMark (spec.commonmark.org), the part of it that a letter has"
_CHARACTERS = "Unicode Standard, chapter 23"

_GOOD = body_example("The clubs have met.")
_NOTES = body_example("The clubs have met.[^1]", "[^1]: In Valletta.")

_READING = (
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
         f"{SAFETY}; {PROTECTED}", body_example("![A boat](/boat.png)"), _GOOD),
    Rule("bad-link", ERROR, "A link leads to a web or mail address.", SAFETY,
         body_example("See the [log of the race](ftp://example.org/log)."), body_example("See the [log of the race](https://example.org).")),
    Rule("no-alternative-text", ERROR, "A picture has words for those who do not see it.", f"{WCAG}, 1.1.1",
         body_example("![](boat.png)"), _GOOD),
    Rule("markup-not-allowed", ERROR, "The text has only the markup that a letter can print.", _MARKUP,
         body_example("The clubs have <b>met</b>."), _GOOD),
    Rule("unclosed-markup", ERROR, "Markup that is opened is closed.", _MARKUP, body_example("The clubs have {{ met."), _GOOD),
    Rule("undefined-name", ERROR, "What stands in {{ }} is a fact.", "`drafter facts`", body_example("{{ titel }}"),
         body_example("{{ title }}.")),
    Rule("not-in-a-body", ERROR, "A text prints facts; it does not reckon.", SAFETY,
         body_example("{% set x = 1 %}The clubs have met."), _GOOD),
    Rule("too-deep", ERROR, "Lists and quotations are nested only so deep that a page can show it.", _MARKUP, "", ""),
    Rule("table-row", ERROR, "A row of a table has as many cells as its head.", _MARKUP, "", ""),
    Rule("no-such-note", ERROR, "A footnote that is called is written.", _MARKUP,
         body_example("The clubs have met.[^1]"), _NOTES),
    Rule("unused-note", ERROR, "A footnote that is written is called.", _MARKUP,
         body_example("The clubs have met.", "[^1]: In Valletta."), _NOTES),
    Rule("unused-link", ERROR, "An address that is written down is named by a link.", _MARKUP,
         body_example("The clubs have met.", "[log]: https://example.org/log"), _GOOD),
    Rule("note-twice", ERROR, "A footnote is called once.", _MARKUP, "", ""),
    Rule("note-in-note", ERROR, "A footnote has no footnotes.", _MARKUP, "", ""),
    Rule("note-text", ERROR, "A footnote is made of paragraphs.", _MARKUP, "", ""),
)  # fmt: skip


_SENDERS = "senders: [Iceland, Malta]\n"
_TO_TWO = "addressees: [secretary-general, president-of-the-security-council]\n"

_DERIVING = (
    Rule("title-differs", WARNING, "A title that is given is the one that the rules make.", COMMUNICATIONS,
         "title: Letters dated 4 March 2026 from Iceland and Malta\n", ""),
    Rule("title-addressees", WARNING, "Identical letters go to two or more addressees, a letter to one.",
         ADDRESSEES, "addressees: [secretary-general]\n", _TO_TWO),
    Rule("missing-addressees", ERROR, "A communication is addressed to somebody.", ADDRESSEES, "addressees: []\n",
         _TO_TWO),
    Rule("unknown-addressee", ERROR, "An addressee is a known office, or written out.", ADDRESSEES,
         "addressees: [secretary-general, president-of-the-security-counsel]\n", _TO_TWO),
    Rule("duplicate-addressee", WARNING, "An addressee is named once.", ADDRESSEES,
         "addressees: [secretary-general, SG, president-of-the-security-council]\n", _TO_TWO),
    Rule("missing-senders", ERROR, "A communication is sent by somebody.", SIGNATURE,
         "signatories: [{given: Ada, family: Bergsdóttir}, {given: Karmenu, family: Zahra}]\n", _SENDERS),
    Rule("bad-sender", ERROR, "A sender is a State or an organization.", INPUT,
         "senders: [{state: Iceland, organization: Nordic Council}, Malta]\n", _SENDERS),
    Rule("missing-state", ERROR, "A sender has a State, an organization, or an office that stands alone.", INPUT,
         "senders: [{office: permanent-representative}, Malta]\n", _SENDERS),
    Rule("unknown-office", ERROR, "An office is a known one, or written out.", SIGNATURE,
         "senders: [{state: Iceland, office: permanent-representativ}, Malta]\n", _SENDERS),
    Rule("unknown-state", ERROR, "A State is called by one of its names.", TERMINOLOGY, "senders: [Icland, Malta]\n",
         _SENDERS),
    Rule("state-name-of-another-time", NOTE, "A State has the name of the letter’s day.", f"{TERMINOLOGY}; {COUNTRIES}",
         "on_behalf_of: [Swaziland]\nbody: '{{ on_behalf_of }} {{ circulation_request }}'\n",
         "on_behalf_of: [Eswatini]\nbody: '{{ on_behalf_of }}. {{ circulation_request }}'\n"),
    Rule("state-of-another-time", WARNING, "A State was a Member or an observer on the letter’s day.", TERMINOLOGY,
         "on_behalf_of: [Czechoslovakia]\nbody: '{{ on_behalf_of }} {{ circulation_request }}'\n",
         "on_behalf_of: [Czechia]\nbody: '{{ on_behalf_of }}. {{ circulation_request }}'\n"),
    Rule("duplicate-state", WARNING, "A State is listed once.", PRACTICE,
         "on_behalf_of: [Chile, Fiji, Chile]\nbody: '{{ on_behalf_of }} {{ circulation_request }}'\n",
         "on_behalf_of: [Chile, Fiji]\nbody: '{{ on_behalf_of }}. {{ circulation_request }}'\n"),
    Rule("bad-symbol", ERROR, "A symbol is a document symbol.", SYMBOLS, "symbols: [A/2026/1]\n",
         "symbols: [A/80/999, S/2026/999]\n"),
    Rule("bad-session", ERROR, "A session is 71, S-27 or ES-10.", SESSIONS, "session: tenth\n", "session: 80\n"),
    Rule("item-session", ERROR, "An item is of a session of the letter.", AGENDA_ITEM,
         "agenda_items: [{number: 5, title: Culture of peace, session: ES-10}]\n",
         "agenda_items: [{number: 5, title: Culture of peace}]\n"),
    Rule("session-symbol", WARNING, "The session is that of the symbols.", SYMBOLS,
         "session: 79\nsymbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999, S/2026/999]\n"),
    Rule("year-symbol", WARNING, "The year is that of the symbols.", SYMBOLS,
         "year: 80\nsymbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999, S/2026/999]\n"),
    Rule("organs-symbols", WARNING, "The organs are those of the symbols.", MASTHEADS,
         "organs: [general-assembly]\nsymbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999, S/2026/999]\n"),
    Rule("missing-organs", WARNING, "A letter says where it is to circulate.", COMMUNICATIONS,
         "template: letter\naddressees: [secretary-general]\nagenda_items: null\n", ""),
    Rule("agenda-document", NOTE, "The note to a provisional agenda names its document.", AGENDA_ITEM,
         "agenda: provisional\n", "agenda: provisional\nagenda_document: A/81/150\n"),
    Rule("unknown-language", ERROR, "The language is one that Drafter has a grammar of.", INPUT, "", ""),
)  # fmt: skip


_COMMANDS = "The commands of Drafter (`drafter --help`)"
_TEMPLATES = "The templates of Drafter (`drafter gallery`)"

_WRITING = (
    Rule("ignored-error", ERROR, "An error is mended, not ignored.", INPUT,
         "senders: [Icland, Malta]\nignore: {unknown-state: The name is new.}\n", ""),
    Rule("unused-ignore", WARNING, "A finding that is silenced would be found without it.", INPUT,
         "ignore: {title-signatories: The others signed later.}\n", ""),
    Rule("unknown-template", ERROR, "A template is one of the gallery, or of a folder of one’s own.", _TEMPLATES,
         "template: identical-leters\n", "template: identical-letters\n"),
    Rule("unknown-sample", ERROR, "A sample is one of the gallery, or of a folder of one’s own.", _TEMPLATES, "", ""),
    Rule("template-language", ERROR, "A letter is in a language of its template.", _TEMPLATES, "", ""),
    Rule("template", ERROR, "A template can be filled.", _TEMPLATES, "", ""),
    Rule("no-template", ERROR, "A folder of a template has its files.", _TEMPLATES, "", ""),
    Rule("look", ERROR, "A look has its measurements.", _TEMPLATES, "", ""),
    Rule("profile", ERROR, "The settings of a user or a project can be read.", _COMMANDS, "", ""),
    Rule("bad-setting", ERROR, "`--set` takes KEY=VALUE.", _COMMANDS, "", ""),
    Rule("bad-usage", ERROR, "A command is called with what it takes.", _COMMANDS, "", ""),
    Rule("unknown-format", ERROR, "A format is one that Drafter writes.", _COMMANDS, "", ""),
    Rule("no-such-file", ERROR, "A file that is named is there.", _COMMANDS, "", ""),
    Rule("no-such-folder", ERROR, "A folder that is named is there.", _COMMANDS, "", ""),
    Rule("not-a-file", ERROR, "What is named is a file.", _COMMANDS, "", ""),
    Rule("unreadable", ERROR, "A file can be read.", _COMMANDS, "", ""),
    Rule("unwritable", ERROR, "A file can be written.", _COMMANDS, "", ""),
    Rule("would-overwrite", ERROR, "A file that Drafter did not write is not written over.", SAFETY, "", ""),
    Rule("link", ERROR, "A file is written where it is named, not where a link leads.", SAFETY, "", ""),
    Rule("input-output", ERROR, "What is to be read or written can be.", _COMMANDS, "", ""),
    Rule("no-source", ERROR, "A file that the YAML is taken from carries it.", _COMMANDS, "", ""),
    Rule("unknown-rule", ERROR, "What is to be explained is a rule or a field.", _COMMANDS, "", ""),
    Rule("font-missing", ERROR, "A face with the measures of Times is installed.", PRACTICE, "", ""),
    Rule("library-missing", ERROR, "A library that the work needs is installed.", _COMMANDS,
         "", ""),
)  # fmt: skip


_BATCH_COMMANDS = "The commands of Drafter (`drafter merge --help`, `drafter render --help`)"

_BATCH = (
    Rule("no-letters", ERROR, "A folder that is rendered holds letters.", _BATCH_COMMANDS, "", ""),
    Rule("bad-table", ERROR, "A table has a head, and a name for the file of every row.", _BATCH_COMMANDS, "", ""),
    Rule("ragged-row", ERROR, "A row has a cell for every column.", _BATCH_COMMANDS, "", ""),
    Rule("unknown-column", ERROR, "A word in a letter is a column of its table.", _BATCH_COMMANDS, "", ""),
    Rule("no-cluster", ERROR, "A cluster that is to work answers.", _BATCH_COMMANDS, "", ""),
    Rule("process-ended", ERROR, "A process that renders lives until it is done.", _BATCH_COMMANDS, "", ""),
    Rule("internal", ERROR, "Drafter makes no mistake of its own.", _BATCH_COMMANDS, "", ""),
)

RULES = (*_READING, *_DERIVING, *_WRITING, *_BATCH)
