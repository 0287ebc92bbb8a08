"""What a figure counts and per what it is, and the counts that a price asks for."""

from fractions import Fraction

import pytest

from jixiao.formula.calculation.figures import Figure, chase, figures
from jixiao.formula.calculation.mask import mask
from jixiao.formula.calculation.parse import parse
from jixiao.formula.calculation.verdict import Context, of_clause


def read(text: str) -> list[Figure]:
    return figures([of_clause(clause, Context()) for clause in parse(text, mask(text).text).clauses])


@pytest.mark.parametrize(
    ("text", "tops", "pers"),
    [
        ("每站6人", ("人",), ("站",)),
        ("40人/期", ("人",), ("期",)),
        ("月薪4200元", (), ("月", "人")),
        ("单台1.55万元", (), ("台",)),
        ("百公里油耗10升", ("升",), ("公里",)),
        ("电价0.6元", (), ("度",)),
        ("650元/人天", (), ("人天",)),
        ("每半天1200元", (), ("天",)),
        ("3月份工资5000元", (), ()),
        ("合计12万元", (), ()),
    ],
)
def test_words_and_unit_say_what_a_figure_is_per(text: str, tops: tuple[str, ...], pers: tuple[str, ...]) -> None:
    figure = read(text)[0]
    assert (figure.tops, figure.pers) == (tops, pers)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("门市价480元", "price"),
        ("报价14.5万元", "amount"),
        ("高标准农田建设400万元", "amount"),
        ("统一九折", "share"),
        ("数量30", "count"),
        ("图号30", "nothing"),
        ("12艘", "count"),
    ],
)
def test_a_figure_is_a_price_an_amount_a_share_or_a_count(text: str, kind: str) -> None:
    figure = read(text)[0]
    told = {"price": figure.price, "amount": figure.cash and not figure.price, "share": figure.share, "count": figure.count}
    assert next((name for name, is_so in told.items() if is_so), "nothing") == kind


@pytest.mark.parametrize(
    ("text", "spans", "used", "times", "missing"),
    [
        ("投票站35个，每站6人，2天，150元/人天", (), ["6人", "2天", "35个"], "1", []),
        ("45人，月薪4200元", ("年",), ["45人"], "12", []),
        ("45人，月薪4200元", ("半年",), ["45人"], "6", []),
        ("2年，月租3000元", (), ["2年"], "12", []),
        ("8台，百公里9升，每台1.5万公里，7.6元/升", (), ["9升", "1.5万公里", "8台"], "1/100", []),
        ("1800瓦，每天8小时，120天，电价0.55元", (), ["1800瓦", "8小时", "120天"], "1/1000", []),
        ("3餐，每人每餐40元", (), ["3餐"], "1", ["人"]),
        ("2场，每年5000元", (), [], "1", []),
    ],
)
def test_a_price_asks_for_its_counts_and_these_for_theirs(
    text: str, spans: tuple[str, ...], used: list[str], times: str, missing: list[str]
) -> None:
    found = read(text)
    made = chase([found[-1]], (), found[:-1], spans)
    told = [text[figure.node.start : figure.node.end] for figure in made.used]
    assert (told, made.times, made.missing) == (used, Fraction(times), missing)
