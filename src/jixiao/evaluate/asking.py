"""What an indicator asks of records: the general measure that answers, by words of its name, its unit and the roles of a ledger's columns."""

import re
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from jixiao.facts.measure import measure as unit_class
from jixiao.ledger.general import roles_of
from jixiao.ledger.schema import Ledger
from jixiao.model.document import Indicator


class Asked(NamedTuple):
    """What an indicator asks of records: words of its name, the measure that answers, the roles that it needs."""

    words: str
    measure: str
    roles: frozenset[str]


class Answer(NamedTuple):
    """The measure that answers and its parameters, and the words of the name that asked for it, blank where the unit did."""

    measure: str
    params: dict[str, str]
    words: str


RATES = (
    Asked("增长|增加|提升率|提高率", "growth_rate", frozenset(("quantity", "last"))),
    Asked("下降|降低|减少|压减", "decline_rate", frozenset(("quantity", "last"))),
    Asked("节约|节支", "money_saved_rate", frozenset(("money", "planned_money"))),
    Asked("及时|按时|按期|准时|如期|按计划|日产日清", "share_in_time", frozenset(("due", "done"))),
    Asked("整改|抽检", "share_parts_good", frozenset(("parts", "good_parts", "planned_quantity"))),
    Asked("考核|测试|测验|结业|(?:(?<=培训)|(?<=学员))合格", "share_parts_good", frozenset(("parts", "good_parts", "people"))),
    Asked("整改|处置|销号", "share_parts_good", frozenset(("parts", "good_parts", "due", "good"))),
    Asked("合格|达标|验收|完好|优良|优秀率|准确|正确|合规|真实|纯净", "share_good", frozenset(("good", "done"))),
    Asked("参训|参会|到场|出席|参加|覆盖", "share_people", frozenset(("people", "planned_people"))),
    Asked("足额|到位|支付率|准确", "share_money", frozenset(("money", "planned_money"))),
    Asked("完成|办结|开展|完工|竣工|处置|处理|投入使用|发放率", "share_done", frozenset(("done",))),
)
"""What is asked in per cent, the first that fits."""
WORDS = {
    "in_time": re.compile("及时|按时|按期|准时|如期|时间内"),
    "quality": re.compile("合格|合规|达标|优良|已完成"),
}
"""Which scale turns a target that is a word into a share, by the word."""
HAPPENED = re.compile("事故|事件|投诉|举报|信访")
COUNTED = frozenset("次期场项个件起份批条篇座处类种宗例")
PEOPLE = frozenset(("人", "人次", "名", "户", "万人", "万人次"))
MEASURED_OUT = frozenset(("area", "length"))
"""Kinds of unit of what lies there: served again and again, it is no more of it."""
TO_SOMEBODY = re.compile("培训|慰问|走访|体检|筛查|服务|安置|配备|评估|宣传|检查|管理|补助|发放|资助|接待|上门|免费")
"""What is done to those of a roster: a count of that is no count of the roster."""
LASTS = frozenset(("year", "month", "day", "hour", "minute"))
"""Kinds of unit in which nothing is made."""
NOTHING = re.compile(
    "项目|工程|任务|各项|工作|按期|按时|按|计划|进度|完成|完工|竣工|实施|开展|及时|准时|如期|质量|验收|合格|达标|总体?|整体|情况|时间|时限|期限|发放|办结|处置|处理|抽检|审核|考核|"
    "发生|资金|经费|成本|造价|费用|面积|长度|里程|人次|人口|人员|对象|次数|户数|条数|份数|[起件宗期]数|[场批家班]次|举办|举行|召开|出具|资料|数量?|老年?人|学生|群众|居民|村民|市民|患者|观众|读者|游客|度|率|性|人|不|的|必须|[\\W\\d]"
)
"""What speaks of nothing by itself, or of whom it is for."""
SPELLED = {"百分比": "%", "比例": "%"}
IN_NAME = (
    (re.compile(r"[（(]([^（()）%≥≤]{1,4})[)）]%?$"), None),
    (re.compile("人次(?:数|$)"), "人次"),
    (re.compile("人数?$"), "人"),
    (re.compile("(?:率|满意度)%?$"), "%"),
    (re.compile("(?:场|次|件|条|篇|个)数$"), "次"),
)
"""How a name tells the unit that its target leaves out; None: the unit stands in brackets."""


def unit_of(indicator: Indicator) -> str:
    """Return the unit that is asked for: of the target, else as the name has it, blank where neither tells."""
    target, name = indicator.target, indicator.name or ""
    if target is not None and target.unit is not None:
        unit = target.unit.strip("()（） ")
        return SPELLED.get(unit, "%" if unit.startswith("%") else unit)
    if target is None or target.value is None:
        return ""
    told = (unit or found[1] for pattern, unit in IN_NAME if (found := pattern.search(name)))
    return next((unit for unit in told if unit in COUNTED or unit_class(unit).kind is not None), "")


def scale_of(indicator: Indicator) -> str | None:
    """Return the scale for a target that is a word saying how good or how timely, None for other words and for numbers."""
    target = indicator.target
    if target is None or target.value is not None or target.word is None or target.word.endswith("率"):
        return None
    return next((scale for scale, words in WORDS.items() if words.search(target.word)), None)


def rest_of(text: str) -> str:
    """Return what a part of a name speaks of beside what every name has."""
    return NOTHING.sub("", text)


def asked_of(name: str, unit: str, ledger: Ledger, units: frozenset[str] | None = None) -> Answer | None:
    """Return the measure that answers what is asked; None where the ledger has no column for it.

    ``units`` are those of the ledger's records; None where nothing is recorded yet, and any could be.
    """
    roles = roles_of(ledger).keys()
    if unit == "%":
        return next((a for one in RATES if one.roles <= roles and (a := _rate(one, name)) is not None), None)
    if unit in COUNTED and any(not rest_of(name[found.end() :]) for found in HAPPENED.finditer(name)):
        return Answer("count_happened", {}, "") if "day" in roles else None
    if "/" in unit:
        return _per(unit, roles, units)
    if "率" in name or not unit.strip("万亿千百") or unit_class(unit).kind in (*LASTS, "money"):
        return None
    return _amount(unit, roles, units, is_monthly=ledger.month is not None)


def _rate(one: Asked, name: str) -> Answer | None:
    """Return the answer to a rate where nothing else is asked behind its word: the 完工 of a 完工项目利用率 is not asked."""
    found = re.search(one.words, name)
    return Answer(one.measure, {}, found[0]) if found is not None and not rest_of(name[found.end() :]) else None


def _per(unit: str, roles: AbstractSet[str], units: frozenset[str] | None) -> Answer | None:
    what, _, per = unit.partition("/")
    if unit_class(what).kind != "money" or "/" in per:
        return None
    if {"money", "quantity", "unit"} <= roles and (units is None or per in units):
        return Answer("money_per_quantity", {"unit": per}, "")
    return Answer("money_per_person", {}, "") if per in ("人", "人次") and {"money", "people"} <= roles else None


def _amount(unit: str, roles: AbstractSet[str], units: frozenset[str] | None, *, is_monthly: bool) -> Answer | None:
    """Return what counts or adds up. Of rows by the month only times can be counted, and households are an amount of what serves no people."""
    if unit in PEOPLE and "people" in roles:
        return Answer("sum_people", {}, "")
    if unit in (*PEOPLE, "个") and {"good", "done"} <= roles and "due" not in roles:
        return Answer("count_registered", {}, "")
    if (unit_class(unit).kind == "occasion" or (unit.endswith("次") and unit not in PEOPLE)) and "done" in roles:
        return Answer("count_done", {}, "")
    if {"quantity", "unit"} <= roles and (
        unit in units if units is not None else unit not in PEOPLE or (unit == "户" and "people" not in roles)
    ):
        return Answer("sum_quantity", {"unit": unit}, "")
    return Answer("count_done", {}, "") if unit in COUNTED and "done" in roles and not is_monthly else None


APPRAISED = "考核"


def is_in_doubt(answer: Answer, before: str, behind: str, ledger: Ledger) -> bool:
    """Whether an answer may be to something else: done to those of a roster, served again and again, or appraised beside its acceptance.

    ``before`` and ``behind`` are what the name says around the thing spoken of.
    """
    if answer.measure == "share_good":
        return APPRAISED in behind and APPRAISED not in answer.words
    if answer.measure == "count_registered":
        return TO_SOMEBODY.search(before) is not None
    return (
        answer.measure == "sum_quantity"
        and "planned_quantity" not in roles_of(ledger)
        and unit_class(answer.params["unit"]).kind in MEASURED_OUT
    )
