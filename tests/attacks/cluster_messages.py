"""Clusters that send damaged or too large messages, or text for the terminal, and addresses of clusters."""

from __future__ import annotations

import struct

import msgpack
from support.lying_cluster import (
    KEY,
    message,
    result_of,
)

from attacks.attack import Attack, letter_with_keys
from attacks.cluster_attack import (
    ESCAPES,
    REFUSED,
    cluster_attack,
    raw,
)

DAMAGED = "closes the connection and reports it"
MESSAGES = [
    cluster_attack("message-huge", "a message of 10^18 bytes", DAMAGED, gather=raw(10**18)),
    cluster_attack("message-many-frames", "a message of 10^18 parts", DAMAGED, gather=raw(16, 10**18, 1)),
    cluster_attack("message-huge-frame", "a part of 10^18 bytes", DAMAGED, gather=raw(16, 1, 10**18)),
    cluster_attack("message-overflow", "parts whose sizes overflow a number", DAMAGED, gather=raw(24, 2, 2**64 - 1, 2)),
    cluster_attack(
        "message-cut",
        "a message that ends in its middle",
        DAMAGED,
        gather=lambda _: struct.pack("3Q", 1000, 1, 984) + b"x",
    ),
    cluster_attack("message-no-frames", "a message without parts", DAMAGED, gather=lambda _: []),
    cluster_attack("message-not-data", "a message that is not msgpack", DAMAGED, gather=lambda _: [b"\xc1\xc1"]),
    cluster_attack(
        "message-nested", "a message with 100,000 levels", DAMAGED, gather=lambda _: [b"\x91" * 100_000 + b"\x90"]
    ),
    cluster_attack(
        "message-control", "a message of 20 MB without files", DAMAGED, gather=lambda _: message("x" * 20_000_000)
    ),
    cluster_attack(
        "message-list", "a list that announces 4 billion entries", DAMAGED, gather=lambda _: [b"\xdd\xff\xff\xff\xff"]
    ),
    cluster_attack(
        "part-missing", "a message whose part is missing", DAMAGED, gather=lambda _: message({"__Serialized__": 7})
    ),
    cluster_attack(
        "part-negative",
        "a part at a negative place",
        REFUSED,
        gather=lambda _: message({"data": {KEY: {"__Serialized__": -1}}}),
    ),
    cluster_attack(
        "part-itself", "a part without a header", REFUSED, gather=lambda _: result_of([msgpack.packb(5), b"x"])
    ),
    cluster_attack(
        "greeting-escapes",
        "a greeting with escape sequences in its error",
        "prints them as text",
        "no-cluster",
        2,
        register_client=lambda _: message([{"op": "stream-start", "warning": ESCAPES, "error": ESCAPES}]),
    ),
    cluster_attack(
        "warning-escapes",
        "a warning with escape sequences",
        "does not print the warning",
        register_client=lambda _: message([{"op": "stream-start", "warning": ESCAPES, "error": ""}]),
    ),
    cluster_attack(
        "print-escapes",
        "a worker that prints escape sequences",
        "does not print them",
        update_graph=lambda _: message(
            [{"op": "event", "topic": "print", "event": [0, {"args": [ESCAPES]}]}, {"op": "key-in-memory", "key": KEY}]
        ),
    ),
    cluster_attack(
        "print-alone",
        "an event that is not in a list",
        "does not print it",
        register_client=lambda _: message([{"op": "stream-start", "warning": "", "error": ""}]),
        ncores=lambda _: message({"op": "event", "topic": "print", "event": [0, {"args": [ESCAPES]}]}),
    ),
    cluster_attack(
        "task-cancelled",
        "a scheduler that cancels the task",
        REFUSED,
        update_graph=lambda _: message([{"op": "cancelled-keys", "keys": [KEY], "reason": ESCAPES, "msg": ESCAPES}]),
    ),
    cluster_attack(
        "threads-damaged", "a damaged message about the threads", DAMAGED, "no-cluster", 2, ncores=lambda _: [b"\xc1"]
    ),
    cluster_attack(
        "threads-many", "a cluster with 10^18 threads", REFUSED, ncores=lambda _: message({"tcp://127.0.0.1:1": 10**18})
    ),
    cluster_attack(
        "threads-negative", "a cluster with -5 threads", REFUSED, ncores=lambda _: message({"tcp://127.0.0.1:1": -5})
    ),
    cluster_attack(
        "threads-text", "a cluster whose threads are a text", REFUSED, ncores=lambda _: message({"a": ESCAPES})
    ),
    cluster_attack(
        "greeting-none",
        "a scheduler that ends the connection at once",
        "reports it",
        "no-cluster",
        2,
        handshake=lambda _: b"",
    ),
    cluster_attack(
        "greeting-web",
        "a web server in the place of a scheduler",
        "reports it",
        "no-cluster",
        2,
        handshake=lambda _: b"HTTP/1.1 400 Bad Request\r\n\r\n",
    ),
]

ADDRESSES = [
    Attack(
        f"cluster-address-{name}",
        f"`--cluster {address}`",
        "refuses the address",
        letter_with_keys(),
        f"render letter.yaml --cluster {address}",
        2,
        "bad-usage",
    )
    for name, address in (
        ("file", "file:///etc/passwd"),
        ("path", "/etc/passwd"),
        ("web", "http://198.51.100.1:80"),
        ("in-process", "inproc://1/2/3"),
        ("own-scheme", "drafter-tcp://198.51.100.1:8786"),
        ("no-port", "tcp://198.51.100.1"),
        ("user", "tcp://user@198.51.100.1:8786"),
        ("escapes", "tcp://\x1b[2J:1"),
    )
]
CERTIFICATES = [
    Attack(
        f"cluster-certificate-{name}",
        f"`{arguments}`",
        response,
        letter_with_keys(),
        f"render letter.yaml {arguments}",
        code,
        output,
    )
    for name, arguments, response, code, output in (
        (
            "plain",
            "--cluster tcp://198.51.100.1:8786 --cluster-ca letter.yaml",
            "refuses it: the certificate would not be used",
            2,
            "tls://",
        ),
        (
            "missing",
            "--cluster tls://198.51.100.1:8786 --cluster-ca none.pem",
            "refuses it: the file does not exist",
            4,
            "no-such-file",
        ),
        ("alone", "--cluster-ca letter.yaml", "refuses it: no cluster is named", 2, "bad-usage"),
    )
]

ATTACKS = [*MESSAGES, *ADDRESSES, *CERTIFICATES]
