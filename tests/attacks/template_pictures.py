"""Pictures that a template takes from elsewhere, or that are too large."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_template, no_preparation
from attacks.harmful_data import image
from attacks.special_files import huge_file, link_to, link_to_secret, named_pipe

PICTURE = "templates/evil/a.png"


def picture_attack(name: str, attempt: str, source: str, output: str, prepare: object = no_preparation) -> Attack:
    """Return an attack through a picture of a template, which is refused."""
    page = f'<img src="{source}" alt="Arms"/>{{{{ body }}}}'
    files = letter_with_template(page)
    return Attack(
        f"template-picture-{name}",
        f"a template with {attempt}",
        "refuses it",
        files,
        output=output,
        prepare=prepare,  # type: ignore[arg-type]
    )


ATTACKS = [
    picture_attack("climbing", "a picture `../../letter.png`", "../../letter.png", "is not in the template's folder"),
    picture_attack("absolute", "a picture `/etc/passwd`", "/etc/passwd", "is not in the template's folder"),
    picture_attack("address", "a picture at an address", "http://198.51.100.1/a.png", "not in the template's folder"),
    picture_attack("script", "a picture `javascript:x`", "javascript:x", "is not in the template's folder"),
    picture_attack("hidden", "a picture `.git/a.png`", ".git/a.png", "is not in the template's folder"),
    picture_attack("text", "the page itself as a picture", "letter.html.j2", "is not a PNG or JPEG picture"),
    picture_attack("linked", "a picture that is a link outside", "a.png", "leads out", link_to_secret(PICTURE)),
    picture_attack("pipe", "a picture that is a named pipe", "a.png", "not a regular file", named_pipe(PICTURE)),
    picture_attack("large", "a picture of 100 GB", "a.png", "the limit is", huge_file(PICTURE)),
    picture_attack("device", "a picture that links to `/dev/zero`", "a.png", "leads", link_to(PICTURE, "/dev/zero")),
    Attack(
        "template-picture-loop",
        "a template that prints a picture 10,000 times",
        "refuses it: too many pictures",
        letter_with_template(
            '{% macro m() %}<img src="a.png" alt="A"/>{% endmacro %}'
            + "{% for a in organs %}"
            + "{{ m() }}" * 200
            + "{% endfor %}{{ body }}",
            **{PICTURE: image()},
        ),
        output="limited to 100 pictures",
    ),
    Attack(
        "template-picture-size",
        "a template with a picture of 999 points",
        "refuses it: larger than the text area",
        letter_with_template(
            '<img src="a.png" alt="A" width="999"/>{{ body }}<p>{{ signatories[0].name }}</p>', **{PICTURE: image()}
        ),
        output="the text area has",
    ),
]
