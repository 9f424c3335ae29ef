"""Faces and folders of settings that the environment names, and what stands there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attacks.attack import Attack, keys
from attacks.make_files import linked, outside_folder, pipe, sparse

RENDER = "render letter.yaml --to pdf -o ."
SENT = keys()
KINDS = ("Regular", "Bold", "Italic", "BoldItalic")
HERE = {"DRAFTER_FONTS": "faces"}
NOT_TAKEN = "it is passed over for the face of the machine"


def four(make: Callable[[str], object]) -> Callable[[Path], None]:
    """Four files with the names of a face."""

    def prepare(folder: Path) -> None:
        (folder / "faces").mkdir()
        for kind in KINDS:
            make(f"faces/LiberationSerif-{kind}.ttf")(folder)  # type: ignore[operator]

    return prepare


def filled(data: bytes) -> Callable[[str], object]:
    """A file of these bytes."""
    return lambda name: lambda folder: (folder / name).write_bytes(data)


FACES = [
    Attack(
        f"face-{name}",
        f"`DRAFTER_FONTS` with {tried}",
        happens,
        SENT,
        RENDER,
        code,
        said,
        written,
        prepare,
        variables=HERE,
    )
    for name, tried, happens, code, said, written, prepare in (
        (
            "none",
            "files of no bytes by the names of a face",
            NOT_TAKEN,
            0,
            "",
            ("letter.pdf",),
            four(filled(b"")),
        ),
        (
            "text",
            "files of text by the names of a face",
            NOT_TAKEN,
            0,
            "",
            ("letter.pdf",),
            four(filled(b"x" * 100_000)),
        ),
        (
            "cut",
            "files that begin as a face and then end",
            NOT_TAKEN,
            0,
            "",
            ("letter.pdf",),
            four(filled(b"\0\1\0\0\0\x11\1\0\0\4\0\x10GDEF")),
        ),
        ("pipe", "named pipes by the names of a face", NOT_TAKEN, 0, "", ("letter.pdf",), four(pipe)),
        (
            "large",
            "files of a hundred thousand million bytes by the names of a face",
            NOT_TAKEN,
            0,
            "",
            ("letter.pdf",),
            four(sparse),
        ),
    )
]

ATTACKS = [
    *FACES,
    Attack(
        "face-climbing",
        "`DRAFTER_FONTS=../../..:/dev/null:/proc/self/fd`",
        NOT_TAKEN,
        SENT,
        RENDER,
        0,
        "",
        ("letter.pdf",),
        variables={"DRAFTER_FONTS": "../../nowhere:/dev/null:/proc/self/fd"},
    ),
    *(
        Attack(
            f"settings-{name}",
            f"`XDG_CONFIG_HOME` with {tried}",
            happens,
            {**SENT, "x.txt": ""},
            "check letter.yaml",
            code,
            said,
            (),
            prepare,
            variables={"XDG_CONFIG_HOME": place},
        )
        for name, tried, happens, code, said, prepare, place in (
            (
                "pipe",
                "a profile that is a named pipe",
                "it is passed over, without waiting",
                0,
                "",
                pipe("drafter/drafter.toml"),
                ".",
            ),
            (
                "device",
                "a profile that is a link to `/dev/zero`",
                "it is passed over",
                0,
                "",
                lambda folder: [(folder / "drafter").mkdir(), linked("drafter/drafter.toml", "/dev/zero")(folder)],
                ".",
            ),
            (
                "large",
                "a profile of a hundred thousand million bytes",
                "error: it has too many bytes",
                1,
                "profile",
                lambda folder: [(folder / "drafter").mkdir(), sparse("drafter/drafter.toml")(folder)],
                ".",
            ),
            ("file", "a file in place of the folder", "it is passed over", 0, "", lambda _: None, "x.txt"),
            (
                "device-folder",
                "`/dev/null` in place of the folder",
                "it is passed over",
                0,
                "",
                lambda _: None,
                "/dev/null",
            ),
        )
    ),
    Attack(
        "templates-linked-inside",
        "`--templates` of a folder whose template is a link to a place outside",
        "error: there is no such template",
        keys(template="evil"),
        "check letter.yaml --templates own",
        1,
        "unknown-template",
        prepare=outside_folder("own/evil"),
    ),
    *(
        Attack(
            f"templates-{name}",
            f"`--templates {place}`",
            "error: there is no such folder",
            SENT,
            f"check letter.yaml --templates {place}",
            4,
            "no-such-folder",
        )
        for name, place in (("device", "/dev/null"), ("file", "letter.yaml"), ("long", "x" * 5000), ("home", "~"))
    ),
]
