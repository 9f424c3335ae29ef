"""Attacks of docs/safety.md, each with its documented outcome, under strace where it works.

`make test` and CI run every eighth attack, `make proof` runs all of them. Each heading has more than two attacks.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import ATTACKS
from attacks.attack import Attack
from attacks.run import check_outcome, run_attack, trace_of
from attacks.system_calls import strace_problem
from support.sampling import sampled

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("attack", sampled(ATTACKS, 64), ids=lambda attack: attack.name)
def test_attack(attack: Attack, tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    outcome = run_attack(attack, tmp_path / "letter")
    check_outcome(attack, outcome)
    if attack.watched and not strace_problem():
        trace = trace_of(attack, outcome)
        assert len(trace.calls()) > 100, "strace recorded nothing"
        assert "\n".join(trace.violations()[:20]) == ""
