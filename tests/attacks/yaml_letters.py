"""YAML that expands, nests too deeply or calls Python."""

from __future__ import annotations

from attacks.attack import LETTER, letter_attack

WHERE = r"letter\.yaml:\d+:\d+: error\[{}\]"
TOO_MUCH = WHERE.format("too-much")
YAML = WHERE.format("yaml")
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True)
)


ATTACKS = [
    letter_attack(
        "yaml-laughs",
        "a “billion laughs” bomb: aliases of aliases",
        "refuses it: at most 20,000 values",
        LAUGHS,
        TOO_MUCH,
    ),
    letter_attack(
        "yaml-long-laughs",
        "a text of 9,000 characters, repeated 900 times by aliases",
        "refuses it: at most 2 million characters",
        f"{LETTER}title: &a {'x' * 9000}\nsymbols: [{'*a, ' * 900}]\n",
        TOO_MUCH,
    ),
    letter_attack(
        "yaml-itself", "an alias that contains itself", "refuses it: at most 40 levels", "a: &a [*a]\n", TOO_MUCH
    ),
    letter_attack(
        "yaml-brackets", "100,000 nested brackets", "refuses it: at most 40 levels", "a: " + "[" * 100_000, TOO_MUCH
    ),
    letter_attack("yaml-dashes", "100,000 nested lists", "refuses it: at most 40 levels", "- " * 100_000, TOO_MUCH),
    letter_attack("yaml-questions", "100,000 nested mapping keys (`? ? ?`)", "refuses it", "? " * 100_000, r"error\["),
    letter_attack(
        "yaml-python",
        "`!!python/object/apply:os.system`",
        "refuses it: no YAML tags",
        "a: !!python/object/apply:os.system [id]\n",
        "bad-tag",
    ),
    letter_attack(
        "yaml-binary",
        "`!!binary` and other tags",
        "refuses it: no YAML tags",
        f"{LETTER}title: !!binary aWQ=\n",
        "bad-tag",
    ),
    letter_attack(
        "yaml-merge",
        "`<<` with the keys of another mapping",
        "refuses it: no such key",
        f"{LETTER}<<: {{title: x}}\n",
        "error",
    ),
    letter_attack(
        "yaml-documents", "1,000 documents in one file", "refuses it: only one document", "a: b\n---\n" * 1000, YAML
    ),
    letter_attack(
        "yaml-keys",
        "20,000 keys",
        "refuses it: at most 1,000 keys",
        "".join(f"k{n}: x\n" for n in range(20_000)),
        TOO_MUCH,
    ),
    letter_attack(
        "yaml-entries",
        "a list of 19,000 States",
        "refuses it: at most 1,000 entries",
        f"{LETTER}on_behalf_of: [{'Ghana, ' * 19_000}]\n",
        TOO_MUCH,
    ),
    letter_attack(
        "yaml-key",
        "a key of 900,000 characters",
        "refuses it: at most 100 characters",
        f"{LETTER}? {'k' * 900_000}\n: x\n",
        "bad-key",
    ),
    letter_attack(
        "yaml-value",
        "a title of 900,000 characters",
        "refuses it: at most 10,000 characters",
        f"{LETTER}title: {'x' * 900_000}\n",
        TOO_MUCH,
    ),
    letter_attack(
        "yaml-large",
        "a file of 30 million bytes",
        "refuses it: at most 1 million bytes",
        b"# " + b"x" * 30_000_000,
        TOO_MUCH,
    ),
    letter_attack("yaml-anchors", "10,000 anchors in a row", "refuses it", "&a " * 10_000, YAML),
    letter_attack("yaml-indent", "an indentation indicator of 1,000 digits", "refuses it", "a: |" + "9" * 1000, YAML),
    letter_attack(
        "not-text",
        "UTF-16 with a byte order mark",
        "refuses it: not UTF-8",
        LETTER.encode("utf-16"),
        "not-text",
    ),
]
