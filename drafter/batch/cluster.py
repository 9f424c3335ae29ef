"""Rendering on a Dask cluster: the connection, and the executor that submits letters to it.

The workers must see the same file system. A letter goes out as a task; what comes back is read as data and checked
(`answers`), because a worker may be under the control of another person.
"""

from __future__ import annotations

import asyncio
import logging
import re
import zlib
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from drafter.batch.job import Job, render
from drafter.diagnostics import Finding
from drafter.errors import FileError, MissingDependencyError, UsageError
from drafter.files import is_file
from drafter.install_command import install_command
from drafter.limits import MAX_CLUSTER_SECONDS, MAX_CLUSTER_WORKERS

SECONDS_TO_CONNECT = 20
RETRIES = 3
# The requirement of the extra `cluster` in pyproject.toml.
REQUIREMENT = "distributed>=2025.1"
_ADDRESS = re.compile(r"(?:(tcp|tls)://)?([\w.-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})", re.ASCII)
_FASTEST = 1
# Characters of a message of the cluster that an error shows.


class ClusterAddress(Struct, frozen=True):
    """The address of a scheduler, and the files for TLS: certificate authority, own certificate and its key."""

    address: str
    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files for TLS that are given."""
        return tuple(path for path in (self.authority, self.certificate, self.key) if path)


def answer(job: Job) -> bytes:
    """Render a job on a worker and return the result as bytes, compressed so that Dask does not compress it."""
    return zlib.compress(msgspec.msgpack.encode(render(job)), _FASTEST)


def task(job: Job) -> tuple[Any, ...]:
    """Return the function to submit for a job, with its arguments."""
    return answer, job


class ClusterExecutor(Executor):
    """Submits tasks to a cluster. A result is an `Answer`, or None if the worker did not return bytes."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.pending: list[Any] = []

    def submit(self, function: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
        """Submit a task; the future has `result` and `cancel`."""
        self.pending = [future for future in self.pending if not future.done()]
        self.pending.append(self.client.submit(function, *arguments, pure=False, retries=RETRIES))
        return _Task(self.pending[-1])

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Cancel the tasks that are not done."""
        if not wait or cancel_futures:
            self.client.cancel(self.pending)


class _Task(Future[Any]):
    """The future of a task on a cluster, which is asked when its result is needed."""

    def __init__(self, task: Any) -> None:
        super().__init__()
        self.task = task

    def result(self, timeout: float | None = None) -> Any:
        """Wait for the result; raise TimeoutError, ConnectionError, or Exception if the task failed."""
        try:
            return self.task.result(timeout=timeout or MAX_CLUSTER_SECONDS)
        except asyncio.CancelledError:
            raise ConnectionError from None

    def cancel(self) -> bool:
        """Cancel the task."""
        self.task.cancel()
        return True


@contextmanager
def connect(cluster: ClusterAddress) -> Iterator[tuple[int, ClusterExecutor]]:
    """Connect to a cluster; yield the number of its threads and the executor.

    Raises MissingDependencyError without `dask.distributed`, FileError if a file for TLS does not exist, UsageError if
    the address is not valid or no cluster answers.
    """
    scheme, place = _parse(cluster)
    with _quiet(), _client(cluster, scheme, place) as client:
        try:
            threads = _threads(client)
        except Exception:
            raise _no_cluster(cluster) from None
        yield threads, ClusterExecutor(client)


def _parse(cluster: ClusterAddress) -> tuple[str, str]:
    """Return the scheme and the rest of an address; raise UsageError or FileError."""
    match = _ADDRESS.fullmatch(cluster.address)
    if not match:
        message = f"--cluster takes the address of a Dask scheduler, such as tcp://host:8786, not {cluster.address}."
        raise UsageError(Finding("bad-usage", message))
    scheme = match[1] or "tcp"
    if cluster.files and scheme != "tls":
        message = f"Certificates need an encrypted connection; write --cluster tls://{match[2]}:{match[3]}."
        raise UsageError(Finding("bad-usage", message))
    for path in cluster.files:
        if not is_file(path):
            raise FileError(Finding("no-such-file", f"{path} does not exist."))
    return scheme, f"{match[2]}:{match[3]}"


@contextmanager
def _client(cluster: ClusterAddress, scheme: str, place: str) -> Iterator[Any]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        message = f"--cluster needs dask.distributed, which is not installed. Install it: {_install()}"
        raise MissingDependencyError(Finding("library-missing", message)) from None
    data_only: Any = import_module("drafter.batch.data_only_comm")
    data_only.register()
    security = _security(distributed, cluster) if scheme == "tls" else None
    try:
        # Results come through the scheduler, so that there is one connection, which reads data only.
        client = distributed.Client(
            f"{data_only.SCHEMES[scheme]}://{place}",
            timeout=SECONDS_TO_CONNECT,
            set_as_default=False,
            direct_to_workers=False,
            security=security,
        )
    except Exception:
        raise _no_cluster(cluster) from None
    try:
        yield client
    finally:
        client.close(timeout=SECONDS_TO_CONNECT)


def _no_cluster(cluster: ClusterAddress) -> UsageError:
    advice = "Give its scheduler, such as tcp://host:8786; tls:// also needs its certificate authority."
    return UsageError(Finding("no-cluster", f"No Dask cluster answers at {cluster.address}. {advice}"))


def _install() -> str:
    return install_command([REQUIREMENT])


def _security(distributed: Any, cluster: ClusterAddress) -> Any:
    """Return the settings for TLS: the given files, else those of Dask's own configuration; raise UsageError."""
    files = {
        "tls_ca_file": cluster.authority,
        "tls_client_cert": cluster.certificate,
        "tls_client_key": cluster.key or cluster.certificate,
    }
    try:
        named = {name: str(path) for name, path in files.items() if path}
        security = distributed.Security(require_encryption=True, **named)
        context = security.get_connection_args("client").get("ssl_context")
    except (OSError, ValueError) as error:
        raise UsageError(Finding("no-cluster", f"The certificates for the cluster cannot be used: {error}.")) from None
    if context is None:
        message = "tls:// needs certificates; give --cluster-ca, --cluster-cert and --cluster-key."
        raise UsageError(Finding("no-cluster", message))
    return security


def _threads(client: Any) -> int:
    """Return the number of threads of the workers, 1 at least; a cluster may say anything."""
    threads = client.ncores()
    numbers = threads.values() if isinstance(threads, dict) else ()
    total = sum(number for number in numbers if isinstance(number, int) and number > 0)
    return max(1, min(total, MAX_CLUSTER_WORKERS))


@contextmanager
def _quiet() -> Iterator[None]:
    """Print no log records of Dask, which may contain text of the cluster; errors are reported with their letter."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)
