"""Import invents nothing: each value is in the source, and what is proved is what was read."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace
from support.imports import SAMPLES, name_of
from support.sampling import sampled

import drafter
from drafter.errors import DrafterError
from drafter.importer.import_letter import Imported, import_letter, import_source, read_source
from drafter.importer.model import SourceLetter, SourceParagraph, Span, cut, paragraphs_of
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
        names = [body_name(value, code, body.since) for body in bodies()[value]]
        return [form for name in names for form in (name.printed, name.of)]
    found = language.names.find(str(value)) if key in ("state", "senders", "on_behalf_of") else None
    rows = language.names.by_code[found.code] if found else ()
    return [
        str(value).strip("* "),
        *(form for row in rows for form in (row.short, row.running, row.formal, *dict(row.forms).values())),
    ]


def is_in_source(key: str, value: Any, source: str, code: str) -> bool:
    if key in WORDS_OF_THE_MODEL | OTHER_FORMS or str(value) in OFFICES or value in officers_of(code):
        return True
    if key == "organs" and code == "ru":
        # A request names an organ in the genitive, whose words begin alike.
        return all(word[:6].casefold() in source for word in forms_of(key, value, code)[0].split())
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
        spaced = re.sub(r"</(?:p|td|th|h\d)>|<br>", " ", page.decode())
        # The mark of a note is a word of its own, the ending of 1er is none.
        texts = (re.sub(r"<(?:sup|a)\b[^>]*>", " ", spaced), spaced)
        source = " ".join(comparable(re.sub(r"<[^>]+>", "", text)).casefold() for text in texts)
        values = yaml.safe_load(import_letter(data, name).yaml)
        code = values.get("language", "en")
        assert [entry for entry in leaves(values) if not is_in_source(*entry, source, code)] == []


def test_the_keys_of_an_imported_letter_are_those_of_the_model() -> None:
    """The test above looks at all of them."""
    assert {"office", "gender"} <= set(Addressee.__struct_fields__) & set(Sender.__struct_fields__)
    assert "family" in Signatory.__struct_fields__


def shown(text: str) -> str:
    """The text without spaces, of which a reader may find others."""
    return re.sub(r"\s+", "", comparable(text)).casefold()


def text_of(source: SourceLetter) -> str:
    """The text of a source in reading order."""
    parts = [*source.top, *paragraphs_of(source.blocks), *source.foot]
    return shown(" ".join(part.text for part in parts))


def without_word(paragraph: SourceParagraph, word: int) -> SourceParagraph:
    """The paragraph without one of its words; the others keep their style and their line."""
    matches = list(re.finditer(r"\S+", paragraph.text))
    before, after = cut(paragraph, 0, matches[word].start()), cut(paragraph, matches[word].end())
    space = Span("\n" if "\n" in paragraph.text[: matches[word].start()][-1:] else " ")
    between = (space,) if before.spans and after.spans else ()
    return replace(paragraph, spans=(*before.spans, *between, *after.spans))


def evidence(imported: Imported) -> Iterator[tuple[str, str]]:
    """The keys of what is proved, each with the words that the source must show for it."""
    facts = derive(LetterInput("letter.yaml", imported.yaml.encode())).facts
    listed = facts.on_behalf_of.text if facts.on_behalf_of and not facts.is_document else ""
    for field in imported.grades:
        if field.grade == "proved" and field.key in ("title", "date", "senders", "addressees"):
            yield field.key, field.value if facts.is_document else facts.title
        elif field.grade == "proved" and field.key.endswith(".lines"):
            yield from ((field.key, line) for line in field.value.split(" / "))
        elif field.grade == "proved":
            yield field.key, listed if field.key == "on_behalf_of" else field.value


def cases(source: SourceLetter, words: Sequence[str]) -> Iterator[tuple[str, SourceLetter]]:
    """Sources without one word, for each word of the paragraphs that show what is proved; with the word."""
    for index, block in enumerate(source.blocks):
        own = shown(block.text) if isinstance(block, SourceParagraph) else ""
        if not isinstance(block, SourceParagraph) or not any(one and (one in own or own in one) for one in words):
            continue
        for word, match in enumerate(re.finditer(r"\S+", block.text)):
            yield (
                match[0],
                replace(
                    source, blocks=(*source.blocks[:index], without_word(block, word), *source.blocks[index + 1 :])
                ),
            )


@pytest.mark.parametrize("path", sampled(SAMPLES, 12), ids=name_of)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_proved_is_what_was_read(path: Path, form: str) -> None:
    """Once a word of its proof is missing, a field is not proved any more, or what is left proves another value."""
    name, data = next(iter(drafter.draft(path, form).items()))
    source = read_source(data, name)
    words = {shown(text) for _, text in evidence(import_source(source, name))}
    assert words or "as-sent" in str(path)
    read = 0
    for dropped, changed in cases(source, sorted(words)):
        try:
            imported = import_source(changed, name)
            found = list(evidence(imported))
        except DrafterError:
            continue
        read += 1
        text = text_of(changed)
        assert [(key, words) for key, words in found if shown(words) not in text] == [], dropped
    assert read or not words
