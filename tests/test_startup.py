"""Faster start of the command line: the output is the same without it, and libraries work normally afterwards."""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import declare_pango
import pytest
from support.sampling import sampled
from test_kitchen_sink import SINK, draw_plan

from drafter import startup
from drafter.startup import pango
from drafter.startup.lazy_imports import LazyLoader

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "identical-letters.yaml"
SAMPLES = sorted([*ROOT.glob("templates/*/sample.yaml"), *ROOT.glob("templates/*/samples/*.yaml")])
FORMATS = ("docx", "pdf", "html", "text")

WRITING = """
import hashlib, json, sys
from pathlib import Path
import drafter
files = {}
for path in map(Path, json.loads(sys.argv[1])):
    made = drafter.draft(path, json.loads(sys.argv[2]))
    files |= {f"{path}: {name}": hashlib.sha256(data).hexdigest() for name, data in made.items()}
"""
BEGIN = "from drafter import startup; startup.begin()\n"


def run(program: str, *words: str) -> str:
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def written(paths: list[Path], before: str = "") -> dict[str, str]:
    """Return the hashes of the files of letters, written by a process that runs `before` first."""
    program = before + WRITING + "print(json.dumps(files))"
    found: dict[str, str] = json.loads(run(program, json.dumps([str(path) for path in paths]), json.dumps(FORMATS)))
    assert len(found) >= len(paths) * len(FORMATS)
    return found


def test_the_output_is_the_same_without_it(tmp_path: Path) -> None:
    shutil.copytree(SINK, tmp_path / "sink")
    draw_plan(tmp_path / "sink" / "plan.png")
    paths = [EXAMPLE, tmp_path / "sink" / "letter.yaml", *sampled(SAMPLES, 5)]
    assert written(paths, BEGIN) == written(paths)


OTHER = "from drafter.startup import pango; pango.SOURCE = ''\n"
NOTHING_COMPILED = "assert type(sys.modules['weasyprint.text.ffi'].ffi).__module__ == 'cffi.api'\n"


def test_another_version_of_weasyprint_parses_its_declarations() -> None:
    assert written([EXAMPLE], OTHER + BEGIN) == written([EXAMPLE])
    run(OTHER + BEGIN + WRITING + NOTHING_COMPILED, json.dumps([str(EXAMPLE)]), json.dumps(["pdf"]))


def test_the_declarations_match_the_installed_version() -> None:
    digest = sha256(declare_pango.source().read_bytes()).hexdigest()
    is_same = version("weasyprint") == pango.VERSION
    assert (digest == pango.SOURCE) == is_same
    # For another version, run `make declarations`.
    assert not is_same or Path(pango.__file__).read_text(encoding="utf-8") == declare_pango.module()


# Programs that use a library after Drafter has used it in the same process.
LATER = {
    "fontTools": """
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from drafter.export import fonts
font = TTFont(fonts.find_fonts().regular)
chosen = subset.Subsetter()
chosen.populate(text="Ab")
font.reader.tables.pop("FFTM", None)
chosen.subset(font)
assert len(font.getGlyphOrder()) < 20
try:
    instantiateVariableFont(font, {})
except ValueError as error:
    assert "fvar" in str(error)
else:
    raise AssertionError
""",
    "TTLibError": """
from weasyprint.pdf import fonts
assert issubclass(fonts.TTLibError, Exception)
try:
    fonts.TTFont(sys.executable)
except fonts.TTLibError:
    pass
else:
    raise AssertionError
""",
    "weasyprint": """
import os, weasyprint
del os.environ["FONTCONFIG_FILE"]
assert weasyprint.HTML(string="<p style='hyphens: auto' lang=en>A page of its own.").write_pdf().startswith(b"%PDF")
import lxml.etree
""",
}


@pytest.mark.parametrize("library", LATER)
def test_a_library_works_normally_after_drafter_has_used_it(library: str) -> None:
    program = f"import sys\n{BEGIN}import drafter\nmade = drafter.draft({LETTER!r}, ['docx', 'pdf'])\n{LATER[library]}"
    run(program)


LETTER = """\
template: letter
date: 2026-11-02
addressees: [secretary-general]
agenda_items: [{number: 12, title: Sport for development}]
signatories: [{given: Ada, family: Berg, state: Iceland}]
body: |
  We have the honour to write. {{ circulation_request }}
"""

MISSING = """
import cffi, ctypes.util
from drafter.errors import MissingDependencyError
from drafter.export.pdf.renderer import import_weasyprint
from drafter.startup import pango

def missing(*_):
    raise OSError("no library")

pango.FFI.dlopen = missing
found = ctypes.util.find_library
for _ in range(3):
    try:
        import_weasyprint()
    except MissingDependencyError:
        assert (cffi.FFI.__module__, ctypes.util.find_library) == ("cffi.api", found)
    else:
        raise AssertionError
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems parse the declarations")
def test_a_failed_import_restores_everything_and_prints_nothing() -> None:
    assert run(BEGIN + MISSING) == ""


class CountingLoader:
    """A loader that counts how often it executes a module."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.times = 0

    def create_module(self, _: object) -> None:
        return None

    def exec_module(self, module: object) -> None:
        self.times += 1
        if self.errors:
            raise self.errors.pop()
        vars(module)["double"] = lambda number: 2 * number
        vars(module)["Kind"] = CountingLoader


def lazy_module(loader: CountingLoader) -> object:
    """Return a module that is executed at its first use."""
    from importlib.util import module_from_spec, spec_from_loader

    lazy_loader = LazyLoader(loader, ("double",))
    spec = spec_from_loader("lazy", lazy_loader)  # type: ignore[arg-type]
    assert spec is not None
    module = module_from_spec(spec)
    lazy_loader.exec_module(module)
    return module


def test_a_lazy_module_is_executed_once_at_its_first_use() -> None:
    loader = CountingLoader()
    module = lazy_module(loader)
    double = module.double  # type: ignore[attr-defined]
    assert not hasattr(module, "__path__")
    assert loader.times == 0
    assert double(2) == 4
    assert module.Kind is CountingLoader  # type: ignore[attr-defined]
    assert module.double(3) == 6  # type: ignore[attr-defined]
    assert not hasattr(module, "nothing")
    assert loader.times == 1


def test_a_lazy_module_that_fails_is_executed_again() -> None:
    loader = CountingLoader(ImportError("no such library"))
    module = lazy_module(loader)
    with pytest.raises(ImportError, match="no such library"):
        module.Kind  # type: ignore[attr-defined]  # noqa: B018
    assert module.Kind is CountingLoader  # type: ignore[attr-defined]


def test_garbage_is_collected_rarely_and_a_second_call_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    try:
        startup.begin()
        startup.begin()
        assert gc.get_threshold()[0] > before[0]
        assert len([finder for finder in sys.meta_path if type(finder).__module__ == "drafter.startup"]) == 1
    finally:
        gc.set_threshold(*before)
