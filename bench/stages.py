"""Where the time of one letter goes: the processor's milliseconds of each stage of a process that does nothing else.

`python stages.py FOLDER` is that process; it prints its stages in order.
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
    """A clock that is read at the end of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {"Python itself": time.process_time()}

    def timed(self, name: str, work: Callable[[], Result]) -> Result:
        """What the work returns."""
        begun = time.process_time()
        result = work()
        self.seconds[name] = time.process_time() - begun
        return result


def measured(folder: Path, rounds: int) -> dict[str, float]:
    """The median seconds of each stage."""
    from bench.timing import Command

    runs = [json.loads(Command([sys.executable, __file__, folder], Path.cwd()).run().stdout) for _ in range(rounds)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def table(seconds: Mapping[str, float]) -> str:
    """The stages as a table of Markdown."""
    rows = (f"| {name} | {1000 * value:.0f} |" for name, value in seconds.items())
    return "\n".join(["| stage, the first time in a process | ms |", "|---|--:|", *rows])


def main() -> None:
    """Take one letter through all stages, and print the seconds of each."""
    stages = Stages()
    letter = Path(sys.argv[1]) / "letter.yaml"
    stages.timed("the command line", _command_line)
    pipeline: Any = stages.timed("YAML, the model, States and sessions: imported", _reading)
    draft = stages.timed("read and derived", lambda: pipeline.derive(pipeline.from_file(letter)))
    stages.timed("CommonMark: imported", _markup)
    stages.timed("checked by all rules", lambda: pipeline.findings_of(draft))
    document, look = stages.timed("composed: Jinja imported", lambda: pipeline.compose(draft))
    exports = {name: pipeline.format_called(name).export for name in ("docx", "pdf")}
    stages.timed("written as Word, python-docx imported", lambda: exports["docx"](document, look))
    stages.timed("written as Word again", lambda: exports["docx"](document, look))
    stages.timed("WeasyPrint: imported", _weasyprint)
    press: Any = stages.timed("the style sheet and the faces", lambda: _press(look))
    stages.timed("set as PDF", lambda: exports["pdf"](document, look))
    stages.timed("set as PDF again", lambda: exports["pdf"](document, look))
    assert press
    print(json.dumps(stages.seconds))


def _command_line() -> None:
    from drafter import startup

    startup.begin()
    import drafter.cli.commands.render  # noqa: F401


def _reading() -> object:
    import yaml  # noqa: F401

    from drafter import facts, letter, pipeline, source, templates  # noqa: F401

    return pipeline


def _markup() -> None:
    import markdown_it.tree  # noqa: F401


def _weasyprint() -> None:
    from drafter.export.pdf import weasyprint_import

    weasyprint_import.weasyprint()


def _press(look: Any) -> object:
    from drafter.export import fonts
    from drafter.export.pdf import renderer

    return renderer.renderer_for(look, fonts.find_fonts())


if __name__ == "__main__":
    main()
