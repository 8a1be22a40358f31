"""Run every example in the documents: rewrite their outputs, or check that they still hold.

``python scripts/docs.py`` rewrites, ``python scripts/docs.py --check`` fails when an output
differs from what the command prints today.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cogapp import Cog  # type: ignore[import-untyped]  # it ships no types

ROOT = Path(__file__).parent.parent


def documents() -> list[Path]:
    """Return every Markdown file with generated parts, sorted."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    pages += sorted((ROOT / "benchmarks").glob("*.md"))
    return [page for page in pages if "[[[cog" in page.read_text(encoding="utf-8")]


def main(arguments: list[str]) -> int:
    """Return 0 when all documents are as generated."""
    mode = ["--check", "--diff"] if "--check" in arguments else ["-r"]
    sys.path.insert(0, str(ROOT))
    worst = 0
    for page in documents():
        worst |= Cog().main(["cog", *mode, "-U", "-z", str(page)])
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
