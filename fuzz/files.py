"""Damaged YAML, tables, profiles, Word files and PDFs."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from drafter.errors import DrafterError
from drafter.load import LetterInput
from drafter.pipeline import derive, export
from fuzz import targets, words
from fuzz.invariants import check_findings
from fuzz.seeds import FRAMES, letter_yaml, letters

_COLUMNS = (
    "state",
    "date",
    "signatories.1.family",
    "Family name",
    "title",
    "agenda_items",
    "body",
    "x",
    "",
    "annexes.1.title",
)
_CELLS = (
    "Fiji",
    "2026-03-03",
    '"a,b"',
    '"a\nb"',
    "[1, 2]",
    "{a: b}",
    "{{ x }}",
    "",
    " ",
    '"',
    "null",
    "x" * 200,
    "\x00",
    "é",
    "'",
    "\\",
)
_TOML = (
    "templates = ", "template = ", "[letter]\n", "[letter.signatory]\n", "state = ", "office = ", "addressees = ",
    '"letter"\n', '"../x"\n', '"own"\n', '["SG"]\n', "1\n", "true\n", "2026-01-01\n", "'''\n", '"""', "{a = 1}\n",
    "language = ", '"en"\n', '"xx"\n', "[[letter]]\n", "\x00", "\ufeff", "é", "[", "]", "=", "\n", "family = ",
    '"Berg"\n', "nan\n", "1e999\n", "0x" + "f" * 50 + "\n", "[" * 50,
)  # fmt: skip


def damaged_yaml(random: Random) -> bytes:
    """Return a damaged letter, or random words of YAML and of letters."""
    if random.random() < 0.5:
        return damaged(random, random.choice(_letters()))
    return "".join(random.choices(words.ALL_FOR_LETTERS, k=random.randint(1, 30))).encode()


@cache
def _letters() -> tuple[bytes, ...]:
    """Return pieces of all letters, each up to three blocks long."""
    wholes = [path.read_bytes().split(b"\n\n") for path in letters()]
    return tuple(b"\n".join(joined[at : at + 3]) for joined in wholes for at in range(len(joined)))


def random_table(random: Random) -> bytes:
    """Return a random table, sometimes damaged."""
    separator, end = random.choice(",;\t"), random.choice(("\n", "\r\n", "\r"))
    columns = random.choices(_COLUMNS, k=random.randint(1, 4))
    rows = [random.choices((*_CELLS, *words.PLACES), k=len(columns)) for _ in range(random.randint(0, 4))]
    text = end.join(separator.join(cells) for cells in (columns, *rows))
    data = random.choice(("", "", "\ufeff")).encode() + text.encode()
    return damaged(random, data) if random.random() < 0.5 else data


def random_profile(random: Random) -> bytes:
    """Return a random drafter.toml, sometimes damaged."""
    data = "".join(random.choices(_TOML, k=random.randint(1, 12))).encode()
    return damaged(random, data) if random.random() < 0.3 else data


def profile(data: bytes) -> bool:
    """Use the bytes as the drafter.toml of a letter; return whether it is valid."""
    from drafter.profile import profile as read_profile

    folder = _folder()
    (folder / "drafter.toml").write_bytes(data)
    text = letter_yaml(FRAMES[0], "We write. {{ circulation_request }}").encode()
    good = targets.check(LetterInput("letter.yaml", text, folder))
    try:
        read_profile(folder)
    except DrafterError as error:
        check_findings(error.findings, {})
        return False
    return good


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="drafter-files-"))


@cache
def _outputs() -> tuple[bytes, ...]:
    """Return a Word file and a PDF that contain their YAML."""
    text = letter_yaml(FRAMES[0], "We write.[^a]\n\n- a\n\n{{ circulation_request }}\n\n[^a]: Note.").encode()
    return tuple(export(derive(LetterInput("letter.yaml", text)), ["docx", "pdf"], carry_source=True).values())


def damaged_output(random: Random) -> bytes:
    """Return a damaged Word file or PDF; in a Word file mostly some parts are damaged."""
    data = random.choice(_outputs())
    return _damage_parts(random, data) if data.startswith(b"PK") and random.random() < 0.8 else damaged(random, data)


def _damage_parts(random: Random, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in random.sample(sorted(parts), k=random.randint(1, 3)):
        parts[name] = damaged(random, parts[name])
        if random.random() < 0.2:
            parts[random.choice(("word/document.xml", "../x", name.upper(), name + "/"))] = parts.pop(name)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def damaged(random: Random, data: bytes) -> bytes:
    """Return the bytes with some of them changed, deleted or repeated, or with the end cut off."""
    for _ in range(random.randint(1, 6)):
        at, length = random.randint(0, len(data)), random.choice((1, 2, 8, 100))
        piece = data[at : at + length]
        new = random.choice(
            (b"", piece * 2, random.randbytes(length), bytes(byte ^ 1 << random.randrange(8) for byte in piece))
        )
        data = data[:at] + new + data[at + length :]
    return data[: random.randint(0, len(data))] if random.random() < 0.1 else data


def output_file(data: bytes) -> bool:
    """Pass the bytes to `extract` and `verify`, then overwrite the file; return whether it contains YAML."""
    from drafter.cli.commands.extract import embedded_yaml
    from drafter.compare.diff import compare
    from drafter.compare.read_letter import read_letter
    from drafter.writing.atomic import write

    path, valid = _folder() / "letter.out", _folder() / "whole.out"
    path.write_bytes(data)
    valid.write_bytes(_outputs()[0 if data.startswith(b"PK") else 1])
    good = False
    try:
        good = embedded_yaml(data) is not None
        compare(read_letter(path), read_letter(valid))
        write(path, b"x")
    except DrafterError as error:
        check_findings(error.findings, {})
    return good
