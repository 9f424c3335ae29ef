"""Inputs grown from rules: whole letters (hypothesis), and the other files and values that Drafter is given."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning
from hypothesis.strategies import SearchStrategy

from fuzz import examples, files, long_letters, new_letters, strategies, targets, templates
from fuzz.report import Record

# Hypothesis remembers what it has tried; after so many it begins anew, with another seed.
BATCH = 2000

# What each part tries, and what makes its inputs: a strategy of hypothesis, or a function of chance.
DRAWN: dict[str, tuple[Callable[[Any], bool], SearchStrategy[Any]]] = {
    "text": (targets.any_text, strategies.texts()),
    "letter": (targets.letter, strategies.letters()),
    "settings": (targets.settings, strategies.settings()),
}
MADE: dict[str, tuple[Callable[[Any], bool], Callable[[Random], Any]]] = {
    "yaml": (targets.reader, files.yaml_made),
    "rule": (targets.letter, examples.made),
    "template": (templates.template, templates.made),
    "table": (targets.table, files.table_made),
    "profile": (files.profile, files.profile_made),
    "file": (files.carrying, files.carrying_made),
    "new": (new_letters.begin, new_letters.made),
    "long": (long_letters.long, long_letters.made),
}


def run(record: Record, inputs: int, start: int) -> None:
    """Try `inputs` of the part, each batch from a seed of its own."""
    if record.part in MADE:
        call, made = MADE[record.part]
        chance = Random(start)
        while record.inputs < inputs and not record.is_over:
            record.tried(call, made(chance))
        return
    call, strategy = DRAWN[record.part]
    while record.inputs < inputs and not record.is_over:
        draw(record, call, strategy, min(BATCH, inputs - record.inputs), start + record.inputs)


def draw(record: Record, call: Callable[[Any], bool], strategy: SearchStrategy[Any], count: int, start: int) -> None:
    """Try one batch."""

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def one(value: Any) -> None:
        if not record.is_over:
            record.tried(call, value)

    with warnings.catch_warnings():
        # It minds that some lists of words are long.
        warnings.simplefilter("ignore", HypothesisWarning)
        one()
