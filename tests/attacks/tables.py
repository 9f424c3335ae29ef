"""Tables for `merge` and `new` that are not tables, are too large, or have cells with code."""

from __future__ import annotations

from collections.abc import Callable

from attacks.attack import SECRET, Attack, Files, Outcome, letter_with_keys
from attacks.special_files import huge_file, link_to, named_pipe

MERGE = "merge letter.yaml --to html --data rows.csv -o out"
NEW = "new letter out.yaml --no-schema --from-csv rows.csv"
PRINTED = "prints it as text"
SENT = letter_with_keys(body="'Text for {{ a }}. {{ circulation_request }}'")


def letter_with_table(rows: str | bytes) -> Files:
    """Return a letter and a table for it."""
    return {**SENT, "rows.csv": rows}


def check_printed(*words: str, name: str = "out/x.html") -> Callable[[Outcome], None]:
    """Return a check that an output contains these words unchanged."""

    def after(outcome: Outcome) -> None:
        data = outcome.files()[name].decode()
        assert words and all(word in data for word in words)

    return after


SPECIAL_FILES = [
    *(
        Attack(
            f"table-{name}-{command.split()[0]}",
            f"`{command.split()[0]}` of {attempt}",
            response,
            SENT,
            command,
            4,
            r"error\[too-much\]",
            prepare=prepare,
        )
        for command in (MERGE, NEW)
        for name, attempt, response, prepare in (
            (
                "large",
                "a table of 100 GB",
                "refuses it: too large",
                huge_file("rows.csv"),
            ),
            ("device", "a table that is a link to `/dev/zero`", "refuses it", link_to("rows.csv", "/dev/zero")),
        )
    ),
    *(
        Attack(
            f"table-pipe-{command.split()[0]}",
            f"`{command.split()[0]}` of a table that is a named pipe",
            "refuses it without waiting",
            SENT,
            command,
            1,
            "error",
            prepare=named_pipe("rows.csv"),
        )
        for command in (MERGE, NEW)
    ),
    Attack(
        "table-folder",
        "`merge` of a table that is a folder",
        "refuses it",
        SENT,
        "merge letter.yaml --data . -o out",
        4,
        "unreadable",
    ),
]

ATTACKS = [
    *SPECIAL_FILES,
    *(
        Attack(name, attempt, response, letter_with_table(rows), command, code, output)
        for name, attempt, response, rows, command, code, output in (
            ("table-not-text", "a table that is not UTF-8", "refuses it", b"a,b\n\xff\xfe,1\n", MERGE, 4, "not-text"),
            (
                "table-nul",
                "a table with NUL characters",
                "refuses it and shows the row",
                b"a,b\n" + b"\0" * 9000 + b",1\n",
                MERGE,
                1,
                "control-character",
            ),
            (
                "table-long-cell",
                "a cell of 1 million characters",
                "refuses it",
                "a,b\n" + "x" * 1_000_000 + ",1\n",
                MERGE,
                1,
                "bad-table",
            ),
            (
                "table-open-quote",
                "an unclosed quotation mark before 1 million lines",
                "refuses it",
                'a,b\n"' + "x\n" * 1_000_000,
                MERGE,
                1,
                "bad-table",
            ),
            (
                "table-of-columns",
                "a table of 1 million columns",
                "refuses it: at most 100,000 characters in the first row",
                "a," * 1_000_000,
                MERGE,
                1,
                "too-much",
            ),
            (
                "table-of-rows",
                "a table of 2 million rows",
                "refuses it: at most 100,000 rows",
                "a\n" * 2_000_000,
                MERGE,
                1,
                "too-much",
            ),
            (
                "table-commas",
                "a row of 10 million cells",
                "refuses it: more cells than columns",
                "a,b\n" + "," * 10_000_000 + "x",
                MERGE,
                1,
                "ragged-row",
            ),
            (
                "table-terminal",
                "an escape sequence in the name of a column",
                "refuses it and shows the sequence escaped",
                "\x1b[31m,b\nx,1\n",
                MERGE + " --name c",
                1,
                "unknown-column",
            ),
            (
                "table-column-climbing",
                "`--name ../../x`",
                "refuses it: no such column",
                "a,b\nx,1\n",
                MERGE + " --name ../../x",
                1,
                "unknown-column",
            ),
            (
                "table-name-of-dots",
                "a cell `..` that names an output file",
                "refuses it: the file name is empty",
                "a,b\n..,1\n",
                MERGE,
                2,
                "bad-table",
            ),
            (
                "table-key-climbing",
                "a column `template` with the cell `../../etc`",
                "refuses it: no such template",
                "a,template\nx,../../etc\n",
                MERGE,
                1,
                "unknown-template",
            ),
            (
                "table-body-file",
                "a column `body_file` with the cell `/etc/passwd`",
                "refuses it",
                "a,body,body_file\nx,null,/etc/passwd\n",
                MERGE,
                1,
                r"error\[",
            ),
            (
                "table-annex-file",
                "a column `annexes` with a `body_file` outside the folder",
                "refuses it",
                'a,annexes\nx,"[{title: A, body_file: ../secret.md}]"\n',
                MERGE,
                1,
                "bad-file",
            ),
            (
                "table-bomb",
                "a cell of 100,000 brackets",
                "refuses it: at most 40 levels",
                "a,title\nx," + "[" * 100_000 + "\n",
                MERGE,
                1,
                r"error\[",
            ),
            (
                "table-laughs",
                "a cell with a YAML alias that contains itself",
                "refuses it",
                'a,title\nx,"[&a [*a]]"\n',
                MERGE,
                1,
                r"error\[",
            ),
            (
                "table-deep-key",
                "a column `title.a.a…` with 5,000 levels",
                "refuses it",
                "a,title" + ".a" * 5000 + "\nx,1\n",
                MERGE,
                2,
                r"error\[",
            ),
            (
                "table-dunder",
                "a column `__class__`, printed by the letter",
                "refuses it: no such fact or column",
                "__class__,b\nx,1\n",
                MERGE,
                1,
                "undefined-name",
            ),
        )
    ),
    Attack(
        "table-climbing",
        "cells `../../x`, `/etc/y` and `C:\\z` that name output files",
        "uses only letters and hyphens in the file names",
        letter_with_table("a\n../../x\n/etc/y\nC:\\z\n"),
        MERGE,
        0,
        written=("out/.drafter", "out/c-z.html", "out/etc-y.html", "out/x.html"),
    ),
    Attack(
        "table-injection",
        "a cell `{{ title.__class__ }}`",
        PRINTED,
        letter_with_table("a\n{{ title.__class__ }} x\n"),
        MERGE,
        0,
        written=("out/.drafter", "out/title-class-x.html"),
        after=check_printed("Text for {{ title.__class__ }} x.", name="out/title-class-x.html"),
    ),
    Attack(
        "table-markup",
        "a cell with HTML and a link",
        PRINTED,
        letter_with_table('name,a\nx,"<script>alert(1)</script> [b](javascript:c)"\n'),
        MERGE,
        0,
        written=("out/.drafter", "out/x.html"),
        after=check_printed("&lt;script&gt;alert(1)&lt;/script&gt; [b](javascript:c)"),
    ),
    Attack(
        "table-formula",
        "a cell with a spreadsheet formula",
        PRINTED,
        letter_with_table("name,a\nx,=cmd|' /C calc'!A0\n"),
        MERGE,
        0,
        written=("out/.drafter", "out/x.html"),
        after=check_printed("Text for =cmd|"),
    ),
    Attack(
        "table-of-states-long",
        "`new` of a table with 50,000 unknown States",
        "refuses it: at most 1,000 entries in a list",
        {"rows.csv": "state\n" + "Icelandia\n" * 50_000},
        NEW,
        1,
        "too-much",
    ),
    Attack(
        "table-of-states-open",
        "`new` of a table with an unclosed quotation mark",
        "refuses it",
        {"rows.csv": 'state\n"' + "x\n" * 400_000},
        NEW,
        1,
        r"error\[",
    ),
    Attack(
        "table-secret",
        "`new` of another kind of table, with a secret in it",
        "refuses it and prints nothing of its cells",
        {"rows.csv": f"root\n{SECRET}\n"},
        NEW,
        1,
        "unknown-column",
    ),
]
