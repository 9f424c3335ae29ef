"""Output paths that Drafter must not write to."""

from __future__ import annotations

from attacks.attack import Attack, Outcome, letter_with_keys
from attacks.special_files import (
    check_secrets_unchanged,
    hard_link,
    huge_file,
    link_to,
    link_to_secret,
    named_pipe,
    read_only,
)
from drafter.export.checksum import with_checksum

OLD = with_checksum(b"<p>old</p>", ".html")
TARGET = "render letter.yaml --to html -o out.html"
SENT = letter_with_keys()


FIXABLE = letter_with_keys(body="The  clubs met. {{ circulation_request }}")
WORDS = letter_with_keys(
    body="They organise “the  the” race of 3 clubs at twenty-five per cent. {{ circulation_request }}"
)


def check_letter_unchanged(outcome: Outcome) -> None:
    """Fail if the letter with a safe fix was changed."""
    assert (outcome.folder / "letter.yaml").read_text(encoding="utf-8") == FIXABLE["letter.yaml"]


def check_words_unchanged(outcome: Outcome) -> None:
    """Fail if the letter with suggested fixes was changed."""
    assert (outcome.folder / "letter.yaml").read_text(encoding="utf-8") == WORDS["letter.yaml"]


def check_link_not_followed(outcome: Outcome) -> None:
    """Fail if the output was written outside."""
    assert not list((outcome.folder.parent / "outside-secrets").glob("*.html"))
    assert all(OLD not in path.read_bytes() for path in (outcome.folder.parent / "outside-secrets").iterdir())


ATTACKS = [
    Attack(
        "target-linked",
        "an output that is a link to a file outside",
        "refuses it and writes nothing: the output is a link",
        SENT,
        TARGET,
        4,
        "link",
        prepare=link_to_secret("out.html"),
        after=check_link_not_followed,
    ),
    Attack(
        "target-broken-link",
        "an output that is a link to a missing file",
        "refuses it and writes nothing: the output is a link",
        SENT,
        TARGET,
        4,
        "link",
        prepare=link_to("out.html", "missing"),
    ),
    Attack(
        "target-linked-forced",
        "an output that is a link to a file outside, with `--force`",
        "refuses it and writes nothing: the output is a link",
        SENT,
        TARGET + " --force",
        4,
        "link",
        prepare=link_to_secret("out.html"),
        after=check_link_not_followed,
    ),
    Attack(
        "target-pipe",
        "an output that is a named pipe",
        "refuses it without waiting",
        SENT,
        TARGET,
        4,
        "not a regular file",
        prepare=named_pipe("out.html"),
    ),
    Attack(
        "target-device",
        "an output that is `/dev/full`",
        "refuses it",
        SENT,
        "render letter.yaml --to html -o /dev/full",
        4,
        "error",
    ),
    Attack(
        "target-process",
        "an output below `/proc`",
        "refuses it",
        SENT,
        "render letter.yaml --to html -o /proc/self/out.html",
        4,
        "error",
    ),
    Attack(
        "target-letter",
        "the letter itself as output",
        "refuses it: the output is the letter itself",
        {"letter.html": SENT["letter.yaml"]},
        "render letter.html --to html --force",
        2,
        "itself",
    ),
    Attack(
        "target-letter-other-path",
        "the letter itself by another path, with `--force`",
        "refuses it: the output is the letter itself",
        {"letter.html": SENT["letter.yaml"]},
        "render letter.html --to html --force -o ../letter",
        2,
        "itself",
    ),
    Attack(
        "target-text-of-letter",
        "the text file of an annex as output, with `--force`",
        "refuses it: the file is an input of the letter",
        {**letter_with_keys(annexes="[{title: A, body_file: letter.txt}]"), "letter.txt": "My text."},
        "render letter.yaml --to text --force",
        2,
        "is an input of the letter",
    ),
    Attack(
        "target-foreign",
        "an existing file that Drafter did not write, as output",
        "refuses it and keeps the file",
        {**SENT, "out.html": "mine"},
        TARGET,
        4,
        "would-overwrite",
    ),
    Attack(
        "target-forged",
        "an existing output that was edited",
        "refuses it and keeps the file",
        {**SENT, "out.html": OLD.replace(b"old", b"odd")},
        TARGET,
        4,
        "would-overwrite",
    ),
    Attack(
        "target-below-file",
        "an output in a folder that is a file",
        "refuses it",
        {**SENT, "a.txt": "x"},
        "render letter.yaml --to html -o a.txt/out.html",
        4,
        "error",
    ),
    Attack(
        "target-long",
        "an output path of 5,000 characters",
        "refuses it",
        SENT,
        f"render letter.yaml --to html -o {'x' * 5000}.html",
        4,
        "error",
    ),
    Attack(
        "format-climbing",
        "a format `../../html`",
        "refuses it: no such format",
        SENT,
        "render letter.yaml --to ../../html",
        2,
        "unknown-format",
    ),
    Attack(
        "addressee-climbing",
        "an addressee `../../x` that names an output file",
        "uses only letters and hyphens in the file name",
        letter_with_keys(
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
        "fix-linked",
        "`check --fix` of a text that is a link to a file outside",
        "refuses it and writes nothing",
        {**letter_with_keys(annexes="[{title: A, body_file: a.md}]")},
        "check letter.yaml --fix",
        1,
        "leads out",
        prepare=link_to_secret("a.md"),
        after=check_secrets_unchanged,
    ),
    Attack(
        "fix-read-only",
        "`--fix` of a letter that is read-only",
        "refuses it and writes nothing",
        FIXABLE,
        "check letter.yaml --fix",
        4,
        "read-only",
        prepare=read_only("letter.yaml"),
        after=check_letter_unchanged,
    ),
    Attack(
        "fix-hard-links",
        "`--fix` of a letter with two hard links",
        "refuses it and writes nothing",
        FIXABLE,
        "check letter.yaml --fix",
        4,
        "2 hard links",
        prepare=hard_link("letter.yaml", "second.yaml"),
        after=check_letter_unchanged,
        written=("second.yaml",),
    ),
    Attack(
        "fix-words",
        "`--fix` of mistakes in words, numbers, names and quotations",
        "leaves the letter unchanged",
        WORDS,
        "check letter.yaml --fix",
        0,
        "suggested fixes not applied",
        after=check_words_unchanged,
    ),
    Attack(
        "target-folder-linked",
        "an output in a folder that is a link to a missing folder",
        "refuses it and writes nothing",
        SENT,
        "render letter.yaml --to html -o out/letter.html",
        4,
        "error",
        prepare=link_to("out", "missing"),
    ),
    Attack(
        "target-large",
        "an existing file of 100 GB as output",
        "refuses it and keeps the file",
        SENT,
        TARGET,
        4,
        "would-overwrite",
        prepare=huge_file("out.html"),
    ),
    Attack(
        "target-terminal",
        "an output with an escape sequence in its name",
        "shows the sequence escaped",
        SENT,
        "render letter.yaml --to html -o \x1b[31m.pdf",
        2,
        r"\\x1b",
    ),
    Attack(
        "target-pipe-of-many",
        "a folder of letters whose outputs are a named pipe and a link",
        "refuses each and writes nothing",
        {"in/a.yaml": SENT["letter.yaml"], "in/b.yaml": SENT["letter.yaml"]},
        "render in --to html --force",
        4,
        "not a regular file",
        prepare=lambda folder: [named_pipe("in/a.html")(folder), link_to_secret("in/b.html")(folder)],
        after=check_secrets_unchanged,
    ),
]
