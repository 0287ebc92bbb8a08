"""Clocks: what is left in words, over time, stopped; days that roll over."""

from datetime import date, datetime

import pytest

from jixiao.desk.clocks import clock_of, day_words, span

NOW = datetime.fromisoformat("2024-10-15T10:20")
TODAY = NOW.date()


def row(until_minute: int, held: str | None = None, day: date = TODAY) -> dict[str, object]:
    return {"due": day, "began": day, "began_minute": 595, "until": day, "until_minute": until_minute, "held": held}


@pytest.mark.parametrize(
    ("minutes", "words", "look", "gone"),
    [
        (655, "还有 35 分钟", "run", 41.7),
        (620, "还有 0 分钟", "run", 100.0),
        (619, "超时 1 分钟", "over", 96.0),
        (600, "超时 20 分钟", "over", 20.0),
        (1020, "还有 6 小时 40 分", "run", 5.9),
        (620 + 3 * 1440, "还有 3 天", "run", 0.6),
        (620 + 1440 + 60, "还有 25 小时", "run", 1.6),
    ],
)
def test_a_clock_says_what_is_left_and_how_much_went_by(minutes: int, words: str, look: str, gone: float) -> None:
    clock = clock_of(row(minutes), NOW)
    assert (clock.words, clock.look, clock.gone) == (words, look, gone)


def test_a_stopped_clock_says_what_it_waits_for_and_one_that_is_over_is_over() -> None:
    assert clock_of(row(700, "等补丁"), NOW).words == "停表，还有 1 小时 20 分"
    assert "等补丁" in clock_of(row(700, "等补丁"), NOW).says
    assert clock_of(row(610, "等补丁"), NOW).look == "over"


@pytest.mark.parametrize(
    ("due", "words", "look"),
    [
        (date(2024, 10, 15), "今天到期", "run"),
        (date(2024, 10, 14), "超过 1 天", "over"),
        (date(2024, 10, 16), "还有 1 天", "run"),
        (None, "没有期限", "none"),
    ],
)
def test_what_has_only_a_day_is_told_by_days(due: date | None, words: str, look: str) -> None:
    clock = clock_of({"due": due}, NOW)
    assert (clock.words, clock.look) == (words, look)


def test_spans_and_days_are_said_as_people_say_them() -> None:
    assert [span(n) for n in (0, 59, 60, 61, 2879, 2880, -5)] == [
        "0 分钟",
        "59 分钟",
        "1 小时",
        "1 小时 1 分",
        "47 小时 59 分",
        "2 天",
        "0 分钟",
    ]
    days = [date(2024, 10, 15), date(2024, 10, 14), date(2024, 1, 2), date(2023, 12, 31)]
    assert [day_words(day, NOW.date()) for day in days] == ["今天", "昨天", "1月2日", "2023年12月31日"]
