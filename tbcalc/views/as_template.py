"""Reports by templates of the user's own: Jinja2 in its sandbox, everything escaped.

The one door to jinja2. A template is given what the report's JSON holds, under the same names; it
sees no files, no other templates, and nothing of Python but values.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from tbcalc.errors import TbcalcError, UsageError, missing_extra
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.views.cells import visible
from tbcalc.views.numbers import decimal_text, number_json
from tbcalc.views.numerals import Style, numeral, numeral_text

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_LONGEST: Final = 10_000_000
"""Characters that a text may be multiplied to."""


def render(template: str, payload: Mapping[str, object], style: Style, *, path: str) -> str:
    """Return what a template makes of a report's data.

    Raises UsageError with the line where the template is at fault, MissingExtraError.
    """
    environment = _environment(style)
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return environment.from_string(template).render(_plain(payload))
    except TemplateSyntaxError as error:
        raise _fault(
            f"the template is not in Jinja2: {error.message}.", path, error.lineno
        ) from error
    except TemplateError as error:
        raise _fault(f"the template asks for what is not there: {error.message}.", path,
                     _line(error)) from error  # fmt: skip
    except TbcalcError:
        raise
    except Exception as error:  # whatever a template's expression may do
        raise _fault(f"the template fails: {error}.", path, _line(error)) from error


def _environment(style: Style) -> SandboxedEnvironment:
    try:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment
    except ImportError as error:
        raise missing_extra("A template of your own", "html") from error

    class Sandbox(ImmutableSandboxedEnvironment):
        """A sandbox in which no text grows without bounds."""

        intercepted_binops = frozenset(("*", "**"))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            """Multiply, within bounds."""
            if operator == "**" or _size(left) * _size(right) > _LONGEST:
                raise ValueError("a product is too large")
            return super().call_binop(context, operator, left, right)

    environment = Sandbox(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["number"] = lambda told: _number(told, style)
    environment.filters["bounds"] = lambda told: _bounds(told, style)
    return environment


def _size(value: Any) -> int:
    if isinstance(value, int):
        return abs(value)
    return len(value) if hasattr(value, "__len__") else 1


def _fault(reason: str, path: str, line: int | None) -> UsageError:
    place = f"{path}:{line}" if line else path
    return UsageError(
        reason, place=place, remedy="tbcalc report ... -f json shows the names there are."
    )


def _line(error: BaseException) -> int | None:
    """Return the line of the template at which it failed."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _plain(value: object) -> Any:
    """Return data as a template sees them: text harmless, numbers as JSON has them."""
    match value:
        case Quantity():
            return _plain(number_json(value))
        case Mapping():
            return {str(name): _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case Decimal():
            return Decimal(decimal_text(value)) if value.is_finite() else None
        case str():
            return visible(value)
        case _:
            return value


def _number(told: Any, style: Style) -> str:
    """Return a number of the data in the report's language."""
    return "" if told is None else numeral_text(_quantity(told), style)


def _bounds(told: Any, style: Style) -> str:
    """Return the likely bounds of a number of the data, with their unit."""
    if told is None:
        return ""
    quantity = _quantity(told)
    return str(numeral(Quantity(None, quantity.likely, quantity.possible, quantity.unit), style))


def _quantity(told: Mapping[str, Any]) -> Quantity:
    return Quantity(
        told["value"], _interval(told["likely"]), _interval(told["possible"]), told["unit"]
    )


def _interval(ends: list[Decimal | None] | None) -> Interval:
    low, high = ends or (INFINITY, -INFINITY)
    return Interval(-INFINITY if low is None else low, INFINITY if high is None else high)
