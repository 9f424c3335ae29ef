"""Letters and texts beside them by names that lead elsewhere."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, Files, keys
from attacks.make_files import folder_called, linked, outside, pipe, sparse

NOT_IN_FOLDER = "error: it is not in the letter's folder"
LINKED = "error: it leads out of the letter's folder"


def attached(name: str) -> Files:
    """A letter whose annex names a file."""
    return {**keys(annexes=f"[{{title: A, body_file: {name}}}]"), "secret.md": "A secret?"}


TEXT_NAMES = [
    ("absolute", "/etc/passwd", NOT_IN_FOLDER),
    ("climbing", "../../../../etc/passwd", NOT_IN_FOLDER),
    ("climbing-inside", "a/../../secret.md", NOT_IN_FOLDER),
    ("process", "/proc/self/environ", NOT_IN_FOLDER),
    ("device", "/dev/zero", NOT_IN_FOLDER),
    ("standard-input", "/dev/stdin", NOT_IN_FOLDER),
    ("hidden", ".ssh/id_rsa", "error: hidden files are not read"),
    ("unc", r"'\\host\share\secret.md'", NOT_IN_FOLDER),
    ("host", "//host/share/secret.md", NOT_IN_FOLDER),
    ("drive", r"'C:\secret.md'", NOT_IN_FOLDER),
    ("stream", "'secret.md:stream'", NOT_IN_FOLDER),
    ("address", "http://198.51.100.1/secret.md", NOT_IN_FOLDER),
    ("file-address", "file:///etc/passwd", NOT_IN_FOLDER),
    ("home", "~/secret.md", "error: there is no such file"),
    ("variable", "$HOME/secret.md", "error: there is no such file"),
    ("nul", r'"secret.md\0.txt"', "error at its place"),
    ("line", r'"secret\n.md"', NOT_IN_FOLDER),
    ("long", "x" * 5000 + ".md", "error: it cannot be read"),
    ("empty", "' '", NOT_IN_FOLDER),
    ("case", "/ETC/passwd", NOT_IN_FOLDER),
    ("case-hidden", ".SSH/ID_RSA", "error: hidden files are not read"),
    ("device-of-windows", "CON", "error: there is no such file, or it is no text"),
    ("device-of-windows-named", "aux.md", "error: there is no such file"),
    ("dot-at-end", "'../secret.md.'", NOT_IN_FOLDER),
    ("climbing-windows", r"'..\secret.md'", NOT_IN_FOLDER),
    ("climbing-escaped", "..%2fsecret.md", "error: hidden files are not read"),
    ("climbing-doubled", "....//secret.md", "error: hidden files are not read"),
    ("climbing-full-width", "．．／secret.md", "error: there is no such file"),
    ("override", r'"\u202ecod.md"', NOT_IN_FOLDER),
    ("letter", "letter.yaml", "error: a text is a file of text or Markdown"),
]

ATTACKS = [
    *(
        Attack(
            f"text-file-{name}",
            f"`body_file: {written[:40]}`",
            happens,
            attached(written),
            output=r"error\[(bad-file|control-character)\]",
        )
        for name, written, happens in TEXT_NAMES
    ),
    Attack(
        "text-file-linked",
        "a `body_file` that is a link to a file outside",
        LINKED,
        attached("a.md"),
        prepare=outside("a.md"),
        output="leads out",
    ),
    Attack(
        "text-file-linked-to-device",
        "a `body_file` that is a link to a device",
        LINKED,
        attached("a.md"),
        prepare=linked("a.md", "/dev/zero"),
        output="leads out",
    ),
    Attack(
        "text-file-linked-to-itself",
        "a `body_file` that is a link to itself",
        "error: it cannot be read",
        attached("a.md"),
        prepare=linked("a.md", "a.md"),
        output="bad-file",
    ),
    Attack(
        "text-file-pipe",
        "a `body_file` that is a named pipe",
        "error, without waiting",
        attached("a.md"),
        prepare=pipe("a.md"),
        output="bad-file",
    ),
    Attack(
        "text-file-folder",
        "a `body_file` that is a folder",
        "error",
        attached("a.md"),
        prepare=folder_called("a.md"),
        output="bad-file",
    ),
    Attack(
        "text-file-large",
        "a `body_file` of a hundred thousand million bytes",
        "error: at most a million",
        attached("a.md"),
        prepare=sparse("a.md", 10**11),
        output="the limit is 1,000,000",
    ),
    Attack(
        "text-file-not-text",
        "a `body_file` that is no text",
        "error at its place",
        {**attached("a.md"), "a.md": b"a\n\xff"},
        output="not-text",
    ),
    Attack(
        "text-from-stdin",
        "a `body_file` of a letter on standard input",
        "error: such a letter has no folder",
        {"letter.yaml": LETTER + "body_file: a.md\n", "a.md": "x"},
        "check /dev/stdin",
        1,
        output="error",
    ),
    Attack(
        "letter-device",
        "a letter that is `/dev/zero`",
        "error: at most a million bytes",
        {},
        "check /dev/zero",
        output="too-much",
    ),
    Attack("letter-folder", "a letter that is a folder", "error", {}, "check .", 4, output="error"),
    Attack(
        "letter-socket",
        "a letter that is a folder of the kernel",
        "error",
        {},
        "check /proc/self/fd",
        4,
        output="error",
    ),
    Attack(
        "letter-pipe",
        "a letter that is a named pipe",
        "error, without waiting for ever",
        {},
        "check letter.yaml",
        prepare=pipe("letter.yaml"),
        output="error",
    ),
    Attack(
        "folder-of-links",
        "a folder of letters with a link to a file outside, and a named pipe",
        "the letter of the folder is rendered, and nothing else is read",
        {"in/a.yaml": keys()["letter.yaml"]},
        "render in --to text -o .",
        0,
        "1 written",
        (".drafter", "a.txt"),
        prepare=lambda folder: [outside("in/b.yaml")(folder), pipe("in/c.yaml")(folder)],
    ),
    Attack(
        "folder-of-links-alone",
        "a folder whose only letter is a link to a file outside",
        "error: there is no letter in it",
        {"in/a.txt": ""},
        "render in --to text -o .",
        4,
        "no-letters",
        prepare=outside("in/b.yaml"),
    ),
]
