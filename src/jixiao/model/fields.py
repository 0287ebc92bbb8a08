"""The fields of a Document in words: what a JSON Pointer names, and the project that it leads into."""

from functools import lru_cache

RECORD = "ledger:"
"""What the address of a record begins with."""
FIELDS = {
    "stated_total": ("封面的预算资金", "money on the cover"),
    "stated_count": ("封面的项目个数", "number of projects on the cover"),
    "calculations": ("封面的算式", "calculations on the cover"),
    "title": ("标题", "title"),
    "fiscal_year": ("年度", "fiscal year"),
    "authority": ("单位", "authority"),
    "kind": ("表的种类", "kind of form"),
    "number": ("项目序号", "project number"),
    "name": ("项目名称", "project name"),
    "nature": ("项目性质", "project nature"),
    "category": ("项目类别", "project category"),
    "department": ("主管部门", "department in charge"),
    "unit": ("实施单位", "implementing unit"),
    "start": ("计划开始日期", "planned start"),
    "finish": ("计划完成日期", "planned finish"),
    "form_title": ("表题", "form title"),
    "form_year": ("表题下的年度", "year under the form title"),
    "money_unit": ("金额单位", "unit of money"),
    "stage": ("监控截至", "monitored until"),
    "general_reason": ("表尾的原因", "reason at the foot"),
    "ending": ("结尾", "ending"),
    "period_start": ("实施周期的开始", "start of the period"),
    "period_finish": ("实施周期的结束", "end of the period"),
    "narrative_number": ("情况说明的项目序号", "project number of the narrative"),
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
    "funding/forecast": ("全年预计执行数", "expected for the year"),
    "funding/execution_rate": ("执行率", "execution rate"),
    "funding/execution_points": ("执行率分值", "points for execution"),
    "funding/execution_score": ("执行率得分", "score for execution"),
    "funding/executed_fiscal": ("当年财政拨款执行数", "spent of the appropriation"),
    "funding/executed_carried_over": ("上年结转资金执行数", "spent of funds carried over"),
    "funding/executed_other": ("其他资金执行数", "spent of other funds"),
    "funding/rate_fiscal": ("当年财政拨款执行率", "execution rate of the appropriation"),
    "funding/rate_carried_over": ("上年结转资金执行率", "execution rate of funds carried over"),
    "funding/rate_other": ("其他资金执行率", "execution rate of other funds"),
    "funding/initial_fiscal": ("当年财政拨款年初预算数", "initial budget of the appropriation"),
    "funding/initial_carried_over": ("上年结转资金年初预算数", "initial budget of funds carried over"),
    "funding/initial_other": ("其他资金年初预算数", "initial budget of other funds"),
    "funding/forecast_fiscal": ("当年财政拨款全年预计执行数", "expected for the year of the appropriation"),
    "funding/forecast_carried_over": ("上年结转资金全年预计执行数", "expected for the year of funds carried over"),
    "funding/forecast_other": ("其他资金全年预计执行数", "expected for the year of other funds"),
    "funding/total_further": ("项目资金·另列的来源", "total funds from further sources"),
    "funding/annual_further": ("年度资金·另列的来源", "funds of the year from further sources"),
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
    "to_date": ("截至监控时点的完成值", "actual so far"),
    "forecast": ("全年预计完成值", "forecast"),
    "likelihood": ("完成目标可能性", "likelihood"),
    "definition": ("指标解释", "definition"),
    "source": ("指标来源", "source"),
    "value_basis": ("指标值设定依据", "basis of the target"),
    "method": ("取数方式", "method"),
    "data_source": ("数据来源", "data source"),
    "scoring_rule": ("评分标准", "scoring rule"),
    "evidence": ("佐证资料", "evidence"),
    "area": ("区域", "area"),
    "stated": ("写明的结果", "stated result"),
    "expression": ("算式", "calculation"),
    "label": ("名目", "label"),
}
LISTED = {
    "indicators": ("第 {} 个指标", "indicator {}"),
    "indicators_medium_term": ("第 {} 个中期指标", "medium-term indicator {}"),
    "cost_items": ("预算明细第 {} 项", "cost item {}"),
    "calculations": ("封面的第 {} 个算式", "calculation {} on the cover"),
}


@lru_cache(maxsize=8_192)
def field_words(pointer: str, lang: str = "zh") -> str:
    """Return the field that the pointer names, without its project: ``年度资金申请总额``, ``第 2 个指标的指标值``."""
    parts = pointer.strip("/").split("/")
    if parts[0] == "projects":
        parts = parts[2:]
    if not parts or parts == [""]:
        return _say(lang, "全文", "the document") if not pointer.startswith("/projects/") else _say(lang, "整个项目", "the project")
    if parts[0] in LISTED and len(parts) > 1 and parts[1].isdigit():
        return _listed(parts, lang)
    if pointer.startswith(RECORD):
        return _say(lang, "台账记录 ", "record ") + pointer.removeprefix(RECORD).replace("#", " ", 1)
    words = FIELDS.get("/".join(parts[:2])) or FIELDS.get(parts[0])
    return _say(lang, *words) if words else "/".join(parts)


def _listed(parts: list[str], lang: str) -> str:
    item = _say(lang, *LISTED[parts[0]]).format(int(parts[1]) + 1)
    column = COLUMNS.get(parts[2]) if len(parts) > 2 else None
    return _say(lang, f"{item}的{column[0]}", f"{column[1]} of {item}") if column else item


def project_position(pointer: str) -> int | None:
    """Return the position from 1 of the project that the pointer stands in, None for the document itself."""
    parts = pointer.split("/")
    return int(parts[2]) + 1 if len(parts) > 2 and parts[1] == "projects" and parts[2].isdigit() else None


def _say(lang: str, zh: str, en: str) -> str:
    return en if lang == "en" else zh
