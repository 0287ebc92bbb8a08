"""Headings as a person would say them: what is late in one queue is told by the queue, a sentence ends once, names are not said twice."""

import pytest

from jixiao.desk.clocks import Clock
from jixiao.desk.loading import shipped_desks
from jixiao.web.desks.lists import Band, Item, heading

DAY = 1440


def item(name: str, words: str, left: int, *, about: str = "", code: str = "XX-1") -> Item:
    clock = Clock(words=words, look="over" if left < 0 else "run", left=left)
    return Item(record=f"r#{code}", code=code, name=name, about=about, grade="", grade_word="", clock=clock, act="", link="")


def band(title: str, due: int, *items: Item) -> Band:
    return Band(
        name=title, title=title, group="", waiting=len(items), due=due, nearest="", items=items, routine=False, here=False, link=""
    )  # fmt: skip


ROSTER = band("今年没有记录的代表", 284, item("张嘉禾", "超过 1 天", -DAY))
TICKETS = band("处理中", 3, item("页面打不开", "超时 21 天", -21 * DAY, about="门户", code="GD-019"))


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        ([ROSTER], "今年没有记录的代表 284 件超时，最久 1 天"),
        ([band("等答复的提问", 1, item("钱去哪了。", "超过 1 天", -DAY))], "等答复的提问：钱去哪了，超过 1 天"),
        ([TICKETS], "3 件超时，最久的 GD-019 21 天"),
        ([ROSTER, TICKETS], "287 件超时，最久的 GD-019 21 天"),
        (
            [TICKETS, band("待响应", 0, item("上不去", "还有 2 天", 2 * DAY, about="掌上", code="GD-061"))],
            "3 件超时，最久的 GD-019 21 天；GD-061 还有 2 天",
        ),
        ([band("没有答复的意见", 0, item("第 3 段：也要公布。", "还有 15 天", 15 * DAY))], "没有答复的意见：第 3 段：也要公布，还有 15 天"),
        ([], "综合：没有等着办的"),
    ],
)
def test_a_heading_is_one_sentence(bands: list[Band], said: str) -> None:
    assert heading(bands, shipped_desks()["office"]) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("某区档案馆2024年申报表", "某区档案馆2024年申报表"),
        ("2024年申报表", "某区档案馆：2024年申报表"),
        ("某区博物馆2024年申报表", "某区档案馆：某区博物馆2024年申报表"),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_unit_is_named_once(title: str, said: str) -> None:
    from jixiao.web.models import Declaration, Unit

    assert Declaration(unit=Unit(name="某区档案馆"), title=title).full_title == said


@pytest.mark.usefixtures("office")
def test_a_slip_in_the_name_is_the_same_name() -> None:
    from jixiao.web.models import Declaration, Unit

    one = Declaration(unit=Unit(name="某省某市人民代表大会常务委员会办公室"), title="某省某市人民表大会常务委员会办公室2024年申报表")
    assert one.full_title == one.title
