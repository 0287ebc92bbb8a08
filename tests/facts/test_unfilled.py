"""Fields left empty beside their label, values that can't be read, and parts that were not read, as facts."""

from jixiao.facts.build import fact_rows
from jixiao.facts.schema import Rows
from jixiao.read.document import read_bytes

FORM = "项目支出绩效目标申报表\n项目名称\t渠道清淤\n主管部门\t\t实施单位\t灌区管理所\n计划开始日期\t2025-01-01\t计划完成日期\t2025-02-30\n{money}\n"
TABLE = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t清淤长度\t≥12公里\n"
OWN = {"document": "d0:", "project": "d0:/projects/0"}


def rows(money: str = "年度资金总额（万元）\t30.00") -> Rows:
    """Return the facts of a form."""
    return fact_rows([read_bytes((FORM.format(money=money) + TABLE).encode(), "表.txt")], {})


def test_a_printed_blank_is_told_with_its_field() -> None:
    assert rows()["printed_blank"] == [{**OWN, "at": "/projects/0/department", "field": "/department"}]


def test_a_day_that_does_not_exist_is_told_with_what_is_printed() -> None:
    assert rows()["unreadable_value"] == [{**OWN, "at": "/projects/0/finish", "field": "/finish", "text": "2025-02-30"}]


def test_an_amount_in_words_is_told_too() -> None:
    assert [row["text"] for row in rows("年度资金总额\t三十余万")["unreadable_value"]] == ["2025-02-30", "三十余万"]


def test_text_beside_a_label_of_money_is_no_amount() -> None:
    assert [row["field"] for row in rows("年度资金总额\t见附件")["unreadable_value"]] == ["/finish"]


def test_a_copy_that_begins_below_the_names_begins_inside() -> None:
    told = fact_rows([read_bytes((TABLE + "效益指标\t社会效益指标\t受益农户\t≥90户\n").encode(), "表.txt")], {})
    assert [row["begins_inside"] for row in told["project"]] == [True]


def test_a_form_whose_names_are_blank_begins_where_it_should() -> None:
    form = "项目名称\t\n主管部门\t\t实施单位\t\n年度资金总额（万元）\t30\n"
    told = fact_rows([read_bytes((f"项目支出绩效目标申报表\n{form}{TABLE}").encode(), "表.txt")], {})
    assert [row["begins_inside"] for row in told["project"]] == [False]
