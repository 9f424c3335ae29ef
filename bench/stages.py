"""Processor time of each stage of one letter, in a process that does nothing else.

`python stages.py FOLDER` is that process. It prints the seconds of its stages, in order.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

Result = TypeVar("Result")


class Stages:
    """Processor time of each stage so far."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {"Python itself": time.process_time()}

    def timed(self, name: str, work: Callable[[], Result]) -> Result:
        """Do the work, record its time, and return its result."""
        start = time.process_time()
        result = work()
        self.seconds[name] = time.process_time() - start
        return result


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Return the median seconds of each stage."""
    from bench.timing import Command

    runs = [json.loads(Command([sys.executable, __file__, folder], Path.cwd()).run().stdout) for _ in range(rounds)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def table(seconds: Mapping[str, float]) -> str:
    """Return the stages as a Markdown table."""
    rows = (f"| {name} | {1000 * value:.0f} |" for name, value in seconds.items())
    return "\n".join(["| stage, the first time in a process | ms |", "|---|--:|", *rows])


def main() -> None:
    """Take one letter through all stages and print the seconds of each."""
    from drafter.export import FORMATS

    stages = Stages()
    letter = Path(sys.argv[1]) / "letter.yaml"
    stages.timed("command line", _import_command_line)
    pipeline: Any = stages.timed("import of YAML, the model, States and sessions", _import_pipeline)
    draft = stages.timed("reading and deriving", lambda: pipeline.derive(pipeline.from_path_or_text(letter)))
    stages.timed("import of CommonMark", _import_commonmark)
    stages.timed("checks by all rules", lambda: pipeline.all_findings(draft))
    document, look = stages.timed("composing, with import of Jinja", lambda: pipeline.compose(draft))
    exports = {name: FORMATS[name].export for name in ("docx", "pdf")}
    stages.timed("writing Word", lambda: exports["docx"](document, look))
    stages.timed("writing Word again", lambda: exports["docx"](document, look))
    stages.timed("import of WeasyPrint", _import_weasyprint)
    renderer: Any = stages.timed("style sheet and fonts", lambda: _renderer(look))
    stages.timed("writing the PDF", lambda: exports["pdf"](document, look))
    stages.timed("writing the PDF again", lambda: exports["pdf"](document, look))
    assert renderer
    print(json.dumps(stages.seconds))


def _import_command_line() -> None:
    from drafter import startup

    startup.begin()
    import drafter.cli.commands.render  # noqa: F401


def _import_pipeline() -> object:
    import yaml  # noqa: F401

    from drafter import facts, letter, pipeline, source, templates  # noqa: F401

    return pipeline


def _import_commonmark() -> None:
    import markdown_it.tree  # noqa: F401


def _import_weasyprint() -> None:
    from drafter.export.pdf.renderer import import_weasyprint

    import_weasyprint()


def _renderer(look: Any) -> object:
    from drafter.export import fonts
    from drafter.export.pdf import renderer

    return renderer.renderer_for(look, fonts.find_fonts())


if __name__ == "__main__":
    main()
