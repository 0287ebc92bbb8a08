"""What was spent by source of the money: where payments and declaration tell it, and blank where they don't."""

from decimal import Decimal

import pytest

from jixiao.evaluate.sources import (
    budget_notes,
    by_source,
    forecast_by_source,
    forecast_notes,
    initial_by_source,
    of_budget,
    paid_from,
    source_notes,
    with_sources,
)
from jixiao.facts.schema import Row
from jixiao.model.document import Funding
from jixiao.model.progress import BySource
from jixiao.write.sentences import in_english

TWO = Funding(annual_fiscal=Decimal(800), carried_over=Decimal(200), annual_other=Decimal("0.00"))
ONE = Funding(annual_fiscal=Decimal(1000))


def of(fiscal: int | None, carried_over: int | None = None, other: int | None = None) -> BySource:
    return BySource(
        **{
            name: None if part is None else Decimal(part)
            for name, part in zip(BySource.__struct_fields__, (fiscal, carried_over, other), strict=True)
        }
    )


def paid(*rows: tuple[str | None, int]) -> list[Row]:
    return [{"source": source, "amount": Decimal(amount)} for source, amount in rows]


@pytest.mark.parametrize(
    ("funding", "executed", "rows", "found"),
    [
        (TWO, 500, paid(("财政拨款", 400), ("上年结转", 150), ("财政拨款", -50)), of(350, 150, 0)),
        (TWO, 400, paid(("财政拨款", 400)), of(400, 0, 0)),
        (TWO, 500, paid(("财政拨款", 400), (None, 100)), BySource()),
        (TWO, 900, paid(("财政拨款", 400)), BySource()),
        (TWO, 900, [], BySource()),
        (TWO, None, [], BySource()),
        (ONE, 500, paid(("财政拨款", 400), (None, 100)), BySource(fiscal=Decimal(500))),
        (ONE, 500, [], BySource(fiscal=Decimal(500))),
        (ONE, 500, paid(("其他资金", 500)), BySource(fiscal=Decimal(0), other=Decimal(500))),
        (Funding(), 500, [], BySource()),
    ],
    ids=(
        "by payments",
        "nothing of one",
        "one unnamed",
        "sums differ",
        "no payments",
        "nothing spent",
        "only one",
        "printed",
        "other",
        "none",
    ),
)
def test_payments_tell_or_the_only_source_takes_all(funding: Funding, executed: int | None, rows: list[Row], found: BySource) -> None:
    assert by_source(funding, None if executed is None else Decimal(executed), paid_from(rows)) == found


def test_a_rate_is_of_what_there_is_of_the_source() -> None:
    made = with_sources(TWO, of(350, 150, 7), of(800, 200, 0), of(800, 200, 7))
    assert (made.executed_fiscal, made.rate_fiscal, made.rate_carried_over) == (Decimal(350), Decimal("43.75"), Decimal("75.00"))
    assert (made.executed_other, made.rate_other) == (Decimal(7), None)
    assert (made.initial_fiscal, made.initial_carried_over, made.forecast_fiscal, made.forecast_other) == tuple(
        map(Decimal, (800, 200, 800, 7))
    )
    assert with_sources(TWO, of(350, 150, 7), BySource()).forecast_fiscal is None


def test_blanks_and_a_source_nobody_declared_are_told() -> None:
    blank = list(source_notes(TWO, Decimal(500), BySource()))
    foreign = list(source_notes(ONE, Decimal(500), BySource(fiscal=Decimal(0), other=Decimal(500))))
    assert [len(blank), "没有全部写明资金来源" in blank[0]] == [1, True]
    assert ["500.00 元的资金来源是“其他资金”" in one for one in foreign] == [True]
    assert [
        in_english(one).startswith(said) for one, said in zip((*blank, *foreign), ("Not every payment", "Payments of"), strict=True)
    ] == [True, True]
    assert not list(source_notes(ONE, Decimal(500), BySource(fiscal=Decimal(500))))


@pytest.mark.parametrize(
    ("funding", "initial", "found"),
    [
        (TWO, 1000, of(800, 200, 0)),
        (ONE, 1000, of(1000)),
        (ONE, 900, BySource()),
        (TWO, 999, BySource()),
        (TWO, None, BySource()),
        (Funding(), 0, BySource()),
        (Funding(annual_fiscal=Decimal(1200), initial_fiscal=Decimal(900), initial_other=Decimal(100)), 1000, of(900, None, 100)),
        (Funding(annual_fiscal=Decimal(1000), initial_fiscal=Decimal(900)), 1000, of(1000)),
    ],
    ids=("parts", "one", "another budget", "a yuan off", "no budget", "none declared", "printed", "printed ones do not add up"),
)
def test_the_first_budget_is_of_the_sources_that_add_up_to_it(funding: Funding, initial: int | None, found: BySource) -> None:
    assert initial_by_source(funding, None if initial is None else Decimal(initial)) == found


@pytest.mark.parametrize(
    ("funding", "executed", "spent", "forecast", "found"),
    [
        (ONE, 500, of(500), 900, of(900)),
        (ONE, 500, of(500), 1100, of(1100)),
        (ONE, 500, of(0, None, 500), 900, of(400, None, 500)),
        (TWO, 500, of(350, 150), 500, of(350, 150)),
        (TWO, 500, of(350, 150, 0), 1000, of(800, 200, 0)),
        (TWO, 0, BySource(), 1000, of(800, 200, 0)),
        (TWO, 500, of(300, 200), 900, of(700, 200)),
        (TWO, 500, of(350, 150), 900, BySource()),
        (TWO, 500, BySource(), 900, BySource()),
        (TWO, 500, of(300, 200), 1001, BySource()),
        (TWO, 1000, of(700, 300), 1000, of(700, 300)),
        (TWO, 900, of(600, 300), 1000, of(700, 300)),
        (TWO, 500, of(350, 150), 400, BySource()),
        (TWO, 500, of(350, 150), None, BySource()),
        (TWO, 600, of(350, 150, 100), 1000, BySource()),
        (Funding(), 500, BySource(), 900, BySource()),
    ],
    ids=(
        "only one",
        "only one, above it",
        "paid from another",
        "nothing more",
        "all of it",
        "all of it, nothing spent",
        "one left",
        "two left",
        "spending unknown",
        "more than is left",
        "overdrawn, nothing more",
        "overdrawn, one left",
        "less than was spent",
        "unknown",
        "all of it, a foreign one spent",
        "none",
    ),
)
def test_what_is_to_come_is_of_the_only_source_with_room_or_of_all(
    funding: Funding, executed: int, spent: BySource, forecast: int | None, found: BySource
) -> None:
    made = forecast_by_source(funding, Decimal(executed), spent, None if forecast is None else Decimal(forecast))
    parts = [part for name in made.__struct_fields__ if (part := getattr(made, name)) is not None]
    assert (made, sum(parts)) == (found, forecast if parts else 0)


def test_blank_budgets_and_forecasts_are_told() -> None:
    told = [*budget_notes(TWO, Decimal(999), Decimal(1100)), *forecast_notes(TWO, Decimal(900), BySource())]
    assert [in_english(one) != one for one in told] == [True, True, True]
    assert not list(budget_notes(TWO, Decimal(1000), Decimal(1000)))
    assert not list(budget_notes(ONE, None, Decimal(900)))
    assert not list(forecast_notes(TWO, Decimal(900), of(700, 200)))
    assert not list(forecast_notes(Funding(), Decimal(900), BySource()))
    assert of_budget(ONE, Decimal(900)).annual_fiscal == 900
