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
WHOLE = re.compile(r"(?:部门|单位|年度?|本级|机关|对|纳入)?整体(?:预算)?(?:支出)?(?:预算)?绩效|(?:部门|单位|年度?|本级|机关|对)整体支出")
WHOLE_STEPS = (("evaluated", re.compile("自评|评价|得分")), ("targets", re.compile("绩效目标")))
"""What was done with the whole office's spending, what tells more first: who evaluates speaks of targets too."""
POINTS = re.compile(r"得分[为是:：]?(\d{1,3}(?:\.\d+)?)分?(?![\d.])")
DEGREE = re.compile(r"(?:等级|等次|结果|结论|档次|评定)[为是:：]{0,2}[“\"']?(优|良|中|差)")
GOES_ON = re.compile(r"(?:经|自评|评价|综合|最终|绩效|总体|得分|其中)?[^，]{0,8}(?:得分|等级|等次)")
PARTS_FOLLOW = re.compile(r"[，,]?[(（]?(?:其中|包括|含|分别)")
PART_OF = re.compile(r"(?:基本支出|项目支出|公共预算|基金|财政拨款|经营预算)[^，。；\d]{0,8}$")


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


def of_the_whole(plain: str, after: str = "") -> Iterator[tuple[str, str]]:
    """Yield what a text says of an office's spending as a whole, as ``whole_targets_total`` (yuan), ``whole_evaluated_score``, ``whole_evaluated_grade``.

    ``after`` is the paragraph behind it. Money is read where it is the whole's alone: no projects are counted in the sentence, and it is
    the only amount or its parts follow.
    """
    sentences = [sentence for sentence in SENTENCE.split(plain) if sentence]
    following = [*sentences[1:], SENTENCE.split(after)[0] if after else ""]
    for sentence, next_one in zip(sentences, following, strict=True):
        if (found := WHOLE.search(sentence)) is None:
            continue
        step = next((name for name, words in WHOLE_STEPS if words.search(sentence)), None)
        if step is None:
            continue
        total = _whole_total(sentence, found.end())
        if total is not None:
            yield f"whole_{step}_total", total
        told = sentence if POINTS.search(sentence) or not GOES_ON.match(next_one) or "项目" in next_one else sentence + "，" + next_one
        for name, pattern in (("score", POINTS), ("grade", DEGREE)):
            if step == "evaluated" and "项目" not in told[found.end() :] and (value := pattern.search(told, found.end())):
                yield f"whole_evaluated_{name}", value[1]


def _whole_total(sentence: str, start: int) -> str | None:
    amounts = list(MONEY.finditer(sentence, start))
    if not amounts or COUNT.search(sentence):
        return None
    first = amounts[0]
    if len(amounts) > 1 and not PARTS_FOLLOW.match(sentence, first.end()):
        return None
    if PART_OF.search(sentence[start : first.start()]):
        return None
    return f"{yuan(first[1].replace(',', ''), first[2]):f}"
