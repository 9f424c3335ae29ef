"""Drafter used as a library: it changes nothing outside itself, and may be called from threads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "examples" / "identical-letters.yaml"
# How many processes start cold: a few in `make test`, many in `make proof`.
TIMES = int(os.environ.get("DRAFTER_PROOF", "3"))

# What a program may rely on, by name: whatever is another object afterwards was replaced.
WATCHING = """
import ctypes.util, gc, logging, os, re, sys, types, warnings
from pathlib import Path
from importlib import import_module

OTHERS = (
    "builtins cffi cffi.api cffi.cparser pycparser pycparser.c_parser tinycss2 tinycss2.parser cssselect2 jinja2 "
    "cssselect2.compiler weasyprint weasyprint.html weasyprint.text.ffi weasyprint.text.fonts weasyprint.pdf.fonts "
    "fontTools.ttLib jinja2.environment jinja2.sandbox msgspec docx docx.opc.pkgwriter lxml.etree markdown_it yaml"
).split()

def objects(name):
    module = import_module(name)
    for key, value in vars(module).items():
        if callable(value):
            yield f"{name}.{key}", id(value)
        if isinstance(value, type) and value.__module__ == name:
            yield from ((f"{name}.{key}.{inner}", id(held)) for inner, held in vars(value).items() if callable(held))

def process():
    '''The state of the process that is not a module's.'''
    log = logging.getLogger("weasyprint")
    return {
        "environment": dict(os.environ), "folder": os.getcwd(), "streams": (sys.stdin, sys.stdout, sys.stderr),
        "collector": (gc.get_threshold(), gc.isenabled(), gc.get_freeze_count()), "path": list(sys.path),
        "finders": (list(sys.meta_path), list(sys.path_hooks)), "recursion": sys.getrecursionlimit(),
        "warnings": (list(warnings.filters), warnings.showwarning), "hooks": (sys.excepthook, sys.displayhook),
        "log": (log.level, log.propagate, list(log.filters)), "search": ctypes.util.find_library,
        "limit": sys.get_int_max_str_digits(),
    }

ALWAYS = ["re", "re._compiler", "re._parser", "gc", "sys", "os", "ctypes.util", "warnings", "logging", "importlib"]

def state(names):
    return {key: value for name in names for key, value in objects(name)}
"""

COLD = (
    WATCHING
    + """
modules, things, before = dict(sys.modules), state(ALWAYS), process()
import drafter
for form in ("docx", "pdf", "html", "text"):
    assert drafter.draft(Path(sys.argv[1]), form)
drafter.check(Path(sys.argv[1]))
after = state(ALWAYS)
changed = [key for key, value in things.items() if after.get(key) != value]
assert changed == [], changed
for key, value in process().items():
    assert value == before[key], (key, value, before[key])
removed = [name for name, module in modules.items() if sys.modules.get(name) is not module]
assert removed == [], removed
# Python itself has others: typing.io, typing.re.
new = {name: module for name, module in sys.modules.items() if not name.startswith("typing.")}
others = [name for name, module in new.items() if not isinstance(module, types.ModuleType)]
assert others == [], others
stand_ins = [name for name, module in sys.modules.items() if type(module).__module__.startswith("drafter")]
assert stand_ins == [], stand_ins
assert "drafter.startup" not in sys.modules
"""
)
LOADED = (
    WATCHING
    + """
things = state(ALWAYS + OTHERS)
import drafter
for form in ("docx", "pdf", "html", "text"):
    assert drafter.draft(Path(sys.argv[1]), form)
drafter.check(Path(sys.argv[1]))
after = state(ALWAYS + OTHERS)
changed = [key for key, value in things.items() if after.get(key) != value]
assert changed == [], changed
assert not set(vars(import_module("weasyprint.text.ffi").ffi)) & {"new", "cdef", "dlopen"}
"""
)
THREADS = """
import hashlib, sys, threading, traceback
from pathlib import Path
import drafter

output, environment = sys.stdout, dict(__import__("os").environ)
begin, made = threading.Barrier(4), {}

def work(number):
    begin.wait()
    try:
        formats = ("docx", "pdf") if number % 2 else ("pdf", "docx")
        files = drafter.draft(Path(sys.argv[1]), formats)
        made[number] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    except BaseException:
        traceback.print_exc()

sys.setswitchinterval(float(sys.argv[2]))
threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(made) == 4
assert all(files == made[0] and len(files) == 2 for files in made.values())
assert sys.stdout is output
assert dict(__import__("os").environ) == environment
"""


def run(program: str, *words: str | Path) -> None:
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done.stderr


@pytest.mark.parametrize("program", [COLD, LOADED], ids=["cold", "with the libraries loaded"])
def test_it_changes_nothing_outside_itself(program: str) -> None:
    run(program, EXAMPLE)


@pytest.mark.parametrize("time", range(TIMES))
def test_threads_may_begin_at_once(time: int) -> None:
    """Word and PDF from four threads in a process in which nothing is loaded; every other one switches often."""
    run(THREADS, EXAMPLE, "0.00001" if time % 2 else "0.005")
