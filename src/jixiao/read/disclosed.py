"""What a paragraph discloses of performance management: how many projects, how much money and what share had targets, monitoring, self-evaluation.

A booklet of final accounts mostly says it in one paragraph and holds no form: 编报绩效目标的2024年度项目39个，涉及预算金额4415.48万元.
"""

import re
from collections.abc import Iterator

from jixiao.formula.numerals import counted
from jixiao.values.money import yuan

STEPS = {
    "targets": re.compile(r"(?:编报|编制|申报|设定|设置|填报)[^，。；]{0,6}绩效目标|绩效目标(?:管理|申报|编报|设定)的"),
    "monitored": re.compile(r"绩效(?:运行)?(?:跟踪|监控)"),
    "evaluated": re.compile(r"(?:绩效)?自评"),
    "reviewed": re.compile(r"(?:重点|部门|财政)(?:绩效)?评价"),
}
"""What was done with the projects, by the words for it."""
COUNT = re.compile(
    r"(?<!一级)项目(?:支出|共|共计|数量?|总数|[:：为有]){0,2}(\d{1,5}|[一二三四五六七八九十百两]{1,5})[个项]|(\d{1,5}|[一二三四五六七八九十百两]{1,5})[个项][^，。；]{0,12}?项目"
)
MONEY = re.compile(r"(\d[\d,]*(?:\.\d+)?)(亿元|万元|千元|元)")
SHARE = re.compile(r"(?:占|覆盖率?)[^。；\d]{0,30}?(\d{1,3}(?:\.\d+)?)[%％]")
SENTENCE = re.compile("[。；;]")


def disclosed(plain: str) -> Iterator[tuple[str, str]]:
    """Yield what a text without blanks says, as ``evaluated_count``, ``evaluated_total`` (yuan), ``evaluated_share`` (per cent); each once."""
    seen: set[str] = set()
    for sentence in SENTENCE.split(plain):
        for step, clause in _clauses(sentence):
            for key, value in _figures(clause):
                if f"{step}_{key}" not in seen:
                    seen.add(f"{step}_{key}")
                    yield f"{step}_{key}", value


def _clauses(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield each step that a sentence speaks of with the words from there to the next one."""
    found = sorted((match.start(), step) for step, words in STEPS.items() for match in words.finditer(sentence))
    ends = [*(at for at, _ in found[1:]), len(sentence)]
    for (start, step), end in zip(found, ends, strict=False):
        yield step, sentence[start:end]


def _figures(clause: str) -> Iterator[tuple[str, str]]:
    count = COUNT.search(clause)
    if count is None:
        return
    number = counted(count[1] or count[2])
    if number is None:
        return
    yield "count", str(number)
    money = MONEY.search(clause, count.end())
    if money is not None:
        yield "total", f"{yuan(money[1].replace(',', ''), money[2]):f}"
    share = SHARE.search(clause, count.end())
    if share is not None:
        yield "share", share[1]
