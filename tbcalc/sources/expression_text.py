"""Read an expression of printed figures: '3.33T CNY / 491.18B USD', '512 USD/barrel to CNY/tonne'.

    calculation = sum [ "to" unit [ "of" commodity ] ]
    sum         = product { ("+" | "-") product }
    product     = signed { ("*" | "/" | "per" | "of") signed }
    signed      = [ "-" | "+" ] power
    power       = atom [ "^" signed ]
    atom        = "(" sum ")" | figure | unit

A figure binds its unit closer than any sign does: 100 USD / 2 barrels is 50 dollars a barrel.
Nothing is ever evaluated as a program; the text is read by this grammar and no other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from tbcalc.errors import ExpressionSyntaxError
from tbcalc.exact.unit import NO_UNIT, Unit
from tbcalc.figures.expression import Calculation, Expression, Operand, Operation, Sign
from tbcalc.figures.figure import Figure
from tbcalc.sources.commodity_text import read_commodity
from tbcalc.sources.expression_atoms import read_operand, read_target_unit
from tbcalc.sources.expression_tokens import LONGEST, Piece, pieces

_DEEPEST: Final = 50
_LEVELS: Final = (("+", "-"), ("*", "/"))
_PERCENT: Final = ("%", "percent", "per cent", "％")

ReadFigure = Callable[[str], Figure]


def read_calculation(text: str, read: ReadFigure) -> Calculation:
    """Return the calculation that the text writes; ``read`` reads its printed figures.

    Raises ExpressionSyntaxError, and what ``read`` raises, with the place in ``text``.
    """
    if len(text) > LONGEST:
        raise ExpressionSyntaxError(
            f"the expression has {len(text):,} characters; {LONGEST:,} are the most.",
            remedy="Calculate it in parts.",
        )
    parser = _Parser(text, tuple(pieces(text)), read)
    expression = parser.sum(0)
    return parser.ended(expression)


class _Parser:
    """A position in the pieces, moved on by each rule of the grammar."""

    def __init__(self, text: str, found: tuple[Piece, ...], read: ReadFigure) -> None:
        self.text = text
        self.pieces = found
        self.at = 0
        self.read = read

    @property
    def piece(self) -> Piece:
        return self.pieces[self.at]

    def taken(self) -> Piece:
        piece = self.piece
        self.at += 1
        return piece

    def sum(self, depth: int, level: int = 0) -> Expression:
        """Read a sum, or at level 1 a product: expressions with signs of the level between."""
        if level == len(_LEVELS):
            return self.signed(depth)
        left = self.sum(depth, level + 1)
        while self._sign() in _LEVELS[level]:
            sign = self._sign()
            place = self.taken().place
            left = Operation(cast("Sign", sign), left, self.sum(depth, level + 1), place)
        return left

    def _sign(self) -> str:
        """Return the sign here: a tenth of a figure is a tenth times it."""
        if self.piece.kind != "of":
            return self.piece.sign if self.piece.kind == "sign" else ""
        after = self.pieces[self.at + 1]
        figure = after.kind == "open" or any(sign.isdigit() for sign in after.text)
        return "*" if figure else ""

    def signed(self, depth: int) -> Expression:
        negative, first = False, self.piece
        while self.piece.kind == "sign" and self.piece.sign in ("-", "+"):
            negative ^= self.taken().sign == "-"
        inner = self.power(depth)
        return Operation("*", _minus_one(first), inner, first.place) if negative else inner

    def power(self, depth: int) -> Expression:
        base = self.atom(depth)
        if self.piece.kind == "sign" and self.piece.sign == "^":
            sign = self.taken()
            self.refuse_depth(depth)
            return Operation("^", base, self.signed(depth + 1), sign.place)
        return base

    def atom(self, depth: int) -> Expression:
        piece = self.taken()
        if piece.kind == "open":
            self.refuse_depth(depth)
            inner = self.sum(depth + 1)
            if self.piece.kind != "close":
                raise self.fault(self.piece, "a bracket is not closed", 'Write ")" here.')
            self.at += 1
            return inner
        if piece.kind != "figure":
            raise self.fault(
                piece, "a figure or a unit is expected here", 'Write a figure: "3.33T CNY".'
            )
        return read_operand(self.text, piece, self.read)

    def ended(self, expression: Expression) -> Calculation:
        """Read what the result is wanted in, and that nothing follows."""
        target: Unit | None = None
        percent, assumed = False, tuple[str, ...]()
        start = self.piece.place[0]
        if self.piece.kind == "to":
            self.at += 1
            target, percent, assumed = self.target()
        commodity = ""
        if self.piece.kind == "of":
            self.at += 1
            commodity = read_commodity(self.taken().text).name
        if self.piece.kind != "end":
            raise self.fault(
                self.piece, "nothing may stand here", "Put a sign between two figures: + - * /."
            )
        place = (start, len(self.text))
        return Calculation(self.text, expression, target, percent, commodity, place, assumed)

    def target(self) -> tuple[Unit, bool, tuple[str, ...]]:
        """Read a unit such as CNY/tonne, or percent."""
        if self.piece.kind == "figure" and self.piece.text.lower() in _PERCENT:
            self.at += 1
            return NO_UNIT, True, ()
        unit, said, sign = NO_UNIT, [], "*"
        while True:
            named = read_target_unit(self.text, self.taken(), self.read)
            unit = unit * named.unit if sign == "*" else unit / named.unit
            said += [named.assumed] if named.assumed else []
            if self.piece.kind != "sign" or self.piece.sign not in ("*", "/"):
                return unit, False, tuple(said)
            sign = self.taken().sign

    def refuse_depth(self, depth: int) -> None:
        if depth >= _DEEPEST:
            raise self.fault(
                self.piece, f"brackets are nested more than {_DEEPEST} deep", "Use fewer brackets."
            )

    def fault(self, piece: Piece, reason: str, remedy: str) -> ExpressionSyntaxError:
        start, end = piece.place
        return ExpressionSyntaxError(
            f"{reason}.", text=self.text, span=(start, max(end, start + 1)), remedy=remedy
        )


def _minus_one(piece: Piece) -> Operand:
    from decimal import Decimal

    from tbcalc.exact.interval import Interval
    from tbcalc.figures.quantity import Quantity

    one = Interval.point(-1)
    return Operand(Quantity(Decimal(-1), one, one, ""), NO_UNIT, "-", piece.place, is_exact=True)
