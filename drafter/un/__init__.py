"""Knowledge of the United Nations: States by date, sessions, years, offices and document symbols.

Lives here: pure functions over the tables in this folder, without words of any language. May import: tables.
"""
