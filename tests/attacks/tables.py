"""Tables for `merge` and `new`: what is no table, what is too much, and cells that are meant to be more than text."""

from __future__ import annotations

from collections.abc import Callable

from attacks.attack import SECRET, Attack, Files, Outcome, keys
from attacks.make_files import linked, pipe, sparse

MERGE = "merge letter.yaml --to html --data rows.csv -o out"
NEW = "new letter out.yaml --no-schema --from-csv rows.csv"
PLAIN = "it is text, and printed as it is written"
SENT = keys(body="'Text for {{ a }}. {{ circulation_request }}'")


def tabled(rows: str | bytes) -> Files:
    """A letter and a table for it."""
    return {**SENT, "rows.csv": rows}


def printed(*words: str, name: str = "out/x.html") -> Callable[[Outcome], None]:
    """Looks for words that stand in a result as they are written."""

    def after(outcome: Outcome) -> None:
        data = outcome.files()[name].decode()
        assert words and all(word in data for word in words)

    return after


SPECIAL = [
    *(
        Attack(
            f"table-{name}-{command.split()[0]}",
            f"`{command.split()[0]}` of {tried}",
            happens,
            SENT,
            command,
            4,
            r"error\[too-much\]",
            prepare=prepare,
        )
        for command in (MERGE, NEW)
        for name, tried, happens, prepare in (
            (
                "large",
                "a table of a hundred thousand million bytes",
                "error: it has too many bytes",
                sparse("rows.csv"),
            ),
            ("device", "a table that is a link to `/dev/zero`", "error", linked("rows.csv", "/dev/zero")),
        )
    ),
    *(
        Attack(
            f"table-pipe-{command.split()[0]}",
            f"`{command.split()[0]}` of a table that is a named pipe",
            "error, without waiting for ever",
            SENT,
            command,
            1,
            "error",
            prepare=pipe("rows.csv"),
        )
        for command in (MERGE, NEW)
    ),
    Attack(
        "table-folder",
        "`merge` of a table that is a folder",
        "error",
        SENT,
        "merge letter.yaml --data . -o out",
        4,
        "unreadable",
    ),
]

ATTACKS = [
    *SPECIAL,
    *(
        Attack(name, tried, happens, tabled(rows), command, code, said)
        for name, tried, happens, rows, command, code, said in (
            ("table-not-text", "a table that is no UTF-8", "error", b"a,b\n\xff\xfe,1\n", MERGE, 4, "not-text"),
            ("table-nul", "a table of NUL", "error at its row", b"a,b\n" + b"\0" * 9000 + b",1\n", MERGE, 2, "error"),
            (
                "table-long-cell",
                "a cell of a million letters",
                "error",
                "a,b\n" + "x" * 1_000_000 + ",1\n",
                MERGE,
                1,
                "bad-table",
            ),
            (
                "table-open-quote",
                "a quotation mark that is never closed, before a million lines",
                "error",
                'a,b\n"' + "x\n" * 1_000_000,
                MERGE,
                1,
                "bad-table",
            ),
            (
                "table-of-columns",
                "a table of a million columns",
                "error: the first row has at most 100 000 characters",
                "a," * 1_000_000,
                MERGE,
                1,
                "too-much",
            ),
            (
                "table-of-rows",
                "a table of two million rows",
                "error: at most 100 000 rows",
                "a\n" * 2_000_000,
                MERGE,
                1,
                "too-much",
            ),
            (
                "table-commas",
                "a row of ten million cells",
                "error: as many cells as columns",
                "a,b\n" + "," * 10_000_000 + "x",
                MERGE,
                1,
                "ragged-row",
            ),
            (
                "table-terminal",
                "a column named by an escape sequence",
                "error; it is shown, not sent",
                "\x1b[31m,b\nx,1\n",
                MERGE + " --name c",
                1,
                "unknown-column",
            ),
            (
                "table-column-climbing",
                "`--name ../../x`",
                "error: there is no such column",
                "a,b\nx,1\n",
                MERGE + " --name ../../x",
                1,
                "unknown-column",
            ),
            (
                "table-name-of-dots",
                "a file named by the cell `..`",
                "error: the name is empty",
                "a,b\n..,1\n",
                MERGE,
                2,
                "bad-table",
            ),
            (
                "table-key-climbing",
                "a column `template` with the cell `../../etc`",
                "error: no such template",
                "a,template\nx,../../etc\n",
                MERGE,
                1,
                "unknown-template",
            ),
            (
                "table-body-file",
                "a column `body_file` with the cell `/etc/passwd`",
                "error",
                "a,body,body_file\nx,null,/etc/passwd\n",
                MERGE,
                1,
                r"error\[",
            ),
            (
                "table-annex-file",
                "a column `annexes` with a `body_file` outside",
                "error",
                'a,annexes\nx,"[{title: A, body_file: ../secret.md}]"\n',
                MERGE,
                1,
                "bad-file",
            ),
            (
                "table-bomb",
                "a cell of 100 000 brackets",
                "error: at most 40 levels",
                "a,title\nx," + "[" * 100_000 + "\n",
                MERGE,
                1,
                r"error\[",
            ),
            (
                "table-laughs",
                "a cell with an alias of what it stands in",
                "error",
                'a,title\nx,"[&a [*a]]"\n',
                MERGE,
                1,
                r"error\[",
            ),
            (
                "table-deep-key",
                "a column `title.a.a` and so on, 5000 deep",
                "error",
                "a,title" + ".a" * 5000 + "\nx,1\n",
                MERGE,
                2,
                r"error\[",
            ),
            (
                "table-dunder",
                "a column `__class__`, printed by the letter",
                "error: the letter has no such name",
                "__class__,b\nx,1\n",
                MERGE,
                1,
                "undefined-name",
            ),
        )
    ),
    Attack(
        "table-climbing",
        "files named by `../../x`, `/etc/y` and `C:\\z`",
        "their names have letters and hyphens alone",
        tabled("a\n../../x\n/etc/y\nC:\\z\n"),
        MERGE,
        0,
        written=("out/.drafter", "out/c-z.html", "out/etc-y.html", "out/x.html"),
    ),
    Attack(
        "table-injection",
        "a cell `{{ title.__class__ }}`",
        PLAIN,
        tabled("a\n{{ title.__class__ }} x\n"),
        MERGE,
        0,
        written=("out/.drafter", "out/title-class-x.html"),
        after=printed("Text for {{ title.__class__ }} x.", name="out/title-class-x.html"),
    ),
    Attack(
        "table-markup",
        "a cell with HTML and a link",
        PLAIN,
        tabled('name,a\nx,"<script>alert(1)</script> [b](javascript:c)"\n'),
        MERGE,
        0,
        written=("out/.drafter", "out/x.html"),
        after=printed("&lt;script&gt;alert(1)&lt;/script&gt; [b](javascript:c)"),
    ),
    Attack(
        "table-formula",
        "a cell that is a formula of a spreadsheet",
        PLAIN,
        tabled("name,a\nx,=cmd|' /C calc'!A0\n"),
        MERGE,
        0,
        written=("out/.drafter", "out/x.html"),
        after=printed("Text for =cmd|"),
    ),
    Attack(
        "table-of-states-long",
        "`new` of a table with 50 000 States that are none",
        "error: a letter lists at most 1,000",
        {"rows.csv": "state\n" + "Icelandia\n" * 50_000},
        NEW,
        1,
        "too-much",
    ),
    Attack(
        "table-of-states-open",
        "`new` of a table with a quotation mark that is never closed",
        "error",
        {"rows.csv": 'state\n"' + "x\n" * 400_000},
        NEW,
        1,
        r"error\[",
    ),
    Attack(
        "table-secret",
        "`new` of a table that is no such table",
        "error that says none of it",
        {"rows.csv": f"root\n{SECRET}\n"},
        NEW,
        1,
        "unknown-column",
    ),
]
