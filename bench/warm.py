"""Seconds of the processor for one call in a process that has made it before: `python warm.py NAME FOLDER`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from zipfile import ZIP_DEFLATED, ZipFile

CALLS = 11
WARMING = 3


def drafter_in(form: str) -> Callable[[Path], Callable[[], object]]:
    """Drafter from the file to the bytes of one format, everything checked."""

    def prepared(folder: Path) -> Callable[[], object]:
        import drafter

        return lambda: drafter.draft(folder / "letter.yaml", form)

    return prepared


def docxtpl(folder: Path) -> Callable[[], object]:
    """A Word template filled and saved."""
    from docxtpl import DocxTemplate

    values = json.loads((folder / "values.json").read_text(encoding="utf-8"))

    def call() -> None:
        template = DocxTemplate(folder / "template.docx")
        template.render(values, autoescape=True)
        template.save(BytesIO())

    return call


def ready_made(folder: Path) -> Callable[[], object]:
    """The least there is to do for a Word file: its words put into ready-made parts by Jinja, all parts zipped."""
    from jinja2 import Environment

    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    parts, jinja = folder / "parts", Environment(autoescape=True)
    fixed = {path.relative_to(parts).as_posix(): path.read_bytes() for path in parts.rglob("*") if path.is_file()}
    written = {name: jinja.from_string(data.decode()) for name, data in fixed.items() if b"{{ texts[" in data}

    def call() -> None:
        with ZipFile(BytesIO(), "w", ZIP_DEFLATED) as package:
            for name, data in fixed.items():
                package.writestr(name, written[name].render(texts=texts) if name in written else data)

    return call


def weasyprint(folder: Path) -> Callable[[], object]:
    """WeasyPrint alone, without tags, on the page that Drafter hands to it."""
    from weasyprint import HTML

    return lambda: HTML(folder / "plain.html").write_pdf()


def typst(folder: Path) -> Callable[[], object]:
    """Typst, the least there is to do for a PDF."""
    from typst import compile as compiled

    return lambda: compiled(folder / "letter.typ")


CALLED: dict[str, Callable[[Path], Callable[[], object]]] = {
    "drafter-docx": drafter_in("docx"),
    "drafter-pdf": drafter_in("pdf"),
    "docxtpl": docxtpl,
    "ready-made": ready_made,
    "weasyprint": weasyprint,
    "typst": typst,
}


def main() -> None:
    """Print the median seconds of the call that is named; what the machine does besides is not counted."""
    call = CALLED[sys.argv[1]](Path(sys.argv[2]))
    seconds = []
    for _ in range(WARMING + CALLS):
        begun = time.process_time()
        call()
        seconds.append(time.process_time() - begun)
    print(json.dumps(median(seconds[WARMING:])))


if __name__ == "__main__":
    main()
