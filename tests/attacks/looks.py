"""Looks: names and measurements that would be more than that."""

from __future__ import annotations

from attacks.attack import Attack, page

ATTACKS = [
    Attack(
        "look-import",
        "a face named so that the style sheet imports an address",
        "error: this is no name of a face",
        page("", **{"templates/evil/look.yaml": 'text_face: "x;} @import url(http://198.51.100.1/)"'}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-script",
        "a face named `</style><script>`",
        "error: this is no name of a face",
        page("", **{"templates/evil/look.yaml": 'text_face: "</style><script>alert(1)</script>"'}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-class",
        "a role named so that it ends a rule of the style sheet",
        "error: this is no name of a role",
        page("", **{"templates/evil/look.yaml": 'roles: {"a{} @import": {style: Normal}}'}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-number",
        "a size that is not a number",
        "error",
        page("", **{"templates/evil/look.yaml": "styles: {Normal: {name: Normal, size: .nan}}"}),
        output=r"error\[look\]",
    ),
    Attack(
        "look-circle",
        "a style that is based on itself",
        "error",
        page("", **{"templates/evil/look.yaml": "styles: {Normal: {name: Normal, based_on: SingleTxt}}"}),
        output="based on itself",
    ),
    Attack(
        "look-without-room",
        "margins that leave no room, so that pages never end",
        "error",
        page("", **{"templates/evil/look.yaml": "page: {top: 15000}"}),
        output="too little room",
    ),
    Attack(
        "look-digits",
        "a number of 100 000 figures",
        "error",
        page("", **{"templates/evil/look.yaml": "page: {top: " + "9" * 100_000 + "}"}),
        output=r"error\[look\]",
    ),
    *(
        Attack(
            f"look-{name}",
            f"`{look}` in look.yaml",
            "error: no such measurement",
            page("", **{"templates/evil/look.yaml": look}),
            output=r"error\[look\]",
        )
        for name, look in (
            ("address", "masthead: {emblem: 'url(http://198.51.100.1/a.png)'}"),
            ("face-file", "text_face: 'x; src: url(file:///etc/passwd)'"),
            ("unknown-key", "'@import': 'url(//198.51.100.1/a.css)'"),
            ("style-name", "styles: {Normal: {name: 'a\"><w:x/>'}}"),
            ("size-huge", "styles: {Normal: {name: Normal, size: 1.0e+300}}"),
            ("size-below-nothing", "page: {width: -1}"),
        )
    ),
]
