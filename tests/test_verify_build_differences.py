"""How `drafter verify-build` describes the first difference between two files."""

import io
import re
from zipfile import ZipFile

import pytest

from drafter.cli.commands.verify_build import describe_difference


def package(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("there", "made", "suffix", "said"),
    [
        (b"a", b"a", ".txt", ""),
        (b"a\nb", b"a\nc", ".txt", "line 2 is “b” on disk, “c” rebuilt"),
        (b"a\nb\nc", b"a\nb", ".txt", "line 3 exists only on disk"),
        (b"a", b"a\nb", ".html", "line 2 exists only in the rebuilt file"),
        (b"", b"\x1b[31m", ".txt", "line 1 is “” on disk, “\\x1b[31m” rebuilt"),
        (
            b"x" * 50 + b"a",
            b"x" * 50 + b"b" * 99,
            ".txt",
            f"line 1 is “…{'x' * 20}a” on disk, “…{'x' * 20}{'b' * 40}…” rebuilt",
        ),
        (b"\xff", b"\xfe", ".txt", "line 1 is “\\xff” on disk, “\\xfe” rebuilt"),
        (
            package(a=b"1", b=b"2"),
            package(a=b"1", c=b"2"),
            ".docx",
            "c, b, byte 66 (180 bytes on disk, 180 rebuilt)",
        ),
        (
            b"%PDF-1.7\n1 0 obj\na",
            b"%PDF-1.7\n1 0 obj\nb",
            ".pdf",
            "object 1, byte 17 (18 bytes on disk, 18 rebuilt)",
        ),
        (b"no PDF", b"%PDF-1.7\n1 0 obj\nb", ".pdf", "byte 0 (6 bytes on disk, 18 rebuilt)"),
    ],
)
def test_the_difference_in_words(there: bytes, made: bytes, suffix: str, said: str) -> None:
    assert _without_places(describe_difference(there, made, suffix)) == _without_places(said)


def _without_places(said: str) -> str:
    return re.sub(r"byte \d+", "byte N", said)
