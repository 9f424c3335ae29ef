"""What is compiled once: found by all that it is made of, left alone by every other Python, the same in all outputs."""

from __future__ import annotations

import json
import marshal
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import drafter
from drafter import compiled

PACKAGE = Path(drafter.__file__).parent
EXAMPLE = PACKAGE.parent / "examples" / "identical-letters.yaml"
FORMATS = ("docx", "pdf", "html", "text")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of compiled modules with all that is kept beside them."""
    folder = tmp_path_factory.mktemp("kept")
    done = run(folder, "-m", "drafter", "doctor", "--compile")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"Compiled once: [0-9]{3} patterns, tables, templates and style sheets\.\n", done.stdout)
    return folder


def run(folder: Path, *words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Python with its compiled modules, and what is kept, in a folder."""
    command = [sys.executable, "-X", f"pycache_prefix={folder}", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def files(kept: Path) -> dict[str, Path]:
    """The files of what is kept, by kind."""
    found = {path.suffix[1:]: path for path in kept.rglob("compiled.*") if path.suffix != ".pyc"}
    assert set(found) == set(compiled.KINDS)
    return found


def outputs(kept: Path, folder: Path) -> dict[str, bytes]:
    """The example in all formats, rendered with what is kept in a folder."""
    words = ("render", EXAMPLE, "--to", ",".join(FORMATS), "-o", folder, "--force")
    done = run(kept, "-m", "drafter", *words)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_same_bytes(kept: Path, tmp_path: Path) -> None:
    with_it, without = outputs(kept, tmp_path / "with"), outputs(tmp_path / "nothing", tmp_path / "without")
    assert len(with_it) == len(FORMATS)
    assert with_it == without


# Counts what is compiled for a command after all, by the functions of the libraries that do it.
COUNTING = """
import json, sys
import drafter.__main__
import csv, re._compiler, cssselect2, jinja2.environment, pycparser.c_parser, yaml
from drafter.cli import main

counts = {}

def count(where, name, kind):
    usual, counts[kind] = getattr(where, name), 0
    def counted(*given, **named):
        counts[kind] += 1
        return usual(*given, **named)
    setattr(where, name, counted)

count(re._compiler, "_code", "patterns")
count(jinja2.environment.Environment, "_parse", "templates")
count(pycparser.c_parser.CParser, "_parse_translation_unit_or_empty", "declarations")
count(csv, "DictReader", "tables")
count(cssselect2, "compile_selector_list", "style sheets")
count(yaml, "load", "words and looks")
assert main(sys.argv[1:]) == 0
print(json.dumps(counts))
"""


def counts(folder: Path, target: Path) -> dict[str, int]:
    """How often something is compiled for a rendering of the example."""
    done = run(folder, "-c", COUNTING, "render", EXAMPLE, "--to", "docx,pdf", "-o", target, "--force")
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_nothing_is_compiled_again(kept: Path, tmp_path: Path) -> None:
    anew, again = counts(tmp_path / "nothing", tmp_path), counts(kept, tmp_path)
    assert len(anew) == 6
    assert min(anew.values()) > 0
    # The patterns that differ from one process to the next, and small tables.
    assert {kind for kind, times in again.items() if times} <= {"patterns", "tables"}
    assert again["patterns"] < 10 < anew["patterns"]
    assert again["tables"] < anew["tables"]


@pytest.mark.parametrize("fault", ["torn", "damaged inside", "of another Python", "of another form", "missing"])
def test_what_cannot_be_taken_is_compiled(fault: str, kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path / "kept")
    for file in files(tmp_path / "kept").values():
        whole = file.read_bytes()
        if fault == "torn":
            file.write_bytes(whole[: len(whole) // 2])
        elif fault == "of another form":
            file.write_bytes(marshal.dumps("something"))
        elif fault == "damaged inside":
            python, things = marshal.loads(whole)
            file.write_bytes(marshal.dumps((python, dict.fromkeys(things, b"("))))
        elif fault == "missing":
            file.unlink()
        else:
            python, things = marshal.loads(whole)
            file.write_bytes(marshal.dumps((("3.10.0", *python[1:]), dict.fromkeys(things, b""))))
    assert outputs(tmp_path / "kept", tmp_path / "out") == outputs(kept, tmp_path / "usual")


@pytest.mark.skipif(sys.platform == "win32", reason="a file in place of a folder is said otherwise there")
def test_where_nothing_can_be_kept_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    done = run(tmp_path / "kept", "-m", "drafter", "doctor", "--compile")
    assert (done.returncode, done.stdout) == (4, "")
    assert "cannot be written: Not a directory. Drafter works without it, and starts more slowly." in done.stderr
    assert run(tmp_path / "kept", "-m", "drafter", "check", EXAMPLE).returncode == 0


def test_before_the_libraries_are_there_it_is_said(tmp_path: Path) -> None:
    program = "import sys; sys.path.insert(0, sys.argv.pop(1)); from drafter.__main__ import run; run()"
    done = run(tmp_path, "-S", "-c", program, PACKAGE.parent, "doctor", "--compile")
    assert (done.returncode, done.stdout) == (3, "")
    assert "There is no msgspec here; `drafter doctor` says what to install first." in done.stderr


CHANGES = [
    ("a template", "templates/_shared/published.html.j2", "{{ title }}</h1>", "New: {{ title }}</h1>"),
    ("words", "drafter/languages/en/words.yaml", 'secretary-general: "Se', 'secretary-general: "General Se'),
    ("names of States", "drafter/languages/en/states.csv", "KOR,Republic of", "KOR,Kingdom of"),
    ("the look", "templates/_shared/look.yaml", "size: 10, scale: 103", "size: 11, scale: 103"),
]


@pytest.mark.parametrize(("file", "old", "new"), [change[1:] for change in CHANGES], ids=[name for name, *_ in CHANGES])
def test_what_is_changed_is_compiled_anew(file: str, old: str, new: str, tmp_path: Path) -> None:
    for folder in ("drafter", "templates"):
        shutil.copytree(PACKAGE.parent / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    kept = tmp_path / "kept"
    assert run(kept, "-m", "drafter", "doctor", "--compile", cwd=tmp_path).returncode == 0
    before = page(kept, tmp_path)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert page(kept, tmp_path) != before


def page(kept: Path, folder: Path) -> str:
    """The example as HTML, by the copy of Drafter in a folder."""
    done = run(kept, "-m", "drafter", "render", EXAMPLE, "--to", "html", "-o", "-", cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("kind", "items"), [("int[3]", None), ("int[3]", [7, 8, 9]), ("int[3]", [7]), ("int[]", 3)])
def test_arrays_are_those_that_are_asked_for(kind: str, items: list[int] | int | None) -> None:
    """WeasyPrint's arrays are of a length that is counted, and hold what they would hold otherwise."""
    from drafter.export.pdf import loading

    loading.weasyprint()
    from weasyprint.text.ffi import ffi

    usual = type(ffi).new(ffi, kind, items)
    assert ffi.new != usual
    made = ffi.new(kind, items)
    assert len(made) == 3
    assert (list(made), ffi.sizeof(made)) == (list(usual), ffi.sizeof(usual))


def test_a_library_that_cannot_be_loaded_leaves_nothing_behind(tmp_path: Path) -> None:
    """Without Pango each letter asks again; what takes the declarations of C stands there once."""
    program = """
import cffi, pycparser.c_parser
from drafter.errors import MissingFromMachine
from drafter.export.pdf import loading

def missing(*_):
    raise OSError("no library")

cffi.FFI.dlopen = missing
seen = set()
for _ in range(3):
    try:
        loading.weasyprint()
    except MissingFromMachine:
        seen.add(pycparser.c_parser.CParser.parse)
print(len(seen))
"""
    done = run(tmp_path, "-c", program)
    assert (done.stdout, done.stderr) == ("1\n", "")
