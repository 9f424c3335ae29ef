"""What keeps a letter from being written, and what is wrong with how a command was called."""

from __future__ import annotations

from drafter.lint.authorities import INPUT, PRACTICE, SAFETY
from drafter.lint.rule import ERROR, WARNING, Rule

_COMMANDS = "The commands of Drafter (`drafter --help`)"
_TEMPLATES = "The templates of Drafter (`drafter gallery`)"

RULES = (
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
