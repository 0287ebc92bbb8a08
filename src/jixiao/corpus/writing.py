"""A sheet written as the text of a form, in the layouts of several places."""

from collections.abc import Iterator
from decimal import Decimal

from jixiao.corpus.sheets import PRICES, QUANTITIES, YEAR, Item, Line, Sheet
from jixiao.values.money import grouped

TITLES = {
    "narrative": "{department} {year} 年财政项目支出绩效目标申报表",
    "points": "{department} {year} 年度项目支出绩效目标表",
    "plain": "{department} {year} 年项目支出绩效目标公开",
    "self_evaluation": "{department} {year} 年度项目支出绩效自评表",
    "monitoring": "{department} {year} 年项目支出绩效运行监控表",
}
COVER = "本部门 {year} 年编报绩效目标的项目 1 个，涉及项目预算资金 {total} 元。"
TOP = "| 绩效指标 | 一级指标 | 二级指标 | 三级指标 | "
MADE = ("{label}：{q}{unit}*{p}元/{unit}={a}元", "{label}：{q}{unit}×{p}元/{unit}＝{a}元", "{label}：{p}元/{unit}*{q}{unit}={a}元")


def written(sheet: Sheet) -> str:
    """Return the sheet as the text of a document with this one project."""
    title = TITLES[sheet.layout].format(department=sheet.department, year=YEAR)
    if sheet.layout == "narrative":
        cover = [COVER.format(year=YEAR, total=sheet.annual), ""] if sheet.cover else []
        return "\n".join([f"# {title}", "", *cover, *_narrative(sheet), *_district_form(sheet), ""])
    rows = {"points": _points, "plain": _plain, "self_evaluation": _self_evaluation, "monitoring": _monitoring}[sheet.layout]
    return "\n".join([title, "", *rows(sheet), ""])


def calculation(item: Item, position: int, amount: int) -> str:
    """Return an item's calculation as written; how it is written follows from its place and unit."""
    style = MADE[(len(item.label) + position) % len(MADE)]
    return style.format(label=item.label, q=QUANTITIES[position], p=PRICES[position], unit=item.unit, a=amount)


def _narrative(sheet: Sheet) -> Iterator[str]:
    items = [calculation(item, place, amount) for place, (item, amount) in enumerate(zip(sheet.items, sheet.amounts, strict=True))]
    budget = [*items, *([f"合计：{sheet.printed_total}元"] if sheet.printed_total is not None else [])]
    first, last = sheet.period
    sections = (
        ("一、项目概述", [sheet.overview]),
        ("二、立项依据", sheet.basis.split("\n")),
        ("三、实施主体", [f"{sheet.unit}。"]),
        ("四、实施方案", sheet.plan.split("\n")),
        ("五、实施周期", [f"{YEAR} 年 {first} 月至 {YEAR} 年 {last} 月"]),
        ("六、年度预算安排", budget),
        ("七、绩效目标", ["见财政项目支出绩效目标申报表。"]),
    )
    yield f"## 项目经费情况说明 1 {sheet.name}"
    for heading, lines in sections:
        yield from ("", f"### {heading}", "", *(text for line in lines for text in (line, "")))


def money(amount: int | Decimal) -> str:
    """Return yuan as forms print them."""
    return grouped(Decimal(amount))


def in_ten_thousands(amount: int) -> str:
    """Return yuan in 万元, as forms print them when the figures go on after two places."""
    return f"{Decimal(amount) / 10_000:,.4f}"


def _district_form(sheet: Sheet) -> Iterator[str]:
    other = "0.00"
    yield from (
        "财政项目支出绩效目标申报表 1",
        f"({YEAR} 年度)",
        f"项目名称\t{sheet.name}\t项目性质\t{sheet.nature or ''}\t项目类别\t{sheet.category or ''}",
        f"主管部门\t{sheet.department}\t实施单位\t{sheet.unit}",
        f"计划开始日期\t{sheet.start}\t计划完成日期\t{sheet.finish}",
        f"项目资金 (元)\t项目资金总额\t{money(sheet.total)}\t年度资金申请总额\t{money(sheet.annual)}",
        f"\t其中：财政资金\t{money(sheet.total_fiscal)}\t其中：当年财政拨款\t{money(sheet.annual_fiscal)}",
        "\t\t\t上年结转资金\t0.00",
        f"\t其他资金\t{other}\t其他资金\t{other}",
        "项目绩效目标\t项目总目标\t\t年度总体目标",
        f"\t{sheet.overall or ''}\t\t{sheet.annual_goal or ''}",
        "\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值",
    )
    for first, line in _levels(sheet.lines, "绩效指标", ""):
        yield f"{first}\t{line.name}\t{target(line, bracketed=True)}".replace(" | ", "\t")


def _levels(lines: tuple[Line, ...], head: str, rest: str) -> Iterator[tuple[str, Line]]:
    """Yield each line with its first three cells, where a level that goes on is blank."""
    level1 = level2 = None
    for place, line in enumerate(lines):
        one = "" if line.level1 == level1 else line.level1
        two = "" if line.level2 == level2 and not one else line.level2
        level1, level2 = line.level1, line.level2
        yield f"{head if place == 0 else rest} | {one} | {two}", line


def target(line: Line, *, bracketed: bool = False) -> str:
    """Return the target as printed; blank when there is none."""
    if line.word is not None or line.number is None:
        return line.word or ""
    if not bracketed:
        return f"{line.sign}{line.number}{line.unit}"
    digits = line.number if "." in line.number else f"{line.number}.00"
    return f"{line.sign}{digits}({line.unit})" if line.unit else f"{line.sign}{digits}"


def _head(sheet: Sheet, title: str) -> Iterator[str]:
    yield f"| {title} | | | | | |"
    yield f"| （{YEAR}年度） | | | | | |"
    yield f"| 项目名称 | {sheet.name} | | | | |"
    yield f"| 主管部门 | {sheet.department} | | 实施单位 | {sheet.unit} | |"


def _points(sheet: Sheet) -> Iterator[str]:
    yield from _head(sheet, "项目支出绩效目标表")
    unit, shown = ("万元", in_ten_thousands) if sheet.in_ten_thousands else ("元", money)
    yield f"| 项目资金（{unit}） | 年度资金总额 | {shown(sheet.annual)} | | 执行率分值（10） | |"
    yield f"| | 其中：财政拨款 | {shown(sheet.annual_fiscal)} | | | |"
    yield "| | 其他资金 | 0.00 | | | |"
    yield f"| 年度总体目标 | {sheet.annual_goal or ''} | | | | |"
    yield f"{TOP}指标值 | 分值 |"
    for first, line in _levels(sheet.lines, "", ""):
        yield f"|{first} | {line.name} | {target(line)} | {line.points} |"


def _plain(sheet: Sheet) -> Iterator[str]:
    yield from (
        "项目支出绩效目标表",
        f"（{YEAR}年度）",
        f"项目名称\t{sheet.name}",
        f"主管部门\t{sheet.department}\t实施单位\t{sheet.unit}",
        f"项目资金（元）\t年度资金总额\t{money(sheet.annual)}",
        f"\t其中：财政拨款\t{money(sheet.annual_fiscal)}",
        "\t其他资金\t0.00",
        f"年度总体目标\t{sheet.annual_goal or ''}",
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值",
    )
    for first, line in _levels(sheet.lines, "", ""):
        yield f"{first} | {line.name} | {target(line)}".replace(" | ", "\t")


def _self_evaluation(sheet: Sheet) -> Iterator[str]:
    annual, done = money(sheet.annual), money(sheet.executed)
    yield from _head(sheet, "项目支出绩效自评表")
    yield "| 项目资金（元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |"
    yield f"| | 年度资金总额 | {annual} | {annual} | {done} | 10 | 96.00% | {sheet.execution_score} |"
    yield f"| | 其中：当年财政拨款 | {annual} | {annual} | {done} | — | 96.00% | — |"
    yield "| | 上年结转资金 | 0.00 | 0.00 | 0.00 | — | | — |"
    yield "| | 其他资金 | 0.00 | 0.00 | 0.00 | — | | — |"
    yield "| 年度总体目标 | 预期目标 | | | 实际完成情况 | | | |"
    yield f"| | {sheet.annual_goal or ''} | | | {sheet.overall or ''} | | | |"
    yield f"{TOP}年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |"
    for first, line in _levels(sheet.lines, "", ""):
        actual = line.number if line.actual is None else line.actual
        score = str(line.points) if line.score is None else line.score
        yield f"|{first} | {line.name} | {target(line, bracketed=True)} | {actual} | {line.points} | {score} | |"
    taken = sum(Decimal(line.points if line.score is None else line.score or 0) for line in sheet.lines)
    yield f"| 总分 | | | | | | 100 | {taken + Decimal(sheet.execution_score)} | |"


def _monitoring(sheet: Sheet) -> Iterator[str]:
    annual, done = money(sheet.annual), money(sheet.executed)
    yield from _head(sheet, "项目支出绩效运行监控表")
    yield "| 项目资金（元） | | 年初预算数 | 1-8月执行数 | 1-8月执行率 | 全年预计执行数 | | |"
    yield f"| | 年度资金总额 | {annual} | {done} | 96.00% | {annual} | | |"
    yield f"| | 其中：本年一般公共预算拨款 | {annual} | {done} | 96.00% | {annual} | | |"
    yield "| | 其他资金 | 0.00 | 0.00 | | 0.00 | | |"
    yield f"| 年度总体目标 | {sheet.annual_goal or ''} | | | | | | |"
    yield f"{TOP}年度指标值 | 1-8月执行情况 | 全年预计完成情况 | 完成目标可能性 | 备注 |"
    for first, line in _levels(sheet.lines, "", ""):
        number = line.number if line.actual is None else line.actual
        shown = f"{number}{line.unit}" if number else ""
        yield f"|{first} | {line.name} | {target(line)} | {shown} | {shown} | {line.likelihood or ''} | |"
