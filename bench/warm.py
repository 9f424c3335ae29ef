"""Processor seconds of one call after some warm-up calls: `python warm.py NAME FOLDER`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from zipfile import ZIP_DEFLATED, ZipFile

MEASURED_CALLS = 11
WARM_UP_CALLS = 3


def drafter_as(format_name: str) -> Callable[[Path], Callable[[], object]]:
    """Return Drafter's work from the YAML file to the bytes of one format, including all checks."""

    def prepare(folder: Path) -> Callable[[], object]:
        import drafter

        return lambda: drafter.draft(folder / "letter.yaml", format_name)

    return prepare


def docxtpl(folder: Path) -> Callable[[], object]:
    """Fill and save a Word template."""
    from docxtpl import DocxTemplate

    values = json.loads((folder / "values.json").read_text(encoding="utf-8"))

    def call() -> None:
        template = DocxTemplate(folder / "template.docx")
        template.render(values, autoescape=True)
        template.save(BytesIO())

    return call


def ready_made(folder: Path) -> Callable[[], object]:
    """Fill the texts into ready-made parts of a Word file with Jinja and compress them: the minimum of work."""
    from jinja2 import Environment

    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    parts, jinja = folder / "parts", Environment(autoescape=True)
    files = {path.relative_to(parts).as_posix(): path.read_bytes() for path in parts.rglob("*") if path.is_file()}
    templates = {name: jinja.from_string(data.decode()) for name, data in files.items() if b"{{ texts[" in data}

    def call() -> None:
        with ZipFile(BytesIO(), "w", ZIP_DEFLATED) as package:
            for name, data in files.items():
                package.writestr(name, templates[name].render(texts=texts) if name in templates else data)

    return call


def weasyprint(folder: Path) -> Callable[[], object]:
    """Run only WeasyPrint, without tagged PDF, on the page that Drafter passes to it."""
    from weasyprint import HTML

    return lambda: HTML(folder / "plain.html").write_pdf()


def typst(folder: Path) -> Callable[[], object]:
    """Run Typst: the minimum of work for a PDF."""
    from typst import compile as typst_compile

    return lambda: typst_compile(folder / "letter.typ")


CALLS: dict[str, Callable[[Path], Callable[[], object]]] = {
    "drafter-docx": drafter_as("docx"),
    "drafter-pdf": drafter_as("pdf"),
    "docxtpl": docxtpl,
    "ready-made": ready_made,
    "weasyprint": weasyprint,
    "typst": typst,
}


def main() -> None:
    """Print the median processor seconds of a call."""
    call = CALLS[sys.argv[1]](Path(sys.argv[2]))
    seconds = []
    for _ in range(WARM_UP_CALLS + MEASURED_CALLS):
        start = time.process_time()
        call()
        seconds.append(time.process_time() - start)
    print(json.dumps(median(seconds[WARM_UP_CALLS:])))


if __name__ == "__main__":
    main()
