"""Letters that extend files outside their folder, each other, or letters that are too large."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, Files
from attacks.special_files import empty_folder, huge_file, link_to_secret, named_pipe
from attacks.yaml_letters import LAUGHS

BAD_BASE = r"letter\.yaml:1:10: error\[bad-base\]"
NOT_IN_FOLDER = "refuses it: not in the letter's folder"


def extending(name: str, **files: str | bytes) -> Files:
    """Return the files of a letter that extends the file of that name."""
    return {"letter.yaml": f"extends: {name}\nlanguage: fr\nbody: Texte.\n", **files}


NAMES = [
    ("absolute", "/etc/passwd", NOT_IN_FOLDER),
    ("climbing", "../../../../etc/passwd", NOT_IN_FOLDER),
    ("climbing-inside", "a/../../letter.yaml", NOT_IN_FOLDER),
    ("device", "/dev/zero", NOT_IN_FOLDER),
    ("standard-input", "/dev/stdin", NOT_IN_FOLDER),
    ("hidden", ".ssh/id_rsa", "refuses it: hidden files are not read"),
    ("drive", r"'C:\secret.yaml'", NOT_IN_FOLDER),
    ("address", "http://198.51.100.1/letter.yaml", NOT_IN_FOLDER),
    ("own-letter", "letter.yaml", "refuses it: a letter does not extend itself"),
    ("long", "x" * 5000, "refuses it: cannot be read"),
    ("empty", "' '", "refuses it: not a name"),
    ("list", "[letter.yaml]", "refuses it: not a name"),
]
CHAIN = {f"{n}.yaml": f"extends: {n + 1}.yaml\n" for n in range(200)}
MANY_VALUES = f"{LETTER}on_behalf_of: [{'Atlantis, ' * 900}]\nletterhead: x\n"

ATTACKS = [
    *(
        Attack(f"extends-{name}", f"`extends: {path[:40]}`", response, extending(path), output=BAD_BASE)
        for name, path, response in NAMES
    ),
    Attack(
        "extends-circle",
        "two letters that extend each other",
        "refuses it",
        extending("b.yaml", **{"b.yaml": "extends: letter.yaml\n"}),
        output=r"error\[bad-base\]",
    ),
    Attack(
        "extends-chain",
        "200 letters, each of which extends the next one",
        "refuses it: at most four bases",
        extending("0.yaml", **CHAIN),
        output=r"error\[bad-base\]",
    ),
    Attack(
        "extends-laughs",
        "a base with a “billion laughs” bomb",
        "refuses it: at most 20,000 values",
        extending("base.yaml", **{"base.yaml": LAUGHS}),
        output=r"base\.yaml:\d+:\d+: error\[too-much\]",
    ),
    Attack(
        "extends-errors",
        "four bases, each with 900 unknown States",
        "reports the errors of all values",
        extending(
            "0.yaml",
            **{f"{n}.yaml": (f"extends: {n + 1}.yaml\n" if n < 3 else "") + MANY_VALUES for n in range(4)},
        ),
        output="unknown-state",
    ),
    Attack(
        "extends-link",
        "a base that is a link to a file outside the folder",
        "refuses it: outside the letter's folder",
        extending("base.yaml"),
        output=BAD_BASE,
        prepare=link_to_secret("base.yaml"),
    ),
    Attack(
        "extends-pipe",
        "a base that is a named pipe",
        "refuses it: not a regular file",
        extending("base.yaml"),
        output=BAD_BASE,
        prepare=named_pipe("base.yaml"),
    ),
    Attack(
        "extends-folder",
        "a base that is a folder",
        "refuses it: not a regular file",
        extending("base.yaml"),
        output=BAD_BASE,
        prepare=empty_folder("base.yaml"),
    ),
    Attack(
        "extends-huge",
        "a base of many gigabytes",
        "refuses it: at most 1 million bytes",
        extending("base.yaml"),
        output=BAD_BASE,
        prepare=huge_file("base.yaml"),
    ),
    Attack(
        "extends-climbing-text",
        "a base in a subfolder whose `body_file` leads out of it",
        NOT_IN_FOLDER,
        {
            "letter.yaml": "extends: sub/base.yaml\nsymbols: [S/2026/1]\n",
            "sub/base.yaml": f"{LETTER}body_file: ../../secret.md\n",
        },
        output=r"error\[bad-file\]",
    ),
]
