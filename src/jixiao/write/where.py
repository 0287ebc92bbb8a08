"""Where something stands, in words: a place in a file, and the field that a JSON Pointer names."""

from functools import cache
from pathlib import PurePath

from jixiao.model.finding import DocumentReport
from jixiao.values.place import NEEDS_PERSON, Place
from jixiao.write.page import Lang, Page

INSIDE = ".zip!"
"""What stands between an archive's name and that of a file in it."""
RECORD = "ledger:"
"""What the address of a record begins with."""
FIELDS = {
    "stated_total": ("封面的预算资金", "money on the cover"),
    "stated_count": ("封面的项目个数", "number of projects on the cover"),
    "title": ("标题", "title"),
    "fiscal_year": ("年度", "fiscal year"),
    "authority": ("单位", "authority"),
    "name": ("项目名称", "project name"),
    "nature": ("项目性质", "project nature"),
    "category": ("项目类别", "project category"),
    "department": ("主管部门", "department in charge"),
    "unit": ("实施单位", "implementing unit"),
    "start": ("计划开始日期", "planned start"),
    "finish": ("计划完成日期", "planned finish"),
    "form_title": ("表题", "form title"),
    "form_year": ("表题下的年度", "year under the form title"),
    "period_start": ("实施周期的开始", "start of the period"),
    "period_finish": ("实施周期的结束", "end of the period"),
    "narrative_name": ("情况说明的项目名称", "project name of the narrative"),
    "funding/total": ("项目资金总额", "total funds"),
    "funding/total_fiscal": ("项目资金·财政资金", "total fiscal funds"),
    "funding/total_other": ("项目资金·其他资金", "total other funds"),
    "funding/annual": ("年度资金申请总额", "funds asked for the year"),
    "funding/annual_fiscal": ("当年财政拨款", "appropriation of the year"),
    "funding/carried_over": ("上年结转资金", "funds carried over"),
    "funding/annual_other": ("年度其他资金", "other funds of the year"),
    "funding/initial": ("年初预算数", "initial budget"),
    "funding/adjusted": ("全年预算数", "adjusted budget"),
    "funding/executed": ("执行数", "executed"),
    "funding/execution_rate": ("执行率", "execution rate"),
    "funding/execution_points": ("执行率分值", "points for execution"),
    "funding/execution_score": ("执行率得分", "score for execution"),
    "funding": ("项目资金", "funds"),
    "narrative/overview": ("项目概述", "overview"),
    "narrative/basis": ("立项依据", "basis"),
    "narrative/implementer": ("实施主体", "implementer"),
    "narrative/plan": ("实施方案", "plan"),
    "narrative/period": ("实施周期", "period"),
    "narrative/budget": ("年度预算安排", "budget of the year"),
    "narrative": ("项目经费情况说明", "narrative"),
    "goals/overall": ("项目总目标", "overall goal"),
    "goals/annual": ("年度总体目标", "annual goal"),
    "goals/achieved": ("实际完成情况", "what was achieved"),
    "goals": ("项目绩效目标", "goals"),
    "cost_total": ("预算安排合计", "total of the budget narrative"),
    "total_score": ("总分", "total score"),
    "indicators": ("绩效指标", "indicators"),
    "indicators_medium_term": ("中期绩效指标", "medium-term indicators"),
    "cost_items": ("预算明细", "cost items"),
}
COLUMNS = {
    "level1": ("一级指标", "level 1"),
    "level2": ("二级指标", "level 2"),
    "name": ("名称", "name"),
    "target": ("指标值", "target"),
    "points": ("分值", "points"),
    "actual": ("实际完成值", "actual"),
    "score": ("得分", "score"),
    "reason": ("偏差原因", "reason for the deviation"),
    "stated": ("写明的结果", "stated result"),
    "expression": ("算式", "calculation"),
    "label": ("名目", "label"),
}
LISTED = {
    "indicators": ("第 {} 个指标", "indicator {}"),
    "indicators_medium_term": ("第 {} 个中期指标", "medium-term indicator {}"),
    "cost_items": ("预算明细第 {} 项", "cost item {}"),
}


def place_words(place: Place, page: Page) -> str:
    """Return where the place is in its file, ``第 217 行`` or ``表 4 第 4 行第 3 列``; empty when unknown."""
    if place.line is not None:
        return page.say(f"第 {place.line} 行", f"line {place.line}")
    parts = [] if place.file is None else [file_name(place.file)]
    if place.page is not None:
        parts.append(page.say(f"第 {place.page} 页", f"page {place.page}"))
    if place.sheet is not None:
        parts.append(page.say(f"工作表“{place.sheet}”", f"sheet “{place.sheet}”"))
    if place.table is not None:
        parts.append(page.say(f"表 {place.table}", f"table {place.table}"))
    if place.row is not None:
        parts.append(page.say(f"第 {place.row} 行", f"row {place.row}"))
    if place.column is not None:
        parts.append(page.say(f"第 {place.column} 列", f"column {place.column}"))
    return page.say(" ", ", ").join(parts)


def doubt(place: Place, page: Page) -> str:
    """Return a remark where the reading of the place is so unsure that a person has to look, else empty."""
    if place.confidence >= NEEDS_PERSON:
        return ""
    sure = round(place.confidence * 100)
    return page.say(f"（识别把握 {sure}%，请核对原文）", f" (read with {sure}% confidence, please check the source)")


@cache
def field_words(pointer: str, lang: Lang = "zh") -> str:
    """Return the field that the pointer names, without its project: ``年度资金申请总额``, ``第 2 个指标的指标值``."""
    page = Page(lang)
    parts = pointer.strip("/").split("/")
    if parts[0] == "projects":
        parts = parts[2:]
    if not parts or parts == [""]:
        return page.say("全文", "the document") if not pointer.startswith("/projects") else page.say("整个项目", "the project")
    if parts[0] in LISTED and len(parts) > 1 and parts[1].isdigit():
        return _listed(parts, page)
    if pointer.startswith(RECORD):
        return page.say("台账记录 ", "record ") + pointer.removeprefix(RECORD).replace("#", " ", 1)
    words = FIELDS.get("/".join(parts[:2])) or FIELDS.get(parts[0])
    return page.say(*words) if words else "/".join(parts)


def _listed(parts: list[str], page: Page) -> str:
    item = page.say(*LISTED[parts[0]]).format(int(parts[1]) + 1)
    column = COLUMNS.get(parts[2]) if len(parts) > 2 else None
    return page.say(f"{item}的{column[0]}", f"{column[1]} of {item}") if column else item


def project_position(pointer: str) -> int | None:
    """Return the position from 1 of the project that the pointer stands in, None for the document itself."""
    parts = pointer.split("/")
    return int(parts[2]) + 1 if len(parts) > 2 and parts[1] == "projects" and parts[2].isdigit() else None


def file_name(path: str) -> str:
    """Return the name of a file without its folders, of a file in an archive with the archive's, as a report shows it at every place."""
    mark = path.lower().find(INSIDE)
    name = path[mark + len(INSIDE) :] if mark >= 0 else ""
    whole = path.removesuffix(f"!{name}") if name else path
    return (PurePath(whole).name or path) + (f"!{name}" if name else "")


def project_label(report: DocumentReport, pointer: str, page: Page, *, named: bool = False) -> str:
    """Return ``项目 4``, with its name where ``named``, for the project the pointer stands in; empty for the document itself."""
    position = project_position(pointer)
    if position is None:
        return ""
    row = report.balance.rows[position - 1] if position <= len(report.balance.rows) else None
    number = row.number if row is not None and row.number is not None else position
    label = page.say(f"项目 {number}", f"project {number}")
    return f"{label}  {row.name}" if named and row is not None and row.name else label
