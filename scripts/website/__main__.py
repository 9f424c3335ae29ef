"""Build the site into out/site: `make site`."""

from __future__ import annotations

import sys
import time

from website.build import OUT, build_site

if __name__ == "__main__":
    start = time.perf_counter()
    page = build_site(OUT / "pages", OUT / "site")
    sys.stderr.write(f"{page}: written in {time.perf_counter() - start:.0f} s. Open it in your browser.\n")
