"""ZIP: the Word file and the PDF of each copy, the digests of all files, and the comparison of the copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from drafter.compare.diff import Result
from drafter.convert.finished import FinishedLetter
from drafter.export.checksum import with_checksum

DIGESTS, PROOF = "SHA256SUMS", "identical.txt"
# A separate folder, so that no file of the author has the name of another one.
SOURCE = "source"


def convert(letter: FinishedLetter) -> dict[str, bytes]:
    """Return one archive with all files of the letter."""
    files = {f"{name}.{form}": data for name, forms in letter.copies.items() for form, data in forms.items()}
    files |= {f"{SOURCE}/{name}": data for name, data in letter.inputs.items()}
    if len(letter.copies) > 1:
        files[PROOF] = "".join(f"{line}\n" for line in _compare_copies(letter)).encode()
    files[DIGESTS] = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()
    return {f"{letter.stem}.zip": _pack(files)}


def _compare_copies(letter: FinishedLetter) -> Iterator[str]:
    """Yield a line for each pair of copies in each format: the answer of `drafter verify`."""
    from drafter.compare.diff import compare
    from drafter.compare.read_pdf import read_pdf
    from drafter.compare.read_word import read_word

    for form, read in (("docx", read_word), ("pdf", read_pdf)):
        letters = [read(files[form], Path(f"{name}.{form}")) for name, files in letter.copies.items()]
        for one, other in pairwise(letters):
            result = compare(one, other)
            yield f"{one.name} and {other.name}: {_answer(result)}"


def _answer(result: Result) -> str:
    """Return the answer of `drafter verify` as text."""
    if result.difference:
        return "different"
    if result.obstacles:
        return f"cannot tell ({'; '.join(result.obstacles)})"
    return "identical except for the addressee"


def _pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive, sorted by name, with the earliest date of the format and without the operating system."""
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        for name, data in sorted(files.items()):
            entry = ZipInfo(name)
            entry.create_system = 0
            package.writestr(entry, data, ZIP_DEFLATED)
    return with_checksum(archive.getvalue(), ".zip")
