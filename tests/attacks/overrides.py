"""Values set on the command line with `--set`."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_keys

SENT = letter_with_keys()


ATTACKS = [
    Attack(name, f"`{attempt}`", response, SENT, f"check letter.yaml {command}", code, output)
    for name, attempt, response, command, code, output in (
        (
            "set-deep",
            "--set a.a.a… (10,000 levels)=1",
            "refuses it",
            "--set " + ".".join("a" * 10_000) + "=1",
            2,
            "error",
        ),
        (
            "set-place",
            "--set senders.999999999=x",
            "refuses it: the list has no such entry",
            "--set senders.999999999=x",
            2,
            "error",
        ),
        ("set-nothing", "--set =x", "refuses it: no key", "--set =x", 2, "bad-setting"),
        ("set-dunder", "--set __class__=x", "refuses it: no such key", "--set __class__=x", 1, "unknown-key"),
        (
            "set-bomb",
            "--set title=[[[… (30,000 times)",
            "refuses it: at most 40 levels",
            "--set title=" + "[" * 30_000,
            1,
            "error",
        ),
        ("set-laughs", "--set title={a: &a [*a]}", "refuses it", "--set title={a:&a[*a]}", 1, "error"),
        (
            "set-file",
            "--set body_file=/etc/passwd",
            "refuses it",
            "--set body=null --set body_file=/etc/passwd",
            1,
            "bad-file",
        ),
        (
            "set-control",
            "--set title=\\x1b[2J",
            "refuses it and shows the sequence escaped",
            "--set title=\x1b[2J",
            2,
            "bad-setting",
        ),
        (
            "set-template",
            "--set template=../../etc",
            "refuses it: no such template",
            "--set template=../../etc",
            1,
            "unknown-template",
        ),
    )
]
