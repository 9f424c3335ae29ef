"""Modules that are left out or put off: whoever asks for them later has them whole."""

import subprocess
import sys

import pytest

from drafter.sparing import putting_off, without

LOADED = "json"


def test_what_is_left_out_cannot_be_had_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "antigravity", raising=False)
    with without("antigravity"), pytest.raises(ImportError):
        import antigravity  # noqa: F401
    assert "antigravity" not in sys.modules


def test_what_is_loaded_stays() -> None:
    before = sys.modules[LOADED]
    with without(LOADED), putting_off({LOADED: ("dumps",)}):
        assert sys.modules[LOADED] is before
    assert sys.modules[LOADED] is before


@pytest.mark.parametrize("way", ["function", "module"])
def test_what_is_put_off_is_loaded_when_it_is_used(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with putting_off({"colorsys": ("rgb_to_hsv",)}):
        import colorsys
        from colorsys import rgb_to_hsv
    assert "colorsys" not in sys.modules
    if way == "function":
        assert rgb_to_hsv(0, 1, 1) == (0.5, 1, 1)
    else:
        assert colorsys.hsv_to_rgb(0.5, 1, 1) == (0, 1, 1)
    assert hasattr(sys.modules["colorsys"], "__file__")


def test_what_a_class_has_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "netrc", raising=False)
    with putting_off({"netrc": ("NetrcParseError",)}):
        from netrc import NetrcParseError
    assert "netrc" not in sys.modules
    assert NetrcParseError.mro()[1] is Exception
    assert "netrc" in sys.modules


def test_what_there_is_not_is_said_by_name() -> None:
    with putting_off({"module_of_nobody": ("thing",)}):
        from module_of_nobody import thing  # type: ignore[import-not-found]
    with pytest.raises(ModuleNotFoundError, match="module_of_nobody"):
        thing()


# What a library does, in a process in which Drafter has used it before: as if Drafter had never been there.
LATER = {
    "docx": """
import docx, io
from docx.parts.document import DocumentPart
file = docx.Document(io.BytesIO(files["letter.docx"]))
assert isinstance(file.part, DocumentPart)
file.add_paragraph("More.", style="Normal")
file.save(io.BytesIO())
assert file.paragraphs[-1].text == "More."
assert file.core_properties.title.startswith("Letter dated")
""",
    "yaml": """
import yaml
from yaml.loader import SafeLoader
assert yaml.safe_load("a: [1, no]") == {"a": [1, False]}
assert yaml.load("a: 1", Loader=yaml.FullLoader) == yaml.load("a: 1", Loader=SafeLoader)
""",
    "jinja2": """
import jinja2, tempfile
from jinja2.bccache import FileSystemBytecodeCache
kept = jinja2.Environment(bytecode_cache=FileSystemBytecodeCache(tempfile.gettempdir()))
assert kept.from_string("{{ a }}").render(a=1) == "1"
""",
    "msgspec": """
import msgspec, typing_extensions
class A(msgspec.Struct):
    a: int
assert msgspec.json.decode(b'{"a": 1}', type=A) == A(1)
""",
    "fontTools": """
import glob
from fontTools import subset
from fontTools.ttLib import TTFont
from drafter.export import fonts
face = TTFont(fonts.find().regular)
chosen = subset.Subsetter()
chosen.populate(text="Ab")
chosen.subset(face)
assert len(face.getGlyphOrder()) < 20
""",
}


@pytest.mark.parametrize("library", LATER)
def test_a_library_that_drafter_has_used_is_whole(library: str) -> None:
    script = f"""
from drafter.cli.loading import load_msgspec
load_msgspec()
import drafter
files = drafter.draft({LETTER!r}, ["docx", "pdf"])
{LATER[library]}
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


LETTER = """\
template: letter
date: 2026-11-02
addressees: [secretary-general]
agenda_items: [{number: 12, title: Sport for development}]
signatories: [{given: Ada, family: Berg, state: Iceland}]
body: |
  We have the honour to write. {{ circulation_request }}
"""
