"""Attacks: each is tried, under strace where that works, and has the outcome that docs/safety.md states.

Every family of attacks has more than two; `make test` tries each third, `make proof` and CI try all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import ATTACKS
from attacks.attack import Attack
from attacks.run import carried_out, examine, trace_of
from attacks.strace import why_not
from support.sampling import sampled

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("attack", sampled(ATTACKS, 3), ids=lambda attack: attack.name)
def test_attack(attack: Attack, tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    outcome = carried_out(attack, tmp_path / "letter")
    examine(attack, outcome)
    if attack.watched and not why_not():
        trace = trace_of(attack, outcome)
        assert len(trace.calls()) > 100, "there is no trace"
        assert "\n".join(trace.faults()[:20]) == ""
