"""Paths of letters, and of texts of a letter, that lead outside its folder or to special files."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, Files, letter_with_keys
from attacks.special_files import empty_folder, huge_file, link_to, link_to_secret, named_pipe

NOT_IN_FOLDER = "refuses it: not in the letter's folder"
LINKED = "refuses it: outside the letter's folder"


def letter_with_text_file(name: str) -> Files:
    """Return a letter whose annex names a file."""
    return {**letter_with_keys(annexes=f"[{{title: A, body_file: {name}}}]"), "secret.md": "A secret?"}


TEXT_NAMES = [
    ("absolute", "/etc/passwd", NOT_IN_FOLDER),
    ("climbing", "../../../../etc/passwd", NOT_IN_FOLDER),
    ("climbing-inside", "a/../../secret.md", NOT_IN_FOLDER),
    ("process", "/proc/self/environ", NOT_IN_FOLDER),
    ("device", "/dev/zero", NOT_IN_FOLDER),
    ("standard-input", "/dev/stdin", NOT_IN_FOLDER),
    ("hidden", ".ssh/id_rsa", "refuses it: hidden files are not read"),
    ("unc", r"'\\host\share\secret.md'", NOT_IN_FOLDER),
    ("host", "//host/share/secret.md", NOT_IN_FOLDER),
    ("drive", r"'C:\secret.md'", NOT_IN_FOLDER),
    ("stream", "'secret.md:stream'", NOT_IN_FOLDER),
    ("address", "http://198.51.100.1/secret.md", NOT_IN_FOLDER),
    ("file-address", "file:///etc/passwd", NOT_IN_FOLDER),
    ("home", "~/secret.md", "refuses it: no such file"),
    ("variable", "$HOME/secret.md", "refuses it: no such file"),
    ("nul", r'"secret.md\0.txt"', "refuses it and shows the place"),
    ("line", r'"secret\n.md"', NOT_IN_FOLDER),
    ("long", "x" * 5000 + ".md", "refuses it: cannot be read"),
    ("empty", "' '", NOT_IN_FOLDER),
    ("case", "/ETC/passwd", NOT_IN_FOLDER),
    ("case-hidden", ".SSH/ID_RSA", "refuses it: hidden files are not read"),
    ("device-of-windows", "CON", "refuses it: no such file, or not a text"),
    ("device-of-windows-named", "aux.md", "refuses it: no such file"),
    ("dot-at-end", "'../secret.md.'", NOT_IN_FOLDER),
    ("climbing-windows", r"'..\secret.md'", NOT_IN_FOLDER),
    ("climbing-escaped", "..%2fsecret.md", "refuses it: hidden files are not read"),
    ("climbing-doubled", "....//secret.md", "refuses it: hidden files are not read"),
    ("climbing-full-width", "．．／secret.md", "refuses it: no such file"),
    ("override", r'"\u202ecod.md"', NOT_IN_FOLDER),
    ("letter", "letter.yaml", "refuses it: only text and Markdown files"),
]

ATTACKS = [
    *(
        Attack(
            f"text-file-{name}",
            f"`body_file: {path[:40]}`",
            response,
            letter_with_text_file(path),
            output=r"error\[(bad-file|control-character)\]",
        )
        for name, path, response in TEXT_NAMES
    ),
    Attack(
        "text-file-linked",
        "a `body_file` that is a link to a file outside",
        LINKED,
        letter_with_text_file("a.md"),
        prepare=link_to_secret("a.md"),
        output="leads out",
    ),
    Attack(
        "text-file-linked-to-device",
        "a `body_file` that is a link to a device",
        LINKED,
        letter_with_text_file("a.md"),
        prepare=link_to("a.md", "/dev/zero"),
        output="leads out",
    ),
    Attack(
        "text-file-linked-to-itself",
        "a `body_file` that is a link to itself",
        "refuses it: cannot be read",
        letter_with_text_file("a.md"),
        prepare=link_to("a.md", "a.md"),
        output="bad-file",
    ),
    Attack(
        "text-file-pipe",
        "a `body_file` that is a named pipe",
        "refuses it without waiting",
        letter_with_text_file("a.md"),
        prepare=named_pipe("a.md"),
        output="bad-file",
    ),
    Attack(
        "text-file-folder",
        "a `body_file` that is a folder",
        "refuses it",
        letter_with_text_file("a.md"),
        prepare=empty_folder("a.md"),
        output="bad-file",
    ),
    Attack(
        "text-file-large",
        "a `body_file` of 100 GB",
        "refuses it: at most 1 million bytes",
        letter_with_text_file("a.md"),
        prepare=huge_file("a.md", 10**11),
        output="the limit is 1,000,000",
    ),
    Attack(
        "text-file-not-text",
        "a `body_file` that is not UTF-8",
        "refuses it and shows the place",
        {**letter_with_text_file("a.md"), "a.md": b"a\n\xff"},
        output="not-text",
    ),
    Attack(
        "text-from-stdin",
        "a `body_file` of a letter on standard input",
        "refuses it: such a letter has no folder",
        {"letter.yaml": LETTER + "body_file: a.md\n", "a.md": "x"},
        "check /dev/stdin",
        1,
        output="error",
    ),
    Attack(
        "letter-device",
        "a letter that is `/dev/zero`",
        "refuses it: at most 1 million bytes",
        {},
        "check /dev/zero",
        output="too-much",
    ),
    Attack("letter-folder", "a letter that is a folder", "refuses it", {}, "check .", 4, output="error"),
    Attack(
        "letter-socket",
        "a letter that is the folder `/proc/self/fd`",
        "refuses it",
        {},
        "check /proc/self/fd",
        4,
        output="error",
    ),
    Attack(
        "letter-pipe",
        "a letter that is a named pipe",
        "refuses it without waiting",
        {},
        "check letter.yaml",
        prepare=named_pipe("letter.yaml"),
        output="error",
    ),
    Attack(
        "folder-of-links",
        "a folder of letters with a link to a file outside, and a named pipe",
        "renders the real letter and reads nothing else",
        {"in/a.yaml": letter_with_keys()["letter.yaml"]},
        "render in --to text -o .",
        0,
        "1 written",
        (".drafter", "a.txt"),
        prepare=lambda folder: [link_to_secret("in/b.yaml")(folder), named_pipe("in/c.yaml")(folder)],
    ),
    Attack(
        "folder-of-links-alone",
        "a folder whose only letter is a link to a file outside",
        "refuses it: no letter in the folder",
        {"in/a.txt": ""},
        "render in --to text -o .",
        4,
        "no-letters",
        prepare=link_to_secret("in/b.yaml"),
    ),
]
