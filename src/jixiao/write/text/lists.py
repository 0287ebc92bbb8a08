"""The lists of rules and of parameters, for reading on a terminal."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from jixiao.model.finding import Severity
from jixiao.system.sentences import quoted
from jixiao.values.width import width
from jixiao.write.columns import pad, wrap
from jixiao.write.page import SEVERITY_WORDS, Page

MOST_WORDS = 10
FAMILIES = {
    "FRM": ("表式和基本信息", "Form and identity"),
    "FND": ("资金", "Funds"),
    "CAL": ("测算", "Calculation"),
    "GOA": ("目标", "Goals"),
    "IND": ("指标设置", "Indicator structure"),
    "CLS": ("指标分类", "Classification"),
    "VAL": ("指标值", "Target values"),
    "CST": ("成本", "Cost"),
    "SAT": ("满意度", "Satisfaction"),
    "STD": ("支出标准", "Standards"),
    "LAW": ("立项依据", "Basis"),
    "XPJ": ("项目之间和年度之间", "Across projects and years"),
    "PUB": ("公开", "Publication"),
    "MON": ("监控", "Monitoring"),
    "SEV": ("自评", "Self-evaluation"),
}


class RuleLine(NamedTuple):
    """A rule in a list."""

    code: str
    severity: Severity
    title: str
    family: str


class ParamLine(NamedTuple):
    """A value of a parameter in a list."""

    name: str
    title: str
    unit: str | None
    value: str | tuple[str, ...]
    since: date | None
    until: date | None
    source: str
    verified: bool


def rule_lines(rules: Iterable[RuleLine], page: Page) -> str:
    """Return the rules by family, a line each, and how many there are."""
    lines: list[str] = []
    count = 0
    for family, members in groupby(rules, key=lambda rule: rule.family):
        lines += page.section(f"{family}  {page.say(*FAMILIES.get(family, (family, family)))}")[1 if not lines else 0 :]
        for rule in members:
            count += 1
            lines += _rule(rule, page)
    foot = page.say(f"共 {count} 条规则。查看一条：jixiao rule CODE", f"{page.number(count, '', 'rule')}. See one: jixiao rule CODE")
    return "\n".join([*lines, "", foot]) + "\n"


def _rule(rule: RuleLine, page: Page) -> list[str]:
    severity = page.say(*SEVERITY_WORDS[rule.severity])
    head = f"{rule.code}  {pad(severity, 4 if page.lang != 'en' else 7)}  "
    lines = wrap(rule.title, page.columns, first=head, hanging=" " * width(head))
    return [page.paint(rule.severity, lines[0][: len(head)]) + lines[0][len(head) :], *lines[1:]]


def param_lines(values: Iterable[ParamLine], page: Page) -> str:
    """Return the parameters: name and title, then each value with its period, source and whether it was checked."""
    lines: list[str] = []
    for (name, title), members in groupby(values, key=lambda v: (v.name, v.title)):
        heading = wrap(title, page.columns, first=f"{name}  ", hanging="  ")
        lines += [page.paint("strong", heading[0]), *heading[1:]]
        for value in members:
            lines += _value(value, page)
    return "\n".join(lines) + "\n" if lines else page.say("这一天没有有效的参数。\n", "No parameter is in force on that day.\n")


def _value(value: ParamLine, page: Page) -> Iterator[str]:
    text = value.value if isinstance(value.value, str) else _words(value.value, page)
    unit = f" {value.unit}" if value.unit and isinstance(value.value, str) else ""
    told = page.say(text + unit, quoted(text) + quoted(unit) if unit else quoted(text))
    yield from wrap(told, page.columns, first="    ", hanging="    ")
    checked = page.say("已与官方文本核对", "checked") if value.verified else page.say("未与官方文本核对", "not checked")
    told = page.say("；", "; ").join(part for part in (_period(value, page), page.say(value.source, quoted(value.source)), checked) if part)
    yield from (page.paint("dim", line) for line in wrap(told, page.columns, first="      ", hanging="      "))


def _words(words: tuple[str, ...], page: Page) -> str:
    """Return the words of a list, of a long one the first and how many there are."""
    if page.verbose or len(words) <= MOST_WORDS:
        return page.say("、", ", ").join(words)
    first = page.say("、", ", ").join(words[:MOST_WORDS])
    return page.say(f"{first} 等 {len(words)} 个", f"{first} … {len(words)} in all")


def _period(value: ParamLine, page: Page) -> str:
    since = page.say(f"{value.since} 起", f"from {value.since}") if value.since else ""
    until = page.say(f"{value.until} 止", f"until {value.until}") if value.until else ""
    return page.say("，", ", ").join(part for part in (since, until) if part)
