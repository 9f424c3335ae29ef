"""The requirements of Drafter and of its tests: what each is for, how to find it, and its packages on each system."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from drafter.cli.doctor.checks import (
    arabic_font,
    atomic,
    chinese_fonts,
    chromium,
    harfbuzz_subset,
    libreoffice,
    pango,
    pdf_font,
    programs,
    strace,
)

# Required for letters, recommended, required for letters in Chinese (and the tests), or for the tests only.
Need = Literal["letters", "comfort", "language", "tests"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement: its purpose, its check, and its packages by kind of system.

    The check returns a description such as a version, or None if the requirement is missing. Alternative names of one
    package are separated by `|`, the preferred one first.
    """

    name: str
    purpose: str
    check: Callable[[], str | None]
    packages: Mapping[str, str] = field(default_factory=dict)
    need: Need = "letters"


# Package names: packages.debian.org, packages.ubuntu.com, packages.fedoraproject.org, software.opensuse.org,
# archlinux.org/packages, pkgs.alpinelinux.org, formulae.brew.sh, packages.msys2.org.
REQUIREMENTS: Sequence[Requirement] = (
    Requirement(
        "Pango",
        "breaks lines in the PDF",
        pango,
        {
            "debian": "libpango-1.0-0 libpangoft2-1.0-0",
            "fedora": "pango",
            "suse": "libpango-1_0-0",
            "arch": "pango",
            "alpine": "pango",
            "darwin": "pango",
            "win32": "mingw-w64-x86_64-pango",
        },
    ),
    Requirement(
        "HarfBuzz subsetting",
        "embeds only the glyphs that the PDF uses",
        harfbuzz_subset,
        {
            "debian": "libharfbuzz-subset0",
            "fedora": "harfbuzz",
            "suse": "libharfbuzz-subset0",
            "arch": "harfbuzz",
            "alpine": "harfbuzz-subset",
            "darwin": "harfbuzz",
            "win32": "mingw-w64-x86_64-harfbuzz",
        },
        "comfort",
    ),
    Requirement(
        "Times-metric font",
        "gives the PDF the line breaks of Times New Roman",
        pdf_font,
        {
            "debian": "fonts-liberation2|fonts-liberation",
            "fedora": "liberation-serif-fonts",
            "suse": "liberation-fonts",
            "arch": "ttf-liberation",
            "alpine": "font-liberation",
            "darwin": "cask:font-liberation",
        },
    ),
    Requirement(
        "Amiri",
        "sets letters in Arabic in the PDF",
        arabic_font,
        {"debian": "fonts-hosny-amiri", "darwin": "cask:font-amiri"},
        "language",
    ),
    Requirement(
        "Chinese fonts",
        "set letters in Chinese in the PDF",
        chinese_fonts,
        {
            "debian": "fonts-noto-cjk",
            "fedora": "google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts",
            "arch": "noto-fonts-cjk",
            "alpine": "font-noto-cjk",
            "darwin": "cask:font-noto-serif-cjk-sc cask:font-noto-sans-cjk-sc",
        },
        "language",
    ),
    Requirement(
        "LibreOffice Writer",
        "opens Word files on systems without Word",
        libreoffice,
        {
            "debian": "libreoffice-writer",
            "fedora": "libreoffice-writer",
            "suse": "libreoffice-writer",
            "arch": "libreoffice-fresh",
            "alpine": "libreoffice-writer",
            "darwin": "cask:libreoffice",
        },
        "tests",
    ),
    Requirement(
        "Poppler",
        "reads the PDF back",
        programs("pdftotext", "pdftoppm"),
        {
            "debian": "poppler-utils",
            "fedora": "poppler-utils",
            "suse": "poppler-tools",
            "arch": "poppler",
            "alpine": "poppler-utils",
            "darwin": "poppler",
            "win32": "mingw-w64-x86_64-poppler",
        },
        "tests",
    ),
    Requirement(
        "qpdf",
        "checks the PDF",
        programs("qpdf"),
        dict.fromkeys(("debian", "fedora", "suse", "arch", "alpine", "darwin"), "qpdf")
        | {"win32": "mingw-w64-x86_64-qpdf"},
        "tests",
    ),
    Requirement(
        "Chromium",
        "opens the pages of the gallery",
        chromium,
        {
            "debian": "chromium",
            "fedora": "chromium",
            "suse": "chromium",
            "arch": "chromium",
            "alpine": "chromium",
            "darwin": "cask:chromium",
        },
        "tests",
    ),
    Requirement(
        "libatomic",
        "drives Chromium",
        atomic,
        {
            "debian": "libatomic1",
            "fedora": "libatomic",
            "suse": "libatomic1",
            "arch": "gcc-libs",
            "alpine": "libatomic",
        },
        "tests",
    ),
    Requirement(
        "strace",
        "lists the files that Drafter opens during attacks",
        strace,
        dict.fromkeys(("debian", "fedora", "suse", "arch", "alpine"), "strace"),
        "tests",
    ),
    Requirement(
        "Node",
        "bundles the page of the studio again, to compare it",
        programs("node", "npm"),
        {
            **dict.fromkeys(("debian", "arch", "alpine"), "nodejs npm"),
            "fedora": "nodejs nodejs-npm",
            "suse": "nodejs-default npm-default",
            "darwin": "node",
            "win32": "mingw-w64-x86_64-nodejs",
        },
        "tests",
    ),
)
