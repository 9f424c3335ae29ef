"""What inputs are made of: the letters that there are, without their texts, and the files beside a letter."""

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
    """A letter for a text: its template, how YAML quotes the text, and what holds it if it is not the letter."""

    template: str
    style: str
    holder: str


# Most texts stand in the plain letter, as most people write it: the first frame is that.
FRAMES = tuple(Frame(name, style, holder) for holder in HOLDERS for style in STYLES for name in TEMPLATES)


def letters() -> list[Path]:
    """Every letter of the repository."""
    found = [*ROOT.glob("templates/*/sample.yaml"), *ROOT.glob("templates/*/samples/*.yaml")]
    return sorted([*found, *ROOT.glob("examples/*.yaml"), *ROOT.glob("tests/kitchen_sink/*.yaml")])


@cache
def sample(template: str) -> dict[str, Any]:
    """The letter of a template, as text values."""
    text = (ROOT / "templates" / template / "sample.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


@cache
def _head(template: str, holder: str) -> str:
    left = ("annexes", "" if holder else "body")
    kept = {key: _few(value) for key, value in sample(template).items() if key not in left}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


def _few(value: Any) -> Any:
    return value[:3] if isinstance(value, list) else value


def frame_of(frame: Frame, text: str) -> str:
    """The YAML of a letter with a text in it."""
    opened = {
        "": "",
        "annexes": "annexes:\n- title: A\n  ",
        "enclosures": "annexes:\n- enclosures:\n  - title: A\n    ",
    }
    indent = {"": 2, "annexes": 4, "enclosures": 6}[frame.holder]
    return f"{_head(frame.template, frame.holder)}{opened[frame.holder]}body: {quoted(text, frame.style, indent)}\n"


def quoted(text: str, style: str, indent: int) -> str:
    """A text as YAML quotes it in a style, its lines indented."""
    if style == '"':
        return json.dumps(text, ensure_ascii=False)
    if style == "'":
        return "'" + text.replace("'", "''").replace("\n", "\n\n" + " " * indent) + "'"
    lines = "".join(f"{' ' * indent}{line}\n" for line in text.split("\n"))
    return f"{style}2\n{lines}"


@cache
def folder_beside() -> Path:
    """A folder for letters, with a text and pictures beside them."""
    folder = Path(mkdtemp(prefix="drafter-fuzz-"))
    (folder / "text.md").write_text('# Rooms\n\nA "room".[^a]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^a]: Note.\n')
    (folder / "long.md").write_text("word " * 2000)
    (folder / "bad.md").write_bytes(b"\xff\x00")
    for name in ("plan.png", "seal.png"):
        (folder / name).write_bytes(picture())
    return folder


def picture(width: int = 3, height: int = 2) -> bytes:
    """A white picture, as PNG."""
    rows = b"".join(b"\0" + b"\xff" * 3 * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
