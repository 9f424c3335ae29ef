"""Coverage-guided fuzzing (atheris, libFuzzer): inputs that reach new lines are changed further."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz.report import Record

# Packages that parse inputs. Instrumenting the rules, too, takes twice the time and reaches no more of them.
INSTRUMENTED = {
    "reader": ["drafter.source", "drafter.letter"],
    "body": ["drafter.markup", "drafter.compose", "markdown_it"],
}
# The shortest complete letter.
SHORTEST_LETTER = (
    b"template: letter\ndate: 2026-11-02\nsignatories: [{family: Berg, state: Iceland}]\naddressees: [SG]\nbody: Te.\n"
)
MAX_LENGTH = {"reader": 500, "body": 500}


def instrument(part: str) -> None:
    """Import all of Drafter, with the coverage of the parsing modules recorded."""
    import atheris  # type: ignore[import-untyped]

    with atheris.instrument_imports(include=INSTRUMENTED[part], enable_loader_override=False):
        import drafter

        for module in pkgutil.walk_packages(drafter.__path__, "drafter."):
            if not module.name.startswith(("drafter.site", "drafter.cli", "drafter.__main__")):
                importlib.import_module(module.name)


def run(record: Record, call: Callable[[bytes], bool], inputs: int, seed: int) -> None:
    """Run this many inputs, grown from the seeds of the part."""
    import atheris

    with TemporaryDirectory(prefix="drafter-corpus-") as name:
        folder = Path(name)
        for number, data in enumerate(_seeds(record.part)):
            (folder / str(number)).write_bytes(data)
        words = folder.with_suffix(".dict")
        words.write_text(_words(record.part))
        options = (f"-seed={seed}", f"-dict={words}", f"-max_len={MAX_LENGTH[record.part]}", "-rss_limit_mb=0")
        quiet = ("-verbosity=0", "-print_final_stats=0", "-timeout=600", "-len_control=20")
        atheris.Setup([sys.argv[0], *options, *quiet, name], _fuzz_target(record, call, inputs, words))
        atheris.Fuzz()


def _fuzz_target(record: Record, call: Callable[[bytes], bool], inputs: int, words: Path) -> Callable[[bytes], None]:
    def run_input(data: bytes) -> None:
        record.run(call, data)
        if record.inputs >= inputs or record.is_over:
            record.close()
            words.unlink(missing_ok=True)
            _end()

    return run_input


def _end() -> None:
    """Exit, because `atheris.Fuzz` never returns."""
    import os

    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _seeds(part: str) -> Iterator[bytes]:
    from fuzz.seeds import TEMPLATES, letters, sample

    if part == "reader":
        yield SHORTEST_LETTER
        yield from (piece for path in letters() for piece in re.split(rb"\n(?=\w)", path.read_bytes()))
        return
    texts = [sample(name).get("body", "") for name in TEMPLATES]
    texts += [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parents[1].glob("tests/**/*.md"))]
    texts += _kitchen_sink()
    for number, text in enumerate(texts):
        yield from (
            bytes([number % 7 + 7 * style]) + piece.encode() for style in range(2) for piece in text.split("\n\n")
        )


def _kitchen_sink() -> list[str]:
    import yaml

    path = Path(__file__).parents[1] / "tests" / "kitchen_sink" / "letter.yaml"
    return [str(yaml.safe_load(path.read_text(encoding="utf-8"))["body"])]


def _words(part: str) -> str:
    from fuzz import words

    return words.libfuzzer_dictionary(words.ALL_FOR_LETTERS if part == "reader" else words.ALL_FOR_BODIES)
