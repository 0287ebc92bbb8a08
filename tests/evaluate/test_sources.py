"""What was spent by source of the money: where payments and declaration tell it, and blank where they don't."""

from decimal import Decimal

import pytest

from jixiao.evaluate.sources import by_source, paid_from, source_notes, with_sources
from jixiao.facts.schema import Row
from jixiao.model.document import Funding
from jixiao.model.progress import BySource
from jixiao.write.sentences import in_english

TWO = Funding(annual_fiscal=Decimal(800), carried_over=Decimal(200), annual_other=Decimal("0.00"))
ONE = Funding(annual_fiscal=Decimal(1000))


def paid(*rows: tuple[str | None, int]) -> list[Row]:
    return [{"source": source, "amount": Decimal(amount)} for source, amount in rows]


@pytest.mark.parametrize(
    ("funding", "executed", "rows", "found"),
    [
        (TWO, 500, paid(("财政拨款", 400), ("上年结转", 150), ("财政拨款", -50)), BySource(fiscal=Decimal(350), carried_over=Decimal(150))),
        (TWO, 400, paid(("财政拨款", 400)), BySource(fiscal=Decimal(400), carried_over=Decimal(0))),
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
    made = with_sources(TWO, BySource(fiscal=Decimal(350), carried_over=Decimal(150), other=Decimal(7)))
    assert (made.executed_fiscal, made.rate_fiscal, made.rate_carried_over) == (Decimal(350), Decimal("43.75"), Decimal("75.00"))
    assert (made.executed_other, made.rate_other) == (Decimal(7), None)


def test_blanks_and_a_source_nobody_declared_are_told() -> None:
    blank = list(source_notes(TWO, Decimal(500), BySource()))
    foreign = list(source_notes(ONE, Decimal(500), BySource(fiscal=Decimal(0), other=Decimal(500))))
    assert [len(blank), "没有全部写明资金来源" in blank[0]] == [1, True]
    assert ["500.00 元的资金来源是“其他资金”" in one for one in foreign] == [True]
    assert [
        in_english(one).startswith(said) for one, said in zip((*blank, *foreign), ("Not every payment", "Payments of"), strict=True)
    ] == [True, True]
    assert not list(source_notes(ONE, Decimal(500), BySource(fiscal=Decimal(500))))
