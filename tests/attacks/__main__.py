"""Write docs/safety.md: `make safety`."""

from __future__ import annotations

import sys

from attacks.safety_page import page

if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
