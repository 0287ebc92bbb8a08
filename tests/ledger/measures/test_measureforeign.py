"""Measures of somebody else run fenced; what is wrong with one costs itself only."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.errors import MeasureFileInvalid, UsageWrong
from jixiao.fence import Limits
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import Measure
from jixiao.ledger.measureforeign import run_foreign_measures
from jixiao.ledger.measuresum import summed_up
from jixiao.ledger.office import office_of
from jixiao.sql.fenced import Query

Foreign = Callable[..., Measured]
Rows = dict[str, list[dict[str, object]]]
SELECT = "SELECT p.at AS address, p.paid_on AS day, {} AS numerator, TRUE AS counted, NULL AS note FROM ledger_payments AS p"


def test_a_foreign_measure_gives_its_figure(foreign: Foreign) -> None:
    got = foreign(SELECT.format("p.amount * 2"))
    assert (got.value, got.rows, got.addresses) == (
        Decimal("600.7"),
        3,
        ("ledger:payments#V1", "ledger:payments#V2", "ledger:payments#V3"),
    )


def test_what_it_leaves_out_comes_back(foreign: Foreign) -> None:
    sql = "SELECT p.at AS address, p.paid_on AS day, 1 AS numerator, FALSE AS counted, '不算' AS note FROM ledger_payments AS p"
    assert foreign(sql).left_out[0] == ("ledger:payments#V1", "不算")


@pytest.mark.parametrize(
    ("sql", "cause"),
    [
        (SELECT.format("p.amount") + " CROSS JOIN read_csv('/etc/passwd')", "不允许"),
        (SELECT.format("random()"), "random"),
        (SELECT.format("length(repeat('x', 2000000000))"), "repeat"),
        (SELECT.format("p.nothing"), "nothing"),
        (SELECT.format("p.amount") + ") AS m; DROP TABLE ledger_payments; SELECT (1", "不是可读的 SQL"),
        (SELECT.format("CAST(p.amount AS DOUBLE)"), "DOUBLE"),
        ("SELECT 1 AS address, 2 AS day, 3 AS numerator FROM ledger_payments AS p", "counted"),
    ],
)
def test_a_hostile_one_has_no_figure_and_says_why(foreign: Foreign, sql: str, cause: str) -> None:
    got = foreign(sql)
    assert (got.value, cause in (got.problem or "")) == (None, True)


def test_after_one_that_breaks_a_limit_the_next_goes_on(rows: Rows, parsed: Callable[..., Measure]) -> None:
    crossed = SELECT.format("count(*)") + "".join(f" CROSS JOIN ledger_payments AS q{n}" for n in range(30)) + " GROUP BY p.at, p.paid_on"
    queries = [Query("own", sql, summed_up(parsed(), sql, date(2024, 12, 31))) for sql in (crossed, SELECT.format("1"))]
    answers = run_foreign_measures(queries, rows, Limits(cpu=1, wall=600.0))
    assert (answers[0].totals, answers[1].totals and answers[1].totals.numerator) == (None, 3)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("trips_made.sql", "", "这个名称已有度量使用"),
        ("Bad Name.sql", "", "文件名须为小写英文"),
        ("own.sql", "SELECT 1", "文件须以 /*--- 开头"),
        ("own.sql", "/*---\nunit = 3\n---*/\nSELECT 1", "文件头写得不对"),
        ("own.sql", "x" * 70_000, "超过 65536 字节"),
    ],
)
def test_a_file_that_is_wrong_is_left_out_and_told(tmp_path: Path, file: str, text: str, told: str) -> None:
    (tmp_path / file).write_text(text, "utf-8")
    office = office_of([tmp_path])
    assert ("own" in office.measures, told in office.problems[0].zh) == (False, True)


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="不存在"):
        office_of([tmp_path / "none"])


@pytest.mark.parametrize(
    ("sql", "changes", "told"),
    [
        ("SELECT 1 FROM ledger_payments AS p WHERE p.item = :item", {}, "params 和 law 列出"),
        (SELECT.format("1"), {"ledgers": '["trips"]'}, "ledgers 列出"),
        (SELECT.format("1"), {"value": '"percent"'}, "没有 denominator"),
        (SELECT.format(":own_figure"), {"source": '"x"\nlaw = ["own_figure"]'}, "params/ 里没有参数 own_figure"),
        (SELECT.format(":a"), {"source": '"x"\nparams = { a = true }'}, "须为文字、数或日期"),
    ],
)
def test_a_head_that_does_not_fit_is_told(parsed: Callable[..., Measure], sql: str, changes: dict[str, str], told: str) -> None:
    with pytest.raises(MeasureFileInvalid, match=told):
        parsed(sql, **changes)
