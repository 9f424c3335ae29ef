"""Letters embedded with `--source`: names that lead elsewhere, too many or too large files, folders with links."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from attacks.attack import Attack, Outcome, Prepare
from attacks.harmful_data import package_with_file, package_with_files
from attacks.special_files import (
    check_secrets_unchanged,
    link_to_outside_folder,
    link_to_secret,
)

EXTRACT = "extract a.docx -o out"
NOT_ALLOWED = "refuses it and writes nothing: the name is not allowed"
KEEPS = "refuses it and keeps the file"
NAMES = [
    ("climbing", "../../x"),
    ("climbing-later", "a/../../x"),
    ("climbing-inside", "a/../x"),
    ("absolute", "/tmp/x"),
    ("absolute-twice", "//tmp/x"),
    ("windows", "..\\x"),
    ("drive", "C:x"),
    ("stream", "x:y"),
    ("hidden", ".ssh/authorized_keys"),
    ("hidden-later", "a/.git/config"),
    ("manifest", ".drafter"),
    ("dot", "."),
    ("dots", ".."),
    ("dot-inside", "a/./x"),
    ("slash-at-end", "a/"),
    ("slashes", "a//x"),
    ("override", "\u202edm.x"),
    ("letter", "a.yaml"),
    ("letter-in-capitals", "A.YAML"),
    ("nothing", ""),
    ("space", " "),
    ("home", "~/x/../../y"),
]


def folder_with(name: str, text: str = "mine") -> dict[str, str | bytes]:
    """Return a package whose file `x.md` and letter `a.yaml` would be written over a file of the folder."""
    return {"a.docx": package_with_file("x.md"), f"out/{name}": text}


def check_kept(*names: str) -> Callable[[Outcome], None]:
    """Return a check that these files are unchanged."""

    def after(outcome: Outcome) -> None:
        assert all((outcome.folder / name).read_text() == "mine" for name in names)

    return after


def pdf_with_files(names: Sequence[str], megabytes: int) -> bytes:
    """Return a PDF with embedded files, each of which unpacks to some megabytes."""
    data = zlib.compress(bytes(megabytes * 10**6))
    one = b"1 0 obj<</Filter/FlateDecode/DrafterFile[/x%s]/Length %d>>stream\n%s\nendstream endobj\n"
    yaml = b"2 0 obj<</Subtype/application#2fyaml/Length 4>>stream\na: b\nendstream endobj\n"
    files = (one % (name.encode().hex().encode(), len(data), data) for name in names)
    return b"%PDF-1.7\n" + yaml + b"".join(files)


def _linked(name: str) -> Prepare:
    """Create a folder `out` in which a file is a link to a file outside."""

    def prepare(folder: Path) -> None:
        (folder / "out").mkdir()
        link_to_secret(f"out/{name}")(folder)

    return prepare


ATTACKS = [
    *(
        Attack(
            f"embedded-{name}",
            f"`extract` of a file called `{path}`" if path.strip() else f"`extract` of a file called {name}",
            NOT_ALLOWED,
            {"a.docx": package_with_file(path)},
            EXTRACT,
            4,
            "error",
        )
        for name, path in NAMES
    ),
    Attack(
        "embedded-long",
        "`extract` of a file with a name of 5,000 characters",
        "refuses it and writes nothing",
        {"a.docx": package_with_file("x" * 5000)},
        EXTRACT,
        4,
        "error",
    ),
    Attack(
        "embedded-deep",
        "`extract` of a file in 3,000 folders",
        "refuses it and writes nothing",
        {"a.docx": package_with_file("a/" * 3000 + "x")},
        EXTRACT,
        4,
        "error",
    ),
    Attack(
        "embedded-file-and-folder",
        "`extract` of a file `a`, and of a file in a folder `a`",
        "refuses it and writes nothing",
        {"a.docx": package_with_files({"a": b"x", "a/b": b"y"})},
        EXTRACT,
        4,
        "error",
    ),
    Attack(
        "embedded-same-in-capitals",
        "`extract` of two files whose names differ in capitals only",
        NOT_ALLOWED,
        {"a.docx": package_with_files({"x.md": b"x", "X.md": b"y"})},
        EXTRACT,
        4,
        "error",
    ),
    Attack(
        "embedded-many",
        "`extract` of 240 files",
        "refuses them: at most 200",
        {"a.docx": package_with_files({f"{number}.md": b"x" for number in range(240)})},
        EXTRACT,
        4,
        "error",
    ),
    Attack(
        "embedded-bomb",
        "`extract` of files that unpack to 100 million bytes",
        "refuses them: at most 60 million bytes",
        {"a.docx": package_with_files({f"{number}.md": bytes(10**7) for number in range(10)})},
        EXTRACT,
        4,
        "error",
    ),
    Attack(
        "embedded-bomb-pdf",
        "`extract` of a PDF with files that unpack to 1 billion bytes",
        "refuses them: at most 60 million bytes",
        {"a.pdf": pdf_with_files([f"{number}.md" for number in range(100)], 10)},
        "extract a.pdf -o out",
        4,
        "error",
    ),
    *(
        Attack(
            f"embedded-{name}",
            f"`extract` of a PDF with a file called `{path}`",
            NOT_ALLOWED,
            {"a.pdf": pdf_with_files([path], 0)},
            "extract a.pdf -o out",
            4,
            "error",
        )
        for name, path in (
            ("nul", "x\0.md"),
            ("line", "x\ny.md"),
            ("escape", "\x1b[2J.md"),
            ("climbing-pdf", "../../x"),
            ("device-pdf", "/dev/null"),
            ("folder-pdf", "a.yaml/x"),
        )
    ),
    Attack(
        "embedded-parts",
        "`extract` of a package with 2,000 custom XML parts",
        "refuses them: at most 250 files",
        {"a.docx": package_with_files({f"{number}.md": b"x" for number in range(1000)})},
        EXTRACT,
        4,
        "no-source",
    ),
    Attack(
        "embedded-part-large",
        "`extract` of a file of 25 million bytes",
        "refuses it: too large for a custom XML part",
        {"a.docx": package_with_files({"x.md": bytes(25_000_000)})},
        EXTRACT,
        4,
        "no-source",
    ),
    *(
        Attack(
            f"embedded-over-{name}",
            f"`extract` into a folder with {what}",
            KEEPS,
            files,
            EXTRACT,
            4,
            "would-overwrite",
            after=after,
        )
        for name, what, files, after in (
            ("file", "another file of that name", folder_with("x.md"), check_kept("out/x.md")),
            ("letter", "another letter of that name", folder_with("a.yaml"), check_kept("out/a.yaml")),
            (
                "both",
                "other files of these names",
                folder_with("x.md") | folder_with("a.yaml"),
                check_kept("out/x.md", "out/a.yaml"),
            ),
        )
    ),
    *(
        Attack(
            f"embedded-into-{name}",
            f"`extract` into {what}",
            "refuses it and writes nothing",
            {"a.docx": package_with_file("sub/x.md")},
            EXTRACT,
            4,
            "error",
            prepare=prepare,
            after=check_secrets_unchanged,
        )
        for name, what, prepare in (
            ("linked-file", "a folder whose `a.yaml` is a link to a file outside", _linked("a.yaml")),
            ("linked-folder", "a folder whose `sub` is a link to a folder outside", link_to_outside_folder("out/sub")),
        )
    ),
]
