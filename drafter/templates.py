"""The templates: each is a folder with template.yaml, letter.html.j2 and sample.yaml, found by its name."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from drafter.errors import Finding, InvalidLetter, InvalidTemplate, Place

SHARED = "_shared"
Kind = Literal["identical-letters", "letter", "letters", "note-verbale"]


class Description(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What template.yaml says of a kind of letter; `requires` are the keys without which it is not rendered."""

    title: Annotated[str, msgspec.Meta(min_length=1)]
    summary: Annotated[str, msgspec.Meta(min_length=1)]
    kind: Kind
    languages: tuple[str, ...] = ()
    requires: tuple[str, ...] = ("body", "addressees")
    refuses: dict[str, str] = {}


class Template(msgspec.Struct, frozen=True):
    """A kind of letter: its name, its folder, the folder of the partials, and its description."""

    name: str
    folder: Path
    shared: Path
    description: Description

    @property
    def looks(self) -> tuple[Path, ...]:
        """The look files, the template's own measurements last."""
        own = self.folder / "look.yaml"
        return (self.shared / "look.yaml", *([own] if own.is_file() else []))

    @property
    def sample(self) -> Path:
        """The letter that `drafter new` writes."""
        return self.folder / "sample.yaml"


def built_in() -> Path:
    """The folder of the templates that come with Drafter: inside the package, or beside it in a checkout."""
    inside = Path(__file__).parent / "_templates"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "templates"


def find(name: str, folders: Sequence[Path] = ()) -> Template:
    """The template called `name`, of the folders given or built in; raises InvalidLetter with a suggestion."""
    if name.replace("-", "").isalnum() and not name.startswith("_"):
        for root in (*folders, built_in()):
            if (root / name / "template.yaml").is_file():
                return _read(root / name, _shared(root))
    near = difflib.get_close_matches(name, [template.name for template in every(folders)], 1)
    hint = f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(t.name for t in every(folders))}."
    fix = near[0] if near else None
    raise InvalidLetter(Finding("unknown-template", f'No template is called "{name}"; {hint}', fix=fix))


def every(folders: Sequence[Path] = ()) -> Iterator[Template]:
    """All templates by name, those of the folders given before the built-in ones of the same name."""
    seen: dict[str, Template] = {}
    for root in (*folders, built_in()):
        for file in sorted(root.glob("*/template.yaml")):
            if file.parent.name not in seen and not file.parent.name.startswith("_"):
                seen[file.parent.name] = _read(file.parent, _shared(root))
    yield from (seen[name] for name in sorted(seen))


def _shared(root: Path) -> Path:
    own = root / SHARED
    return own if own.is_dir() else built_in() / SHARED


@lru_cache(maxsize=64)
def _read(folder: Path, shared: Path) -> Template:
    import yaml

    file = folder / "template.yaml"
    try:
        said = yaml.load(file.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return Template(folder.name, folder, shared, msgspec.convert(said, Description))
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        place = Place(str(Path(folder.name) / file.name), 1, 1, 1, 1)
        message = f"The description of the template `{folder.name}` is not valid: {error}"
        raise InvalidTemplate(Finding("template", message, place)) from None
