"""Letters that extend others (`extends`): bases outside the folder, in a circle, of any size, and their own files."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, Files
from attacks.special_files import (
    empty_folder,
    huge_file,
    link_to,
    link_to_outside_folder,
    link_to_secret,
    named_pipe,
)

BASE = f"{LETTER}body: |\n  Text.\n\n  {{{{ circulation_request }}}}\n"
OUTSIDE = "refuses it: not in the letter's folder"
REFUSED = r"error\[(bad-base|control-character)\]"
LAUGHS = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))


def edition(name: str, **files: str | bytes) -> Files:
    """Return a letter that extends another."""
    named = {key.replace("__", "/") + ".yaml": text for key, text in files.items()}
    return {"letter.yaml": f"extends: {name}\n", **named}


def chain(count: int, last: str) -> Files:
    """Return letters that extend each other in a row."""
    letters = {f"b{number}.yaml": f"extends: b{number + 1}.yaml\n" for number in range(count)}
    return {**edition("b0.yaml"), **letters, f"b{count}.yaml": last}


NAMES = [
    ("itself-by-dots", "./a/../letter.yaml", OUTSIDE),
    ("process", "/proc/self/environ", OUTSIDE),
    ("windows", r"'..\secret.yaml'", OUTSIDE),
    ("file-address", "file:///etc/passwd", OUTSIDE),
    ("home", "~/base.yaml", "refuses it: no such file"),
    ("variable", "$HOME/base.yaml", "refuses it: no such file"),
    ("nul", r'"base.yaml\0.md"', "refuses it and shows the place"),
    ("override", r'"\u202elmay.esab"', OUTSIDE),
    ("number", "1", "refuses it: no such file"),
    ("mapping", "{a: b}", "refuses it: not a name"),
    ("itself-written-otherwise", "./letter.yaml", "refuses it: it extends itself"),
]
FILES = [
    ("linked", "is a link to a file outside", "refuses it: outside the letter's folder", link_to_secret("base.yaml")),
    ("linked-to-device", "is a link to `/dev/zero`", "refuses it", link_to("base.yaml", "/dev/zero")),
    ("linked-to-itself", "is a link to itself", "refuses it", link_to("base.yaml", "base.yaml")),
    (
        "linked-to-letter",
        "is a link to the letter",
        "refuses it: too many in a row",
        link_to("base.yaml", "letter.yaml"),
    ),
    ("pipe", "is a named pipe", "refuses it without waiting", named_pipe("base.yaml")),
    ("folder", "is a folder", "refuses it", empty_folder("base.yaml")),
    ("large", "has 100 GB", "refuses it: too large", huge_file("base.yaml")),
]
CONTENTS = [
    ("bomb", "a base that is a “billion laughs” bomb", "refuses it: at most 20,000 values", LAUGHS),
    (
        "tags",
        "a base with `!!python/object/apply:os.system`",
        "refuses it: no YAML tags",
        "a: !!python/object/apply:os.system [id]\n",
    ),
    ("nested", "a base of 100,000 nested brackets", "refuses it: at most 40 levels", "a: " + "[" * 100_000),
    ("documents", "a base of 1,000 documents", "refuses it: only one document", "---\na: b\n" * 1000),
    ("list", "a base that is a list", "refuses it", "- a\n- b\n"),
    ("not-text", "a base that is not UTF-8", "refuses it", b"title: \xff\xfe\n"),
    ("word", "a base that is a ZIP file", "refuses it", b"PK\x03\x04" + bytes(200)),
    (
        "escape",
        "a base with escape sequences for the terminal",
        "refuses it and shows the sequence escaped",
        'title: "\\e[2J"\n',
    ),
    (
        "entries",
        "a base with a list of 19,000 States",
        "refuses it: at most 1,000 entries",
        "senders: [" + "Malta, " * 19_000 + "]\n",
    ),
    (
        "title",
        "a base with a title of 900,000 characters",
        "refuses it: at most 10,000 characters",
        f"title: {'x' * 900_000}\n",
    ),
    ("numbers", "a base with a session of 5,000 digits", "refuses it", f"{BASE}session: {'9' * 5000}\n"),
]

ATTACKS = [
    *(
        Attack(f"letter-extends-{name}", f"`extends: {path[:40]}`", response, edition(path), output=REFUSED)
        for name, path, response in NAMES
    ),
    *(
        Attack(
            f"base-{name}", f"a base that {what}", response, edition("base.yaml"), output="bad-base", prepare=prepare
        )
        for name, what, response, prepare in FILES
    ),
    *(
        Attack(f"base-{name}", attempt, response, edition("base.yaml", base=content), output="error")
        for name, attempt, response, content in CONTENTS
    ),
    Attack(
        "base-folder-linked",
        "a base in a folder that is a link to a folder outside",
        "refuses it: outside the letter's folder",
        edition("sub/secret.yaml"),
        output="bad-base",
        prepare=link_to_outside_folder("sub"),
    ),
    Attack("bases-1000", "1,000 bases in a row", "refuses it: at most 4", chain(1000, BASE), output="bad-base"),
    Attack("bases-5", "5 bases in a row", "refuses it: at most 4", chain(4, BASE), output="bad-base"),
    Attack(
        "bases-4",
        "4 bases in a row",
        "renders the letter",
        chain(3, BASE),
        "render letter.yaml --to text",
        0,
        "",
        (".drafter", "letter.txt"),
    ),
    Attack(
        "bases-circle",
        "two letters that extend each other",
        "refuses them",
        edition("base.yaml", base="extends: letter.yaml\n"),
        output="extends this letter, too",
    ),
    Attack(
        "bases-circle-later",
        "a base that extends itself",
        "refuses it",
        edition("base.yaml", base="extends: base.yaml\n"),
        output="extends this letter, too",
    ),
    Attack(
        "bases-large",
        "4 bases of 1 million bytes each",
        "reads them, and renders the letter",
        chain(3, BASE + "# " + "x" * 990_000 + "\n")
        | {f"b{n}.yaml": f"extends: b{n + 1}.yaml\n#{'x' * 990_000}\n" for n in range(3)},
        "render letter.yaml --to text",
        0,
        "",
        (".drafter", "letter.txt"),
    ),
    Attack(
        "base-climbs-from-folder",
        "a base in a folder that extends `../../secret.yaml`",
        OUTSIDE,
        edition("sub/base.yaml", sub__base="extends: ../../secret.yaml\n"),
        output="bad-base",
    ),
    Attack(
        "base-reads-text",
        "a base with `body_file: /etc/passwd`",
        OUTSIDE,
        edition("base.yaml", base=f"{LETTER}body_file: /etc/passwd\n"),
        output="bad-file",
    ),
    Attack(
        "base-in-folder-reads-text",
        "a base in a folder with `body_file: ../../secret.md`",
        OUTSIDE,
        edition("sub/base.yaml", sub__base=f"{LETTER}body_file: ../../secret.md\n"),
        output="bad-file",
    ),
    Attack(
        "base-reads-hidden-text",
        "a base in a folder with `body_file: .secret.md`",
        "refuses it: hidden files are not read",
        edition("sub/base.yaml", sub__base=f"{LETTER}body_file: .secret.md\n"),
        output="bad-file",
    ),
    *(
        Attack(
            f"language-{name}",
            f"`{attempt}`",
            "refuses it: no such language",
            {"letter.yaml": f"{letter}{BASE}"},
            command,
            code,
            "error",
        )
        for name, attempt, letter, command, code in (
            ("climbing", "language: ../../etc", "language: ../../etc\n", "check letter.yaml", 1),
            ("code", "language: __init__", "language: __init__\n", "check letter.yaml", 1),
            ("module", "language: common_grammar", "language: common_grammar\n", "check letter.yaml", 1),
            ("option-climbing", "--language ../../etc", "", "new letter out.yaml --language ../../etc", 2),
            ("option-module", "--language dates", "", "new letter out.yaml --language dates", 2),
            ("option-escape", r"--language \x1b[2J", "", "new letter out.yaml --language \x1b[2J", 2),
        )
    ),
]
