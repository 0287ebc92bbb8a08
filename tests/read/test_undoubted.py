"""Forms as offices fill them in, read right: no law of misreading doubts them, for what is doubted is judged by no rule."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document, Source
from jixiao.read.accounting.under_heads import moved_whole
from jixiao.read.formats import html
from jixiao.read.recognise import recognise

Read = Callable[[str], Document]
Rows = list[tuple[str, ...]]

UPPER = (
    "项目支出绩效目标申报表\n（2025年度）\n项目名称\t疏浚河道\n主管部门\t示例县水务局\t实施单位\t示例县河道所\n"
    "项目资金（万元）\t年度资金总额\t12.00\n\t其中：财政拨款\t12.00\n年度总体目标\t疏浚四百米，水体明显改善，沿岸居民满意。\n"
    "一级指标\t二级指标\t三级指标\t指标值\n"
)


def on_a_page(rows: Rows) -> Document:
    """Return the form read from a table of a page."""
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return recognise(html.read(f"<html><body><table>{cells}</table></body></html>".encode()), Source(file="form.html", sha256="0" * 64))


def doubts(document: Document) -> list[str]:
    """Return what is doubted or not read."""
    return [one.message for one in document.unread] + [one.message for one in document.warnings]


@pytest.mark.parametrize("number", ["指标{}", "指标{}.", "指标{}：", "{}.", "①"])
def test_a_number_before_a_name_is_no_word_of_it(number: str, read: Read) -> None:
    names = "工程完工率", "验收合格率", "沿岸居民满意度"
    first, second, third = (number.format(n) + name for n, name in zip((1, 2, 1), names, strict=True))
    found = read(UPPER + f"产出指标\t质量指标\t{first}\t≥95%\n\t\t{second}\t≥98%\n满意度指标\t服务对象满意度指标\t{third}\t≥90%\n")
    assert tuple(row.name for row in found.projects[0].indicators) == names
    assert doubts(found) == []


def test_a_level_that_is_never_divided_tears_no_table(read: Read) -> None:
    """A form of its own whose first sections have no second level: those rows are doubted one by one, the others are not."""
    plain = "投入目标\t\t预算投入资金\t6475元\n\t\t实际到位资金\t6475元\n\t\t专款专用资金\t6475元\n"
    divided = "产出目标\t数量目标\t疏浚河道长度\t≥400米\n\t\t新建护岸长度\t≥20米\n\t质量目标\t验收合格率\t≥98%\n"
    found = read(UPPER + plain + divided)
    assert [row.level2 for row in found.projects[0].indicators] == [None] * 3 + ["数量目标"] * 2 + ["质量目标"]
    assert not [one for one in doubts(found) if "作准" in one]
    assert min(found.places[f"/projects/0/indicators/{n}/{field}"].confidence for n in range(3, 6) for field in ("name", "target")) > 0.9


def test_sentences_beside_their_levels_are_names_of_a_whole_table(read: Read) -> None:
    told = "数量指标\t疏浚河道长度\t≥400米\n\t质量指标\t验收合格率\t≥98%\n"
    said = "效益指标\t社会效益指标\t改善出行条件，方便沿岸居民。\t\n\t生态效益指标\t水体清洁，岸坡稳定。\t\n\t可持续影响指标\t长期管护，持续发挥作用。\t\n"
    found = read(UPPER + "产出指标\t" + told + said + "满意度指标\t服务对象满意度指标\t居民满意度\t≥90%\n")
    assert [row.target is None for row in found.projects[0].indicators] == [False] * 2 + [True] * 3 + [False]
    assert doubts(found) == []


def test_sentences_on_lines_of_their_own_tear_a_table(read: Read) -> None:
    """The negative control: what goes on a cell on lines without a level makes nothing of the table sure."""
    told = "产出指标\t数量指标\t疏浚河道长度\t≥400米\n\t质量指标\t验收合格率\t≥98%\n"
    torn = "效益指标\t社会效益指标\t改善出行\t好\n\t\t条件，方便沿岸居民。\t\n\t\t水体清洁，岸坡稳定。\t\n\t\t长期管护，持续发挥作用。\t\n"
    found = read(UPPER + told + torn + "满意度指标\t服务对象满意度指标\t居民满意度\t≥90%\n")
    assert any("作准" in one for one in doubts(found))


def test_the_execution_rate_of_a_part_stands_under_the_execution_rate() -> None:
    found = on_a_page([
        ("项目支出绩效自评表",),
        ("（2024年度）",),
        ("项目名称", "疏浚河道", "", "", "", "", ""),
        ("主管部门", "示例县水务局", "", "实施单位", "示例县河道所", "", ""),
        ("项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", "120.00", "120.00", "114.48", "10", "95.40%", "9.54"),
        ("", "其中：当年财政拨款", "100.00", "100.00", "94.48", "—", "94.48%", "—"),
        ("", "上年结转资金", "20.00", "20.00", "20.00", "—", "100%", "—"),
        ("年度总体目标", "预期目标", "", "", "实际完成情况", "", "", ""),
        ("", "疏浚四百米，水体明显改善。", "", "", "疏浚了四百一十米，水体明显改善。", "", "", ""),
        ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"),
        ("产出指标", "数量指标", "疏浚河道长度", "≥400米", "410米", "50", "50", ""),
        ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "92%", "40", "40", ""),
    ])  # fmt: skip
    assert str(found.projects[0].funding.rate_fiscal) == "94.48"
    assert doubts(found) == []


def test_a_departments_list_of_tasks_is_known_and_its_sums_are_its_own() -> None:
    found = on_a_page([
        ("部门（单位）整体支出绩效目标表",),
        ("（2025年度）",),
        ("部门（单位）名称", "", "临江市示例局", "", "", "", ""),
        ("年度主要任务", "任务名称", "主要内容", "", "预算金额（万元）", "", ""),
        ("", "", "", "", "总额", "财政拨款", "其他资金"),
        ("", "设备检验", "在用设备定期检验", "", "768.42", "438.42", "330.00"),
        ("", "机构运转", "人员经费和公用经费", "", "897.25", "897.25", "0.00"),
        ("", "金额合计", "", "", "1,665.67", "1,335.67", "330.00"),
        ("年度总体目标", "持续优化环境，守牢安全底线，群众满意。", "", "", "", "", ""),
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "", "指标值", ""),
        ("", "产出指标", "数量指标", "设备定检台数", "", "≥9800台", ""),
        ("", "满意度指标", "服务对象满意度指标", "企业满意度", "", "≥88%", ""),
    ])  # fmt: skip
    funding = found.projects[0].funding
    assert (str(funding.annual), str(funding.annual_fiscal), str(funding.annual_other)) == ("16656700.00", "13356700.00", "3300000.00")
    assert doubts(found) == []


HEADS = "目标1\t一级指标\t二级指标\t三级指标\t年初目标值\t实际完成值\t得分"
OUTCOME = "项目支出绩效自评表\n（2024年度）\n项目名称\t疏浚河道\n主管部门\t示例县水务局\t实施单位\t示例县河道所\n"


def test_a_row_that_lost_its_first_cell_has_its_values_in_order(read: Read) -> None:
    first = "\t产出指标\t数量指标\t疏浚河道长度\t≥400米\t410米\t20\n\t\t质量指标\t验收合格率\t≥98%\t99%\t20\n"
    moved = "\t数量指标\t新建护岸长度\t≥20米\t21米\t10\n"
    found = read(f"{OUTCOME}{HEADS}\n{first}{moved}".replace("\t", " | "))
    assert not [one for one in doubts(found) if "印在" in one]


@pytest.mark.parametrize(("steps", "moved"), [([1, 1, 1], True), ([0, 0, 0], True), ([1, 1], False), ([1, 1, 0], False), ([], False)])
def test_a_row_is_moved_where_all_its_values_are(steps: list[int], moved: bool) -> None:
    assert moved_whole(steps) == moved


@pytest.mark.parametrize("marks", ["【{}】", "〔{}〕", "「{}」", "[{}]", "〖{}〗"])
def test_a_level_in_any_brackets_before_a_name_is_its_level(marks: str, read: Read) -> None:
    rows = "产出指标\n" + "".join(
        f"{marks.format(level)}{name} | {value}\n"
        for level, name, value in (
            ("数量指标", "疏浚河道长度", "≥400米"),
            ("质量指标", "验收合格率", "≥98%"),
            ("时效指标", "完工时间", "5月底前"),
        )
    )
    upper = UPPER.partition("一级指标")[0].replace("\t", " | ")
    found = read(f"{upper}三级指标 | 指标值\n{rows}")
    assert [(row.level2, row.name) for row in found.projects[0].indicators] == [
        ("数量指标", "疏浚河道长度"),
        ("质量指标", "验收合格率"),
        ("时效指标", "完工时间"),
    ]
