import re
from decimal import Decimal
from itertools import pairwise

import pytest

from jixiao.write.plot.burnup import Names, Point, burnup, small_burnup
from jixiao.write.plot.gauge import gauge, strip
from jixiao.write.plot.scale import Scale, round_figures, step
from jixiao.write.plot.svg import at
from jixiao.write.plot.waterfall import MOST_UPRIGHT, Step, axis, waterfall

NAMES = Names("计划", "实际", "预计", "预算", "{} 月", "万元")
D = Decimal


@pytest.mark.parametrize(
    ("span", "most", "apart"),
    [("12", 6, "2"), ("100", 6, "20"), ("1.04", 6, "0.2"), ("500", 6, "100"), ("0", 6, "0.002"), ("6000000", 6, "1000000"), ("9", 9, "1")],
)
def test_grid_lines_stand_at_round_figures(span: str, most: int, apart: str) -> None:
    assert step(D(span), most) == D(apart)


@pytest.mark.parametrize(
    ("low", "high", "figures"),
    [("89.4", "100", [88, 90, 92, 94, 96, 98, 100]), ("0", "466.08", [0, 100, 200, 300, 400, 500]), ("0", "100", [0, 20, 40, 60, 80, 100])],
)
def test_a_grid_holds_all_figures(low: str, high: str, figures: list[int]) -> None:
    assert round_figures(D(low), D(high), 6) == tuple(map(D, figures))


@pytest.mark.parametrize(("value", "place"), [("88", "306"), ("100", "26"), ("94", "166"), ("120", "26"), ("0", "306")])
def test_a_scale_holds_at_its_ends(value: str, place: str) -> None:
    assert Scale(D(88), D(100), D(306), D(26))(D(value)) == D(place)


@pytest.mark.parametrize(("number", "told"), [("1.005", "1"), ("-0.001", "0"), ("12.50", "12.5"), ("100", "100"), ("0.127", "0.13")])
def test_a_place_has_two_decimals(number: str, told: str) -> None:
    assert at(D(number)) == told


FULL = Step("满分", "100", "total", D(100), D(100))
LOST = Step("培训人次", "−0.59", "loss", D(100), D("99.41"), "9.41/10")
SAME = Step("出勤率", "0", "none", D("99.41"), D("99.41"), "10/10")
TOTAL = Step("总分", "99.41", "total", D("99.41"), D("99.41"))
STEPS = (FULL, LOST, SAME, TOTAL)


def drawn(steps: tuple[Step, ...]) -> str:
    return str(waterfall(steps, axis(steps, "分"), name="p1", title="瀑布图", told="满分 100；总分 99.41。"))


def test_a_waterfall_is_drawn_twice_and_says_what_it_shows() -> None:
    pictures = drawn(STEPS)
    assert re.findall('<svg[^>]* class="([^"]+)"', pictures) == ["wide-only", "narrow-only"]
    assert pictures.count("<title id=") == 2
    assert pictures.count("满分 100；总分 99.41。</desc>") == 2
    assert 'style="' not in pictures


@pytest.mark.parametrize(("look", "count"), [("wf-total", 4), ("wf-loss", 2), ("wf-none", 2), ("wf-join", 3), ("wf-cut", 0)])
def test_the_marks_of_a_waterfall(look: str, count: int) -> None:
    assert len(re.findall(f'class="{look}"', drawn(STEPS))) == count


def test_a_small_loss_is_seen() -> None:
    tiny = (FULL, Step("甲", "−0.01", "loss", D(100), D("99.99")), Step("总分", "20.00", "total", D(20), D(20)))
    heights = [D(h) for h in re.findall('height="([0-9.]+)" class="wf-loss"', drawn(tiny))]
    assert min(heights) >= D("1.5")


def test_the_axis_begins_at_nought() -> None:
    assert axis(STEPS, "分").marks[0] == 0
    assert axis((FULL, Step("总分", "0.00", "total", D(0), D(0))), "分").marks[0] == 0


def test_many_steps_lie() -> None:
    many = (FULL, *(Step(f"第{n}项", "0", "none", D(100), D(100)) for n in range(MOST_UPRIGHT)), TOTAL)
    assert re.findall(r'viewBox="0 0 (\d+) \d+"', drawn(many)) == ["800", "320"]
    assert drawn(many).count("wf-join") == 0


def test_a_step_upwards_ends_at_its_higher_level() -> None:
    gain = Step("复核另给", "＋5.00", "gain", D(60), D(65))
    assert (gain.top, gain.bottom) == (D(65), D(60))


def test_markup_in_a_name_is_text() -> None:
    assert "<b>" not in drawn((FULL, LOST._replace(name="<b>甲</b>"), TOTAL))


@pytest.mark.parametrize(
    ("rate", "planned", "widths"),
    [("50", "60", ["160", "80", "2"]), ("150", None, ["160", "160"]), (None, "100", ["160", "2"]), ("0", None, ["160", "0"])],
)
def test_a_gauge(rate: str | None, planned: str | None, widths: list[str]) -> None:
    reached, due = (None if figure is None else D(figure) for figure in (rate, planned))
    found = str(gauge(reached, due, "实际。"))
    assert re.findall('width="([0-9.]+)"', found) == widths
    assert 'aria-label="实际。"' in found


def test_a_gauge_behind_looks_so() -> None:
    assert 'class="gauge behind"' in gauge(D(1), D(50), "慢。", behind=True)


def test_a_strip_is_as_long_as_its_parts() -> None:
    found = str(strip([(3, "s-1"), (0, "s-2"), (1, "s-3")], "三，一。"))
    assert re.findall('class="(s-.)" x="([0-9.]+)"', found) == [("s-1", "0"), ("s-3", "120")]


MONTHS = tuple(
    Point(n, D(n * 10), D(n * 8) if n <= 7 else None, D(56 + (n - 7) * 9) if n > 7 else None) for n in range(1, 13)
)  # fmt: skip


def test_money_through_the_year() -> None:
    found = str(burnup(MONTHS, D(120), NAMES, name="bu", title="逐月累计", told="到 7 月底实际 56.00 万元。"))
    assert re.findall('<svg[^>]* class="([^"]+)"', found) == ["wide-only", "narrow-only"]
    assert {name: found.count(f'class="{name}"') for name in ("l-plan", "l-act", "l-fc", "l-budget", "dot", "gapline")} == {
        "l-plan": 2, "l-act": 2, "l-fc": 2, "l-budget": 2, "dot": 2, "gapline": 2
    }  # fmt: skip
    assert "实际 56.00" in found
    assert "预计 101.00" in found


def test_the_plan_goes_up_in_steps() -> None:
    found = str(small_burnup(MONTHS, D(120), NAMES, name="p", title="甲", told="乙"))
    plan = re.search('class="l-plan" d="([^"]+)"', found) or re.search('d="([^"]+)" class="l-plan"', found)
    assert plan is not None
    assert (plan[1].count("H"), plan[1].count("V")) == (12, 12)


def test_what_is_not_known_is_not_drawn() -> None:
    blank = tuple(Point(n, None, None, None) for n in range(1, 13))
    found = str(burnup(blank, None, NAMES, name="bu", title="甲", told="乙"))
    assert not re.findall('class="(?:l-|dot)', found)


def test_figures_at_the_right_end_do_not_touch() -> None:
    close = (*MONTHS[:11], Point(12, D(120), None, D("119.9")))
    found = str(small_burnup(close, D("120.2"), NAMES, name="p", title="甲", told="乙"))
    ends = sorted(D(y) for y in re.findall(r'y="([0-9.]+)" class="(?:lab|val)">(?:预算|预计|计划)', found))
    assert len(ends) == 3
    assert min(b - a for a, b in pairwise(ends)) >= 16


@pytest.mark.parametrize(("month", "place"), [(7, "at its dot"), (9, "at its dot"), (10, "at the end"), (12, "at the end")])
def test_what_was_spent_is_told_where_there_is_room(month: int, place: str) -> None:
    points = tuple(Point(n, D(n * 10), D(n * 8) if n <= month else None, None) for n in range(1, 13))
    found = str(small_burnup(points, D(120), NAMES, name="p", title="甲", told="乙"))
    told = re.findall(r'x="([0-9.]+)" y="[0-9.]+" class="val">实际', found)
    assert len(told) == 1
    assert ("at the end" if D(told[0]) > 240 else "at its dot") == place
