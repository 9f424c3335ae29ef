"""Where DRAFTER_NO_SKIP is set, a test that is skipped has failed: there is nothing that may be left untested."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# How long an example takes says nothing on a machine that does other things as well.
settings.register_profile("drafter", deadline=None)
settings.register_profile("mutants", deadline=None, database=None, derandomize=True, max_examples=25)
settings.load_profile("drafter")

NO_SKIP = bool(os.environ.get("DRAFTER_NO_SKIP"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"Skipped, which is not allowed here: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if NO_SKIP and report.outcome == "skipped":
        report.outcome, report.longrepr = "failed", f"Skipped, which is not allowed here: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
