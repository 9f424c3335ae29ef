"""Batches: the same files as single runs; unchanged letters are skipped, failed ones are reported last."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.batch_letters import STATES, folder_contents, letter_text, write_letters

from drafter.batch.cluster import ClusterAddress
from drafter.batch.job import Job, Result
from drafter.batch.run import Outcome, run
from drafter.batch.spool import Spool
from drafter.batch.workers import process_pool, worker_pool
from drafter.cli.app import main
from drafter.load import from_file

pytestmark = pytest.mark.slow


def render(*arguments: str | Path) -> int:
    return main(["render", *map(str, arguments)])


def test_a_batch_writes_the_same_files_as_single_runs(tmp_path: Path) -> None:
    letters = write_letters(tmp_path / "letters", 3)
    assert render(tmp_path / "letters", "-o", tmp_path / "many", "--to", "docx,html") == 0
    for path in letters:
        assert render(path, "-o", tmp_path / "single", "--to", "docx,html") == 0
    many = folder_contents(tmp_path / "many")
    assert many.pop(".drafter")
    assert many == folder_contents(tmp_path / "single")


def test_two_processes_write_the_same_files_as_one(tmp_path: Path) -> None:
    write_letters(tmp_path / "letters", 6)
    for jobs in ("1", "2"):
        assert render(tmp_path / "letters", "-o", tmp_path / jobs, "--jobs", jobs) == 0
    assert len(folder_contents(tmp_path / "1")) == 2 * 6 + 1
    assert folder_contents(tmp_path / "1") == folder_contents(tmp_path / "2")


def test_failures_are_reported_last_and_the_rest_is_rendered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = write_letters(tmp_path / "letters", 3)
    letters[1].write_text("template: letter\ndate: 2026-02-30\n", encoding="utf-8")
    assert render(tmp_path / "letters", "-o", tmp_path / "out", "--to", "text") == 1
    said = capsys.readouterr().err
    assert sorted(folder_contents(tmp_path / "out")) == [".drafter", "letter-000.txt", "letter-002.txt"]
    assert said.index("letter-002.txt") < said.index("error[bad-date]")
    assert f"Not rendered: {letters[1]}" in said
    assert "3 letters: 2 written, 1 failed" in said


CHANGES = {
    "nothing": (lambda folder, out: None, "3 unchanged"),
    "the letter": (
        lambda folder, out: (folder / "letter-001.yaml").write_text(letter_text(7)),
        "1 written, 2 unchanged",
    ),
    "only its time": (lambda folder, out: os.utime(folder / "letter-001.yaml", (1, 1)), "3 unchanged"),
    "a text beside it": (lambda folder, out: (folder / "plan.md").write_text("More."), "1 written, 2 unchanged"),
    "a result gone": (lambda folder, out: (out / "letter-002.html").unlink(), "1 written, 2 unchanged"),
    "the ledger": (lambda folder, out: (out / ".drafter").write_text("nonsense\n"), "3 written"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_changed_is_rendered_again(change: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "letters", tmp_path / "out"
    letters = write_letters(folder, 3)
    (folder / "plan.md").write_text("A plan.", encoding="utf-8")
    with letters[0].open("a", encoding="utf-8") as file:
        file.write("annexes:\n  - {title: A plan, body_file: plan.md}\n")
    assert render(folder, "-o", out, "--to", "html") == 0
    capsys.readouterr()
    do, expected = CHANGES[change]
    do(folder, out)
    assert render(folder, "-o", out, "--to", "html") == 0
    assert f"3 letters: {expected}, in" in capsys.readouterr().err


def test_an_edited_output_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_letters(tmp_path / "letters", 2)
    arguments = (tmp_path / "letters", "-o", tmp_path / "out", "--to", "html")
    assert render(*arguments) == 0
    (tmp_path / "out" / "letter-000.html").write_text("mine", encoding="utf-8")
    assert render(*arguments) == 4
    assert "error[would-overwrite]" in capsys.readouterr().err
    assert render(*arguments, "--force") == 0
    assert (tmp_path / "out" / "letter-000.html").read_text(encoding="utf-8") != "mine"


def test_a_text_file_in_the_manifest_is_overwritten(tmp_path: Path) -> None:
    path = write_letters(tmp_path / "letters", 1)[0]
    arguments = (tmp_path / "letters", "-o", tmp_path / "out", "--to", "text")
    assert render(*arguments) == 0
    path.write_text(letter_text(5), encoding="utf-8")
    assert render(*arguments) == 0
    assert "7 boats" in (tmp_path / "out" / "letter-000.txt").read_text(encoding="utf-8")


def test_the_manifest_contains_no_folders_or_times(tmp_path: Path) -> None:
    for name in ("here", "there"):
        write_letters(tmp_path / name, 2)
        assert render(tmp_path / name, "-o", tmp_path / name / "out", "--to", "html") == 0
    ledgers = [(tmp_path / name / "out" / ".drafter").read_bytes() for name in ("here", "there")]
    assert ledgers[0] == ledgers[1]
    assert str(tmp_path).encode() not in ledgers[0]


def test_letters_with_the_same_name_do_not_overwrite_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letters = [write_letters(tmp_path / name, 1)[0] for name in ("a", "b")]
    letters[1].write_text(letter_text(5), encoding="utf-8")
    assert render(*letters, "-o", tmp_path / "out", "--to", "html", "--jobs", "1") == 2
    assert "is also the output of another letter" in capsys.readouterr().err


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("\u00e9", "e\u0301")], ids=["case", "accents"])
def test_outputs_that_some_systems_take_for_one_file_are_refused(
    one: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (one, other):
        (tmp_path / f"{name}.yaml").write_text(letter_text(5), encoding="utf-8")
    assert main(["render", str(tmp_path), "--to", "text"]) == 2
    assert "differs only in case or in the form of its accents" in capsys.readouterr().err
    assert len(list(tmp_path.glob("*.txt"))) == 1


def test_a_line_end_in_a_name_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a\nb", "c"):
        (tmp_path / f"{name}.yaml").write_text(letter_text(5), encoding="utf-8")
    assert main(["render", str(tmp_path), "--to", "text"]) == 0
    assert "a b.txt: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--jobs", "0"], "--jobs takes a number of processes"),
        (["--cluster", "tcp://127.0.0.1:1"], "No Dask cluster answers at tcp://127.0.0.1:1"),
    ],
)
def test_wrong_options_are_reported(
    arguments: list[str],
    expected: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("drafter.batch.cluster.SECONDS_TO_CONNECT", 1)
    path = write_letters(tmp_path / "letters", 1)[0]
    assert render(path, *arguments) == 2
    assert expected in capsys.readouterr().err


def test_a_folder_without_letters_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert render(tmp_path) == 4
    assert "contains no letter" in capsys.readouterr().err


def tasks(folder: Path, out: Path, count: int) -> list[Job]:
    return [Job(path.name, from_file(path), ("html",), out) for path in write_letters(folder, count)]


def die_at(seconds: float, flag: Path) -> None:
    """The initializer of a process that dies while it works, once for all of them."""
    try:
        flag.touch(exist_ok=False)
    except FileExistsError:
        return
    signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, seconds)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs signals")
def test_all_letters_are_rendered_if_a_process_is_killed(tmp_path: Path) -> None:
    todo = tasks(tmp_path / "letters", tmp_path / "out", 40)
    flag = tmp_path / "died"
    with Spool() as spool:
        outcomes = list(run(todo, process_pool(2, spool, initializer=die_at, initargs=(0.2, flag)).work))
    assert flag.exists()
    assert [outcome.label for outcome in outcomes] == [task.label for task in todo]
    assert {outcome.exit_code for outcome in outcomes} == {0}
    assert len(folder_contents(tmp_path / "out")) == 40 + 1


def test_all_letters_are_rendered_if_a_cluster_worker_is_killed(tmp_path: Path) -> None:
    from distributed import LocalCluster

    todo = tasks(tmp_path / "letters", tmp_path / "out", 40)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        outcomes: list[Outcome] = []
        with worker_pool(1, ClusterAddress(cluster.scheduler_address)) as work:
            for outcome in run(todo, work):
                outcomes.append(outcome)
                if len(outcomes) == 10:
                    os.kill(victim, signal.SIGKILL)
    assert [outcome.label for outcome in outcomes] == [task.label for task in todo]
    assert [outcome.findings for outcome in outcomes if outcome.exit_code] == []
    assert len(folder_contents(tmp_path / "out")) == 40 + 1


def test_few_results_are_in_memory_at_a_time(tmp_path: Path) -> None:
    ahead, most = 0, 0

    def counted() -> Iterator[Job]:
        nonlocal ahead, most
        for task in todo:
            ahead += 1
            most = max(most, ahead)
            yield task

    todo = tasks(tmp_path / "letters", tmp_path / "out", 60)
    with worker_pool(2) as work:
        for _, rendering in work(counted()):
            assert isinstance(rendering, Result)
            ahead -= 1
    assert ahead == 0
    assert most <= 2 * 4


def test_the_batch_contains_letters_of_all_kinds() -> None:
    assert len({letter_text(number) for number in range(2 * len(STATES))}) == 2 * len(STATES)
