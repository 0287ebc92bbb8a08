"""A measure's SELECT filled in for what is asked, and summed up to one row, so that millions of rows stay in the database."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from msgspec import convert

from jixiao.audit.force import value_on
from jixiao.errors import ParameterInvalid, UsageWrong
from jixiao.facts.duck import DuckDBPyConnection
from jixiao.ledger.measured import MOST_TOLD, Ask, Totals
from jixiao.ledger.measurefile import Given, Measure
from jixiao.sql.file import fill
from jixiao.sql.literals import literal

SUMMED_UP = """SELECT count(*) AS looked_at, count(*) FILTER (m.counted) AS counted, count(*) FILTER (m.counted AND {blank}) AS blank,
  {claimed},
  sum(m.numerator) FILTER (m.counted) AS numerator, {denominator} AS denominator,
  min_by(m.address, row(m.day, m.address), {most}) FILTER (m.counted) AS addresses,
  min_by(m.address, row(m.day, m.address), {most}) FILTER (m.counted AND {short}) AS short,
  count(*) FILTER (NOT m.counted) AS left_out_rows,
  min_by([m.address, m.note], row(m.address, m.note), {most}) FILTER (NOT m.counted) AS left_out,
  {planned}
FROM (
{sql}
) AS m"""
PLANNED = """count(m.planned) AS planned_rows, count(m.planned) FILTER (m.counted AND {done}) AS done_rows,
  {weight} FILTER (m.planned IS NOT NULL) AS planned_total, {weight} FILTER (m.planned <= {until}) AS planned_due,
  {weight} FILTER (m.planned > {until} AND m.counted) AS planned_early"""
CLAIMED = """count(*) FILTER (m.counted AND (coalesce({above}, 0) <> 0 OR coalesce({below}, 0) <> 0)) AS claimed_rows,
  sum({above}) FILTER (m.counted) AS claimed, sum({below}) FILTER (m.counted) AS claimed_below"""
UNCLAIMED = "0 AS claimed_rows, NULL AS claimed, NULL AS claimed_below"
SHORT = {"more": "m.numerator < m.denominator", "less": "m.numerator > 0", "equal": "TRUE"}
"""Which records of a rate keep it from what is wanted; of other figures any may."""
UNPLANNED = "0 AS planned_rows, 0 AS done_rows, NULL AS planned_total, NULL AS planned_due, NULL AS planned_early"


def filled(measure: Measure, ask: Ask, starts: date, until: date, sql: str | None = None) -> str:
    """Return the measure's SELECT, or one in its place, for what is asked."""
    literals = {
        "project": "NULL" if ask.project is None else literal(ask.project),
        "starts": literal(starts),
        "until": literal(until),
        "ends": literal(date(until.year, 12, 31)),
        **{name: literal(_law(measure, name, starts)) for name in measure.head.law},
        **{name: literal(value) for name, value in params_of(measure, ask.params).items()},
    }
    return fill(measure.sql if sql is None else sql, literals)


def _law(measure: Measure, name: str, day: date) -> Given:
    value: Given | tuple[str, ...] = value_on(name, day).value
    if isinstance(value, tuple):
        raise ParameterInvalid(
            f"参数 {name} 是一组词，度量 {measure.name} 不能用。", f"Parameter {name} is a list; {measure.name} can't use it."
        )
    return value


def params_of(measure: Measure, given: Mapping[str, Given]) -> dict[str, Given]:
    """Return the measure's parameters, those given in place of their defaults; UsageWrong where one is not its own or of another kind."""
    unknown = sorted(given.keys() - measure.params.keys())
    if unknown:
        known = "、".join(measure.params) or "无"
        raise UsageWrong(
            f"度量 {measure.name} 没有参数 {'、'.join(unknown)}，可用：{known}。",
            f"Measure {measure.name} has no parameter {', '.join(unknown)}; it has: {', '.join(measure.params) or 'none'}.",
        )
    return {name: _as(measure.name, name, default, given.get(name, default)) for name, default in measure.params.items()}


def _as(measure: str, name: str, default: Given, value: Given) -> Given:
    """Return the value in the kind of the default."""
    text = str(value).strip()
    if isinstance(default, str):
        return text
    try:
        return date.fromisoformat(text) if isinstance(default, date) else _finite(text)
    except (ValueError, InvalidOperation) as wrong:
        kind = ("日期", "date") if isinstance(default, date) else ("数", "number")
        raise UsageWrong(
            f"度量 {measure} 的参数 {name} 须为{kind[0]}，写成了“{text}”。", f"Parameter {name} of {measure} is a {kind[1]}, not “{text}”."
        ) from wrong


def _finite(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise ValueError(text)
    return number


def summed_up(measure: Measure, sql: str, until: date) -> str:
    """Return the statement that sums a filled SELECT up to one row."""
    divided = measure.head.value != "sum"
    planned = UNPLANNED
    if measure.has("planned"):
        weight, done = ("sum(m.weight)", "TRUE") if measure.has("weight") else ("count(*)", "m.numerator > 0")
        planned = PLANNED.format(weight=weight, done=done, until=literal(until))
    claims = {"above": "claimed", "below": "claimed_below"}
    own = {name: f"m.{column}" if measure.has(column) else "0" for name, column in claims.items()}
    return SUMMED_UP.format(
        claimed=CLAIMED.format(**own) if any(map(measure.has, claims.values())) else UNCLAIMED,
        most=MOST_TOLD,
        short=SHORT[measure.head.direction] if measure.head.value == "percent" and measure.has("denominator") else "TRUE",
        sql=sql,
        blank="(m.numerator IS NULL OR m.denominator IS NULL)" if divided else "m.numerator IS NULL",
        denominator="sum(m.denominator) FILTER (m.counted)" if measure.has("denominator") else "NULL",
        planned=planned,
    )


def totals_of(connection: DuckDBPyConnection, statement: str) -> Totals:
    """Return the one row of a summing statement; DuckDB's Error when it is wrong."""
    cursor = connection.execute(statement)
    names = [str(column[0]) for column in cursor.description or ()]
    return convert(dict(zip(names, cast("tuple[object, ...]", cursor.fetchone()), strict=True)), Totals)
