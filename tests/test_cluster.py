"""Clusters: the same files as without; what a worker answers is data, and is accepted only if it is the letter."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import distributed
import pytest
from support.batch_letters import folder_contents, write_letters

from drafter.batch import answers, cluster
from drafter.batch.cluster import ClusterAddress
from drafter.batch.job import Job, Result, render
from drafter.batch.workers import WorkerPool
from drafter.cli.app import main
from drafter.load import from_file

pytestmark = pytest.mark.slow

MARKER = "DRAFTER_TEST_MARKER"
Running = distributed.LocalCluster


def start(**settings: Any) -> Running:
    """Start a scheduler and a worker in this process."""
    return distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, silence_logs=60, **settings
    )


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    with start(protocol="tcp") as found:
        yield found


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (path,) = write_letters(tmp_path / "letters", 1)
    return Job(path.name, from_file(path), ("html", "text"), tmp_path / "out")


@pytest.fixture
def marker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path that exists as soon as the pickle of an `Evil` was read."""
    monkeypatch.setenv(MARKER, str(tmp_path / "code-was-run"))
    return tmp_path / "code-was-run"


def result_of(running: Running, job: Job, task: Callable[[Job], object]) -> Result:
    """Return the result of a job whose worker does something else."""
    with cluster.connect(ClusterAddress(running.scheduler_address)) as (_, executor):
        pool = WorkerPool(1, lambda _: executor, lambda job: (task, job), answers.read_answer, answers.no_answer)
        ((_, result),) = pool.work([job])
    return result


class Evil:
    """An object that creates the marker when its pickle is read."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (os.environ[MARKER],)


def object_as_result(_: Job) -> object:
    return Evil()


def object_in_a_list(_: Job) -> object:
    return [b"data", Evil()]


def plain_exception(_: Job) -> object:
    raise ValueError("\x1b[2J")


def evil_event(job: Job) -> object:
    distributed.get_worker().log_event("warn", {"message": Evil(), "category": Evil()})
    return cluster.answer(job)[1:]


def text(_: Job) -> object:
    return "letter"


def nothing(_: Job) -> object:
    return None


def too_much(_: Job) -> object:
    return os.urandom(110_000_000)


def other_letter(job: Job) -> object:
    return cluster.answer(Job(job.label, job.letter_input, ("html",), job.folder))


def same_letter(job: Job) -> object:
    return cluster.answer(job)


LIES = (
    object_as_result,
    object_in_a_list,
    plain_exception,
    evil_event,
    text,
    nothing,
    too_much,
    other_letter,
)


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_an_answer_that_is_not_the_letter_is_refused(
    lie: Callable[[Job], object], running: Running, job: Job, marker: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    result = result_of(running, job, lie)
    assert [finding.rule for finding in result.findings] == ["cluster-answer"]
    assert (result.exit_code, result.files) == (1, {})
    assert not marker.exists()
    assert "\x1b" not in result.findings[0].message + "".join(capfd.readouterr())


def test_the_marker_is_created_when_the_pickle_is_read(running: Running, job: Job, marker: Path) -> None:
    """The same task with the client of Dask, which reads pickles."""
    with distributed.Client(running.scheduler_address, set_as_default=False) as client:
        client.submit(object_as_result, job, pure=False).result()
    assert marker.exists()


def test_the_answer_is_what_this_process_renders(running: Running, job: Job) -> None:
    assert result_of(running, job, same_letter) == render(job)


def test_a_letter_with_errors_has_its_findings(running: Running, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("template: letter\ndate: 2026-02-30\n", encoding="utf-8")
    job = Job("a.yaml", from_file(tmp_path / "a.yaml"), ("html",), tmp_path)
    result = result_of(running, job, same_letter)
    assert result == render(job)
    assert result.exit_code == 1


def slow(_: Job) -> object:
    time.sleep(2)
    return b""


def test_a_cluster_that_does_not_answer(running: Running, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "MAX_CLUSTER_SECONDS", 0.3)
    assert "did not come within" in result_of(running, job, slow).findings[0].message


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Certificate and key of a cluster, and those of another, as files."""
    folder, files = tmp_path_factory.mktemp("certificates"), {}
    for name in ("own", "other"):
        security = distributed.Security.temporary()
        for kind, content in (("ca", security.tls_ca_file), ("key", security.tls_client_key)):
            files[f"{name}-{kind}"] = folder / f"{name}-{kind}.pem"
            files[f"{name}-{kind}"].write_text(content, encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def encrypted(certificates: dict[str, Path]) -> Iterator[Running]:
    ca, files = str(certificates["own-ca"]), {"cert": certificates["own-ca"], "key": certificates["own-key"]}
    sides = [(side, kind) for side in ("scheduler", "worker", "client") for kind in files]
    settings = {f"tls_{side}_{kind}": str(files[kind]) for side, kind in sides}
    security = distributed.Security(tls_ca_file=ca, require_encryption=True, **settings)
    with start(protocol="tls", security=security) as found:
        yield found


def arguments(certificates: dict[str, Path], ca: str, own: str) -> list[str]:
    return [
        "--cluster-ca", str(certificates[f"{ca}-ca"]),
        "--cluster-cert", str(certificates[f"{own}-ca"]), "--cluster-key", str(certificates[f"{own}-key"]),
    ]  # fmt: skip


def render_on(address: str, folder: Path, *more: str) -> int:
    letters, out = str(folder / "letters"), str(folder / "out")
    return main(["render", letters, "-o", out, "--to", "html", "--cluster", address, *more])


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try to connect for two seconds only."""
    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 2)


def test_an_encrypted_cluster(encrypted: Running, certificates: dict[str, Path], tmp_path: Path) -> None:
    write_letters(tmp_path / "letters", 2)
    assert encrypted.scheduler_address.startswith("tls://")
    assert render_on(encrypted.scheduler_address, tmp_path, *arguments(certificates, "own", "own")) == 0
    assert sorted(folder_contents(tmp_path / "out")) == [".drafter", "letter-000.html", "letter-001.html"]


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("owners", [("other", "own"), ("own", "other"), ("other", "other")])
def test_a_certificate_of_another_authority_is_refused(
    owners: tuple[str, str], encrypted: Running, certificates: dict[str, Path], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A cluster that is not the named one, and a user whom the cluster does not know."""
    write_letters(tmp_path / "letters", 1)
    assert render_on(encrypted.scheduler_address, tmp_path, *arguments(certificates, *owners)) == 2
    assert "error[no-cluster]" in capsys.readouterr().err


@pytest.mark.usefixtures("impatient")
def test_tls_without_certificates_is_reported(
    encrypted: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_letters(tmp_path / "letters", 1)
    assert render_on(encrypted.scheduler_address, tmp_path) == 2
    assert "--cluster-ca" in capsys.readouterr().err


@pytest.mark.usefixtures("impatient")
def test_an_encrypted_cluster_is_not_reached_in_the_clear(encrypted: Running, tmp_path: Path) -> None:
    write_letters(tmp_path / "letters", 1)
    assert render_on(encrypted.scheduler_address.replace("tls:", "tcp:"), tmp_path) == 2
