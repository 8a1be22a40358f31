"""The command ``tbcalc``."""

from __future__ import annotations

from tbcalc.cli.main import main

if __name__ == "__main__":
    main()
