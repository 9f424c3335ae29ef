"""Values of a letter that are no such values."""

from __future__ import annotations

from attacks.attack import LETTER, letter, value

WHERE = r"letter\.yaml:\d+:\d+: error\[{}\]"
YAML = WHERE.format("yaml")


ATTACKS = [
    letter("nul", "a NUL among the letters", "error at its place", f"{LETTER}title: a\0b\n", "control-character"),
    letter("nul-escaped", "a NUL as an escape", "error at its place", f'{LETTER}title: "a\\0b"\n', "control-character"),
    letter(
        "surrogate",
        "half of a surrogate pair as an escape",
        "error at its place",
        f'{LETTER}title: "a\\ud800b"\n',
        YAML,
    ),
    letter(
        "terminal",
        "an escape sequence that paints the terminal",
        "error; the sequence is shown, not sent",
        f"{LETTER}title: \x1b[31mred\x1b[2J\n",
        "control-character",
    ),
    letter(
        "private",
        "characters for private use, as marks of Drafter's own",
        "error at their place",
        f"{LETTER}title: a\U000f0000\U00100000\n",
        "control-character",
    ),
    value("dunder", "keys and values such as `__class__`", "error: there is no such key", "unknown-key", __class__="x"),
    value("year", "a year of 5000 figures", "error", r"error\[", year="9" * 5000),
    value("session", "a session of 5000 figures", "error", r"error\[", session="9" * 5000),
    value(
        "item",
        "an agenda item of 5000 figures",
        "error",
        r"error\[",
        agenda_items="[{number: " + "9" * 5000 + ", title: x}]",
    ),
    value("symbol", "a symbol of 5000 figures", "error", r"error\[", symbols="[A/" + "9" * 5000 + "/1]"),
    value("date-early", "the year 1", "error: before the first session", "bad-date", date="0001-01-01"),
    value("date-none", "the 31st of February, and the 99th month", "error", "bad-date", date="2026-99-31"),
    value("date-late", "the year 9999", "error: later than Drafter counts", "bad-date", date="9999-12-31"),
    value(
        "template-name",
        "a template called `../../etc`",
        "error: no such template",
        "unknown-template",
        template="../../etc",
    ),
    value(
        "template-long",
        "a template whose name has 5000 letters",
        "error: no such template",
        "unknown-template",
        template="x" * 5000,
    ),
    value(
        "annexes-deep",
        "enclosures in enclosures, 30 deep",
        "error: at most 40 levels",
        r"error\[",
        annexes="[{body: x, enclosures: " * 30 + "[]" + "}]" * 30,
    ),
    value(
        "states-unknown",
        "900 States that are none",
        "an error for each, within the time",
        "unknown-state",
        senders="[" + "Icelandia, " * 900 + "]",
    ),
    value(
        "pattern",
        "a pattern that a careless expression takes for ever to match",
        "error",
        r"error\[",
        symbols=f"[{'A/' * 2000}!]",
    ),
    value("job-number", "a job number with a line of its own", "error", r"error\[", job_number='"16-17956\\nevil"'),
    value(
        "addressees-many",
        "900 addressees, of whom each would get a file",
        "error: at most 250",
        "wrong-type",
        template="letters",
        addressees="[" + "secretary-general, " * 900 + "]",
    ),
]
