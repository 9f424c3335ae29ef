"""Environment variables that would change the output, print more, or make a library read or write other files."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from support.command import drafter

from attacks.attack import SECRET, Attack, Files, Outcome, letter_with_keys

FORMATS = "docx,pdf,html,text"
RENDER = f"render letter.yaml --to {FORMATS}"
WRITTEN = ("letter.docx", "letter.html", "letter.pdf", "letter.txt")
SENT: Files = {
    **letter_with_keys(
        body="'The office offers efficient “fjord” fishing – To AVAST, T́. {{ circulation_request }}'",
        annexes="[{title: A, body_file: a.md}]",
    ),
    "a.md": "1. Ça é\n2. Šk ǰ\n\n| a | b |\n|---|---|\n| fi | ffl |\n",
    "rc": SECRET,
}
VARIABLES = (
    ("HB_SHAPER_LIST", "fallback"),
    ("HB_OPTIONS", "uniscribe-bug-compatible"),
    ("HB_FONT_FUNCS", "ot"),
    ("HB_FACE_LOADER", "ft"),
    ("PANGO_LANGUAGE", "ar:zh"),
    ("PANGO_RC_FILE", "rc"),
    ("PANGO_LIBDIR", "/nonexistent"),
    ("PANGOCAIRO_BACKEND", "win32"),
    ("FONTCONFIG_FILE", "rc"),
    ("FONTCONFIG_PATH", "/etc"),
    ("FONTCONFIG_SYSROOT", "/nonexistent"),
    ("FC_DEBUG", "2047"),
    ("FC_LANG", "ar"),
    ("FREETYPE_PROPERTIES", "truetype:interpreter-version=35 cff:hinting-engine=adobe"),
    ("CAIRO_DEBUG", "rc"),
    ("G_DEBUG", "fatal-warnings,fatal-criticals"),
    ("G_MESSAGES_DEBUG", "all"),
    ("G_FILENAME_ENCODING", "UTF-16"),
    ("GIO_EXTRA_MODULES", "."),
    ("GIO_MODULE_DIR", "."),
    ("LC_ALL", "tr_TR.UTF-8"),
    ("LC_NUMERIC", "de_DE.UTF-8"),
    ("LANGUAGE", "ar:../../etc"),
    ("LANG", "x" * 5000),
    ("TZ", "XXX-14"),
    ("TZDIR", "/nonexistent"),
    ("SOURCE_DATE_EPOCH", "86400"),
    ("SOURCE_DATE_EPOCH", "now"),
    ("PYTHONHASHSEED", "7"),
    ("PYTHONOPTIMIZE", "2"),
    ("PYTHONDEVMODE", "1"),
    ("PYTHONUTF8", "0"),
    ("PYTHONIOENCODING", "ascii:strict"),
    ("PYTHONINTMAXSTRDIGITS", "640"),
    ("PYTHONMALLOC", "debug"),
    ("MALLOC_PERTURB_", "165"),
    ("GLIBC_TUNABLES", "glibc.malloc.perturb=165"),
    ("XML_CATALOG_FILES", "file:///etc/passwd"),
    ("SGML_CATALOG_FILES", "/etc/passwd"),
    ("LIBTHAI_DICTDIR", "/etc"),
    ("JSIMD_FORCENONE", "1"),
    ("SSLKEYLOGFILE", "keys"),
    ("OPENSSL_CONF", "rc"),
    ("TMPDIR", "/nonexistent"),
    ("HOME", "/dev/null"),
    ("XDG_CONFIG_HOME", "/dev/null"),
    ("XDG_DATA_DIRS", "/etc"),
    ("XDG_CACHE_HOME", "."),
    ("COLUMNS", "1000000000"),
    ("COLUMNS", "-1"),
    ("TERM", "../../etc"),
    ("CI", "\x1b[2J"),
    ("DASK_DISTRIBUTED__CLIENT__PRELOAD", "rc"),
    ("WEASYPRINT_DLL_DIRECTORIES", "/etc"),
    ("PILLOW_BLOCK_SIZE", "x"),
)


@lru_cache
def usual() -> dict[str, str]:
    """Return the hashes of the files that Drafter writes in the environment of the tests."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in SENT.items():
            (folder / file).write_text(str(text), encoding="utf-8")
        assert drafter(*RENDER.split(), folder=folder).code == 0
        return {file: sha256((folder / file).read_bytes()).hexdigest() for file in WRITTEN}


def check_same_files(outcome: Outcome) -> None:
    """Fail if a file differs from the usual one."""
    files = outcome.files()
    assert {name: sha256(files[name]).hexdigest() for name in WRITTEN} == usual()


ATTACKS = [
    Attack(
        f"environment-{number}-{name}",
        f"`{name}={value}`",
        "writes the same bytes",
        SENT,
        RENDER,
        0,
        r"Written in",
        WRITTEN,
        after=check_same_files,
        variables={name: value},
    )
    for number, (name, value) in enumerate(VARIABLES)
]
