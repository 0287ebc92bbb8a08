"""The sums that the text before the first form tells."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from jixiao.model.document import Document
from jixiao.read.document import read_bytes
from jixiao.write.document.save import written

Read = Callable[..., Document]

FORM = """
项目支出绩效目标申报表
（2025年度）
项目名称	公厕管养
主管部门	示例县城管局	实施单位	示例县城管局
年度资金总额（万元）	163.5
年度目标	管养公厕 17 座。
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管养公厕	≥17座
"""
COVER = """示例县城管局2025年项目支出绩效目标
测算依据：
（1）公厕管养：17座×9.6万元/座·年＝163.5万元；
（2）保洁人员：6人，每人每月6850元。
"""


def test_a_sum_with_its_result_is_kept_where_it_stands(read: Read) -> None:
    document = read(COVER + FORM)
    (item,) = document.calculations
    assert (item.label, item.stated, item.computed, item.holds) == ("公厕管养", Decimal("1635000.00"), Decimal("1632000.00"), False)
    assert document.places["/calculations/0"].line == 3


def test_counts_prices_and_years_are_no_sums(read: Read) -> None:
    assert read(COVER.replace("＝163.5万元", "") + FORM).calculations == ()


def test_what_a_form_holds_is_none_of_the_cover(read: Read) -> None:
    assert read(FORM.replace("17 座。", "17 座，17座×9.6万元/座=163.5万元。")).calculations == ()


def test_the_sums_are_written_and_read_back(read: Read) -> None:
    document = read(COVER + FORM)
    data = written(document, Path("x.html"), {}).data
    assert read_bytes(data, "x.html").calculations == document.calculations
