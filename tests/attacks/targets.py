"""Places that nothing may be written to."""

from __future__ import annotations

from attacks.attack import Attack, Outcome, keys
from attacks.planting import kept_secret, linked, outside, pipe
from drafter.export.seal import sealed

OLD = sealed(b"<p>old</p>", ".html")
TARGET = "render letter.yaml --to html -o out.html"
SENT = keys()


def not_led_through(outcome: Outcome) -> None:
    assert not list((outcome.folder.parent / "elsewhere").glob("*.html"))
    assert all(OLD not in path.read_bytes() for path in (outcome.folder.parent / "elsewhere").iterdir())


ATTACKS = [
    Attack(
        "target-linked",
        "an output that is a link to a file outside",
        "error: it is a link; nothing is written",
        SENT,
        TARGET,
        4,
        "link",
        prepare=outside("out.html"),
        after=not_led_through,
    ),
    Attack(
        "target-linked-nowhere",
        "an output that is a link to nowhere",
        "error: it is a link; nothing is written",
        SENT,
        TARGET,
        4,
        "link",
        prepare=linked("out.html", "nowhere"),
    ),
    Attack(
        "target-linked-forced",
        "the same with `--force`",
        "error: it is a link; nothing is written",
        SENT,
        TARGET + " --force",
        4,
        "link",
        prepare=outside("out.html"),
        after=not_led_through,
    ),
    Attack(
        "target-pipe",
        "an output that is a named pipe",
        "error, without waiting",
        SENT,
        TARGET,
        4,
        "no plain file",
        prepare=pipe("out.html"),
    ),
    Attack(
        "target-device",
        "an output that is `/dev/full`",
        "error",
        SENT,
        "render letter.yaml --to html -o /dev/full",
        4,
        "error",
    ),
    Attack(
        "target-process",
        "an output below `/proc`",
        "error",
        SENT,
        "render letter.yaml --to html -o /proc/self/out.html",
        4,
        "error",
    ),
    Attack(
        "target-letter",
        "the letter itself as output",
        "error: it is the letter itself",
        {"letter.html": SENT["letter.yaml"]},
        "render letter.html --to html --force",
        2,
        "itself",
    ),
    Attack(
        "target-letter-otherwise",
        "the letter itself by another way, with `--force`",
        "error: it is the letter itself",
        {"letter.html": SENT["letter.yaml"]},
        "render letter.html --to html --force -o ../letter",
        2,
        "itself",
    ),
    Attack(
        "target-text-of-letter",
        "the text beside the letter as output, with `--force`",
        "error: the letter is made of it",
        {**keys(annexes="[{title: A, body_file: letter.txt}]"), "letter.txt": "My text."},
        "render letter.yaml --to text --force",
        2,
        "The letter is made of",
    ),
    Attack(
        "target-foreign",
        "an output that somebody else wrote",
        "error; it stays",
        {**SENT, "out.html": "mine"},
        TARGET,
        4,
        "would-overwrite",
    ),
    Attack(
        "target-forged",
        "an output with a seal for other words",
        "error; it stays",
        {**SENT, "out.html": OLD.replace(b"old", b"odd")},
        TARGET,
        4,
        "would-overwrite",
    ),
    Attack(
        "target-below-file",
        "an output below a file",
        "error",
        {**SENT, "a.txt": "x"},
        "render letter.yaml --to html -o a.txt/out.html",
        4,
        "error",
    ),
    Attack(
        "target-long",
        "an output of 5000 letters",
        "error",
        SENT,
        f"render letter.yaml --to html -o {'x' * 5000}.html",
        4,
        "error",
    ),
    Attack(
        "format-climbing",
        "a format called `../../html`",
        "error: there is no such format",
        SENT,
        "render letter.yaml --to ../../html",
        2,
        "unknown-format",
    ),
    Attack(
        "addressee-climbing",
        "an addressee called `../../x`, after whom a file is named",
        "the name of the file has letters and hyphens alone",
        keys(
            template="as-sent",
            addressees="['../../x', '/etc/y']",
            letterhead="Mission",
            salutation="Excellency",
            agenda_items="[]",
            body="Text.",
        ),
        "render letter.yaml --to html -o .",
        0,
        written=("letter-etc-y.html", "letter-x.html"),
    ),
    Attack(
        "mend-linked",
        "`--fix` of a text that is a link to a file outside",
        "nothing is written",
        {**keys(annexes="[{title: A, body_file: a.md}]")},
        "check letter.yaml --fix",
        1,
        "leads out",
        prepare=outside("a.md"),
        after=kept_secret,
    ),
]
