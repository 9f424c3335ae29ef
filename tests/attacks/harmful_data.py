"""Images and Word packages that unpack to much more, are broken, or contain personal data."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from attacks.attack import SECRET
from drafter.export.docx.embedded_source import source_parts


def image(size: tuple[int, int] = (20, 10), form: str = "PNG", mode: str = "RGB", **options: object) -> bytes:
    """Return an image of one colour."""
    file = BytesIO()
    Image.new(mode, size).save(file, form, **options)
    return file.getvalue()


def image_of_many_pixels() -> bytes:
    """Return a PNG of few bytes and 2,500 million pixels."""
    header = struct.pack(">IIBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def animation(count: int) -> bytes:
    """Return an animated PNG."""
    first, *others = [Image.new("RGB", (20, 10), (number % 256, 0, 0)) for number in range(count)]
    file = BytesIO()
    first.save(file, "PNG", save_all=True, append_images=others)
    return file.getvalue()


def image_with_large_chunk(kind: bytes = b"zTXt") -> bytes:
    """Return a PNG whose comment, or colour profile, unpacks to 100 million characters."""
    plain = image()
    return plain[:33] + _chunk(kind, b"Comment\0\0" + compressed(100)) + plain[33:]


@cache
def compressed(millions: int) -> bytes:
    """Return this many million characters, compressed without holding all of them in memory."""
    compressor = zlib.compressobj(1)
    return b"".join([*(compressor.compress(b"x" * 1_000_000) for _ in range(millions)), compressor.flush()])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def image_with_author(form: str) -> bytes:
    """Return an image with the name of its author, and with another file after its end."""
    if form == "PNG":
        info = PngInfo()
        info.add_text("Author", SECRET)
        return image(pnginfo=info) + SECRET.encode()
    exif = Image.Exif()
    exif[0x013B] = SECRET
    return image(form="JPEG", exif=exif, comment=SECRET.encode()) + SECRET.encode()


@cache
def word_package(data: bytes, millions: int = 0) -> bytes:
    """Return a package whose text and YAML are this data and this many million characters."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name in ("customXml/item1.xml", "word/document.xml"):
            with package.open(name, "w") as entry:
                entry.write(data)
                for _ in range(millions):
                    entry.write(b"x" * 1_000_000)
    return file.getvalue()


def package_with_yaml(source: bytes) -> bytes:
    """Return a package that contains YAML."""
    return word_package(source_parts(source, {}, "")[0].data)


def package_with_file(name: str) -> bytes:
    """Return a package that contains YAML and another file of the letter."""
    return package_with_files({name: b"x"})


def package_with_files(files: Mapping[str, bytes]) -> bytes:
    """Return a package that contains YAML and other files of the letter, compressed."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for part in source_parts(b"a: b", files, ""):
            package.writestr(part.name.removeprefix("/"), part.data)
    return file.getvalue()


def package_with_outside_paths() -> bytes:
    """Return a package whose entries would be unpacked outside the folder."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name in ("../../x", "/etc/y", "customXml/../../../z", "word/../../document.xml"):
            package.writestr(name, SECRET)
    return file.getvalue()


def package_of_many_entries(count: int) -> bytes:
    """Return a package with many entries that are all read as text."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for number in range(count):
            package.writestr(f"word/header{number}.xml", b"")
    return file.getvalue()


def package_with_overlapping_entries() -> bytes:
    """Return a package whose directory gives small sizes for large entries."""
    whole = word_package(b"", 50)
    return whole.replace(struct.pack("<L", 50_000_000), struct.pack("<L", 10))
