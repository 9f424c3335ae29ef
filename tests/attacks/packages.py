"""Word files and PDFs from strangers, for `extract`, `verify` and `verify-build`."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_keys
from attacks.harmful_data import (
    compressed,
    package_of_many_entries,
    package_with_file,
    package_with_outside_paths,
    package_with_overlapping_entries,
    package_with_yaml,
    word_package,
)
from attacks.special_files import check_secrets_unchanged, empty_folder, huge_file, link_to, link_to_secret, named_pipe

LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(12))
    + b"]><letter xmlns='urn:drafter:letter'>&m;</letter>"
)


EXTERNAL = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
CYCLE = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R]/Parent 2 0 R>>"
    b"endobj\ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"
)

ATTACKS = [
    *(
        Attack(
            f"{name}-{command.split()[0]}",
            f"`{command.split()[0]}` of {attempt}",
            response,
            {"a.docx": data, "b.docx": data},
            command,
            code,
            output,
        )
        for command, code, output in (("extract a.docx", 4, "error"), ("verify a.docx b.docx", 4, "error"))
        for name, attempt, response, data in (
            (
                "zip-bomb",
                "a package that unpacks to 600 million bytes",
                "refuses it",
                word_package(b"", 300),
            ),
            (
                "entity-bomb",
                "a package with entities of entities in its XML",
                "refuses it",
                word_package(LAUGHS),
            ),
            ("package-cut", "a truncated package", "refuses it", word_package(b"<a/>")[:60]),
            ("package-none", "a file that is not a package", "refuses it", b"PK\x90"),
        )
    ),
    Attack(
        "pdf-cut",
        "`extract` of a truncated PDF",
        "refuses it",
        {"a.pdf": b"%PDF-1.7\n1 0 obj <<"},
        "extract a.pdf",
        4,
        "error",
    ),
    Attack(
        "pdf-stream",
        "`extract` of a PDF whose attachment unpacks to 300 million bytes",
        "refuses it",
        {
            "a.pdf": b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Filter/FlateDecode/Length 9>>stream\n"
            + compressed(300)
            + b"\nendstream endobj"
        },
        "extract a.pdf",
        4,
        "error",
    ),
    *(
        Attack(
            f"{name}-{command.split()[0]}",
            f"`{command.split()[0]}` of {attempt}",
            "refuses it",
            {},
            command,
            code,
            "error",
            prepare=prepare,
        )
        for command, code in (("extract a.docx", 4), ("verify a.docx a.docx", 4))
        for name, attempt, prepare in (
            ("large", "a file of 100 GB", huge_file("a.docx")),
            ("device", "a link to `/dev/zero`", link_to("a.docx", "/dev/zero")),
            ("folder", "a folder", empty_folder("a.docx")),
        )
    ),
    Attack(
        "pipe-extract",
        "`extract` of a named pipe",
        "refuses it without waiting",
        {},
        "extract a.docx",
        4,
        "error",
        prepare=named_pipe("a.docx"),
    ),
    Attack(
        "pipe-verify",
        "`verify` of a named pipe",
        "refuses it without waiting",
        {},
        "verify a.docx a.docx",
        2,
        "error",
        prepare=named_pipe("a.docx"),
    ),
    Attack(
        "extract-linked",
        "`extract` to a link to a file outside",
        "refuses it and writes nothing",
        {"a.docx": package_with_yaml(b"a: b")},
        "extract a.docx -o out.md",
        4,
        "link",
        prepare=link_to_secret("out.md"),
        after=check_secrets_unchanged,
    ),
    Attack(
        "extract-over",
        "`extract` over a file that Drafter did not write",
        "refuses it and keeps the file",
        {"a.docx": package_with_yaml(b"a: b"), "out.yaml": "mine"},
        "extract a.docx -o out.yaml",
        4,
        "would-overwrite",
    ),
    Attack(
        "extract-terminal",
        "`extract` of YAML with escape sequences for the terminal",
        "refuses it: control characters are not allowed",
        {"a.docx": package_with_yaml(b"a: \x1b[31m")},
        "extract a.docx",
        4,
        "error",
    ),
    Attack(
        "package-climbing",
        "`extract` of a package with entries `../../x`",
        "refuses it and unpacks nothing: no letter in it",
        {"a.docx": package_with_outside_paths()},
        "extract a.docx",
        4,
        "no-source",
    ),
    Attack(
        "extract-climbing-file",
        "`extract` of a letter with a file `../../x`",
        "refuses it and writes nothing",
        {"a.docx": package_with_file("../../x")},
        "extract a.docx -o out",
        4,
        "no-source",
    ),
    Attack(
        "extract-hidden-file",
        "`extract` of a letter with a file `.ssh/authorized_keys`",
        "refuses it and writes nothing",
        {"a.docx": package_with_file(".ssh/authorized_keys")},
        "extract a.docx -o out",
        4,
        "no-source",
    ),
    Attack(
        "package-of-many",
        "`verify` of a package of 100,000 entries",
        "refuses it",
        {"a.docx": package_of_many_entries(100_000)},
        "verify a.docx a.docx",
        4,
        "error",
    ),
    Attack(
        "package-overlapping",
        "`verify` of a package with wrong sizes for its entries",
        "refuses it",
        {"a.docx": package_with_overlapping_entries()},
        "verify a.docx a.docx",
        4,
        "error",
    ),
    Attack(
        "package-external",
        "`verify` of a package with an external entity",
        "refuses it",
        {"a.docx": word_package(EXTERNAL)},
        "verify a.docx a.docx",
        4,
        "error",
    ),
    Attack(
        "pdf-cycle",
        "`verify` of a PDF whose pages contain themselves",
        "refuses it",
        {"a.pdf": CYCLE},
        "verify a.pdf a.pdf",
        4,
        "error",
    ),
    *(
        Attack(
            f"{name}-verify-build",
            f"`verify-build` of {attempt}",
            "refuses it",
            letter_with_keys(),
            "verify-build letter.yaml -o out.docx",
            4,
            "error",
            prepare=prepare,
            watched=False,
        )
        for name, attempt, prepare in (
            ("pipe", "an output that is a named pipe", named_pipe("out.docx")),
            ("large", "an output of 100 GB", huge_file("out.docx")),
            ("device", "an output that is a link to `/dev/zero`", link_to("out.docx", "/dev/zero")),
        )
    ),
]
