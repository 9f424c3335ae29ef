"""A colleague's edits of a Word file, brought back into the YAML and the text files of a letter.

`pull` compares the edited file with the one that the letter prints, paragraph by paragraph and character by character.
Every printed character knows its place in the author's text, so a change becomes an edit of that text alone. The
result is rendered again: unless it prints exactly the edited file, nothing changes.

- `printed`: a paragraph of a Word file as characters, in a form that compares
- `author_texts`: the values and text files that an author wrote, and their offsets
- `source_map`: the place in the author's text of each printed character
- `match`: which characters of the edited file are characters of the letter
- `write_markdown`: characters as CommonMark, with the author's own text where it stays
- `flow`, `notes`, `tables`, `fields`: edits of paragraphs, notes, tables, and of titles and names
- `moved_blocks`: pictures and tables that were moved
- `other_parts`, `left_in_word`: what is refused outside the text, and what stays in the Word file
- `write_values`: edits of values as edits of the YAML
- `composed`: the message for a change of what Drafter composes
- `proof`: does the new letter print the edited file?
- `merge_lines`: the edits of an older letter in the letter of today
"""
