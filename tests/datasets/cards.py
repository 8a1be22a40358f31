"""The source cards under seeds/, read as the tests need them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@dataclass(frozen=True)
class Row:
    """A row of a card's table of figures."""

    card: str
    printed: str
    about: str
    holder: str

    def __str__(self) -> str:
        return f"{self.card[:3]}-{self.printed}".replace(" ", "-")


def card_paths() -> list[Path]:
    """Return the cards, sorted."""
    return sorted(SEEDS.glob("[0-9]*.md"))


def section(card: Path, title: str) -> list[str]:
    """Return the lines below a heading of the second level."""
    _, _, below = card.read_text(encoding="utf-8").partition(f"\n## {title}\n")
    return below.partition("\n## ")[0].strip().splitlines()


def figure_rows(card: Path) -> list[Row]:
    """Return the rows of a card's table of figures."""
    rows = [line.strip("| ").split(" | ") for line in section(card, "Figures")]
    return [Row(card.stem, *cells) for cells in rows[2:]]


def fact(card: Path, name: str) -> str:
    """Return a fact of the card's first table."""
    lines = card.read_text(encoding="utf-8").splitlines()
    return next(line.split("|")[2].strip() for line in lines if line.startswith(f"| {name} |"))
