"""Values of a letter that are invalid."""

from __future__ import annotations

from attacks.attack import LETTER, letter_attack, values_attack

WHERE = r"letter\.yaml:\d+:\d+: error\[{}\]"
YAML = WHERE.format("yaml")


ATTACKS = [
    letter_attack(
        "nul", "a NUL character", "refuses it and shows the place", f"{LETTER}title: a\0b\n", "control-character"
    ),
    letter_attack(
        "nul-escaped",
        "a NUL character as an escape",
        "refuses it and shows the place",
        f'{LETTER}title: "a\\0b"\n',
        "control-character",
    ),
    letter_attack(
        "surrogate",
        "half of a surrogate pair as an escape",
        "refuses it and shows the place",
        f'{LETTER}title: "a\\ud800b"\n',
        YAML,
    ),
    letter_attack(
        "terminal",
        "an escape sequence that colours the terminal",
        "refuses it and shows the sequence escaped",
        f"{LETTER}title: \x1b[31mred\x1b[2J\n",
        "control-character",
    ),
    letter_attack(
        "private",
        "private-use characters, which Drafter uses internally",
        "refuses them and shows the place",
        f"{LETTER}title: a\U000f0000\U00100000\n",
        "control-character",
    ),
    values_attack(
        "dunder", "keys and values such as `__class__`", "refuses it: no such key", "unknown-key", __class__="x"
    ),
    values_attack("year", "a year of 5,000 digits", "refuses it", r"error\[", year="9" * 5000),
    values_attack("session", "a session of 5,000 digits", "refuses it", r"error\[", session="9" * 5000),
    values_attack(
        "item",
        "an agenda item of 5,000 digits",
        "refuses it",
        r"error\[",
        agenda_items="[{number: " + "9" * 5000 + ", title: x}]",
    ),
    values_attack("symbol", "a symbol of 5,000 digits", "refuses it", r"error\[", symbols="[A/" + "9" * 5000 + "/1]"),
    values_attack("date-early", "the year 1", "refuses it: before the first session", "bad-date", date="0001-01-01"),
    values_attack("date-none", "the date 2026-99-31", "refuses it", "bad-date", date="2026-99-31"),
    values_attack("date-late", "the year 9999", "refuses it: too late", "bad-date", date="9999-12-31"),
    values_attack(
        "template-name",
        "a template `../../etc`",
        "refuses it: no such template",
        "unknown-template",
        template="../../etc",
    ),
    values_attack(
        "template-long",
        "a template name of 5,000 characters",
        "refuses it: no such template",
        "unknown-template",
        template="x" * 5000,
    ),
    values_attack(
        "annexes-deep",
        "enclosures nested 30 times",
        "refuses it: at most 40 levels",
        r"error\[",
        annexes="[{body: x, enclosures: " * 30 + "[]" + "}]" * 30,
    ),
    values_attack(
        "states-unknown",
        "900 unknown States",
        "refuses each within the time limit",
        "unknown-state",
        senders="[" + "Icelandia, " * 900 + "]",
    ),
    values_attack(
        "pattern",
        "a symbol that slows down careless patterns (`A/A/A/…!`)",
        "refuses it",
        r"error\[",
        symbols=f"[{'A/' * 2000}!]",
    ),
    values_attack(
        "job-number", "a job number with a line break", "refuses it", r"error\[", job_number='"16-17956\\nevil"'
    ),
    values_attack(
        "addressees-many",
        "900 addressees, each with an output file",
        "refuses it: at most 250",
        "wrong-type",
        template="letters",
        addressees="[" + "secretary-general, " * 900 + "]",
    ),
]
