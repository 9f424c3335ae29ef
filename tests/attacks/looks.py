"""`look.yaml` with names and measurements that contain code or impossible values."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_template

ATTACKS = [
    Attack(
        "look-import",
        "a font name that makes the style sheet import an address",
        "refuses it: not a font name",
        letter_with_template("", **{"templates/evil/look.yaml": 'text_face: "x;} @import url(http://198.51.100.1/)"'}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-script",
        "a font name `</style><script>`",
        "refuses it: not a font name",
        letter_with_template("", **{"templates/evil/look.yaml": 'text_face: "</style><script>alert(1)</script>"'}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-class",
        "a role name that closes a rule of the style sheet",
        "refuses it: not a role name",
        letter_with_template("", **{"templates/evil/look.yaml": 'roles: {"a{} @import": {style: Normal}}'}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-number",
        "a size that is not a number",
        "refuses it",
        letter_with_template("", **{"templates/evil/look.yaml": "styles: {Normal: {name: Normal, size: .nan}}"}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-cycle",
        "a style that is based on itself",
        "refuses it",
        letter_with_template(
            "", **{"templates/evil/look.yaml": "styles: {Normal: {name: Normal, based_on: SingleTxt}}"}
        ),
        output="based on itself",
    ),
    Attack(
        "look-no-room",
        "margins that leave no room for text",
        "refuses it",
        letter_with_template("", **{"templates/evil/look.yaml": "page: {top: 15000}"}),
        output="too little room",
    ),
    Attack(
        "look-digits",
        "a number of 100,000 digits",
        "refuses it",
        letter_with_template("", **{"templates/evil/look.yaml": "page: {top: " + "9" * 100_000 + "}"}),
        output=r"error\[look\]",
    ),
    *(
        Attack(
            f"look-{name}",
            f"`{look}` in look.yaml",
            "refuses it",
            letter_with_template("", **{"templates/evil/look.yaml": look}),
            output=r"error\[look\]",
        )
        for name, look in (
            ("address", "masthead: {emblem: 'url(http://198.51.100.1/a.png)'}"),
            ("font-file", "text_face: 'x; src: url(file:///etc/passwd)'"),
            ("font-path", "styles: {Normal: {font: ../../../etc/passwd}}"),
            ("font-of-word-only", "alternative_face: Georgia"),
            ("two-lines", "page: {left: 1200}\npage: {left: 9}"),
            ("unknown-key", "'@import': 'url(//198.51.100.1/a.css)'"),
            ("style-name", "styles: {Normal: {name: 'a\"><w:x/>'}}"),
            ("size-huge", "styles: {Normal: {name: Normal, size: 1.0e+300}}"),
            ("size-negative", "page: {width: -1}"),
        )
    ),
]
