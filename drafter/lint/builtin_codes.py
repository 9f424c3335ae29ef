"""The codes of findings from outside the rules: from reading, deriving, rendering and writing."""

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
_MARKUP = "CommonMark (spec.commonmark.org), the subset for letters"
_CHARACTERS = "Unicode Standard, chapter 23"

_MET = body_example("The clubs have met.")
_WITH_NOTE = body_example("The clubs have met.[^1]", "[^1]: In Valletta.")

_READING = (
    Rule("yaml", ERROR, "The file is not valid YAML.", _YAML, "senders: [Iceland\n", "senders: [Iceland, Malta]\n"),
    Rule("empty", ERROR, "The file is empty.", INPUT),
    Rule("not-a-letter", ERROR, "The file is not a mapping of keys to values.", INPUT),
    Rule("not-text", ERROR, "The file is not text in UTF-8.", _YAML),
    Rule("too-much", ERROR, "The letter exceeds a limit of size or depth.", SAFETY),
    Rule("bad-key", ERROR, "A key is not a word.", _YAML, "? [date]\n: 2026-03-04\n", "date: 2026-03-04\n"),
    Rule("bad-tag", ERROR, "A value has a YAML tag.", _YAML, "date: !day 2026-03-04\n", "date: 2026-03-04\n"),
    Rule("duplicate-key", ERROR, "A key appears twice.", _YAML,
         "masthead: {emblem: a.png, emblem: b.png}\n", "signatory_order: english\n"),
    Rule("control-character", ERROR, "A text contains a control character.", _CHARACTERS,
         'title: "Letter\\u0007"\n', "title_size: 12\n"),
    Rule("unknown-key", ERROR, "A letter has no key of this name, or a key inside { } has no value.", INPUT,
         "sender: [Iceland]\n", "language: en\n"),
    Rule("missing-key", ERROR, "A key that the template needs is missing.", INPUT, "date: null\n"),
    Rule("unused-key", ERROR, "The template does not print one of the keys.", INPUT, "salutation: Excellency,\n"),
    Rule("wrong-type", ERROR, "A value has the wrong type for its key.", INPUT, "senders: Iceland\n"),
    Rule("bad-date", ERROR, "A date is not in the calendar, or not written like 2026-03-04.", INPUT,
         "date: 2026-02-30\n", "date: 2026-02-28\n"),
    Rule("bad-choice", ERROR, "A value is not one of the choices of its key.", INPUT,
         "distribution: Genral\n", "distribution: General\n"),
    Rule("two-bodies", ERROR, "The text is both in `body` and in `body_file`.", INPUT, "body_file: text.md\n"),
    Rule("empty-text", ERROR, "A text has no words.", INPUT, "body: '{# nothing yet #}'\n"),
    Rule("bad-file", ERROR, "A file is missing, too large or outside the letter’s folder.", SAFETY,
         "body: null\nbody_file: /text.md\n"),
    Rule("bad-picture", ERROR, "A picture is not a PNG or JPEG in the letter’s folder (Drafter ships no emblem).",
         f"{SAFETY}; {PROTECTED}",
         body_example("![A boat](/boat.png)"), _MET),
    Rule("bad-link", ERROR, "A link does not lead to a web or mail address.", SAFETY,
         body_example("See the [log of the race](ftp://example.org/log)."),
         body_example("See the [log of the race](https://example.org).")),
    Rule("no-alternative-text", ERROR, "A picture has no alternative text.", f"{WCAG}, 1.1.1",
         body_example("![](boat.png)"), _MET),
    Rule("markup-not-allowed", ERROR, "The text contains markup that a letter cannot print.", _MARKUP,
         body_example("The clubs have <b>met</b>."), _MET),
    Rule("unclosed-markup", ERROR, "Markup is opened and never closed.", _MARKUP,
         body_example("The clubs have {{ met."), _MET),
    Rule("undefined-name", ERROR, "A name in {{ }} is not a fact.", "`drafter facts`",
         body_example("{{ titel }}"), body_example("{{ title }}.")),
    Rule("not-in-a-body", ERROR, "The body does more than print facts, choose and repeat.", SAFETY,
         body_example("{% set x = 1 %}The clubs have met."), _MET),
    Rule("too-deep", ERROR, "Lists or quotations are nested too deeply to print.", _MARKUP),
    Rule("table-row", ERROR, "A table row has more or fewer cells than the header row.", _MARKUP),
    Rule("no-such-note", ERROR, "The text refers to a footnote that does not exist.", _MARKUP,
         body_example("The clubs have met.[^1]"), _WITH_NOTE),
    Rule("unused-note", ERROR, "A footnote has no reference in the text.", _MARKUP,
         body_example("The clubs have met.", "[^1]: In Valletta."), _WITH_NOTE),
    Rule("unused-link", ERROR, "No link uses an address that the text defines.", _MARKUP,
         body_example("The clubs have met.", "[log]: https://example.org/log"), _MET),
    Rule("duplicate-definition", ERROR, "The text defines a footnote or the address of a link twice.", _MARKUP,
         body_example("The clubs have met.[^1]", "[^1]: In Valletta.", "[^1]: In Reykjavík."), _WITH_NOTE),
    Rule("note-in-value", ERROR, "A value other than `body` refers to a footnote.", _MARKUP,
         "title: Letter from Malta[^1]\n", _WITH_NOTE),
    Rule("note-twice", ERROR, "The text refers to one footnote twice.", _MARKUP),
    Rule("note-in-note", ERROR, "A footnote refers to another footnote.", _MARKUP),
    Rule("note-text", ERROR, "A footnote is empty or contains more than paragraphs.", _MARKUP),
)  # fmt: skip


_SENDERS = "senders: [Iceland, Malta]\n"
_TO_TWO = "addressees: [secretary-general, president-of-the-security-council]\n"

_DERIVING = (
    Rule("title-differs", WARNING, "Make the title match the one that Drafter composes.", COMMUNICATIONS,
         "title: Letters dated 4 March 2026 from Iceland and Malta\n"),
    Rule("title-addressees", WARNING, "Address identical letters to two or more addressees, and a letter to one.",
         ADDRESSEES,
         "addressees: [secretary-general]\n", _TO_TWO),
    Rule("missing-addressees", ERROR, "The communication has no addressee.", ADDRESSEES, "addressees: []\n", _TO_TWO),
    Rule("unknown-addressee", ERROR, "An addressee is neither a known office nor written out.", ADDRESSEES,
         "addressees: [secretary-general, president-of-the-security-counsel]\n", _TO_TWO),
    Rule("duplicate-addressee", WARNING, "Name each addressee once.", ADDRESSEES,
         "addressees: [secretary-general, SG, president-of-the-security-council]\n", _TO_TWO),
    Rule("missing-senders", ERROR, "The communication has no sender.", SIGNATURE,
         "signatories: [{given: Ada, family: Bergsdóttir}, {given: Karmenu, family: Zahra}]\n", _SENDERS),
    Rule("bad-sender", ERROR, "A sender is both a State and an organization.", INPUT,
         "senders: [{state: Iceland, organization: Nordic Council}, Malta]\n", _SENDERS),
    Rule("missing-state", ERROR, "A sender has neither a State or organization nor an office that needs none.", INPUT,
         "senders: [{office: permanent-representative}, Malta]\n", _SENDERS),
    Rule("unknown-office", ERROR, "An office is neither a known one nor written out.", SIGNATURE,
         "senders: [{state: Iceland, office: permanent-representativ}, Malta]\n", _SENDERS),
    Rule("unknown-state", ERROR, "A State has a name that Drafter does not know.", TERMINOLOGY,
         "senders: [Icland, Malta]\n", _SENDERS),
    Rule("state-name-of-another-time", NOTE, "Use the name of the State on the letter’s date.",
         f"{TERMINOLOGY}; {COUNTRIES}",
         "on_behalf_of: [Swaziland]\nbody: '{{ on_behalf_of }} {{ circulation_request }}'\n",
         "on_behalf_of: [Eswatini]\nbody: '{{ on_behalf_of }}. {{ circulation_request }}'\n"),
    Rule("state-of-another-time", WARNING, "Name only States that were Members or observers on the letter’s date.",
         TERMINOLOGY,
         "on_behalf_of: [Czechoslovakia]\nbody: '{{ on_behalf_of }} {{ circulation_request }}'\n",
         "on_behalf_of: [Czechia]\nbody: '{{ on_behalf_of }}. {{ circulation_request }}'\n"),
    Rule("duplicate-state", WARNING, "List each State once.", PRACTICE,
         "on_behalf_of: [Chile, Fiji, Chile]\nbody: '{{ on_behalf_of }} {{ circulation_request }}'\n",
         "on_behalf_of: [Chile, Fiji]\nbody: '{{ on_behalf_of }}. {{ circulation_request }}'\n"),
    Rule("bad-symbol", ERROR, "A symbol is not a document symbol.", SYMBOLS,
         "symbols: [A/2026/1]\n", "symbols: [A/80/999, S/2026/999]\n"),
    Rule("bad-session", ERROR, "A session is not written like 71, S-27 or ES-10.", SESSIONS,
         "session: tenth\n", "session: 80\n"),
    Rule("item-session", ERROR, "An agenda item belongs to a session that is not the letter’s.", AGENDA_ITEM,
         "agenda_items: [{number: 5, title: Culture of peace, session: ES-10}]\n",
         "agenda_items: [{number: 5, title: Culture of peace}]\n"),
    Rule("session-symbol", WARNING, "Make the session match the symbols.", SYMBOLS,
         "session: 79\nsymbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999, S/2026/999]\n"),
    Rule("year-symbol", WARNING, "Make the year match the symbols.", SYMBOLS,
         "year: 80\nsymbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999, S/2026/999]\n"),
    Rule("organs-symbols", WARNING, "Make the organs match the symbols.", MASTHEADS,
         "organs: [general-assembly]\nsymbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999, S/2026/999]\n"),
    Rule("missing-organs", WARNING, "Add the agenda items, organs or symbols under which the letter is to circulate.",
         COMMUNICATIONS,
         "template: letter\naddressees: [secretary-general]\nagenda_items: null\n"),
    Rule("agenda-document", NOTE, "Give the document of the provisional agenda.", AGENDA_ITEM,
         "agenda: provisional\n", "agenda: provisional\nagenda_document: A/81/150\n"),
    Rule("unknown-language", ERROR, "Drafter has no grammar for the language.", INPUT),
)  # fmt: skip


_COMMANDS = "The commands of Drafter (`drafter --help`)"
_TEMPLATES = "The templates of Drafter (`drafter gallery`)"

_WRITING = (
    Rule("ignored-error", ERROR, "The letter ignores an error instead of fixing it.", INPUT,
         "senders: [Icland, Malta]\nignore: {unknown-state: The name is new.}\n"),
    Rule("unused-ignore", WARNING, "Remove rules without findings from `ignore`.", INPUT,
         "ignore: {title-signatories: The others signed later.}\n"),
    Rule("unknown-template", ERROR, "The template is neither in the gallery nor in a folder of your own.", _TEMPLATES,
         "template: identical-leters\n", "template: identical-letters\n"),
    Rule("unknown-sample", ERROR, "The sample is neither in the gallery nor in a folder of your own.", _TEMPLATES),
    Rule("template-language", ERROR, "The template does not support the letter’s language.", _TEMPLATES),
    Rule("template", ERROR, "The template cannot be filled in.", _TEMPLATES),
    Rule("no-template", ERROR, "The folder does not contain the files of a template.", _TEMPLATES),
    Rule("look", ERROR, "The look of a template is incomplete or not valid.", _TEMPLATES),
    Rule("profile", ERROR, "The settings of a user or a project cannot be read.", _COMMANDS),
    Rule("bad-setting", ERROR, "`--set` does not have a valid KEY=VALUE.", _COMMANDS),
    Rule("bad-usage", ERROR, "An argument of the command is missing or wrong.", _COMMANDS),
    Rule("unknown-format", ERROR, "Drafter does not write this format.", _COMMANDS),
    Rule("no-such-file", ERROR, "The file does not exist.", _COMMANDS),
    Rule("no-such-folder", ERROR, "The folder does not exist.", _COMMANDS),
    Rule("not-a-file", ERROR, "The path is not a regular file.", _COMMANDS),
    Rule("unreadable", ERROR, "The file cannot be read.", _COMMANDS),
    Rule("cannot-compare", ERROR, "Two letters cannot be compared completely.", _COMMANDS),
    Rule("unwritable", ERROR, "The file cannot be written.", _COMMANDS),
    Rule("would-overwrite", ERROR, "The output would overwrite a file that was edited, or not written by Drafter.",
         SAFETY),
    Rule("changed-on-disk", ERROR, "Another program changed the file while Drafter was fixing the letter.", SAFETY),
    Rule("read-only", ERROR, "The file to fix is read-only.", SAFETY),
    Rule("hard-links", ERROR, "The file to fix has several hard links.", SAFETY),
    Rule("link", ERROR, "The output path is a link to another place.", SAFETY),
    Rule("input-output", ERROR, "Reading or writing failed.", _COMMANDS),
    Rule("no-source", ERROR, "The file contains no YAML that can be extracted.", _COMMANDS),
    Rule("unknown-rule", ERROR, "No rule or field has this name.", _COMMANDS),
    Rule("font-missing", ERROR, "No font with the widths of Times New Roman is installed.", PRACTICE),
    Rule("library-missing", ERROR, "A library that the command needs is not installed.", _COMMANDS),
)  # fmt: skip


_BATCH_COMMANDS = "The commands of Drafter (`drafter merge --help`, `drafter render --help`)"

_BATCH = (
    Rule("no-letters", ERROR, "The folder contains no letters.", _BATCH_COMMANDS),
    Rule("bad-table", ERROR, "The table has no header row, or a row has no file name.", _BATCH_COMMANDS),
    Rule("ragged-row", ERROR, "A row has more or fewer cells than the header row.", _BATCH_COMMANDS),
    Rule("unknown-column", ERROR, "The table does not have this column.", _BATCH_COMMANDS),
    Rule("no-cluster", ERROR, "The cluster does not answer.", _BATCH_COMMANDS),
    Rule("process-ended", ERROR, "A worker process died before it finished the letter.", _BATCH_COMMANDS),
    Rule("process-limit", ERROR, "An input needs more memory or processor time than a process may use.", SAFETY),
    Rule("internal", ERROR, "Drafter failed because of a bug; the letter may be correct.", _BATCH_COMMANDS),
)  # fmt: skip

RULES = (*_READING, *_DERIVING, *_WRITING, *_BATCH)
