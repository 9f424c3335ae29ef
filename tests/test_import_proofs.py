"""Import invents nothing: each value is in the source, and what is proved is what was read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace
from support.imports import SAMPLES, name_of
from support.sampling import sampled

import drafter
from drafter.errors import DrafterError
from drafter.importer.import_letter import import_letter, import_source, read_source
from drafter.importer.model import SourceLetter, SourceParagraph, Span
from drafter.importer.normalize import comparable
from drafter.languages import load_language
from drafter.languages.bodies import body_name, officers
from drafter.letter.parts import Addressee, Sender, Signatory
from drafter.load import LetterInput
from drafter.pipeline import derive
from drafter.un import offices
from drafter.un.bodies import bodies

# Ids that stand for words, and values that are words of the model, not of the source.
OFFICES = {**dict.fromkeys(offices.SENDERS), **dict.fromkeys(offices.ADDRESSEES)}
WORDS_OF_THE_MODEL = {"template", "language", "signatory_order", "agenda", "gender", "family_first", "draft"}
WORDS_OF_THE_MODEL |= {"original", "at", "distribution"}
# Days of publication and numbers are printed in other forms.
OTHER_FORMS = {"published", "number", "session", "year", "title_size"}
# A word, or a Chinese character.
WORD = re.compile("[\u3400-\u9fff]|[^\\W\u3400-\u9fff]+")
DAYS = {"date", "distributed", "reissued", "further_dates"}


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a letter, each with its key."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    elif value is not None:
        yield key, value


def forms_of(key: str, value: Any, code: str) -> list[str]:
    """The words that the source may show for a value: days, names of States, organs and committees in their forms."""
    language = load_language(code)
    if key in DAYS:
        day = value if hasattr(value, "year") else yaml.safe_load(str(value))
        return [language.day(day), language.masthead_day(day)]  # type: ignore[attr-defined]
    if key == "organs":
        return [language.words.organs[value]]
    if value in bodies():
        return [body_name(value, code, body.since).printed for body in bodies()[value]]
    found = language.names.find(str(value)) if key in ("state", "senders", "on_behalf_of") else None
    rows = language.names.by_code[found.code] if found else ()
    return [
        str(value).strip("* "),
        *(form for row in rows for form in (row.short, row.running, row.formal, *dict(row.forms).values())),
    ]


def is_in_source(key: str, value: Any, source: str, code: str) -> bool:
    if key in WORDS_OF_THE_MODEL | OTHER_FORMS or str(value) in OFFICES or value in officers_of(code):
        return True
    if key == "body":
        return words_of_body(value) <= set(WORD.findall(source))
    return any(comparable(form).casefold() in source for form in forms_of(key, value, code) if form)


def officers_of(code: str) -> set[str]:
    return {officer.id for officer in officers(code)}


def words_of_body(body: str) -> set[str]:
    """The words of a body without its expressions, addresses, names of notes, and labels, which languages print."""
    text = re.sub(r"\{\{.*?\}\}|\[\^\w+\]|\]\([^)]*\)|(?m:^\s*\([a-z]+\) )", " ", body, flags=re.DOTALL)
    return set(WORD.findall(comparable(re.sub(r"[*\\\\]|~~|[\^~]", "", text)).casefold()))


@pytest.mark.parametrize("path", sampled(SAMPLES, 8), ids=name_of)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_each_value_is_in_the_source_or_follows_from_it(path: Path, form: str) -> None:
    pages = drafter.draft(path, "html").values()
    for (name, data), page in zip(drafter.draft(path, form).items(), pages, strict=True):
        text = re.sub(r"</(?:p|td|th|h\d)>|<br>|<(?:sup|a)\b[^>]*>", " ", page.decode())
        source = comparable(re.sub(r"<[^>]+>", "", text)).casefold()
        values = yaml.safe_load(import_letter(data, name).yaml)
        code = values.get("language", "en")
        assert [entry for entry in leaves(values) if not is_in_source(*entry, source, code)] == []


def test_the_keys_of_an_imported_letter_are_those_of_the_model() -> None:
    """The test above looks at all of them."""
    assert {"office", "gender"} <= set(Addressee.__struct_fields__) & set(Sender.__struct_fields__)
    assert "family" in Signatory.__struct_fields__


def without_word(source: SourceLetter, block: int, word: int) -> tuple[SourceLetter, str]:
    """The source without a word of a paragraph, and that word."""
    paragraph = source.blocks[block]
    assert isinstance(paragraph, SourceParagraph)
    words = paragraph.text.split()
    changed = replace(paragraph, spans=(Span(" ".join(words[:word] + words[word + 1 :])),))
    return replace(source, blocks=(*source.blocks[:block], changed, *source.blocks[block + 1 :])), words[word]


@pytest.mark.parametrize("path", sampled(SAMPLES, 12), ids=name_of)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_proved_is_what_was_read(path: Path, form: str) -> None:
    """Without any word of the title, the title is not proved any more, or it is that of another letter."""
    name, data = next(iter(drafter.draft(path, form).items()))
    source = read_source(data, name)
    # The title of the item, which a request for its inclusion shows above its own, is no title of a letter.
    titles = [index for index, block in enumerate(source.blocks) if block.role.startswith("title-")]
    at = next(iter(titles[1:] if "template: explanatory" in import_source(source, name).yaml else titles), None)
    title = source.blocks[at] if at is not None else None
    if at is None or not isinstance(title, SourceParagraph):
        return
    for word in range(len(title.text.split())):
        changed, dropped = without_word(source, at, word)
        try:
            imported = import_source(changed, name)
        except DrafterError:
            continue
        grades = {field.key: field.grade for field in imported.grades}
        if grades.get("title") == "proved":
            facts = derive(LetterInput("letter.yaml", imported.yaml.encode())).facts
            block = changed.blocks[at]
            assert isinstance(block, SourceParagraph)
            assert comparable(facts.title) == comparable(block.text), dropped
