"""Word files and PDF from strangers, compared or asked for their YAML."""

from __future__ import annotations

from attacks.attack import Attack, keys
from attacks.make_files import folder_called, kept_secret, linked, outside, pipe, sparse
from attacks.make_images import carrying, climbing, crowded, lying, squeezed, zipped

LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(12))
    + b"]><letter xmlns='urn:drafter:letter'>&m;</letter>"
)


EXTERNAL = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
CIRCLE = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R]/Parent 2 0 R>>"
    b"endobj\ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"
)

ATTACKS = [
    *(
        Attack(
            f"{name}-{command.split()[0]}",
            f"`{command.split()[0]}` of {tried}",
            happens,
            {"a.docx": data, "b.docx": data},
            command,
            code,
            said,
        )
        for command, code, said in (("extract a.docx", 4, "error"), ("verify a.docx b.docx", 4, "error"))
        for name, tried, happens, data in (
            (
                "zip-bomb",
                "a package that unpacks to 600 million bytes",
                "error",
                zipped(b"", 300),
            ),
            (
                "entity-bomb",
                "a package with entities of entities",
                "error",
                zipped(LAUGHS),
            ),
            ("package-cut", "a package that is cut short", "error", zipped(b"<a/>")[:60]),
            ("package-none", "a file that is no package", "error", b"PK\x90"),
        )
    ),
    Attack(
        "pdf-cut",
        "`extract` of a PDF that is cut short",
        "error",
        {"a.pdf": b"%PDF-1.7\n1 0 obj <<"},
        "extract a.pdf",
        4,
        "error",
    ),
    Attack(
        "pdf-stream",
        "`extract` of a PDF whose attachment unpacks to 300 million bytes",
        "error",
        {
            "a.pdf": b"%PDF-1.7\n1 0 obj<</Type/EmbeddedFile/Filter/FlateDecode/Length 9>>stream\n"
            + squeezed(300)
            + b"\nendstream endobj"
        },
        "extract a.pdf",
        4,
        "error",
    ),
    *(
        Attack(
            f"{name}-{command.split()[0]}",
            f"`{command.split()[0]}` of {tried}",
            "error",
            {},
            command,
            code,
            "error",
            prepare=prepare,
        )
        for command, code in (("extract a.docx", 4), ("verify a.docx a.docx", 4))
        for name, tried, prepare in (
            ("large", "a file of a hundred thousand million bytes", sparse("a.docx")),
            ("device", "a link to `/dev/zero`", linked("a.docx", "/dev/zero")),
            ("folder", "a folder", folder_called("a.docx")),
        )
    ),
    Attack(
        "pipe-extract",
        "`extract` of a named pipe",
        "error, without waiting for ever",
        {},
        "extract a.docx",
        4,
        "error",
        prepare=pipe("a.docx"),
    ),
    Attack(
        "pipe-verify",
        "`verify` of a named pipe",
        "error, without waiting for ever",
        {},
        "verify a.docx a.docx",
        2,
        "error",
        prepare=pipe("a.docx"),
    ),
    Attack(
        "extract-linked",
        "`extract` to a link to a file outside",
        "error; nothing is written",
        {"a.docx": carrying(b"a: b")},
        "extract a.docx -o out.md",
        4,
        "link",
        prepare=outside("out.md"),
        after=kept_secret,
    ),
    Attack(
        "extract-over",
        "`extract` over a file of somebody else's",
        "error; it stays",
        {"a.docx": carrying(b"a: b"), "out.yaml": "mine"},
        "extract a.docx -o out.yaml",
        4,
        "would-overwrite",
    ),
    Attack(
        "extract-terminal",
        "`extract` of a YAML that would paint the terminal",
        "error: no letter holds such a character",
        {"a.docx": carrying(b"a: \x1b[31m")},
        "extract a.docx",
        4,
        "error",
    ),
    Attack(
        "package-climbing",
        "`extract` of a package with entries `../../x`",
        "nothing is unpacked; there is no letter in it",
        {"a.docx": climbing()},
        "extract a.docx",
        4,
        "no-source",
    ),
    Attack(
        "package-of-many",
        "`verify` of a package of 100 000 entries",
        "error",
        {"a.docx": crowded(100_000)},
        "verify a.docx a.docx",
        4,
        "error",
    ),
    Attack(
        "package-overlapping",
        "`verify` of a package whose entries are one another",
        "error",
        {"a.docx": lying()},
        "verify a.docx a.docx",
        4,
        "error",
    ),
    Attack(
        "package-external",
        "`verify` of a package with an external entity",
        "error",
        {"a.docx": zipped(EXTERNAL)},
        "verify a.docx a.docx",
        4,
        "error",
    ),
    Attack(
        "pdf-circle",
        "`verify` of a PDF whose pages are one another",
        "error",
        {"a.pdf": CIRCLE},
        "verify a.pdf a.pdf",
        4,
        "error",
    ),
    *(
        Attack(
            f"{name}-verify-build",
            f"`verify-build` of {tried}",
            "error",
            keys(),
            "verify-build letter.yaml -o out.docx",
            4,
            "error",
            prepare=prepare,
            watched=False,
        )
        for name, tried, prepare in (
            ("pipe", "a result that is a named pipe", pipe("out.docx")),
            ("large", "a result of a hundred thousand million bytes", sparse("out.docx")),
            ("device", "a result that is a link to `/dev/zero`", linked("out.docx", "/dev/zero")),
        )
    ),
]
