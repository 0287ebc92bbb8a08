"""What is stated gives way to what is recorded; what a list should prove earns nothing; budgets are the declared ones."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.actions.records.bound import Bound
from jixiao.evaluate.bindings import Binding
from jixiao.evaluate.claims import claims
from jixiao.evaluate.gather import gathered, scheme_of
from jixiao.evaluate.given import Given
from jixiao.evaluate.score import evaluated
from jixiao.evaluate.self_evaluation_form import self_evaluation
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.ledger.measurefile import measures
from jixiao.ledger.measuring import opened
from jixiao.model.evaluation import ScoredIndicator, ScoredProject

PAID, TRAINED = "/projects/1/indicators/1", "/projects/3/indicators/1"


def bound_to(start: Bound, binding: Binding) -> Bound:
    kept = tuple(one for one in start.bindings.binding if one.indicator != binding.indicator)
    return replace(start, bindings=replace(start.bindings, binding=(*kept, binding)))


def with_rows(start: Bound, ledger: str, change: Callable[[list[Row]], list[Row]]) -> Bound:
    tables = {**start.records.tables, f"ledger_{ledger}": change(start.records.tables[f"ledger_{ledger}"])}
    return replace(start, records=Records(tables, start.records.places, start.records.by_address, start.records.held))


def given_of(start: Bound) -> Given:
    return gathered(start.document, start.records, start.bindings, scheme_of(start.document))


def project(start: Bound, number: int) -> ScoredProject:
    return next(p for p in evaluated(start.document, given_of(start)).projects if p.number == number)


def indicator(start: Bound, pointer: str) -> ScoredIndicator:
    return next(i for p in evaluated(start.document, given_of(start)).projects for i in p.indicators if i.path == pointer)


def test_records_beat_what_is_stated_and_the_difference_is_noted(start: Bound) -> None:
    found = bound_to(start, Binding(indicator=PAID, measure="duty_allowance_recipients", stated="285人"))
    one = indicator(found, PAID)
    assert (one.evidence, one.actual) == ("measured", "277人")
    assert any("填写 285人" in note and "277人" in note for note in project(found, 2).notes)


@pytest.mark.parametrize(
    ("stated", "measure", "agrees", "is_bound"), [("277人", None, True, False), ("285人", "duty_allowance_recipients", False, True)]
)
def test_a_stated_value_is_held_against_the_measure_that_knows(
    start: Bound, stated: str, measure: str | None, agrees: bool, is_bound: bool
) -> None:
    found = bound_to(start, Binding(indicator=PAID, measure=measure, stated=stated))
    given = given_of(found)
    with opened(found.records, found.document) as measuring:
        (claim,) = claims(found.document, found.bindings, measuring, given.measures, date(2024, 12, 31))
    assert (claim.measure.name, claim.actual.text, claim.agrees, claim.is_bound) == ("duty_allowance_recipients", "277人", agrees, is_bound)


def test_headcounts_without_a_list_are_stated_and_earn_nothing(start: Bound) -> None:
    one = indicator(with_rows(start, "attendance", lambda rows: [row for row in rows if row["course"] is None]), TRAINED)
    assert (one.evidence, one.actual, one.score) == ("stated", "354人", Decimal("0.00"))
    assert [step.kind for step in one.working][-1] == "unproven_share"


def test_one_list_less_counts_less_and_the_claim_stands_apart(start: Bound) -> None:
    one = indicator(with_rows(start, "attendance", lambda rows: [row for row in rows if row["course"] != "ledger:courses#PX-01"]), TRAINED)
    assert (one.evidence, one.value, one.claimed_rows) == ("measured", Decimal(286), 1)


def test_a_stated_value_is_marked_in_the_form(start: Bound) -> None:
    found = bound_to(start, Binding(indicator=PAID, stated="285人"))
    given = given_of(found)
    form = self_evaluation(found.document, evaluated(found.document, given), given.funds)
    assert "未经佐证" in (form.projects[1].indicators[1].reason or "")


def test_beside_a_word_the_form_says_the_per_cent_and_its_grade(start: Bound) -> None:
    given = given_of(start)
    form = self_evaluation(start.document, evaluated(start.document, given), given.funds)
    assert form.projects[1].indicators[2].actual == "93.75%（较好）"


@pytest.mark.parametrize(
    ("initial", "kind"),
    [("1650000.00", "spent"), ("165.00", "budget_differs"), ("1649999.99", "budget_differs")],
)
def test_the_rate_of_another_budget_than_the_declared_one_earns_nothing(start: Bound, initial: str, kind: str) -> None:
    found = with_rows(start, "budgets", lambda rows: [{**row, "initial": Decimal(initial)} if row["code"] == 2 else row for row in rows])
    execution = project(found, 2).execution
    assert (execution.working[0].kind, execution.score == 0) == (kind, kind != "spent")
    assert execution.rate is None or execution.rate >= 0


@pytest.mark.parametrize(
    ("closing", "kind"), [("1590000.00", "spent"), (None, "spent"), ("1650000.00", "closing_differs"), ("1590000.01", "closing_differs")]
)
def test_the_rate_of_a_budget_that_the_changes_do_not_come_to_earns_nothing(start: Bound, closing: str | None, kind: str) -> None:
    said = None if closing is None else Decimal(closing)
    found = with_rows(start, "budgets", lambda rows: [{**row, "adjusted": said} if row["code"] == 2 else row for row in rows])
    execution = project(found, 2).execution
    assert (execution.working[0].kind, execution.score == 0) == (kind, kind != "spent")


@pytest.mark.parametrize(("amount", "kind"), [("1000000.00", "beyond_budget"), ("-9000000.00", "below_nothing")])
def test_a_rate_outside_of_nought_to_a_hundred_earns_nothing(start: Bound, amount: str, kind: str) -> None:
    def more(rows: list[Row]) -> list[Row]:
        paid = next(row for row in rows if row["project"] == "ledger:budgets#2")
        return [*rows, {**paid, "at": "ledger:payments#X", "code": "X", "amount": Decimal(amount)}]

    execution = project(with_rows(start, "payments", more), 2).execution
    assert (execution.working[0].kind, execution.score) == (kind, Decimal("0.00"))


def test_an_adjustment_without_a_document_does_not_count(start: Bound) -> None:
    found = with_rows(start, "adjustments", lambda rows: [{**row, "document_no": None} for row in rows])
    assert project(found, 2).execution.budget == Decimal("1650000.00")
    assert any("没有批准文号" in note for note in project(found, 2).notes)


def test_what_looks_paid_twice_is_spent_and_told(start: Bound) -> None:
    found = project(start, 8)
    assert found.execution.executed == Decimal("549850.00")
    assert any("可能是重复支付" in note for note in found.notes)


def test_reasons_come_from_the_records_own_column(start: Bound) -> None:
    assert indicator(start, "/projects/1/indicators/2").reason == "九里亭第7选区：初步候选人人选没有确定，推迟到下年一季度"
    assert indicator(start, PAID).reason is None
    assert indicator(start, PAID).asks_reason


def test_every_general_measure_is_asked_with_a_ledger() -> None:
    assert sum("ledger" in measure.params for measure in measures().values()) >= 20
