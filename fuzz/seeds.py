"""Seeds of inputs: the letters of the repository, letters without their bodies, and files for a letter's folder."""

from __future__ import annotations

import json
import struct
import zlib
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
TEMPLATES = ("letter", "note-verbale", "as-sent", "model-un", "letters", "identical-letters", "corrigendum")
STYLES = ("|", '"', "'", ">")
HOLDERS = ("", "annexes", "enclosures")


class Frame(NamedTuple):
    """A letter around a body: its template, the YAML style of the body, and the key that contains it, if any."""

    template: str
    style: str
    holder: str


# The first frame is the plain letter, because most users write bodies there.
FRAMES = tuple(Frame(name, style, holder) for holder in HOLDERS for style in STYLES for name in TEMPLATES)


def letters() -> list[Path]:
    """Return every letter of the repository."""
    samples = [*ROOT.glob("templates/*/sample.yaml"), *ROOT.glob("templates/*/samples/*.yaml")]
    return sorted([*samples, *ROOT.glob("examples/*.yaml"), *ROOT.glob("tests/kitchen_sink/*.yaml")])


@cache
def sample(template: str) -> dict[str, Any]:
    """Return the sample of a template, with all values as text."""
    text = (ROOT / "templates" / template / "sample.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


@cache
def _other_keys(template: str, holder: str) -> str:
    omitted = ("annexes", "" if holder else "body")
    values = {key: _first_three(value) for key, value in sample(template).items() if key not in omitted}
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False)


def _first_three(value: Any) -> Any:
    return value[:3] if isinstance(value, list) else value


def letter_yaml(frame: Frame, text: str) -> str:
    """Return the YAML of a letter with this body."""
    start = {
        "": "",
        "annexes": "annexes:\n- title: A\n  ",
        "enclosures": "annexes:\n- enclosures:\n  - title: A\n    ",
    }
    indent = {"": 2, "annexes": 4, "enclosures": 6}[frame.holder]
    keys, body = _other_keys(frame.template, frame.holder), yaml_text(text, frame.style, indent)
    return f"{keys}{start[frame.holder]}body: {body}\n"


def yaml_text(text: str, style: str, indent: int) -> str:
    """Return a text as YAML in a style, with its lines indented."""
    if style == '"':
        return json.dumps(text, ensure_ascii=False)
    if style == "'":
        return "'" + text.replace("'", "''").replace("\n", "\n\n" + " " * indent) + "'"
    lines = "".join(f"{' ' * indent}{line}\n" for line in text.split("\n"))
    return f"{style}2\n{lines}"


@cache
def letter_folder() -> Path:
    """Return a folder for letters, with texts and images."""
    folder = Path(mkdtemp(prefix="drafter-fuzz-"))
    (folder / "text.md").write_text('# Rooms\n\nA "room".[^a]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^a]: Note.\n')
    (folder / "long.md").write_text("word " * 2000)
    (folder / "bad.md").write_bytes(b"\xff\x00")
    for name in ("plan.png", "seal.png"):
        (folder / name).write_bytes(png())
    return folder


def png(width: int = 3, height: int = 2) -> bytes:
    """Return a white PNG."""
    rows = b"".join(b"\0" + b"\xff" * 3 * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
