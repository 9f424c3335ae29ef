"""Files that are no letters: tables, profiles, and Word files and PDF that were changed on the way."""

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
from fuzz.invariants import examine
from fuzz.seeds import FRAMES, frame_of, letters

_HEADS = (
    "state",
    "date",
    "signatories.0.family",
    "Family name",
    "title",
    "agenda_items",
    "body",
    "x",
    "",
    "annexes.0.title",
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


def yaml_made(chance: Random) -> bytes:
    """A letter, torn; or words of YAML and of letters."""
    if chance.random() < 0.5:
        return torn(chance, chance.choice(_letters()))
    return "".join(chance.choices(words.OF_LETTERS, k=chance.randint(1, 30))).encode()


@cache
def _letters() -> tuple[bytes, ...]:
    """Letters as their pieces, each key with its value, and some pieces together."""
    wholes = [path.read_bytes().split(b"\n\n") for path in letters()]
    return tuple(b"\n".join(pieces[at : at + 3]) for pieces in wholes for at in range(len(pieces)))


def table_made(chance: Random) -> bytes:
    """A table, more or less."""
    mark, end = chance.choice(",;\t"), chance.choice(("\n", "\r\n", "\r"))
    heads = chance.choices(_HEADS, k=chance.randint(1, 4))
    rows = [chance.choices((*_CELLS, *words.PLACES), k=len(heads)) for _ in range(chance.randint(0, 4))]
    text = end.join(mark.join(cells) for cells in (heads, *rows))
    data = chance.choice(("", "", "\ufeff")).encode() + text.encode()
    return torn(chance, data) if chance.random() < 0.5 else data


def profile_made(chance: Random) -> bytes:
    """A drafter.toml, more or less."""
    data = "".join(chance.choices(_TOML, k=chance.randint(1, 12))).encode()
    return torn(chance, data) if chance.random() < 0.3 else data


def profile(data: bytes) -> bool:
    """Bytes as drafter.toml beside a letter: what `drafter new` takes from it, and where templates are looked for."""
    from drafter.profile import profile as read_profile

    folder = _folder()
    (folder / "drafter.toml").write_bytes(data)
    text = frame_of(FRAMES[0], "We write. {{ circulation_request }}").encode()
    good = targets.checked(LetterInput("letter.yaml", text, folder))
    try:
        read_profile(folder)
    except DrafterError as error:
        examine(error.findings, {})
        return False
    return good


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="drafter-files-"))


@cache
def _outputs() -> tuple[bytes, ...]:
    """A Word file and a PDF that carry their letter."""
    text = frame_of(FRAMES[0], "We write.[^a]\n\n- a\n\n{{ circulation_request }}\n\n[^a]: Note.").encode()
    return tuple(export(derive(LetterInput("letter.yaml", text)), ["docx", "pdf"], carry_source=True).values())


def carrying_made(chance: Random) -> bytes:
    """A Word file or a PDF, torn; a Word file mostly within one of its parts."""
    data = chance.choice(_outputs())
    return _repacked(chance, data) if data.startswith(b"PK") and chance.random() < 0.8 else torn(chance, data)


def _repacked(chance: Random, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name in chance.sample(sorted(parts), k=chance.randint(1, 3)):
        parts[name] = torn(chance, parts[name])
        if chance.random() < 0.2:
            parts[chance.choice(("word/document.xml", "../x", name.upper(), name + "/"))] = parts.pop(name)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


def torn(chance: Random, data: bytes) -> bytes:
    """Bytes with some of them changed, taken out, doubled, or cut off."""
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randint(0, len(data)), chance.choice((1, 2, 8, 100))
        piece = data[at : at + length]
        new = chance.choice(
            (b"", piece * 2, chance.randbytes(length), bytes(byte ^ 1 << chance.randrange(8) for byte in piece))
        )
        data = data[:at] + new + data[at + length :]
    return data[: chance.randint(0, len(data))] if chance.random() < 0.1 else data


def carrying(data: bytes) -> bool:
    """Bytes as a file that `drafter extract` and `drafter verify` are given, and that a new one is to replace."""
    from drafter.cli.commands.extract import embedded_yaml
    from drafter.compare.diff import first_difference
    from drafter.compare.visible_text import read_text
    from drafter.writing.atomic import write

    path, other = _folder() / "letter.out", _folder() / "whole.out"
    path.write_bytes(data)
    other.write_bytes(_outputs()[0 if data.startswith(b"PK") else 1])
    good = False
    try:
        good = embedded_yaml(data) is not None
        first_difference(read_text(path), read_text(other))
        write(path, b"x")
    except DrafterError as error:
        examine(error.findings, {})
    return good
