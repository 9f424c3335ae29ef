"""YAML that is meant to swell, to nest or to call."""

from __future__ import annotations

from attacks.attack import LETTER, letter

WHERE = r"letter\.yaml:\d+:\d+: error\[{}\]"
TOO_MUCH = WHERE.format("too-much")
YAML = WHERE.format("yaml")
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True)
)


ATTACKS = [
    letter(
        "yaml-laughs",
        "a billion laughs: aliases of aliases",
        "error: a letter holds at most 20 000 values",
        LAUGHS,
        TOO_MUCH,
    ),
    letter(
        "yaml-long-laughs",
        "a text of 9000 letters, referred to 900 times",
        "error: at most 2 million letters",
        f"{LETTER}title: &a {'x' * 9000}\nsymbols: [{'*a, ' * 900}]\n",
        TOO_MUCH,
    ),
    letter("yaml-itself", "an alias of what it stands in", "error: at most 40 levels", "a: &a [*a]\n", TOO_MUCH),
    letter("yaml-brackets", "100 000 brackets", "error: at most 40 levels", "a: " + "[" * 100_000, TOO_MUCH),
    letter("yaml-dashes", "100 000 lists in each other", "error: at most 40 levels", "- " * 100_000, TOO_MUCH),
    letter("yaml-questions", "100 000 keys that are mappings", "error", "? " * 100_000, r"error\["),
    letter(
        "yaml-python",
        "`!!python/object/apply:os.system`",
        "error: tags mean nothing",
        "a: !!python/object/apply:os.system [id]\n",
        "bad-tag",
    ),
    letter(
        "yaml-binary",
        "`!!binary` and other tags",
        "error: tags mean nothing",
        f"{LETTER}title: !!binary aWQ=\n",
        "bad-tag",
    ),
    letter(
        "yaml-merge",
        "`<<` with the keys of another mapping",
        "error: there is no such key",
        f"{LETTER}<<: {{title: x}}\n",
        "error",
    ),
    letter(
        "yaml-documents", "1000 documents in one file", "error: a letter is one document", "a: b\n---\n" * 1000, YAML
    ),
    letter(
        "yaml-keys",
        "20 000 keys",
        "error: a mapping has at most 1000",
        "".join(f"k{n}: x\n" for n in range(20_000)),
        TOO_MUCH,
    ),
    letter(
        "yaml-entries",
        "a list of 19 000 States",
        "error: a list has at most 1000 entries",
        f"{LETTER}on_behalf_of: [{'Ghana, ' * 19_000}]\n",
        TOO_MUCH,
    ),
    letter(
        "yaml-key", "a key of 900 000 letters", "error: a key is a word", f"{LETTER}? {'k' * 900_000}\n: x\n", "bad-key"
    ),
    letter(
        "yaml-value",
        "a title of 900 000 letters",
        "error: at most 10 000 letters",
        f"{LETTER}title: {'x' * 900_000}\n",
        TOO_MUCH,
    ),
    letter(
        "yaml-large",
        "a file of 30 million bytes",
        "error: at most a million bytes",
        b"# " + b"x" * 30_000_000,
        TOO_MUCH,
    ),
    letter("yaml-anchors", "10 000 anchors on anchors", "error", "&a " * 10_000, YAML),
    letter("yaml-indent", "an indentation indicator of 1000 figures", "error", "a: |" + "9" * 1000, YAML),
    letter(
        "not-text",
        "UTF-16 with a byte order mark",
        "error: this is not text in UTF-8",
        LETTER.encode("utf-16"),
        "not-text",
    ),
]
