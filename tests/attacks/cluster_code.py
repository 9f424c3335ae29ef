"""Clusters that send code: pickles in results, exceptions, events and messages."""

from __future__ import annotations

import zlib

from support.lying_cluster import (
    KEY,
    evil_pickle,
    message,
    part,
    result_of,
)

from attacks.cluster_attack import (
    cluster_attack,
    pickled,
    stream,
)

NOT_READ = "does not read the pickle, and reports that there is no letter"
IGNORED = "does not read the pickle, and refuses the answer"

ATTACKS = [
    cluster_attack(
        "result-pickled",
        "a worker that answers with a pickle",
        NOT_READ,
        gather=lambda folder: result_of(part(evil_pickle(folder), "pickle")),
    ),
    cluster_attack(
        "result-type-pickled",
        "an answer whose type is a pickle",
        IGNORED,
        gather=lambda folder: result_of(part(b"x", **{"type-serialized": evil_pickle(folder)})),
    ),
    cluster_attack(
        "result-pickled-bytes",
        "an answer of bytes that are a pickle",
        IGNORED,
        gather=lambda folder: result_of(part(evil_pickle(folder))),
    ),
    cluster_attack(
        "result-pickled-and-packed",
        "a pickle packed as Drafter packs answers",
        IGNORED,
        gather=lambda folder: result_of(part(zlib.compress(evil_pickle(folder)))),
    ),
    cluster_attack(
        "result-marked-as-pickle",
        "an answer that is marked as `__Pickled__`",
        NOT_READ,
        gather=lambda folder: message({"status": "OK", "data": {KEY: {"__Pickled__": 1}}}, pickled(folder)),
    ),
    cluster_attack(
        "message-marked-as-pickle",
        "a whole message that is marked as `__Pickled__`",
        NOT_READ,
        gather=lambda folder: message({"__Pickled__": 1}, pickled(folder)),
    ),
    cluster_attack(
        "exception-pickled",
        "a failed task with a pickle as its exception",
        NOT_READ,
        update_graph=stream(op="task-erred", exception=evil_pickle, traceback=b""),
    ),
    cluster_attack(
        "traceback-pickled",
        "a failed task with a pickle as its traceback",
        NOT_READ,
        update_graph=stream(op="task-erred", exception="x", traceback=evil_pickle),
    ),
    cluster_attack(
        "exception-serialized",
        "a failed task with a serialized exception",
        NOT_READ,
        update_graph=lambda folder: message(
            [{"op": "task-erred", "key": KEY, "exception": {"__Serialized__": 1}, "traceback": None}],
            part(evil_pickle(folder), "pickle"),
        ),
    ),
    cluster_attack(
        "exception-as-bytes",
        "a failed task whose exception is a part of bytes",
        NOT_READ,
        update_graph=lambda folder: message(
            [{"op": "task-erred", "key": KEY, "exception": {"__Serialized__": 1}, "traceback": {"__Serialized__": 1}}],
            part(evil_pickle(folder)),
        ),
    ),
    cluster_attack(
        "exception-marked-as-pickle",
        "a failed task whose exception is marked as `__Pickled__`",
        NOT_READ,
        update_graph=lambda folder: message(
            [{"op": "task-erred", "key": KEY, "exception": {"__Pickled__": 1}, "traceback": None}], pickled(folder)
        ),
    ),
    cluster_attack(
        "type-pickled",
        "a finished task whose type is a pickle",
        IGNORED,
        update_graph=stream(op="key-in-memory", type=evil_pickle),
    ),
    cluster_attack(
        "warning-pickled",
        "a warning of a worker whose category is a pickle",
        "does not read the warning",
        update_graph=lambda folder: message(
            [
                {
                    "op": "event",
                    "topic": "warn",
                    "event": [0, {"message": evil_pickle(folder), "category": evil_pickle(folder)}],
                },
                {"op": "key-in-memory", "key": KEY},
            ]
        ),
    ),
    cluster_attack(
        "reply-with-exception",
        "an error with a pickle as the reply to a question",
        NOT_READ,
        ncores=lambda folder: message(
            {"status": "error", "exception": evil_pickle(folder), "traceback": evil_pickle(folder)}
        ),
    ),
    cluster_attack(
        "identity-pickled",
        "a scheduler that introduces itself with a pickle",
        NOT_READ,
        "no-cluster|cluster-answer",
        identity=lambda folder: message({"type": {"__Pickled__": 1}, "id": "s", "workers": {}}, pickled(folder)),
    ),
    cluster_attack(
        "handshake-pickled",
        "a greeting that is a pickle",
        NOT_READ,
        "no-cluster",
        2,
        handshake=lambda folder: message({"__Pickled__": 1}, pickled(folder)),
    ),
    cluster_attack(
        "class-by-name",
        "a message that names a class to import",
        "imports nothing, and refuses the answer",
        gather=lambda _: message(
            {"status": "OK", "data": {KEY: {"__Enum__": 1, "name": "x", "__module__": "antigravity", "__name__": "x"}}}
        ),
    ),
]
