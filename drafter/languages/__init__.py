"""The languages of the United Nations, one folder each.

Lives here: the protocol of a language (`protocol`), its inputs (`inputs`), and the tables that every language has:
words (`lexicon`) and names of States (`names`). To add a language, write a folder named by its code with `words.yaml`,
`states.csv` and a `grammar.py` whose `LANGUAGE` implements the protocol. `registry` finds it.
May import: suggest, tables, un, and from markup only quotation marks.
"""
