"""Which figures of a project are held against each other: sums in sentences, one thing counted twice, parts of a number."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.facts.figures import cover_rows, figure_rows
from jixiao.facts.schema import Row
from jixiao.formula.calculation.mentions import mentions
from jixiao.formula.calculation.statement import cost_items
from jixiao.formula.target import read_target
from jixiao.model.document import CostItem, Factor, Funding, Indicator, Project, Term


def pairs_of(project: Project | None = None, cover: tuple[CostItem, ...] = (), **texts: str) -> list[Row]:
    told = {section: (text, mentions(text)) for section, text in texts.items()}
    return [row for _, row in figure_rows({}, "/projects/0", project or Project(), told, cover)]


def aiming(name: str, target: str) -> Project:
    return Project(indicators=(Indicator(name=name, target=read_target(target).target),))


def test_a_sum_told_in_a_sentence_is_reckoned() -> None:
    (row,) = pairs_of(plan="改造公厕17座，每座9.6万元，共163.5万元。")
    assert (row["kind"], row["value"], row["other_value"], row["holds"]) == ("sum", Decimal(1_635_000), Decimal(1_632_000), False)
    assert row["at"] == "/projects/0/narrative/plan"


def test_a_goal_s_sum_stands_at_the_goal() -> None:
    (row,) = pairs_of(annual="聘请专家20人次，每人次1000元，合计2万元。")
    assert (row["at"], row["holds"]) == ("/projects/0/goals/annual", True)


def test_the_passage_of_a_breakdown_begins_with_its_clause() -> None:
    (row,) = pairs_of(overview="新建一批站点。为全县600名老人送餐，其中失能老人680名。")
    assert row["text"] == "为全县600名老人送餐，其中失能老人680名"


@pytest.mark.parametrize(
    "text", ["举办讲座48场，每场4500元。", "投入20万元、30万元，共60万元。", "培训三批，每批40人，共100人。", "没有数字。"]
)
def test_a_sentence_without_a_price_a_count_and_a_result_has_no_sum(text: str) -> None:
    assert not [row for row in pairs_of(plan=text) if row["kind"] == "sum"]


def test_an_estimated_sum_is_left_open() -> None:
    (row,) = pairs_of(plan="改造公厕17座，每座约9.6万元，共163.5万元。")
    assert row["holds"] is None


def test_parts_behind_of_which_are_added_up() -> None:
    (row,) = pairs_of(annual="受益群众500户，其中脱贫户300户、监测户280户。")
    assert (row["kind"], row["value"], row["other_value"], row["unit"]) == ("parts", Decimal(500), Decimal(580), "户")


@pytest.mark.parametrize(
    "text",
    ["受益群众500户，其中脱贫户300户。", "安排500万元，其中设备300万元、人员280万元。", "受益群众500户。其他。其中脱贫300户、监测280户。"],
)
def test_one_part_money_and_another_sentence_are_no_breakdown(text: str) -> None:
    assert not [row for row in pairs_of(annual=text) if row["kind"] == "parts"]


def test_one_thing_counted_in_two_places_is_paired() -> None:
    toilets, rooms = pairs_of(overview="负责公厕17座，垃圾房30座。", plan="负责23座公厕的日常保洁和30座垃圾房的管理。")
    assert (toilets["value"], toilets["other_value"], toilets["holds"]) == (Decimal(17), Decimal(23), False)
    assert (toilets["at"], toilets["other_at"]) == ("/projects/0/narrative/overview", "/projects/0/narrative/plan")
    assert (rooms["value"], rooms["other_value"], rooms["holds"]) == (Decimal(30), Decimal(30), True)


def test_a_text_is_held_against_the_targets() -> None:
    (row,) = pairs_of(aiming("受益学生人数", "≥12096人"), overview="受益学生1,286人。")
    assert (row["other_at"], row["other_value"], row["holds"]) == ("/projects/0/indicators/0/target", Decimal(12096), False)


def test_persons_are_counted_alike() -> None:
    (row,) = pairs_of(overview="为1286名学生提供营养餐。", annual="为1286位学生提供营养餐。")
    assert (row["unit"], row["holds"]) == ("人", True)


def test_what_there_is_in_all_is_told_from_the_work() -> None:
    (row,) = pairs_of(overview="小区内现有电梯56台。", plan="更换电梯12台。")
    assert row["is_stock"] is True


@pytest.mark.parametrize(
    "project",
    [
        Project(funding=Funding(total=Decimal(300), annual=Decimal(100))),
        Project(start=date(2025, 1, 1), finish=date(2027, 12, 31)),
    ],
)
def test_what_a_project_over_years_counts_is_more_than_one_year_s_work(project: Project) -> None:
    (row,) = pairs_of(project, overall="建成卫生院14家。", annual="建成卫生院5家。")
    assert row["is_stock"] is True


def test_an_estimate_that_differs_is_left_open_and_one_that_agrees_holds() -> None:
    other, same = pairs_of(overview="改造道路约985米，铺设管线约40公里。", annual="改造道路900米，铺设管线40公里。")
    assert (other["holds"], same["holds"]) == (None, True)


@pytest.mark.parametrize(
    ("overview", "plan"),
    [
        ("新建公厕17座。", "维修公厕23座。"),  # other work
        ("公厕17座。", "站房23座。"),  # another thing
        ("公厕17座，流动公厕9座。", "公厕23座。"),  # which of the two?
        ("公厕17座。", "公厕23处。"),  # another unit
        ("上年改造公厕17座。", "改造公厕23座。"),  # another year
        ("每村公厕17座。", "公厕23座。"),  # for each
        ("工期17天。", "工期23天。"),  # a span of time
    ],
)
def test_figures_of_different_things_are_no_pair(overview: str, plan: str) -> None:
    assert pairs_of(overview=overview, plan=plan) == []


def test_persons_need_most_of_the_words_in_common() -> None:
    assert pairs_of(overview="培训基层干部200人。", plan="慰问基层困难党员、老兵、家属300人。") == []


def test_upper_bounds_ranges_and_rates_are_no_counts() -> None:
    for target in ("≤23座", "17-23座", "≥23%", "≥23元/座", "完成"):
        assert pairs_of(aiming("公厕管养", target), overview="公厕17座。") == []


def test_what_the_calculation_counts_has_rules_of_its_own() -> None:
    item = CostItem(label="讲座", terms=(Term(factors=(Factor(value=Decimal(48), unit="场"),)),))
    nested = CostItem(label="活动", children=(item,))
    aim = Indicator(name="讲座场次", target=read_target("≥46场").target)
    assert pairs_of(Project(cost_items=(nested,), indicators=(aim,)), plan="举办讲座48场。") == []


def test_the_annual_goal_and_the_targets_have_a_rule_of_their_own() -> None:
    assert pairs_of(aiming("讲座场次", "≥46场"), annual="举办讲座48场。") == []


def test_what_was_reached_is_held_against_the_actual_values() -> None:
    row = Indicator(name="改造户厕数量", target=read_target("≥1200户").target, actual="1236")
    (pair,) = pairs_of(Project(indicators=(row,)), achieved="改造户厕1263户。")
    assert (pair["at"], pair["other_at"]) == ("/projects/0/goals/achieved", "/projects/0/indicators/0/actual")
    assert (pair["value"], pair["other_value"], pair["holds"]) == (Decimal(1263), Decimal(1236), False)


def test_an_indicator_without_an_actual_value_has_none_to_compare() -> None:
    assert pairs_of(aiming("改造户厕数量", "≥1200户"), achieved="改造户厕1263户。") == []


def test_a_unit_in_ten_thousands_is_multiplied_out() -> None:
    (row,) = pairs_of(aiming("供餐人次", "≥48.5万人次"), overview="供餐485000人次。")
    assert (row["unit"], row["other_value"], row["holds"]) == ("人次", Decimal(485_000), True)


def rows(tail: str, *targets: str) -> tuple[Indicator, ...]:
    return tuple(Indicator(name=f"{place}{tail}", target=read_target(t).target) for place, t in zip("甲乙丙丁", targets, strict=False))


COVER = cost_items("公厕管养：17座×9.6万元/座·年＝163.5万元；道路清扫：128600㎡×0.35元/㎡×300＝1350.3万元").items


def test_what_rows_come_to_is_held_against_the_cover() -> None:
    (pair,) = pairs_of(Project(indicators=rows("片公厕管养座数", "=3座", "=2座", "=18座")), cover=COVER)
    assert (pair["at"], pair["other_at"]) == ("/calculations/0", "/projects/0/indicators/0/target")
    assert (pair["value"], pair["other_value"], pair["label"]) == (Decimal(17), Decimal(23), "公厕管养")


def test_the_same_area_in_another_unit_s_name_is_compared() -> None:
    (pair,) = pairs_of(Project(indicators=rows("片道路清扫面积", "≥4万平方米", "≥4万平方米", "≥4.86万平方米")), cover=COVER)
    assert (pair["unit"], pair["holds"]) == ("平方米", True)


def test_two_rows_or_rows_of_one_name_are_no_sum() -> None:
    few = rows("片公厕管养座数", "=3座", "=2座")
    assert pairs_of(Project(indicators=few), cover=COVER) == []
    assert pairs_of(Project(indicators=(few[0], few[0], few[0])), cover=COVER) == []


def test_the_budget_s_quantity_is_held_against_rows_but_not_against_one_target() -> None:
    project = Project(cost_items=COVER, indicators=rows("片公厕管养座数", "=3座", "=2座", "=12座"))
    (pair,) = pairs_of(project)
    assert (pair["at"], pair["holds"]) == ("/projects/0/cost_items/0", True)


def test_a_cover_s_sums_belong_to_the_document() -> None:
    found = [row for _, row in cover_rows({"document": "d0:"}, COVER)]
    assert [(row["at"], row["holds"]) for row in found] == [("/calculations/0", False), ("/calculations/1", True)]
    assert "project" not in found[0]


def test_an_overall_goal_may_be_that_of_several_years_unless_its_money_or_its_days_say_otherwise() -> None:
    def whole(project: Project | None = None) -> Row:
        (row,) = pairs_of(project, overall="建成示范村60个。", annual="建成示范村20个。")
        return row

    all_of_it = Project(funding=Funding(total=Decimal(9), annual=Decimal(9)))
    within = Project(start=date(2026, 1, 1), finish=date(2026, 12, 31))
    assert [whole(project)["is_stock"] for project in (None, all_of_it, within)] == [True, False, False]
