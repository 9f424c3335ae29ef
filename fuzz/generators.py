"""Generated inputs: letters by hypothesis, and other files and values by random functions."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning
from hypothesis.strategies import SearchStrategy

from fuzz import changed_examples, files, long_letters, new_letters, strategies, targets, templates
from fuzz.report import Record

# Hypothesis remembers its examples. After this many, it restarts with another seed to save memory.
BATCH = 2000

# For each part, the function to test, and the hypothesis strategy or random function that generates its inputs.
STRATEGIES: dict[str, tuple[Callable[[Any], bool], SearchStrategy[Any]]] = {
    "text": (targets.any_text, strategies.texts()),
    "letter": (targets.letter, strategies.letters()),
    "settings": (targets.settings, strategies.settings()),
}
GENERATORS: dict[str, tuple[Callable[[Any], bool], Callable[[Random], Any]]] = {
    "yaml": (targets.reader, files.damaged_yaml),
    "rule": (targets.letter, changed_examples.changed_example),
    "template": (templates.template, templates.random_template),
    "table": (targets.table, files.random_table),
    "profile": (files.profile, files.random_profile),
    "file": (files.output_file, files.damaged_output),
    "new": (new_letters.new_letter_from, new_letters.random_input),
    "long": (long_letters.long, long_letters.random_input),
}


def run(record: Record, inputs: int, start: int) -> None:
    """Run this many inputs of the part, each batch with its own seed."""
    if record.part in GENERATORS:
        call, generate = GENERATORS[record.part]
        random = Random(start)
        while record.inputs < inputs and not record.is_over:
            record.run(call, generate(random))
        return
    call, strategy = STRATEGIES[record.part]
    while record.inputs < inputs and not record.is_over:
        run_batch(record, call, strategy, min(BATCH, inputs - record.inputs), start + record.inputs)


def run_batch(
    record: Record, call: Callable[[Any], bool], strategy: SearchStrategy[Any], count: int, start: int
) -> None:
    """Run one batch of inputs."""

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def run_input(value: Any) -> None:
        if not record.is_over:
            record.run(call, value)

    with warnings.catch_warnings():
        # Hypothesis warns about long lists of words.
        warnings.simplefilter("ignore", HypothesisWarning)
        run_input()
