"""What each indicator counts: printed points, the cases of the guide, equal parts in hundredths, always 100 in all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.model.document import Indicator
from jixiao.scoring.scheme import DEFAULT, scheme_named, schemes
from jixiao.scoring.weights import Levelled, Points, equal_parts, points_of

LEVELS = {"C": "成本指标", "O": "产出指标", "B": "效益指标", "S": "满意度指标", "?": None}


def shared(levels: str, name: str = DEFAULT) -> Points:
    return points_of(scheme_named(name), [Levelled(LEVELS[level]) for level in levels])


@pytest.mark.parametrize(
    ("name", "levels", "execution", "points"),
    [
        (DEFAULT, "COBS", "10", "20 40 20 10"),
        (DEFAULT, "OBS", "10", "50 30 10"),
        (DEFAULT, "COB", "10", "20 40 30"),
        (DEFAULT, "OB", "10", "50 40"),
        (DEFAULT, "COOOBS", "10", "20 13.34 13.33 13.33 20 10"),
        (DEFAULT, "OOOOOOOBS", "10", "7.15 7.15 7.14 7.14 7.14 7.14 7.14 30 10"),
        (DEFAULT, "SBOC", "10", "10 20 40 20"),
        (DEFAULT, "OBS?", "10", "25 30 10 25"),
        (DEFAULT, "OS", "10", "75 15"),
        (DEFAULT, "COS", "10", "25.72 51.43 12.85"),
        (DEFAULT, "O", "10", "90"),
        (DEFAULT, "?", "10", "90"),
        (DEFAULT, "", "10", ""),
        ("ministry-2017", "COBS", "10", "25 25 30 10"),
        ("ministry-2017", "COB", "10", "25 25 40"),
        ("ministry-2017", "OBS", "10", "50 30 10"),
        ("ministry-2017", "OB", "10", "50 40"),
        ("qingshen-2023", "OB", "10", "60 30"),
        ("qingshen-2023", "OBS", "10", "50 30 10"),
        ("huanggang-2020", "OBS", "20", "44.45 26.67 8.88"),
        ("huanggang-2020", "COBS", "20", "17.78 35.56 17.78 8.88"),
        ("shanghai", "COBS", "10", "20 40 20 10"),
    ],
)
def test_levels_carry(name: str, levels: str, execution: str, points: str) -> None:
    made = shared(levels, name)
    assert (made.execution, made.indicators) == (Decimal(execution), tuple(map(Decimal, points.split())))


def printed(*points: str | None) -> list[Levelled]:
    return [Levelled("产出指标", None, None if own is None else Decimal(own)) for own in points]


@pytest.mark.parametrize("points", [("50", "30", "10"), ("22.5", "22.5", "22.5", "22.5"), ("60", "30"), ("90",)])
def test_points_fixed_with_the_approval_are_never_made_anew(points: tuple[str, ...]) -> None:
    assert points_of(scheme_named(DEFAULT), printed(*points)).indicators == tuple(map(Decimal, points))


def test_points_of_another_execution_hold_where_it_is_printed() -> None:
    made = points_of(scheme_named(DEFAULT), printed("50", "30"), execution=Decimal(20))
    assert (made.execution, made.indicators) == (Decimal(20), (Decimal(50), Decimal(30)))


@pytest.mark.parametrize(
    ("points", "note"),
    [
        (("50", None, "10"), "3 个指标中只有 2 个写了分值，按方案重新分配。"),
        (("50", "30"), "表中分值合计 80 分，加上预算执行率不是 100 分（应为 90 分），按方案重新分配。"),
        (("95", "-5"), "2 个指标中只有 1 个写了分值，按方案重新分配。"),
    ],
)
def test_points_that_do_not_come_to_a_hundred_are_told(points: tuple[str | None, ...], note: str) -> None:
    assert points_of(scheme_named(DEFAULT), printed(*points)).notes[0] == note


@pytest.mark.parametrize(
    ("levels", "notes"),
    [
        ("COBS", ("分值按方案分配：预算执行率 10，成本 20，产出 40，效益 20，满意度 10；同一级指标下平均分配。",)),
        (
            "OS?",
            (
                "分值按方案分配：预算执行率 10，产出 75，满意度 15；同一级指标下平均分配。",
                "没有效益指标，其分值按比例归入其余各级。",
                "1 个指标的一级指标认不出，与产出指标合并计权。",
            ),
        ),
        ("", ("没有指标，只有预算执行率的 10 分。",)),
    ],
)
def test_how_points_came_about_is_said(levels: str, notes: tuple[str, ...]) -> None:
    assert shared(levels).notes == notes


def test_points_of_a_document_are_read_as_they_are() -> None:
    rows = [Indicator(level1_standard="产出指标", points=Decimal(50)), Indicator(level1_standard="效益指标", points=Decimal(40))]
    assert points_of(scheme_named(DEFAULT), rows) == Points(Decimal(10), (Decimal(50), Decimal(40)), ("分值按表中所列。",))


@given(st.lists(st.sampled_from("COBS?"), min_size=1, max_size=40), st.sampled_from(sorted(schemes())))
def test_points_always_come_to_a_hundred(levels: list[str], name: str) -> None:
    made = shared("".join(levels), name)
    assert made.execution + sum(made.indicators) == 100


@given(st.lists(st.sampled_from("COBS?"), min_size=1, max_size=40), st.sampled_from(sorted(schemes())))
def test_indicators_of_a_level_differ_by_a_hundredth_at_most(levels: list[str], name: str) -> None:
    by_level: dict[str, list[Decimal]] = {}
    for level, own in zip(levels, shared("".join(levels), name).indicators, strict=True):
        by_level.setdefault(level, []).append(own)
    assert all(max(points) - min(points) <= Decimal("0.01") for points in by_level.values())


@given(st.integers(0, 9000), st.integers(1, 60))
def test_equal_parts_come_to_the_whole(hundredths: int, count: int) -> None:
    assert sum(equal_parts(Decimal(hundredths).scaleb(-2), count)) == Decimal(hundredths).scaleb(-2)
