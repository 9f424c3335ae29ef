"""What is to be reached: each a ratio of two measurements of one run, or seconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bench.timing import Turns


class Goal(Struct, frozen=True):
    """One line of the table: what, against what, and the most (or least) that the ratio may be."""

    what: str
    measured: str
    against: str | None
    limit: float
    least: bool = False

    def ratio(self, seconds: Mapping[str, float]) -> float | None:
        """The ratio in a run, None if the run left it out."""
        if self.measured not in seconds or (self.against and self.against not in seconds):
            return None
        measured, against = seconds[self.measured], seconds[self.against] if self.against else 1.0
        return measured.beside(against) if isinstance(measured, Turns) else measured / against

    def is_met(self, ratio: float) -> bool:
        """Whether a ratio is good enough."""
        return ratio >= self.limit if self.least else ratio <= self.limit


GOALS: Sequence[Goal] = (
    Goal("drafter --help", "help", "rendercv --help", 0.1),
    Goal("drafter facts", "facts", "rendercv --help", 0.2),
    Goal("drafter check", "check", "rendercv --help", 0.28),
    Goal("YAML to DOCX, whole process", "docx", "docxtpl whole", 1.3),
    Goal("YAML to DOCX, warm, beside docxtpl", "drafter-docx", "docxtpl", 0.5),
    Goal("YAML to DOCX, warm, beside the floor", "drafter-docx", "ready-made", 4),
    Goal("YAML to PDF, whole process, beside RenderCV", "pdf", "rendercv", 0.85),
    Goal("YAML to PDF, whole process, beside pandoc", "pdf", "pandoc", 0.95),
    Goal("YAML to PDF, warm, beside untagged WeasyPrint", "drafter-pdf", "weasyprint", 1.1),
    Goal("YAML to PDF, warm, beside typst", "drafter-pdf", "typst", float("inf")),
    Goal("193 letters, one process beside two", "one job", "two jobs", 1.9, least=True),
    Goal("193 unchanged letters, seconds", "unchanged", None, 1),
    Goal("memory, 193 letters beside 48", "memory of many", "memory of few", 1.1),
    Goal("annex, 200 pages beside 50, seconds a page", "page of 200", "page of 50", 1.15),
    Goal("annex of 50 pages, PDF, beside WeasyPrint", "annex pdf", "annex weasyprint", 1.2),
    Goal("annex of 200 pages, DOCX, seconds a page", "word page of 200", None, 0.004),
    Goal("watch, from save to both files, seconds", "watch", None, 0.25),
)


def table(seconds: Mapping[str, float]) -> str:
    """The goals with what was measured, as a table of Markdown."""
    lines = ["| what | measured | against | ratio | goal | |", "|---|--:|--:|--:|--:|---|"]
    for goal in GOALS:
        ratio = goal.ratio(seconds)
        if ratio is not None:
            sign = "at least" if goal.least else "at most"
            against = f"{goal.against} {_said(goal.against, seconds)}" if goal.against else ""
            met = "" if goal.limit == float("inf") else "met" if goal.is_met(ratio) else "**missed**"
            limit = f"{sign} {goal.limit:g}" if met else ""
            row = (goal.what, _said(goal.measured, seconds), against, f"{ratio:.3g}", limit, met)
            lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


def _said(name: str, seconds: Mapping[str, float]) -> str:
    value = seconds[name]
    if name.startswith("memory"):
        return f"{value / 2**20:.0f} MB"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"
