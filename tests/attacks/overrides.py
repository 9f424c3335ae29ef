"""Values that are set on the command line."""

from __future__ import annotations

from attacks.attack import Attack, keys

SENT = keys()


ATTACKS = [
    Attack(name, f"`{tried}`", happens, SENT, f"check letter.yaml {command}", code, said)
    for name, tried, happens, command, code, said in (
        ("set-deep", "--set a.a.a (10 000 times)=1", "error", "--set " + ".".join("a" * 10_000) + "=1", 2, "error"),
        (
            "set-place",
            "--set senders.999999999=x",
            "error: there is no such place",
            "--set senders.999999999=x",
            2,
            "error",
        ),
        ("set-nothing", "--set =x", "error: a key is needed", "--set =x", 2, "bad-setting"),
        ("set-dunder", "--set __class__=x", "error: there is no such key", "--set __class__=x", 1, "unknown-key"),
        (
            "set-bomb",
            "--set title=[[[… (30 000 times)",
            "error: at most 40 levels",
            "--set title=" + "[" * 30_000,
            1,
            "error",
        ),
        ("set-laughs", "--set title={a: &a [*a]}", "error", "--set title={a:&a[*a]}", 1, "error"),
        (
            "set-file",
            "--set body_file=/etc/passwd",
            "error",
            "--set body=null --set body_file=/etc/passwd",
            1,
            "bad-file",
        ),
        (
            "set-control",
            "--set title=\\x1b[2J",
            "error; it is shown, not sent",
            "--set title=\x1b[2J",
            2,
            "bad-setting",
        ),
        (
            "set-template",
            "--set template=../../etc",
            "error: there is no such template",
            "--set template=../../etc",
            1,
            "unknown-template",
        ),
    )
]
