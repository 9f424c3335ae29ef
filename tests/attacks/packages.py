"""Word files and PDF from strangers, compared or asked for their YAML."""

from __future__ import annotations

from attacks.attack import Attack
from attacks.drawing import squeezed, zipped

LAUGHS = (
    b"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(12))
    + b"]><letter xmlns='urn:drafter:letter'>&m;</letter>"
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
]
