"""The rules on printed self-evaluations and the schemes that compute them agree: what is computed is never accused."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Literal

import pytest

from jixiao.audit.examples import judged_faults
from jixiao.audit.load import load_file, shipped_files
from jixiao.audit.rulefile import Example, Rule
from jixiao.scoring.scheme import scheme_named
from jixiao.scoring.score import score_execution, score_grade
from jixiao.sql.given import given_faults
from jixiao.sql.tables import empty_tables

SCHEME = scheme_named("ministry-2020")
MONEY = 300
WORDS = ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差", "已完成目标", "部分完成", "未开展")


def rule(code: str) -> Rule:
    return load_file(next(file for file in shipped_files() if file.name.startswith(code)))


def faults(code: str, example: Example) -> tuple[str, ...]:
    database = empty_tables()
    try:
        return given_faults(example.given, database) or judged_faults(rule(code), example, database)
    finally:
        database.close()


def funding(chance: Random, number: int) -> dict[str, object]:
    budget, executed = Decimal(chance.randint(1, 10**8)).scaleb(-2), Decimal(chance.randint(0, 10**8)).scaleb(-2)
    points = Decimal(chance.choice(("10", "20", "15")))
    score = score_execution(SCHEME, budget, min(executed, 2 * budget), points).score
    return {
        "project": f"P{number}",
        "annual": budget,
        "executed": min(executed, 2 * budget),
        "execution_points": points,
        "execution_score": score,
    }


def example(rows: list[dict[str, object]], verdict: Literal["pass", "fail"]) -> Example:
    given = {"project": [{"id": row["project"]} for row in rows], "funding": rows}
    return Example(name="made", given=given, expect={str(row["project"]): verdict for row in rows})


def test_sev03_accuses_no_computed_score() -> None:
    chance = Random(6)  # noqa: S311 - the same money in every run
    assert faults("SEV03", example([funding(chance, number) for number in range(MONEY)], "pass")) == ()


def test_sev03_accuses_a_score_that_is_three_hundredths_off() -> None:
    chance = Random(7)  # noqa: S311 - the same money in every run
    rows = [funding(chance, number) for number in range(MONEY)]
    off = [{**row, "execution_score": row["execution_score"] + Decimal("0.03")} for row in rows]  # type: ignore[operator]
    two_decimals = [row for row in off if row["execution_score"] * 10 % 1]  # type: ignore[operator]
    assert faults("SEV03", example(two_decimals, "fail")) == ()


@pytest.mark.parametrize(("name", "as_of"), [("ministry-2020", date(2024, 1, 1)), ("ministry-2017", date(2019, 1, 1))])
@pytest.mark.parametrize("has_evidence", [True, False])
def test_sev05_accuses_no_computed_degree(name: str, as_of: date, has_evidence: bool) -> None:
    rows: list[dict[str, object]] = [
        {
            "id": f"I{number}",
            "name": "合规性",
            "actual": word,
            "points": Decimal(10),
            "score": score_grade(scheme_named(name), word, Decimal(10), has_evidence=has_evidence).score,
        }
        for number, word in enumerate(WORDS)
    ]
    made = Example(name="made", given={"indicator": rows}, expect={str(row["id"]): "pass" for row in rows}, as_of=as_of)
    assert faults("SEV05", made) == ()
