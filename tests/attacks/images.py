"""Images with paths that lead outside, and files that are not valid images."""

from __future__ import annotations

from attacks.attack import Attack, Files, letter_with_body, letter_with_keys
from attacks.harmful_data import animation, image, image_of_many_pixels, image_with_author, image_with_large_chunk
from attacks.special_files import huge_file, link_to_secret, named_pipe

NOT_IN_FOLDER = "refuses it: not in the letter's folder"
LINKED = "refuses it: outside the letter's folder"
RENDER = "render letter.yaml --to html,docx,pdf -o ."
WRITTEN = ("letter.docx", "letter.html", "letter.pdf")
REFUSED = "refuses it: not a valid PNG or JPEG"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><script>alert(1)</script></svg>'


def letter_with_image(name: str) -> Files:
    """Return a letter whose body shows an image."""
    return letter_with_body(f"![A map]({name})")


ATTACKS = [
    *(
        Attack(
            f"image-{name}",
            f"an image `{target}`",
            "refuses it",
            letter_with_image(target),
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
            ("gopher", "gopher://198.51.100.1/a.png"),
        )
    ),
    Attack(
        "image-linked",
        "an image that is a link to a file outside",
        LINKED,
        letter_with_image("a.png"),
        prepare=link_to_secret("a.png"),
        output="leads out",
    ),
    Attack(
        "image-pipe",
        "an image that is a named pipe",
        "refuses it without waiting",
        letter_with_image("a.png"),
        prepare=named_pipe("a.png"),
        output="bad-picture",
    ),
    Attack(
        "image-large",
        "an image of 100 GB",
        "refuses it: at most 20 million bytes",
        letter_with_image("a.png"),
        prepare=huge_file("a.png", 10**11),
        output="the limit is 20,000,000",
    ),
    Attack(
        "emblem-parent",
        "an emblem `../secret.png`",
        NOT_IN_FOLDER,
        letter_with_keys(masthead="{emblem: ../secret.png}"),
        output="bad-picture",
    ),
    Attack(
        "emblem-address",
        "an emblem `http://198.51.100.1/a.png`",
        NOT_IN_FOLDER,
        letter_with_keys(masthead="{emblem: 'http://198.51.100.1/a.png'}"),
        output="bad-picture",
    ),
    *(
        Attack(name, attempt, response, {**letter_with_image("a.png"), "a.png": data}, RENDER, output=output)
        for name, attempt, response, data, output in (
            (
                "image-bomb",
                "an image of 2,500 million pixels in 100 bytes",
                "refuses it: at most 16 million pixels",
                image_of_many_pixels(),
                "bad-picture",
            ),
            ("image-svg", "an SVG with a script and a reference to a file", REFUSED, SVG.encode(), "bad-picture"),
            ("image-html", "an HTML page named a.png", REFUSED, b"<script>alert(1)</script>", "bad-picture"),
            ("image-gif", "a GIF", REFUSED, image(form="GIF"), "bad-picture"),
            ("image-tiff", "a TIFF", REFUSED, image(form="TIFF"), "bad-picture"),
            ("image-truncated", "a truncated image", REFUSED, image((300, 300))[:90], "bad-picture"),
            (
                "image-wrong-lengths",
                "an image that gives wrong lengths for its parts",
                REFUSED,
                image()[:33] + b"\x7f\xff\xff\xffIDAT",
                "bad-picture",
            ),
            ("image-empty", "an empty file named a.png", REFUSED, b"", "bad-picture"),
        )
    ),
    Attack(
        "image-large-comment",
        "an image whose comment unpacks to 100 million characters",
        REFUSED,
        {**letter_with_image("a.png"), "a.png": image_with_large_chunk()},
        RENDER,
        output="bad-picture",
    ),
    Attack(
        "images-many",
        "an image shown 500 times",
        "refuses it: at most 100 images",
        {**letter_with_body("![A map](a.png)\n\n" * 500), "a.png": image()},
        RENDER,
        output="limited to 100 pictures",
    ),
    Attack(
        "image-author",
        "a PNG with the name of its author, and a file after its end",
        "shows it and removes the name and the file",
        {**letter_with_image("a.png"), "a.png": image_with_author("PNG")},
        RENDER,
        0,
        written=WRITTEN,
    ),
    Attack(
        "photograph-author",
        "a JPEG with the name of its author, a comment, and a file after its end",
        "shows it and removes the name and the file",
        {**letter_with_image("a.png"), "a.png": image_with_author("JPEG")},
        RENDER,
        0,
        written=WRITTEN,
    ),
    Attack(
        "image-few-bytes",
        "an image of 16 million pixels in few bytes",
        "shows it within the limits of time and memory",
        {**letter_with_image("a.png"), "a.png": image((4000, 4000), mode="RGBA")},
        RENDER,
        0,
        written=WRITTEN,
    ),
    Attack(
        "image-large-colour-profile",
        "an image whose colour profile unpacks to 100 million characters",
        REFUSED,
        {**letter_with_image("a.png"), "a.png": image_with_large_chunk(b"iCCP")},
        RENDER,
        output="bad-picture",
    ),
    Attack(
        "image-animation",
        "an animation of 500 images",
        "shows the first image",
        {**letter_with_image("a.png"), "a.png": animation(500)},
        RENDER,
        0,
        written=WRITTEN,
    ),
    *(
        Attack(
            f"emblem-{name}",
            f"an emblem `{path}`",
            NOT_IN_FOLDER,
            letter_with_keys(masthead=f"{{emblem: '{path}'}}"),
            output=r"error\[bad-picture\]",
        )
        for name, path in (
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
        letter_with_keys(masthead="{emblem: a.png}"),
        prepare=link_to_secret("a.png"),
        output="leads out",
    ),
]
