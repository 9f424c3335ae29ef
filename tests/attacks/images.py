"""Pictures by names that lead elsewhere, and pictures that are none."""

from __future__ import annotations

from attacks.attack import Attack, Files, body, keys
from attacks.make_files import outside, pipe, sparse
from attacks.make_images import bomb, drawn, moving, swollen, told

NOT_IN_FOLDER = "error: it is not in the letter's folder"
LINKED = "error: it leads out of the letter's folder"
RENDER = "render letter.yaml --to html,docx,pdf -o ."
WRITTEN = ("letter.docx", "letter.html", "letter.pdf")
REFUSED = "error: it is no PNG or JPEG picture, or is broken"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><script>alert(1)</script></svg>'


def pictured(name: str) -> Files:
    """A letter whose text shows a picture."""
    return body(f"![A map]({name})")


ATTACKS = [
    *(
        Attack(
            f"picture-{name}",
            f"a picture `{target}`",
            "error, or text that is no picture",
            pictured(target),
            output=r"error\[",
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
            ("data-svg", "data:image/svg+xml,<svg/>"),
            ("data-html", "data:text/html,x"),
            ("blob", "blob:https://example.org/a.png"),
            ("fragment", "a.svg#b"),
            ("query", "a.png?b=../../etc/passwd"),
            ("hidden", ".ssh/a.png"),
            ("home", "~/a.png"),
            ("case", "../SECRET.PNG"),
            ("settings", "gopher://198.51.100.1/a.png"),
        )
    ),
    Attack(
        "picture-linked",
        "a picture that is a link to a file outside",
        LINKED,
        pictured("a.png"),
        prepare=outside("a.png"),
        output="leads out",
    ),
    Attack(
        "picture-pipe",
        "a picture that is a named pipe",
        "error, without waiting",
        pictured("a.png"),
        prepare=pipe("a.png"),
        output="bad-picture",
    ),
    Attack(
        "picture-large",
        "a picture of a hundred thousand million bytes",
        "error: at most 20 million",
        pictured("a.png"),
        prepare=sparse("a.png", 10**11),
        output="the limit is 20,000,000",
    ),
    Attack(
        "emblem-climbing",
        "an emblem `../secret.png`",
        NOT_IN_FOLDER,
        keys(masthead="{emblem: ../secret.png}"),
        output="bad-picture",
    ),
    Attack(
        "emblem-address",
        "an emblem at an address",
        NOT_IN_FOLDER,
        keys(masthead="{emblem: 'http://198.51.100.1/a.png'}"),
        output="bad-picture",
    ),
    *(
        Attack(name, tried, happens, {**pictured("a.png"), "a.png": data}, RENDER, output=said)
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
        output="bad-picture",
    ),
    Attack(
        "pictures-many",
        "a picture shown 500 times",
        "error: at most 100 pictures",
        {**body("![A map](a.png)\n\n" * 500), "a.png": drawn()},
        RENDER,
        output="limited to 100 pictures",
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
    Attack(
        "picture-deep",
        "a picture of 16 million pixels of one colour, in few bytes",
        "it is shown within the bounds of time and memory",
        {**pictured("a.png"), "a.png": drawn((4000, 4000), mode="RGBA")},
        RENDER,
        0,
        written=WRITTEN,
    ),
    Attack(
        "picture-colours",
        "a picture whose profile of colours unpacks to a hundred million letters",
        REFUSED,
        {**pictured("a.png"), "a.png": swollen(b"iCCP")},
        RENDER,
        output="bad-picture",
    ),
    Attack(
        "picture-moving",
        "a picture that moves, of 500 pictures",
        "its first picture is shown",
        {**pictured("a.png"), "a.png": moving(500)},
        RENDER,
        0,
        written=WRITTEN,
    ),
    *(
        Attack(
            f"emblem-{name}",
            f"an emblem `{written}`",
            NOT_IN_FOLDER,
            keys(masthead=f"{{emblem: '{written}'}}"),
            output=r"error\[bad-picture\]",
        )
        for name, written in (
            ("absolute", "/etc/passwd"),
            ("device", "/dev/zero"),
            ("host", "//198.51.100.1/a.png"),
            ("file", "file:///etc/passwd"),
            ("data", "data:image/svg+xml,<svg/>"),
        )
    ),
    Attack(
        "emblem-linked",
        "an emblem that is a link to a file outside",
        LINKED,
        keys(masthead="{emblem: a.png}"),
        prepare=outside("a.png"),
        output="leads out",
    ),
]
