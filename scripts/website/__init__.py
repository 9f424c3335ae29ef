"""The site: documentation, reference and gallery, for readers with a browser and nothing else.

`make site` writes the pages of MkDocs into `out/pages`, from `docs`, the README and the code of Drafter, and the site
into `out/site`. Nothing is written twice: what the code knows is generated, what a page says is included.
"""
