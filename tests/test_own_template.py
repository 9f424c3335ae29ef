"""docs/templates.md: what a newcomer does by it works, and its tables name everything."""

import re
import shlex
from pathlib import Path

import pytest
from support.sampling import PROOF

from drafter.cli.app import main
from drafter.document.tags import GROUPS, PARAGRAPHS, RUNS
from drafter.facts.to_json import FACTS
from drafter.load import from_file
from drafter.look.model import Role, Style
from drafter.pipeline import derive
from drafter.profile import profile
from drafter.template_tools.check import page_names
from drafter.templates import Description, find_template

pytestmark = pytest.mark.slow

PAGE = Path(__file__).parent.parent / "docs" / "templates.md"
TEXT = PAGE.read_text(encoding="utf-8")
FACTS_TEXT = PAGE.with_name("facts.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return [text for named, text in found if named == language]


def test_the_steps_lead_to_a_letter_and_into_the_gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    first, second = blocks("")
    commands = [line.split("#")[0] for line in first.splitlines()]
    assert [main(shlex.split(command)[1:]) for command in commands if command.startswith("drafter")] == [0, 0]
    old, new = shlex.split(next(command for command in commands if command.startswith("mv ")))[1:]
    Path(old).rename(new)
    for sample in Path(new).glob("sample*.yaml"):
        text = sample.read_text(encoding="utf-8")
        sample.write_text(text.replace("template: letter", f"template: {Path(new).name}"), "utf-8")
    (Path(new) / "letter.html.j2").write_text(blocks("jinja")[0], encoding="utf-8")
    (Path(new) / "look.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    after = [shlex.split(line.split("#")[0])[1:] for line in second.splitlines()]
    assert [command[0] for command in after] == ["templates", "new", "render", "gallery"]
    codes = [main([*command, "--no-input"] if command[0] == "new" else command) for command in after[:-1]]
    assert codes == [0, 0, 0]
    assert Path("letter.docx").is_file()
    if PROOF:  # The gallery with all its letters takes half a minute.
        assert main(after[-1]) == 0
        assert 'href="ferry-letter/index.html"' in Path("site/index.html").read_text(encoding="utf-8")


def test_every_name_that_a_template_sees_is_there() -> None:
    draft = derive(from_file(find_template("letter").sample))
    names = page_names(draft.letter, draft.facts, draft.source)
    assert len(names) > 20
    assert {row.name for row in FACTS} < names
    assert [name for name in sorted(names) if f"`{name}`" not in TEXT + FACTS_TEXT] == []


def test_every_key_of_a_description_is_there() -> None:
    assert [key for key in Description.__struct_fields__ if f"`{key}`" not in TEXT] == []


def test_every_element_is_there() -> None:
    headings = {f"h{level}" for level in range(2, 6)}
    tags = (GROUPS | PARAGRAPHS | RUNS | {"img", "br", "field"}) - headings
    assert [tag for tag in sorted(tags) if f"`{tag}`" not in TEXT] == []


@pytest.mark.parametrize("model", [Style, Role])
def test_every_key_of_a_style_and_a_role_is_there(model: type[Style | Role]) -> None:
    assert [key for key in model.__struct_fields__ if f"`{key}`" not in TEXT] == []


def test_the_profile_is_valid(tmp_path: Path) -> None:
    (tmp_path / "drafter.toml").write_text(blocks("toml")[0], encoding="utf-8")
    assert profile(tmp_path).letter.signatory is not None
