"""What keeps many letters from being rendered: their folder, their table, the processes that do the work."""

from __future__ import annotations

from drafter.lint.rule import ERROR, Rule

_COMMANDS = "The commands of Drafter (`drafter merge --help`, `drafter render --help`)"

RULES = (
    Rule("no-letters", ERROR, "A folder that is rendered holds letters.", _COMMANDS, "", ""),
    Rule("bad-table", ERROR, "A table has a head, and a name for the file of every row.", _COMMANDS, "", ""),
    Rule("ragged-row", ERROR, "A row has a cell for every column.", _COMMANDS, "", ""),
    Rule("unknown-column", ERROR, "A word in a letter is a column of its table.", _COMMANDS, "", ""),
    Rule("no-cluster", ERROR, "A cluster that is to work answers.", _COMMANDS, "", ""),
    Rule("process-ended", ERROR, "A process that renders lives until it is done.", _COMMANDS, "", ""),
    Rule("internal", ERROR, "Drafter makes no mistake of its own.", _COMMANDS, "", ""),
)
