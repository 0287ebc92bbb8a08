from datetime import date
from decimal import Decimal

import pytest

from jixiao.ledger.cells import Wrong, value_of
from jixiao.ledger.schema import Column, Kind
from jixiao.params.load import Title


def column(kind: Kind, *, signed: bool = False, personal: bool = False, choices: tuple[str, ...] = ()) -> Column:
    return Column(
        name="x", title=Title(zh="列", en="x"), note=Title(zh="", en=""), type=kind, signed=signed, personal=personal, choices=choices
    )


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("integer", "12", 12),
        ("integer", "1,200", 1200),
        ("integer", "１２", 12),
        ("integer", "12.0", 12),
        ("decimal", "0.5", Decimal("0.5")),
        ("money", "1,234.5", Decimal("1234.50")),
        ("money", "¥2000", Decimal("2000.00")),
        ("money", "2000元", Decimal("2000.00")),
        ("money", "２，０００．５０", Decimal("2000.50")),
        ("date", "45366", date(2024, 3, 15)),
        ("date", "14611", date(1940, 1, 1)),
        ("date", "73050", date(2099, 12, 31)),
        ("date", "2024-3-5", date(2024, 3, 5)),
        ("date", "2024/03/05", date(2024, 3, 5)),
        ("date", "2024.3.5", date(2024, 3, 5)),
        ("date", "2024年3月5日", date(2024, 3, 5)),
        ("date", "20240305", date(2024, 3, 5)),
        ("date", "2024-03-05 00:00:00", date(2024, 3, 5)),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("month", "2024-03", date(2024, 3, 1)),
        ("month", "2024年3月", date(2024, 3, 1)),
        ("month", "202403", date(2024, 3, 1)),
        ("month", "2024-03-15", date(2024, 3, 1)),
        ("boolean", "是", True),
        ("boolean", "否", False),
        ("boolean", "TRUE", True),
        ("boolean", "√", True),
        ("text", " 甲 ", "甲"),
        ("text", "=1+1", "=1+1"),
        ("integer", "  ", None),
    ],
)
def test_a_text_is_a_value(kind: Kind, text: str, value: object) -> None:
    assert value_of(text, column(kind)) == value


@pytest.mark.parametrize(
    ("kind", "text", "what", "way_out"),
    [
        ("integer", "约30", "“约30”不是数字", "只写数字，单位和说明写到别的列"),
        ("integer", "3.5", "“3.5”不是整数", "写整数"),
        ("integer", "1234567890123", "“1234567890123”太大", "核对位数"),
        ("integer", "1.2万", "“1.2万”带了单位“万”，这一列记到个位", "写成 12000"),
        ("decimal", "16.5万元", "“16.5万元”带了单位“万”，这一列记到个位", "写成 165000"),
        ("money", "两千", "“两千”不是数字", "只写数字，单位和说明写到别的列"),
        ("money", "1.005", "“1.005”的小数多于 2 位", "写到小数点后 2 位"),
        ("money", "-5", "“-5”是负数，这一列不能为负", "核对后改正；退款记在支出明细里"),
        ("money", "1,23", "“1,23”不是数字", "只写数字，单位和说明写到别的列"),
        ("date", "2024-02-31", "2024 年 2 月没有 31 日", "这个月到 29 日为止，核对日期"),
        ("date", "2023-02-29", "2023 年 2 月没有 29 日", "这个月到 28 日为止，核对日期"),
        ("date", "2024-13-01", "“2024-13-01”的年份或月份不对", "核对日期"),
        ("date", "3月15日", "“3月15日”不是日期", "写成 2024-03-15 这样"),
        ("date", "14610", "“14610”不是日期", "写成 2024-03-15 这样"),
        ("date", "73051", "“73051”不是日期", "写成 2024-03-15 这样"),
        ("month", "三月", "“三月”不是月份", "写成 2024-03 这样"),
        ("boolean", "也许", "“也许”不是“是”或“否”", "写“是”或“否”"),
    ],
)
def test_a_wrong_text_is_told_with_the_way_out(kind: Kind, text: str, what: str, way_out: str) -> None:
    with pytest.raises(Wrong) as wrong:
        value_of(text, column(kind))
    assert (wrong.value.what.zh, wrong.value.way_out.zh) == (what, way_out)


def test_a_refund_is_negative_where_the_column_says_so() -> None:
    assert value_of("-5", column("money", signed=True)) == Decimal("-5.00")


def test_a_word_that_is_not_on_the_list_is_told_with_a_near_one() -> None:
    with pytest.raises(Wrong) as wrong:
        value_of("已完成", column("choice", choices=("计划", "完成", "取消")))
    assert wrong.value.way_out.zh == "是不是“完成”？可选：计划、完成、取消"


@pytest.mark.parametrize("text", ["3101011970051200", "1970-02-31"])
def test_a_personal_value_is_masked(text: str) -> None:
    with pytest.raises(Wrong) as wrong:
        value_of(text, column("date", personal=True))
    assert text[4:] not in wrong.value.what.zh + wrong.value.way_out.zh + wrong.value.what.en
