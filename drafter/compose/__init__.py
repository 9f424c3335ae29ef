"""Composition: a letter, its facts and its template become a document.

`document` is the entrance; `bodies` reads the texts, `context` and `parse_html` the template's page, `sandbox` knows
Jinja. Imports everything below `lint`, and `templates` and `images`.
"""
