"""Figures and rows that run together are taken apart only where one way of doing so is sure."""

import pytest

from jixiao.read.unglue import money_of_run, rows_of_run

FULL = ("points", "target", "actual", "score")
PLAIN = ("target", "actual", "score")


@pytest.mark.parametrize(
    ("text", "fields", "rows"),
    [
        ("水渠长度10≥266米≥266米10闸门宽度10≥50厘米≥50厘米10", FULL, ["水渠长度 10 ≥266米 ≥266米 10", "闸门宽度 10 ≥50厘米 ≥50厘米 10"]),
        ("工程验收合格率20100%100%20", FULL, ["工程验收合格率 20 100% 100% 20"]),
        ("发放种苗8550万株550万株8", FULL, ["发放种苗 8 550万株 550万株 8"]),
        ("生活条件改善10显著提升显著提升10", FULL, ["生活条件改善 10 显著提升 显著提升 10"]),
        ("资料审核率98%98%19.6", PLAIN, ["资料审核率 98% 98% 19.6"]),
        ("采购价不高于市场价8是是8", FULL, ["采购价不高于市场价 8 是 是 8"]),
        ("三公经费控制率≤100%100%1010", ("target", "actual", "points", "score"), ["三公经费控制率 ≤100% 100% 10 10"]),
        ("按期完成投资1515", ("target", "actual"), ["按期完成投资 15 15"]),
    ],
)
def test_a_row_whose_target_stands_twice_is_told(text: str, fields: tuple[str, ...], rows: list[str]) -> None:
    assert [" ".join(piece for _, piece, _ in row.cells) for row in rows_of_run(text, fields)] == rows


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("完工时间1010月底9月底10", FULL),
        ("推广面积占比880%^80%8", FULL),
        ("种薯基地8000亩8535.5亩", PLAIN),
        ("完工时间2020", ("target",)),
        ("收入5亿元5亿元6.47亿元10", PLAIN),
        ("预算数", FULL),
    ],
)
def test_a_row_that_may_be_cut_otherwise_is_left(text: str, fields: tuple[str, ...]) -> None:
    assert list(rows_of_run(text, fields)) == []


def test_offsets_point_at_the_pieces() -> None:
    text = "；闸门数8≥4座≥4座8"
    assert [text[offset : offset + len(piece)] for row in rows_of_run(text, FULL) for _, piece, offset in row.cells] == [
        "闸门数",
        "8",
        "≥4座",
        "≥4座",
        "8",
    ]


RATED = ("adjusted", "executed", "execution_rate")


@pytest.mark.parametrize(
    ("text", "fields", "figures"),
    [
        ("40004000100%", RATED, "4000 4000 100"),
        ("202010100.00%10", ("adjusted", "executed", "execution_points", "execution_rate", "execution_score"), "20 20 10 100.00 10"),
        ("300259.4586.5%", RATED, "300 259.45 86.5"),
    ],
)
def test_figures_are_cut_where_the_rate_agrees_with_one_way(text: str, fields: tuple[str, ...], figures: str) -> None:
    found = money_of_run(text, fields)
    assert " ".join((found or {}).get(field, "") for field in fields) == figures


@pytest.mark.parametrize("text", ["4040", "404050%", "0000%", "100%", "11110%", "x100%"])
def test_figures_that_no_rate_makes_sure_are_left(text: str) -> None:
    assert money_of_run(text, RATED) is None
