"""Pictures and packages that are meant to swell, to break or to tell too much."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from attacks.attack import SECRET
from drafter.export.docx.embedded_yaml import yaml_part


def drawn(size: tuple[int, int] = (20, 10), form: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    """A picture of one colour."""
    file = BytesIO()
    Image.new(mode, size).save(file, form, **more)
    return file.getvalue()


def bomb() -> bytes:
    """A picture of few bytes and 2500 million pixels."""
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def moving(count: int) -> bytes:
    """A picture that moves."""
    first, *more = [Image.new("RGB", (20, 10), (number % 256, 0, 0)) for number in range(count)]
    file = BytesIO()
    first.save(file, "PNG", save_all=True, append_images=more)
    return file.getvalue()


def swollen(kind: bytes = b"zTXt") -> bytes:
    """A picture whose note, or profile of colours, unpacks to a hundred million letters."""
    plain = drawn()
    return plain[:33] + _chunk(kind, b"Comment\0\0" + squeezed(100)) + plain[33:]


def squeezed(millions: int) -> bytes:
    """So many millions of letters, packed without ever being held."""
    packing = zlib.compressobj()
    return b"".join([*(packing.compress(b"x" * 1_000_000) for _ in range(millions)), packing.flush()])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def told(form: str) -> bytes:
    """A picture in which its camera and its owner are named, and another file behind its end."""
    if form == "PNG":
        info = PngInfo()
        info.add_text("Author", SECRET)
        return drawn(pnginfo=info) + SECRET.encode()
    exif = Image.Exif()
    exif[0x013B] = SECRET
    return drawn(form="JPEG", exif=exif, comment=SECRET.encode()) + SECRET.encode()


def zipped(data: bytes, millions: int = 0) -> bytes:
    """A package whose text and YAML are this, or so many millions of letters."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name in ("customXml/item1.xml", "word/document.xml"):
            with package.open(name, "w") as entry:
                entry.write(data)
                for _ in range(millions):
                    entry.write(b"x" * 1_000_000)
    return file.getvalue()


def carrying(source: bytes) -> bytes:
    """A package that carries YAML."""
    return zipped(yaml_part(source))


def climbing() -> bytes:
    """A package whose entries would stand outside of the folder that it is unpacked into."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name in ("../../x", "/etc/y", "customXml/../../../z", "word/../../document.xml"):
            package.writestr(name, SECRET)
    return file.getvalue()


def crowded(count: int) -> bytes:
    """A package of very many entries that all are stories."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for number in range(count):
            package.writestr(f"word/header{number}.xml", b"")
    return file.getvalue()


def lying() -> bytes:
    """A package whose directory says that all entries are the first, and that each is small."""
    whole = zipped(b"", 50)
    return whole.replace(struct.pack("<L", 50_000_000), struct.pack("<L", 10))
