"""Plain text as a source letter: text read off pages or copied from a site, with the bold marks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.importer.model import SourceBlock, SourceLetter, SourceParagraph, Span, trimmed
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.signatures import is_signed
from drafter.importer.title import title_starts
from drafter.languages import load_language

# [words](address), whose brackets may be escaped; the words are text.
_LINK = re.compile(r"\[((?:[^\[\]\\\n]|\\.){1,500})\]\(([^()\s]*|[^()\s]*\([^()\s]*\)[^()\s]*)\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_BOLD = re.compile(r"\*\*(?=\S)(.{1,400}?)(?<=\S)\*\*|__(?=\S)(.{1,400}?)(?<=\S)__", re.DOTALL)
# A mark of bold without its partner; asterisks before a space are the mark of a note.
_LONE_BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")
_LABEL = re.compile(r"(?P<label>\d{1,3}[.)]|\((?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\))\s+(?=\S)")
_BULLET = re.compile(r"(?P<indent>\s*)[•·▪■●○◦–-]\s+(?=\S)")
_FOOT = re.compile(r"\*{1,3}\s+\S|\d{2}-\d{5}")
_RULE = re.compile(r"[_\s]{4,}|-{4,}|\*{3,}|={4,}")
# A line of this length is a paragraph, or part of one that was wrapped.
_LONG_LINE = 70
_WRAPPED = 120
# The shortest line of a wrapped paragraph but the last, as a share of the longest.
_SHORTEST_OF_WRAPPED = 0.6
_SENTENCE_END = re.compile(r"[.:;?!…]['\"”’»)\]]*\s*$")
_GOES_ON = re.compile(r"['\"“«‘(]?[a-zа-яёß-ÿ]")
_MASTHEAD = re.compile(
    r"(?=\bDistr\.)|(?=\bOriginal\s?:)|(?<=\bsession)\s(?=\S)|(?<=\byear)\s(?=\S)|(?=\bAgenda items?\s\d)|"
    r"(?=\bSecurity Council\b)|"
    r"(?=\bGeneral Assembly\b)"
)


# What a text of Windows in UTF-16 begins with.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# A line that ends with a hyphen: that of a word, or one that divides a word between two lines.
_DIVIDED_WORD = re.compile(r"(?<!\w)(?P<above>\w++)-\n(?P<below>[^\W\d_A-Z]\w*)")

_HYPHEN = "a hyphen was at the end of a line; is it that of the word?"


def read_text(data: bytes, name: str) -> SourceLetter:
    """Return the letter in a text file; raise FileError if it is not text."""
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(Finding("unreadable", f"{name} is not UTF-8 text; save it as UTF-8.")) from None
    return source_of(without_invisible(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")))


def source_of(text: str) -> SourceLetter:
    """Return the letter in a text; paragraphs are divided by empty lines, or each is one line."""
    # Two bold texts that touch are two lines: "**General Assembly****Security Council**".
    text = re.sub(r"\*\*\*\*(?=\S)|\*\*(?=Distr)", "**\n\n**", text).replace("**\n\n**Distr", "**\n\nDistr")
    hyphens = tuple(f"{match['above']}-{match['below']}: {_HYPHEN}" for match in _DIVIDED_WORD.finditer(text))
    text = _DIVIDED_WORD.sub(r"\g<above>-\g<below>", text)
    blocks = [block for chunk in _chunks(text) for block in _blocks(*chunk)]
    body, foot = _without_foot(blocks)
    return SourceLetter("text", tuple(rejoined(body)), foot=tuple(foot), left_over=hyphens)


def _without_foot(blocks: Sequence[SourceParagraph]) -> tuple[list[SourceParagraph], list[SourceParagraph]]:
    """Return the paragraphs without the notes and the job number of page 1 below the last rule."""
    last = next((at for at in range(len(blocks) - 1, -1, -1) if _RULE.fullmatch(blocks[at].text)), None)
    below = blocks[last + 1 :] if last is not None else []
    if last is None or not all(_FOOT.match(line) for block in below for line in block.text.split("\n")):
        return list(blocks), []
    return list(blocks[:last]), list(below)


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield the blocks between empty lines, each with the number of its first line."""
    line = 1
    for piece in re.split(r"(\n[ \t]*\n\s*)", text):
        if piece.strip():
            lead = piece[: len(piece) - len(piece.lstrip("\n"))]
            yield line + lead.count("\n"), piece.strip("\n")
        line += piece.count("\n")


def _blocks(line: int, chunk: str) -> Iterator[SourceParagraph]:
    """Yield the paragraphs of a block: one, or each line by itself if its lines are long or are items."""
    lines = chunk.split("\n")
    rule = next((at for at, one in enumerate(lines) if len(lines) > 1 and _RULE.fullmatch(one.strip())), None)
    if rule is not None:
        for start, part in ((0, lines[:rule]), (rule, lines[rule : rule + 1]), (rule + 1, lines[rule + 1 :])):
            yield from _blocks(line + start, "\n".join(part)) if part else ()
    elif any(is_signed(one) for one in lines):
        yield from _signatures(line, lines)
    else:
        yield from _plain_blocks(line, lines)


def _plain_blocks(line: int, lines: Sequence[str]) -> Iterator[SourceParagraph]:
    if len(lines) > 1 and not _is_wrapped(lines):
        for number, one in enumerate(lines):
            yield _paragraph(one, line + number)
    else:
        yield _paragraph(_unwrapped(lines), line)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """True if the lines are those of one paragraph, wrapped, or of a title or masthead."""
    items = sum(bool(_LABEL.match(line) or _BULLET.match(line)) for line in lines)
    return items < 2 and (items == 0 or not _LABEL.match(lines[0])) and max(map(len, lines)) <= _WRAPPED  # noqa: PLR2004


def _unwrapped(lines: Sequence[str]) -> str:
    """Return a paragraph: short lines, as in a title or an address, stay lines."""
    longest = max(map(len, lines))
    is_wrapped = all(len(line) >= _SHORTEST_OF_WRAPPED * longest for line in lines[:-1])
    if len(lines) > 1 and (longest < _LONG_LINE or not is_wrapped):
        return "\n".join(lines)
    return " ".join(line.strip() for line in lines)


def _signatures(line: int, lines: Sequence[str]) -> Iterator[SourceParagraph]:
    """Yield a paragraph for each signature of a block of lines, and one for the text before it."""
    starts = [index for index, one in enumerate(lines) if is_signed(one)]
    lines_first = starts and starts[0] == len(lines) - 1 and len(lines) > 1 and not _SENTENCE_END.search(lines[0])
    if lines_first:
        yield _paragraph("\n".join(lines), line)
        return
    if any(one.strip() for one in lines[: starts[0]]):
        yield from _plain_blocks(line, lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        last = next((at for at in range(start + 1, end) if _RULE.fullmatch(lines[at])), end)
        yield _paragraph("\n".join(lines[start:last]), line + start)
        yield from (_paragraph(lines[at], line + at) for at in range(last, end))


def _paragraph(text: str, line: int) -> SourceParagraph:
    if _RULE.fullmatch(text):
        return SourceParagraph((Span(text.strip()),), line=line)
    role, label = "", ""
    if match := _BULLET.match(text):
        role, text = f"bullet-{min(len(match['indent'].expandtabs(4)) // 2, 2) + 1}", text[match.end() :]
    elif match := _LABEL.match(text):
        label, text = match["label"], text[match.end() :]
    elif match := re.match(r"(#{1,6})\s+", text):
        role, text = f"heading-{len(match[1])}", text[match.end() :]
    elif text.lstrip().startswith("> "):
        role, text = "quotation", re.sub(r"(?m)^\s*>\s?", "", text)
    return SourceParagraph(trimmed(_spans(text)), "text" if label else role, label, line=line)


def _spans(text: str) -> Iterator[Span]:
    """Yield the text and what is in bold; links are text, and a mark of bold without its partner is dropped."""
    text = _LINK.sub(lambda match: match[1], text)
    at = 0
    for match in _BOLD.finditer(text):
        yield Span(_bare(text[at : match.start()]))
        yield Span(_bare(match[1] or match[2] or ""), strong=True)
        at = match.end()
    yield Span(_bare(text[at:]))


def _bare(text: str) -> str:
    return _ESCAPED.sub(r"\1", _LONE_BOLD.sub("", text))


def rejoined(blocks: Sequence[SourceParagraph]) -> Iterator[SourceBlock]:
    """Yield the paragraphs; one that a page break divides is joined: its end is no end of a sentence."""
    held: SourceParagraph | None = None
    for before, block in zip([None, *blocks], blocks, strict=False):
        if held is not None and before is not None and _is_divided(before, block):
            held = SourceParagraph(
                trimmed((*held.spans, Span(" "), *block.spans)), held.role, held.label, line=held.line
            )
            continue
        if held is not None:
            yield from _masthead_lines(held)
        held = block
    if held is not None:
        yield from _masthead_lines(held)


def _is_divided(above: SourceParagraph, below: SourceParagraph) -> bool:
    text = above.text.rstrip()
    if len(text) < _LONG_LINE or _SENTENCE_END.search(text[-20:]) or below.role or below.label or is_signed(below.text):
        return False
    if next(title_starts(text[:200]), None) == 0:
        return False
    return bool(_GOES_ON.match(below.text.lstrip())) or (text.endswith(",") and below.text.lstrip()[:1] in '“"«')


def _masthead_lines(block: SourceParagraph) -> Iterator[SourceBlock]:
    """Yield a paragraph; one that joins the parts of a masthead is divided into them."""
    text = one_line(block.text)
    organs = [name for name in load_language("en").words.organs.values() if text.startswith(name)]
    if len(text) < 400 and (organs or text.startswith("Distr")) and "\n" not in block.text:  # noqa: PLR2004
        pieces = [piece.strip() for piece in _MASTHEAD.split(text) if piece and piece.strip()]
        yield from (SourceParagraph((Span(piece),), line=block.line) for piece in pieces)
    else:
        yield block
