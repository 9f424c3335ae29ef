"""Fonts, settings and templates from places named by the environment or the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attacks.attack import Attack, letter_with_keys
from attacks.special_files import huge_file, link_to, link_to_outside_folder, named_pipe

RENDER = "render letter.yaml --to pdf -o ."
SENT = letter_with_keys()
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
OWN_FONTS = {"DRAFTER_FONTS": "fonts"}
DEFAULT_FONT = "ignores them and uses a font of the system"


def four_fonts(make: Callable[[str], object]) -> Callable[[Path], None]:
    """Create four files with `make`, named like the styles of a font."""

    def prepare(folder: Path) -> None:
        (folder / "fonts").mkdir()
        for style in STYLES:
            make(f"fonts/LiberationSerif-{style}.ttf")(folder)  # type: ignore[operator]

    return prepare


def file_with(data: bytes) -> Callable[[str], object]:
    """Return a function that creates a file of these bytes."""
    return lambda name: lambda folder: (folder / name).write_bytes(data)


FONTS = [
    Attack(
        f"font-{name}",
        f"`DRAFTER_FONTS` with {attempt}",
        response,
        SENT,
        RENDER,
        code,
        output,
        written,
        prepare,
        variables=OWN_FONTS,
    )
    for name, attempt, response, code, output, written, prepare in (
        (
            "none",
            "empty files named like the font",
            DEFAULT_FONT,
            0,
            "",
            ("letter.pdf",),
            four_fonts(file_with(b"")),
        ),
        (
            "text",
            "text files named like the font",
            DEFAULT_FONT,
            0,
            "",
            ("letter.pdf",),
            four_fonts(file_with(b"x" * 100_000)),
        ),
        (
            "cut",
            "truncated font files",
            DEFAULT_FONT,
            0,
            "",
            ("letter.pdf",),
            four_fonts(file_with(b"\0\1\0\0\0\x11\1\0\0\4\0\x10GDEF")),
        ),
        ("pipe", "named pipes named like the font", DEFAULT_FONT, 0, "", ("letter.pdf",), four_fonts(named_pipe)),
        (
            "large",
            "files of 100 GB named like the font",
            DEFAULT_FONT,
            0,
            "",
            ("letter.pdf",),
            four_fonts(huge_file),
        ),
    )
]

ATTACKS = [
    *FONTS,
    Attack(
        "font-path",
        "`DRAFTER_FONTS=../../missing:/dev/null:/proc/self/fd`",
        DEFAULT_FONT,
        SENT,
        RENDER,
        0,
        "",
        ("letter.pdf",),
        variables={"DRAFTER_FONTS": "../../missing:/dev/null:/proc/self/fd"},
    ),
    *(
        Attack(
            f"settings-{name}",
            f"`XDG_CONFIG_HOME` with {attempt}",
            response,
            {**SENT, "x.txt": ""},
            "check letter.yaml",
            code,
            output,
            (),
            prepare,
            variables={"XDG_CONFIG_HOME": place},
        )
        for name, attempt, response, code, output, prepare, place in (
            (
                "pipe",
                "a profile that is a named pipe",
                "ignores it without waiting",
                0,
                "",
                named_pipe("drafter/drafter.toml"),
                ".",
            ),
            (
                "device",
                "a profile that is a link to `/dev/zero`",
                "ignores it",
                0,
                "",
                lambda folder: [(folder / "drafter").mkdir(), link_to("drafter/drafter.toml", "/dev/zero")(folder)],
                ".",
            ),
            (
                "large",
                "a profile of 100 GB",
                "refuses it: too large",
                1,
                "profile",
                lambda folder: [(folder / "drafter").mkdir(), huge_file("drafter/drafter.toml")(folder)],
                ".",
            ),
            ("file", "a file instead of a folder", "ignores it", 0, "", lambda _: None, "x.txt"),
            (
                "device-folder",
                "`/dev/null` instead of a folder",
                "ignores it",
                0,
                "",
                lambda _: None,
                "/dev/null",
            ),
        )
    ),
    Attack(
        "templates-linked-inside",
        "`--templates` with a template that is a link to a folder outside",
        "refuses it: no such template",
        letter_with_keys(template="evil"),
        "check letter.yaml --templates own",
        1,
        "unknown-template",
        prepare=link_to_outside_folder("own/evil"),
    ),
    *(
        Attack(
            f"templates-{name}",
            f"`--templates {place}`",
            "refuses it: no such folder",
            SENT,
            f"check letter.yaml --templates {place}",
            4,
            "no-such-folder",
        )
        for name, place in (("device", "/dev/null"), ("file", "letter.yaml"), ("long", "x" * 5000), ("home", "~"))
    ),
]
