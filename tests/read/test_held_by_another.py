"""Values that pass unseen: in one cell with the next head, beside another in its row, as large as an amount that was read."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document

Read = Callable[..., Document]

TOP = "项目支出绩效自评表\n（2026年度）\n项目名称\t疏浚河道\n"
COLUMNS = "一级指标\t二级指标\t三级指标\t指标值\t全年完成值\t分值\t得分\n"


def rows_of(document: Document) -> list[tuple[str | None, str | None, str | None]]:
    return [(row.name, row.target.raw if row.target else None, row.actual) for row in document.projects[0].indicators]


def test_a_head_between_wide_blanks_parts_a_word_from_what_was_reached(read: Read) -> None:
    lines = (
        "产出指标\t质量指标\t疏浚质量达标情况\t优良  实际完成值 基本达成  权重 13  自评得分 12\n"
        "产出指标\t时效指标\t疏浚完成时间\t全年  实际完成值 已完成  权重 13  自评得分 13\n"
        "产出指标\t数量指标\t疏浚长度\t≥25米  实际完成值 23米  权重 13  自评得分 7.8\n"
    )
    assert rows_of(read(TOP + lines)) == [
        ("疏浚质量达标情况", "优良", "基本达成"),
        ("疏浚完成时间", "全年", "已完成"),
        ("疏浚长度", "≥25米", "23米"),
    ]


def test_a_value_before_an_open_bracket_is_no_part_of_the_head_in_it(read: Read) -> None:
    told = "（实际完成值：完成，权重：11.5，自评得分：11.5）"
    line = (
        f"项目名称：疏浚河道；主管部门：某县水务局；绩效指标：产出指标-时效指标-疏浚完成时间：全年{told}；"
        f"效益指标-社会效益-停车秩序：持续规范{told}；满意度指标-服务对象满意度-居民满意度：≥85%{told}。\n"
    )
    assert [target for _, target, _ in rows_of(read("项目支出绩效自评表\n（2026年度）\n" + line))] == ["全年", "持续规范", "≥85%"]


@pytest.mark.parametrize(
    ("heads", "numbers"), [("指标{0}名称\t指标{0}目标值", "12"), ("指标{0}名称\t指标{0}目标值", "一二"), ("三级指标{0}\t目标值{0}", "12")]
)
def test_two_indicators_beside_each_other_are_two_whatever_their_targets_look_like(read: Read, heads: str, numbers: str) -> None:
    pair = "\t".join(heads.format(number) for number in numbers)
    form = (
        f"财政支出项目绩效目标申报表\n项目名称\t疏浚河道\n一级指标\t二级指标\t{pair}\n"
        "产出指标\t数量指标\t疏浚长度\t≥22米\t\t\n"
        "\t时效指标\t按期完工率\t≥90%\t护坡完成时间\t12月20日前完成\n"
        "效益指标\t社会效益指标\t受益人数\t≥5200人\t管护机制\t基本健全\n"
        "满意度指标\t服务对象满意度指标\t居民满意度\t≥95%\t\t\n"
    )
    found = read(form)
    assert [(row.level2, row.name, row.target and row.target.raw) for row in found.projects[0].indicators] == [
        ("数量指标", "疏浚长度", "≥22米"),
        ("时效指标", "按期完工率", "≥90%"),
        ("时效指标", "护坡完成时间", "12月20日前完成"),
        ("社会效益指标", "受益人数", "≥5200人"),
        ("社会效益指标", "管护机制", "基本健全"),
        ("服务对象满意度指标", "居民满意度", "≥95%"),
    ]


def test_a_code_before_a_name_that_begins_with_a_letter_goes_whole(read: Read) -> None:
    rows = "".join(
        f"产出指标\t数量指标\t0201{n:02} {name}\t≥8个\t8个\t3\t3\n"
        for n, name in enumerate(("LED灯具数", "A级景区数", "7天节目数", "路灯数"), 1)
    )
    assert [name for name, _, _ in rows_of(read(TOP + COLUMNS + rows))] == ["LED灯具数", "A级景区数", "7天节目数", "路灯数"]


SETTINGS = (
    "财政支出项目绩效目标申报表\n（2026年度）\n项目名称 = 疏浚河道\n主管部门 = 某县水务局\n实施单位 = 某县河道所\n项目资金总额 = 57,200.00\n"
    "{} = 57,200.00\n年度资金申请总额 = 57,200.00\n年度资金中：当年财政拨款 = 57,200.00\n"
)


def test_a_label_with_a_colon_of_its_own_stands_before_a_sign_of_equality(read: Read) -> None:
    funding = read(SETTINGS.format("项目资金总额中：财政资金")).projects[0].funding
    assert str((funding.total_fiscal, funding.annual_fiscal)) == "(Decimal('57200.00'), Decimal('57200.00'))"


def test_an_amount_that_another_is_as_large_as_does_not_pass_as_read(read: Read) -> None:
    form = TOP + "年度资金总额\t57,200.00\n项目资金总额中：财政资金 = 57,200.00\n"
    assert any("57,200.00" in one.message for one in read(form).unread)
