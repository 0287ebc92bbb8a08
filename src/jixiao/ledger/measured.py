"""What a measure gives: the figure, exactly, and the records it comes from."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.ledger.measurefile import Given, Head, Valued
from jixiao.ledger.problems import Unreliable
from jixiao.values.blank import is_nonzero
from jixiao.values.rounding import half_up, tidy

MOST_TOLD = 1000
"""So many records of a figure are told by address; the rest is counted."""


class Ask(Struct, frozen=True, kw_only=True):
    """What is to be measured: ``project`` is the id of its row of the budgets, ``params`` set some of the measure's."""

    key: str
    measure: str
    project: str | None = None
    params: Mapping[str, Given] = {}


class Measured(Struct, frozen=True, kw_only=True):
    """A measure's figure.

    ``value`` has four decimals at most (half up), ``exact`` all; both are None where nothing was looked at or a part is blank.
    ``rows`` counts the records that count, ``addresses`` are the first of them by day, ``short`` the first that
    kept a rate below the whole, ``left_out`` the first of those that do
    not count, with the reason, ``left_out_rows`` their number. ``done_rows`` are those planned that were done, ``planned_share`` is the share of what was planned for the year
    that is due by the last day that may be known; ``planned_early`` is what of it was planned for later and has been done.

    ``stated`` says that nothing but typed claims gives the figure; beside proof, claims do not count, and ``claimed_rows`` are told.
    ``doubt`` says why a figure was found and yet can't be relied on: then ``value`` and ``exact`` are None.
    """

    measure: str
    unit: str
    value: Decimal | None = None
    exact: Fraction | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    rows: int = 0
    addresses: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    left_out_rows: int = 0
    planned_share: Decimal | None = None
    planned_rows: int = 0
    done_rows: int = 0
    planned_total: Decimal | None = None
    planned_due: Decimal | None = None
    planned_early: Decimal | None = None
    problem: str | None = None
    stated: bool = False
    claimed_rows: int = 0
    doubt: Unreliable | None = None


class Totals(Struct, frozen=True, kw_only=True):
    """The one row that a measure's SELECT is summed up to."""

    looked_at: int
    counted: int
    blank: int
    numerator: Decimal | int | None
    denominator: Decimal | int | None
    addresses: list[str] | None
    short: list[str] | None = None
    left_out_rows: int
    left_out: list[tuple[str, str | None]] | None
    planned_rows: int
    done_rows: int
    planned_total: Decimal | int | None
    planned_due: Decimal | int | None
    planned_early: Decimal | int | None = None
    claimed_rows: int = 0
    claimed: Decimal | int | None = None
    claimed_below: Decimal | int | None = None

    @property
    def only_claims(self) -> bool:
        """Whether nothing that is proved adds to the figure, and something is claimed."""
        proof = self.numerator if is_nonzero(self.claimed) else self.denominator
        return bool(self.claimed_rows) and not is_nonzero(proof)


def measured(name: str, unit: str, value: Valued, totals: Totals) -> Measured:
    """Return the figure that the totals come to."""
    stated = totals.only_claims
    if stated:
        totals = _with_claims(totals)
    exact = _exact(value, totals)
    total, due = _decimal(totals.planned_total), _decimal(totals.planned_due)
    return Measured(
        measure=name,
        unit=unit,
        value=None if exact is None else rounded_figure(exact),
        exact=exact,
        numerator=_decimal(totals.numerator),
        denominator=_decimal(totals.denominator),
        rows=totals.counted,
        addresses=tuple(totals.addresses or ()),
        short=tuple(totals.short or ()),
        left_out=tuple((address, note or "") for address, note in totals.left_out or ()),
        left_out_rows=totals.left_out_rows,
        planned_share=rounded_figure(Fraction(_or_zero(due)) / Fraction(total)) if is_nonzero(total) else None,
        planned_rows=totals.planned_rows,
        done_rows=totals.done_rows,
        planned_total=total,
        planned_due=due if total is None else Decimal(_or_zero(due)),
        planned_early=_decimal(totals.planned_early),
        stated=stated,
        claimed_rows=totals.claimed_rows,
    )


def _or_zero(part: Decimal | int | None) -> Decimal | int:
    """Return a part of a sum to which nothing was added yet."""
    return 0 if part is None else part


def _with_claims(totals: Totals) -> Totals:
    """Return the totals with what is claimed added."""
    above, below = (
        _or_zero(one) + _or_zero(more) for one, more in ((totals.numerator, totals.claimed), (totals.denominator, totals.claimed_below))
    )
    return replace(totals, numerator=above, denominator=None if totals.denominator is None and below == 0 else below)


def unreliable(found: Measured, why: Unreliable) -> Measured:
    """Return the figure as one that can't be relied on."""
    return replace(found, value=None, exact=None, doubt=why)


def within(found: Measured, head: Head) -> Measured:
    """Return the figure, as one in doubt where it lies outside of what its measure can give."""
    if found.exact is None or (found.exact >= head.least and (head.top is None or found.exact <= head.top)):
        return found
    own = f"{rounded_figure(found.exact):f}{found.unit}"
    bounds = (f"不小于 {head.least:f}", f"is at least {head.least:f}")
    if head.top is not None:
        bounds = (f"在 {head.least:f} 和 {head.top:f} 之间", f"lies between {head.least:f} and {head.top:f}")
    return unreliable(
        found,
        Unreliable(
            f"算出 {own}，“{head.title.zh}”只会{bounds[0]}，记录有误",
            f"{own} was found, but the figure ({head.title.en}) {bounds[1]}: some record is wrong",
        ),
    )


def _exact(value: Valued, totals: Totals) -> Fraction | None:
    """Return the exact figure; a blank part leaves it unknown, nothing that counts among records looked at is a sum of nought."""
    if not totals.looked_at or totals.blank:
        return None
    top = Fraction(_or_zero(totals.numerator))
    if value == "sum":
        return top
    if totals.denominator is None or totals.denominator == 0:
        return None
    ratio = top / Fraction(totals.denominator)
    return ratio * 100 if value == "percent" else ratio


def rounded_figure(exact: Fraction) -> Decimal:
    """Return the figure with four decimals at most, half up, without noughts at the end."""
    return tidy(half_up(exact, 4))


def _decimal(number: Decimal | int | None) -> Decimal | None:
    return None if number is None else tidy(Decimal(number))
