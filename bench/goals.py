"""Goals for speed and memory: each limits a ratio of two measurements of one run, or a number of seconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bench.timing import Rounds


class Goal(Struct, frozen=True):
    """One line of the table: a measurement, the one it is compared with, and the limit of their ratio.

    The ratio must be at least `limit` if `least` is true, otherwise at most `limit`.
    """

    name: str
    measured: str
    against: str | None
    limit: float
    least: bool = False

    def ratio(self, seconds: Mapping[str, float]) -> float | None:
        """Return the ratio in a run, or None if the run did not measure it."""
        if self.measured not in seconds or (self.against and self.against not in seconds):
            return None
        measured, against = seconds[self.measured], seconds[self.against] if self.against else 1.0
        return measured.ratio_to(against) if isinstance(measured, Rounds) else measured / against

    def is_met(self, ratio: float) -> bool:
        """True if the ratio is within the limit."""
        return ratio >= self.limit if self.least else ratio <= self.limit


GOALS: Sequence[Goal] = (
    Goal("drafter --help", "help", "rendercv --help", 0.1),
    Goal("drafter facts", "facts", "rendercv --help", 0.2),
    Goal("drafter check", "check", "rendercv --help", 0.28),
    Goal("YAML to DOCX, whole process", "docx", "docxtpl whole", 1.3),
    Goal("YAML to DOCX, warm, compared with docxtpl", "drafter-docx", "docxtpl", 0.5),
    Goal("YAML to DOCX, warm, compared with the minimum", "drafter-docx", "ready-made", 4),
    Goal("YAML to PDF, whole process, compared with RenderCV", "pdf", "rendercv", 0.85),
    Goal("YAML to PDF, whole process, compared with pandoc", "pdf", "pandoc", 0.95),
    Goal("YAML to PDF, warm, compared with untagged WeasyPrint", "drafter-pdf", "weasyprint", 1.1),
    Goal("YAML to PDF, warm, compared with Typst", "drafter-pdf", "typst", float("inf")),
    Goal("193 letters, one process compared with two", "one job", "two jobs", 1.9, least=True),
    Goal("193 unchanged letters, seconds", "unchanged", None, 1),
    Goal("memory, 193 letters compared with 48", "memory of many", "memory of few", 1.1),
    Goal("annex, 200 pages compared with 50, seconds per page", "page of 200", "page of 50", 1.15),
    Goal("annex of 50 pages, PDF, compared with WeasyPrint", "annex pdf", "annex weasyprint", 1.2),
    Goal("annex of 200 pages, DOCX, seconds per page", "word page of 200", None, 0.004),
    Goal("watch, from save to both files, seconds", "watch", None, 0.25),
    Goal("studio, keystroke to findings, p95, seconds", "studio findings", None, 0.08),
    Goal("studio, keystroke to pages, 2 pages, p95, seconds", "studio 2 pages", None, 0.3),
    Goal("studio, keystroke to pages, 5 pages, p95, seconds", "studio 5 pages", None, 0.6),
)


def table(seconds: Mapping[str, float]) -> str:
    """Return the goals and the measurements as a Markdown table."""
    lines = ["| goal | measured | compared with | ratio | limit | |", "|---|--:|--:|--:|--:|---|"]
    for goal in GOALS:
        ratio = goal.ratio(seconds)
        if ratio is not None:
            comparison = "at least" if goal.least else "at most"
            against = f"{goal.against} {_formatted(goal.against, seconds)}" if goal.against else ""
            met = "" if goal.limit == float("inf") else "met" if goal.is_met(ratio) else "**missed**"
            limit = f"{comparison} {goal.limit:g}" if met else ""
            row = (goal.name, _formatted(goal.measured, seconds), against, f"{ratio:.3g}", limit, met)
            lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


def _formatted(name: str, seconds: Mapping[str, float]) -> str:
    value = seconds[name]
    if name.startswith("memory"):
        return f"{value / 2**20:.0f} MB"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"
