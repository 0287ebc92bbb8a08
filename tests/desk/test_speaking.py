"""What an act says of itself: nothing of what was left blank."""

from decimal import Decimal

import pytest

from jixiao.desk.book import Book
from jixiao.desk.speaking import account, legible

SAYS = "{activity}于 {held_on} 办完，到 {people} 人，用款 {cost} 元。"


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        (SAYS, {"people": 0, "cost": Decimal("1200.00")}, "视察于 3月1日 办完，到 0 人，用款 1,200.00 元。"),
        (SAYS, {"people": 0, "cost": None}, "视察于 3月1日 办完，到 0 人。"),
        (SAYS, {"people": None, "cost": None}, "视察于 3月1日 办完。"),
        ("{cost} 元，{people} 人", {"people": None, "cost": None}, "（空） 元"),
        ("{people} 人 {cost} 元", {"people": 3, "cost": None}, "3 人 （空） 元"),
        ("登记 {activity}，{people} 人 {cost} 元。", {"people": 3, "cost": None}, "登记 视察，3 人 （空） 元。"),
        ("登记 {activity}，可以退回。", {}, "登记 视察，可以退回。"),
        ("{activity} 不采纳：{why}。", {"why": "另行规定。"}, "视察 不采纳：另行规定。"),
        ("{activity}：{why}", {"why": "另行规定。"}, "视察：另行规定。"),
        ("登记 {activity}，到 {nobody}。", {}, "登记 视察，到 {nobody}。"),
    ],
)
def test_what_is_blank_is_not_told(text: str, values: dict[str, object], said: str) -> None:
    assert account(text, {"activity": "视察", "held_on": "3月1日", **values}, Book.__new__(Book)) == said


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("报刊 1218.00 元，已付", "报刊 1,218.00 元，已付"),
        ("832.00 元", "832.00 元"),
        ("合计 1234567.89", "合计 1,234,567.89"),
        ("1,218.00 元", "1,218.00 元"),
        ("编号 20240101.001，2024 年 10000 人", "编号 20240101.001，2024 年 10000 人"),
        ("版本 1000.00.1", "版本 1000.00.1"),
        (None, ""),
    ],
)
def test_amounts_in_a_queue_have_separators(text: str | None, read: str) -> None:
    assert legible(text) == read
