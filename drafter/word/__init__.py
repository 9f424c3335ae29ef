"""Word files, read and compared: the way back from Word. Nothing on the way from YAML to a file imports this folder.

Read a file:

    from drafter.word.read import read_word_file
    word = read_word_file(data, "edited.docx")                   # tracked changes accepted
    word = read_word_file(data, "edited.docx", accept=False)     # tracked changes rejected

`read_word_file` raises FileError (exit code 4) for a file that is damaged, encrypted, over a limit or not a Word file.
All values are frozen; `drafter/word/model.py` describes them. The most useful ones:

- `word.body` is a tuple of `WordParagraph` and `WordTable`. `paragraphs_of(word.body)` yields all paragraphs in reading
  order, also those of cells and text boxes.
- A paragraph has `style` and `style_name` (other programs rename ids, so compare both), `label` and `level` from Word's
  own numbering, `runs` and `text`. Drafter writes its labels as text: "\\t(a)\\tText".
- A run has `text`, `bold`, `italic`, `raised` ... as printed. Emphasis is what differs from the paragraph:
  `run.bold != paragraph.bold`. `run.link` is an address, `run.note` the key of a note in `word.notes`, `run.field` the
  name of a field such as NUMPAGES, `run.comments` are keys of `word.comments`.
- `word.headers` and `word.footers` are by pages: first, default (odd) and even; "default 2" is what a second section
  has of its own.
- `word.has_changes` is true if the file has tracked changes. `word.unread` lists what the values do not contain, such
  as a chart: a command that needs the whole file must refuse it or report it.

Align two sequences, and the words of two texts:

    from drafter.word.align import align, align_words
    for old, new in align(a, b, similarity): ...                  # pairs of indexes; None where one side is missing
    for kind, i1, i2, j1, j2 in align_words(x, y): ...            # as `difflib.SequenceMatcher.get_opcodes`

Write two Word files as one with tracked changes:

    from drafter.word.redline import redline
    redline(old, new, author="Mission of Malta").data             # accepted: the new file; rejected: the old one
"""
