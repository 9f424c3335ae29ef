"""Files from strangers: names that lead elsewhere, pictures, packages, and places that nothing may be written to."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from attacking import LETTER, SECRET, Attack, Outcome, body, carried_out, examine, keys, page
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from drafter.export.seal import sealed

NOT_IN_FOLDER = "error: it is no file in the letter's folder"
LINKED = "error: it leads out of the letter's folder"
OLD = sealed(b"<p>old</p>", ".html")
Prepare = Callable[[Path], None]


def attached(name: str) -> dict[str, str | bytes]:
    """A letter whose annex names a file."""
    return {**keys(annexes=f"[{{title: A, body_file: {name}}}]"), "secret.md": "A secret?"}


def pictured(name: str) -> dict[str, str | bytes]:
    """A letter whose text shows a picture."""
    return body(f"![A map]({name})")


def outside(name: str) -> Prepare:
    """A link of this name to a file outside of the letter's folder."""

    def prepare(folder: Path) -> None:
        kept = folder.parent / "elsewhere"
        kept.mkdir()
        (kept / "secret.md").write_text(SECRET, encoding="utf-8")
        (kept / "secret.png").write_bytes(drawn())
        (folder / name).symlink_to(kept / f"secret{Path(name).suffix}")

    return prepare


def linked(name: str, target: str) -> Prepare:
    """A link of this name to a place by its path."""
    return lambda folder: (folder / name).symlink_to(target)


def pipe(name: str) -> Prepare:
    """A named pipe, which whoever opens it waits at."""
    return lambda folder: os.mkfifo(folder / name)


def folder_called(name: str) -> Prepare:
    """A folder."""
    return lambda folder: (folder / name).mkdir()


def sparse(name: str, size: int) -> Prepare:
    """A file that is large and takes no room."""

    def prepare(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.truncate(size)

    return prepare


def drawn(size: tuple[int, int] = (20, 10), form: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    """A picture of one colour."""
    file = BytesIO()
    Image.new(mode, size).save(file, form, **more)
    return file.getvalue()


def bomb() -> bytes:
    """A picture of few bytes and 2500 million pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def swollen() -> bytes:
    """A picture whose note unpacks to a hundred million letters."""
    plain = drawn()
    return plain[:33] + _chunk(b"zTXt", b"Comment\0\0" + _squeezed(100)) + plain[33:]


def _squeezed(millions: int) -> bytes:
    """So many millions of letters, packed without ever being held."""
    packing = zlib.compressobj()
    return b"".join([*(packing.compress(b"x" * 1_000_000) for _ in range(millions)), packing.flush()])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def told(form: str) -> bytes:
    """A picture in which its camera and its owner are named, and another file behind its end."""
    if form == "PNG":
        info = PngInfo()
        info.add_text("Author", SECRET)
        return drawn(pnginfo=info) + SECRET.encode()
    exif = Image.Exif()
    exif[0x013B] = SECRET
    return drawn(form="JPEG", exif=exif, comment=SECRET.encode()) + SECRET.encode()


def zipped(data: bytes, millions: int = 0) -> bytes:
    """A package whose text and YAML are this, or so many millions of letters."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name in ("customXml/item1.xml", "word/document.xml"):
            with package.open(name, "w") as entry:
                entry.write(data)
                for _ in range(millions):
                    entry.write(b"x" * 1_000_000)
    return file.getvalue()


def unchanged(*names: str) -> Callable[[Outcome], None]:
    """Looks whether files are as they were."""

    def after(outcome: Outcome) -> None:
        for name in names:
            assert (outcome.folder / name).read_bytes() == OLD

    return after


def not_led_through(outcome: Outcome) -> None:
    assert not list((outcome.folder.parent / "elsewhere").glob("*.html"))
    assert all(OLD not in path.read_bytes() for path in (outcome.folder.parent / "elsewhere").iterdir())


def kept_secret(outcome: Outcome) -> None:
    assert (outcome.folder.parent / "elsewhere" / "secret.md").read_text() == SECRET


def evil_outside(folder: Path) -> None:
    kept = folder.parent / "elsewhere" / "evil"
    kept.mkdir(parents=True)
    (kept / "template.yaml").write_text("title: Evil\nsummary: Evil.\nkind: letter\n")
    (kept / "letter.html.j2").write_text(f"<p>{SECRET}</p>")
    (folder / "templates").symlink_to(kept.parent)


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
    ("letter", "letter.yaml", "error: a text is a file of text or Markdown"),
]

NAMES = [
    *(
        Attack(
            f"text-file-{name}",
            f"`body_file: {written[:40]}`",
            happens,
            attached(written),
            said=r"error\[(bad-file|control-character)\]",
        )
        for name, written, happens in TEXT_NAMES
    ),
    Attack(
        "text-file-linked",
        "a `body_file` that is a link to a file outside",
        LINKED,
        attached("a.md"),
        prepare=outside("a.md"),
        said="leads out",
    ),
    Attack(
        "text-file-linked-to-device",
        "a `body_file` that is a link to a device",
        LINKED,
        attached("a.md"),
        prepare=linked("a.md", "/dev/zero"),
        said="leads out",
    ),
    Attack(
        "text-file-linked-to-itself",
        "a `body_file` that is a link to itself",
        "error: it cannot be read",
        attached("a.md"),
        prepare=linked("a.md", "a.md"),
        said="bad-file",
    ),
    Attack(
        "text-file-pipe",
        "a `body_file` that is a named pipe",
        "error, without waiting",
        attached("a.md"),
        prepare=pipe("a.md"),
        said="bad-file",
    ),
    Attack(
        "text-file-folder",
        "a `body_file` that is a folder",
        "error",
        attached("a.md"),
        prepare=folder_called("a.md"),
        said="bad-file",
    ),
    Attack(
        "text-file-large",
        "a `body_file` of a hundred thousand million bytes",
        "error: at most a million",
        attached("a.md"),
        prepare=sparse("a.md", 10**11),
        said="at most 1000000",
    ),
    Attack(
        "text-file-not-text",
        "a `body_file` that is no text",
        "error at its place",
        {**attached("a.md"), "a.md": b"a\n\xff"},
        said="not-text",
    ),
    Attack(
        "text-from-stdin",
        "a `body_file` of a letter on standard input",
        "error: such a letter has no folder",
        {"letter.yaml": LETTER + "body_file: a.md\n", "a.md": "x"},
        "check /dev/stdin",
        1,
        said="error",
    ),
    Attack(
        "letter-device",
        "a letter that is `/dev/zero`",
        "error: at most a million bytes",
        {},
        "check /dev/zero",
        said="too-much",
    ),
    Attack("letter-folder", "a letter that is a folder", "error", {}, "check .", 4, said="error"),
    Attack(
        "letter-socket", "a letter that is a folder of the kernel", "error", {}, "check /proc/self/fd", 4, said="error"
    ),
    *(
        Attack(
            f"picture-{name}",
            f"a picture `{target}`",
            "error, or text that is no picture",
            pictured(target),
            said=r"error\[",
        )
        for name, target in (
            ("absolute", "/etc/passwd"),
            ("climbing", "../secret.png"),
            ("climbing-escaped", "..%2fsecret.png"),
            ("http", "http://198.51.100.1/a.png"),
            ("https", "https://198.51.100.1/a.png"),
            ("host", "//198.51.100.1/a.png"),
            ("file", "file:///etc/passwd"),
            ("data", "data:image/png;base64,iVBORw0KGgo="),
            ("ftp", "ftp://198.51.100.1/a.png"),
            ("unc", r"\\\\host\\share\\a.png"),
            ("device", "/dev/urandom"),
        )
    ),
    Attack(
        "picture-linked",
        "a picture that is a link to a file outside",
        LINKED,
        pictured("a.png"),
        prepare=outside("a.png"),
        said="leads out",
    ),
    Attack(
        "picture-pipe",
        "a picture that is a named pipe",
        "error, without waiting",
        pictured("a.png"),
        prepare=pipe("a.png"),
        said="bad-picture",
    ),
    Attack(
        "picture-large",
        "a picture of a hundred thousand million bytes",
        "error: at most 20 million",
        pictured("a.png"),
        prepare=sparse("a.png", 10**11),
        said="at most 20000000",
    ),
    Attack(
        "emblem-climbing",
        "an emblem `../secret.png`",
        NOT_IN_FOLDER,
        keys(masthead="{emblem: ../secret.png}"),
        said="bad-picture",
    ),
    Attack(
        "emblem-address",
        "an emblem at an address",
        NOT_IN_FOLDER,
        keys(masthead="{emblem: 'http://198.51.100.1/a.png'}"),
        said="bad-picture",
    ),
]

RENDER = "render letter.yaml --to html,docx,pdf -o ."
WRITTEN = ("letter.docx", "letter.html", "letter.pdf")
REFUSED = "error: it is no PNG or JPEG picture, or is broken"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><script>alert(1)</script></svg>'
PICTURES = [
    *(
        Attack(name, tried, happens, {**pictured("a.png"), "a.png": data}, RENDER, said=said)
        for name, tried, happens, data, said in (
            (
                "picture-bomb",
                "a picture of 2500 million pixels in 100 bytes",
                "error: at most 16 million",
                bomb(),
                "bad-picture",
            ),
            ("picture-svg", "an SVG with a script and a reference", REFUSED, SVG.encode(), "bad-picture"),
            ("picture-html", "a page of HTML called a.png", REFUSED, b"<script>alert(1)</script>", "bad-picture"),
            ("picture-gif", "a GIF", REFUSED, drawn(form="GIF"), "bad-picture"),
            ("picture-tiff", "a TIFF", REFUSED, drawn(form="TIFF"), "bad-picture"),
            ("picture-cut", "a picture that is cut short", REFUSED, drawn((300, 300))[:90], "bad-picture"),
            (
                "picture-lying",
                "a picture whose parts are longer than it is",
                REFUSED,
                drawn()[:33] + b"\x7f\xff\xff\xffIDAT",
                "bad-picture",
            ),
            ("picture-empty", "a picture of no bytes", REFUSED, b"", "bad-picture"),
        )
    ),
    Attack(
        "picture-swollen",
        "a picture whose note unpacks to a hundred million letters",
        REFUSED,
        {**pictured("a.png"), "a.png": swollen()},
        RENDER,
        said="bad-picture",
    ),
    Attack(
        "pictures-many",
        "a picture shown 500 times",
        "error: at most 100 pictures",
        {**body("![A map](a.png)\n\n" * 500), "a.png": drawn()},
        RENDER,
        said="at most 100 pictures",
    ),
    Attack(
        "picture-of-an-owner",
        "a PNG with its author, and a file behind its end",
        "it is shown; no output holds the name",
        {**pictured("a.png"), "a.png": told("PNG")},
        RENDER,
        0,
        written=WRITTEN,
    ),
    Attack(
        "photograph-of-an-owner",
        "a JPEG with its author, a comment, and a file behind its end",
        "it is shown; no output holds the name",
        {**pictured("a.png"), "a.png": told("JPEG")},
        RENDER,
        0,
        written=WRITTEN,
    ),
]

TARGET = "render letter.yaml --to html -o out.html"
SENT = keys()
TARGETS = [
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
    Attack(
        "new-linked",
        "`new` to a link to a file outside",
        "error; nothing is written",
        {},
        "new letter out.md",
        4,
        "out.md",
        prepare=outside("out.md"),
        after=kept_secret,
    ),
    Attack(
        "eject-climbing",
        "a template called `../../..` put into a folder",
        "error: there is no such template",
        {},
        "gallery eject ../../.. own",
        2,
        "error",
    ),
    *(
        Attack(
            name,
            tried,
            happens,
            {**page(text), "templates/x/a.html.j2": "a"},
            "gallery eject evil own --templates templates",
            4,
            "cannot be copied",
            prepare=prepare,
        )
        for name, tried, happens, text, prepare in (
            (
                "eject-writing-elsewhere",
                "a template that includes `../../x`, put into a folder",
                "error: nothing is written beside the folder",
                '{% include "x/../../templates/x/a.html.j2" %}{% include "../../letter/templates/x/a.html.j2" %}',
                folder_called("x"),
            ),
            (
                "eject-linked",
                "a template whose part is a link to a file outside, put into a folder",
                LINKED.replace("letter", "template"),
                "",
                outside("templates/evil/a.md"),
            ),
        )
    ),
    Attack(
        "sample-climbing",
        "a sample called `../../etc/passwd`",
        "error: there is no such sample",
        {},
        "new ../../etc/passwd out.yaml",
        2,
        "error",
    ),
]


LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(12))
    + b"]><letter xmlns='urn:drafter:letter'>&m;</letter>"
)
PACKAGES = [
    *(
        Attack(
            f"{name}-{command.split()[0]}",
            f"`{command.split()[0]}` of {tried}",
            happens,
            {"a.docx": data, "b.docx": data},
            command,
            code,
            said,
        )
        for command, code, said in (("extract a.docx", 4, "error"), ("verify a.docx b.docx", 4, "error"))
        for name, tried, happens, data in (
            (
                "zip-bomb",
                "a package that unpacks to 600 million bytes",
                "error",
                zipped(b"", 300),
            ),
            (
                "entity-bomb",
                "a package with entities of entities",
                "error",
                zipped(LAUGHS),
            ),
            ("package-cut", "a package that is cut short", "error", zipped(b"<a/>")[:60]),
            ("package-none", "a file that is no package", "error", b"PK\x90"),
        )
    ),
    Attack(
        "pdf-cut",
        "`extract` of a PDF that is cut short",
        "error",
        {"a.pdf": b"%PDF-1.7\n1 0 obj <<"},
        "extract a.pdf",
        4,
        "error",
    ),
    Attack(
        "pdf-stream",
        "`extract` of a PDF whose attachment unpacks to 300 million bytes",
        "error",
        {
            "a.pdf": b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Filter/FlateDecode/Length 9>>stream\n"
            + _squeezed(300)
            + b"\nendstream endobj"
        },
        "extract a.pdf",
        4,
        "error",
    ),
]

SETTINGS = [
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
            1,
            "control-character",
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

PROFILES = [
    Attack(
        "profile-elsewhere",
        "a profile beside the letter that names `/etc` for templates",
        "error: it leads out",
        {**SENT, "drafter.toml": 'templates = "/etc"\n'},
        said="profile",
    ),
    Attack(
        "profile-climbing",
        "a profile beside the letter that names `../..` for templates",
        "error: it leads out",
        {**SENT, "drafter.toml": 'templates = "../.."\n'},
        said="profile",
    ),
    Attack(
        "profile-linked",
        "a profile that is a link to a file outside",
        "error: it leads out",
        SENT,
        prepare=lambda folder: outside("drafter.md")(folder) or (folder / "drafter.md").rename(folder / "drafter.toml"),
        said="profile",
    ),
    Attack(
        "profile-large",
        "a profile of a hundred thousand million bytes",
        "error",
        SENT,
        prepare=sparse("drafter.toml", 10**11),
        said="profile",
    ),
    Attack(
        "profile-deep",
        "a profile of 100 000 brackets",
        "error",
        {**SENT, "drafter.toml": "a = " + "[" * 100_000},
        said="profile",
    ),
    Attack(
        "templates-folder-linked",
        "a folder `templates` that is a link to a place outside",
        "it is not looked into",
        keys(template="evil"),
        prepare=evil_outside,
        said="unknown-template",
    ),
]


ATTACKS = [*NAMES, *PICTURES, *TARGETS, *PACKAGES, *SETTINGS, *PROFILES]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack(attack: Attack, tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    outcome = carried_out(attack, tmp_path / "letter")
    examine(attack, outcome)
    assert "\x1b" not in outcome.said
