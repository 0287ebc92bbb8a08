"""What an act says of itself: nothing of what was left blank."""

from decimal import Decimal

import pytest

from jixiao.desk.book import Book
from jixiao.desk.speaking import account

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
        ("登记 {activity}，到 {nobody}。", {}, "登记 视察，到 {nobody}。"),
    ],
)
def test_what_is_blank_is_not_told(text: str, values: dict[str, object], said: str) -> None:
    assert account(text, {"activity": "视察", "held_on": "3月1日", **values}, Book.__new__(Book)) == said
