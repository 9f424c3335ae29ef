"""Many letters at once: rendered by several processes or machines, those that nothing changed for left alone."""

from __future__ import annotations

from drafter.many.crews import crew
from drafter.many.running import Outcome, run
from drafter.many.task import Rendering, Task, rendered

__all__ = ["Outcome", "Rendering", "Task", "crew", "rendered", "run"]
