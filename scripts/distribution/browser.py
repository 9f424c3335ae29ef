"""Build the studio that runs Drafter in the browser: `make browser` writes a folder for any web server, `out/browser`.

The folder holds the page, Pyodide, and one archive with Drafter, its templates and its libraries as they are installed
here. Only msgspec is compiled: its wheel for Pyodide is downloaded once.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from distribution.build import ROOT
from drafter.profile import FILE as PROFILE
from drafter.studio.answers import Answers
from drafter.studio.letter_folder import LetterFolder
from drafter.templates import built_in_folder

OUT = ROOT / "out" / "browser"
PAGE, PYODIDE = ROOT / "studio" / "build_browser.mjs", ROOT / "studio" / "node_modules" / "pyodide"
_WHEELS = ROOT / "build" / "browser"
# What Drafter imports for all except PDF, pictures and questions at a terminal. The compiled parts are optional.
_LIBRARIES = ("Jinja2", "MarkupSafe", "markdown-it-py", "mdurl", "mdit-py-plugins", "PyYAML")
_COMPILED = "msgspec"
_MEBIBYTE = 1024 * 1024
# The licence of Python itself; those of the libraries are in their packages.
_PYTHON_LICENCE = "Python {} (PSF-2.0)\n\nLicence and source: https://docs.python.org/3/license.html\n"


def main() -> int:
    """Build the folder, and print its size."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    subprocess.run(["node", str(PAGE), str(folder)], check=True)
    _write_archive(folder / "drafter.zip")
    _write_answers(folder / "answers")
    with (folder / "licenses.txt").open("a", encoding="utf-8") as file:
        file.write("".join(f"\n{'-' * 72}\n\n{text}" for text in _licences()))
    size, packed = _sizes(folder)
    print(f"{folder}: {size / _MEBIBYTE:.1f} MB, {packed / _MEBIBYTE:.1f} MB as a web server compresses it")
    return 0


def _write_archive(path: Path) -> None:
    """Write the archive: Drafter, the libraries, and the wheel for Pyodide."""
    with zipfile.ZipFile(path, "w") as archive, zipfile.ZipFile(_wheel()) as wheel:
        for name, data in [*_own_files(), *_library_files(), *((name, wheel.read(name)) for name in wheel.namelist())]:
            # The earliest date of a ZIP file: the same files give the same bytes.
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 9)


def _own_files() -> Iterator[tuple[str, bytes]]:
    for root, place in ((ROOT / "drafter", "drafter"), (built_in_folder(), "drafter/_templates")):
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root)
            if path.is_file() and "__pycache__" not in name.parts and name.parts[:2] != ("studio", "static"):
                yield f"{place}/{name.as_posix()}", path.read_bytes()


def _library_files() -> Iterator[tuple[str, bytes]]:
    for library in _LIBRARIES:
        for file in metadata.files(library) or ():
            if file.suffix == ".py" and ".." not in file.parts:
                yield file.as_posix(), file.read_binary()


def _wheel() -> Path:
    """Return the wheel of msgspec for Pyodide, in the version that is installed here."""
    built_for = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    platform, version = f"pyemscripten_{built_for['abi_version']}_{built_for['arch']}", metadata.version(_COMPILED)
    python = "".join(built_for["python"].split(".")[:2])
    if not (found := list(_WHEELS.glob(f"{_COMPILED}-{version}-*-{platform}.whl"))):
        target = ["--platform", platform, "--python-version", python, "--implementation", "cp", "--abi", f"cp{python}"]
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", *target]
        subprocess.run([*download, "--dest", str(_WHEELS), f"{_COMPILED}=={version}"], check=True)
        found = list(_WHEELS.glob(f"{_COMPILED}-{version}-*-{platform}.whl"))
    return found[0]


def _write_answers(folder: Path) -> None:
    """Write the answers that do not depend on a letter, so that the start page appears before Python has loaded."""
    (folder / "cards").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as letters:
        # An empty profile in the folder: that of the user who builds the page is not read.
        Path(letters, PROFILE).touch()
        answers = Answers(LetterFolder(Path(letters)))
        try:
            about = json.loads(answers("/describe", {}).content)
            about |= {"folder": "Downloads", "browser": True}
            (folder / "describe.json").write_text(json.dumps(about), encoding="utf-8")
            cards = answers("/cards", {}).content
            (folder / "cards.json").write_bytes(cards)
            for card in (card for group in json.loads(cards)["groups"] for card in group["cards"]):
                name = card["sample"]
                (folder / "cards" / f"{name}.json").write_bytes(answers("/card", {"sample": name}).content)
        finally:
            answers.close()


def _licences() -> Iterator[str]:
    """Yield the licence of Python and of each library in the archive."""
    built_for = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    yield _PYTHON_LICENCE.format(built_for["python"])
    for library in (*_LIBRARIES, _COMPILED):
        found = metadata.distribution(library)
        texts = [str(file.read_text()) for file in found.files or () if "licen" in file.name.lower()]
        yield f"{library} {found.version}\n\n" + "\n".join(texts)


def _sizes(folder: Path) -> tuple[int, int]:
    """Return the bytes of the files, and those of the compressed files."""
    data = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return sum(map(len, data)), sum(min(len(one), len(gzip.compress(one))) for one in data)


if __name__ == "__main__":
    sys.exit(main())
