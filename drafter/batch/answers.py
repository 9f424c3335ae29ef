"""Answers of a cluster: read as data within limits, and accepted only if they are the letter that was asked for."""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

import msgspec

from drafter.batch.job import Job, Result
from drafter.diagnostics import Finding, Place
from drafter.errors import DrafterError
from drafter.export import FORMATS
from drafter.export.checksum import is_unmodified
from drafter.files import is_relative_name
from drafter.limits import MAX_ANSWER_BYTES, MAX_CLUSTER_SECONDS, MAX_ENTRIES, MAX_RULE_FINDINGS, MAX_TEXT_CHARACTERS
from drafter.pipeline import copy_names, derive
from drafter.source import find_unprintable

_RULE = re.compile(r"[a-z0-9-]{1,60}", re.ASCII)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_EXIT_CODES = range(1, 5)
# Text has no checksum; it is one of the formats nevertheless.
_WITHOUT_CHECKSUM = frozenset({".txt"})


class Answer(NamedTuple):
    """The bytes that a task returned; not `bytes`, because Dask unpickles bytes in some places."""

    data: bytes


class AnswerError(ValueError):
    """An answer is not the requested letter: the reason."""


def read_answer(sent: object, job: Job) -> Result:
    """Return the result of a job from what a worker sent; a finding if it is something else."""
    try:
        if not isinstance(sent, Answer):
            raise AnswerError("it is not data of Drafter")
        result = msgspec.msgpack.decode(_unpack(sent.data), type=Result)
        _check_report(result)
        _check_files(result, job)
        return result
    except (AnswerError, zlib.error, msgspec.DecodeError, UnicodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, AnswerError) else "it is not data of Drafter"
        return refused(reason)


def refused(reason: str) -> Result:
    """Return the result of a job whose answer cannot be used."""
    message = f"The cluster's answer was refused: {reason}. Nothing was written; check the workers of the cluster."
    return Result(findings=(Finding("cluster-answer", message),), exit_code=1)


def no_answer(error: Exception) -> Result:
    """Return the result of a job without an answer, and leave out the text of the exception, which the cluster sent."""
    if isinstance(error, TimeoutError):
        return refused(f"it did not come within {MAX_CLUSTER_SECONDS:,} seconds")
    if isinstance(error, OSError):
        return refused("the connection ended, or a message was damaged or too large")
    return refused("a worker failed or was killed; it needs the same version of Drafter and the same folders")


def _unpack(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(data, MAX_ANSWER_BYTES + 1)
    if len(unpacked) > MAX_ANSWER_BYTES:
        raise AnswerError(f"it has more than {MAX_ANSWER_BYTES:,} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise AnswerError("it is not complete")
    return unpacked


def _check_report(result: Result) -> None:
    """Raise AnswerError unless the findings and the names of the read files can be shown and stored."""
    if result.exit_code and (result.exit_code not in _EXIT_CODES or result.files or not result.findings):
        raise AnswerError("it is neither a letter nor an error")
    if len(result.siblings) > MAX_ENTRIES or len(result.findings) > MAX_RULE_FINDINGS * 10:
        raise AnswerError("it has too many entries")
    if not all(is_relative_name(name) and _HASH.fullmatch(digest) for name, digest in result.siblings.items()):
        raise AnswerError("it names files outside the letter's folder")
    if not all(map(_is_printable, result.findings)):
        raise AnswerError("a finding is damaged")


def _is_printable(finding: Finding) -> bool:
    """True if a finding has a rule, and numbers and texts as Drafter writes them; printing escapes the message."""
    texts = (finding.message, finding.excerpt, finding.fix or "", finding.authority)
    return (
        _RULE.fullmatch(finding.rule) is not None
        and finding.authority.isprintable()
        and sum(map(len, texts)) <= MAX_TEXT_CHARACTERS
        and (finding.place is None or _is_in_a_file(finding.place))
    )


def _is_in_a_file(place: Place) -> bool:
    return all(1 <= number <= MAX_TEXT_CHARACTERS for number in place[1:])


def _check_files(result: Result, job: Job) -> None:
    """Raise AnswerError unless the files are those of the letter in the requested formats."""
    if result.exit_code:
        return
    try:
        stems = copy_names(derive(job.letter_input))
    except DrafterError:
        raise AnswerError("the letter has errors, and was rendered nevertheless") from None
    expected = {stem + FORMATS[name].suffix for stem in stems for name in job.formats}
    if set(result.files) != expected:
        raise AnswerError("it contains other files than the letter")
    for name, data in result.files.items():
        suffix = "." + name.rpartition(".")[2]
        if not (_is_text(data) if suffix in _WITHOUT_CHECKSUM else is_unmodified(data, suffix)):
            raise AnswerError("a file is not as Drafter writes it")


def _is_text(data: bytes) -> bool:
    """True if a text contains only characters that can be printed."""
    return find_unprintable(data.decode()) is None
