"""An explanation in words: what would have to be changed for the differences to vanish, as a hypothesis."""

from jixiao.model.document import Document
from jixiao.model.fields import field_words
from jixiao.model.finding import Change
from jixiao.values.money import Money, grouped
from jixiao.values.pen import in_brackets


def explanation_text(document: Document, difference: Money, count: int, hypotheses: tuple[tuple[Change, ...], ...], lang: str) -> str:
    """Return the explanation as sentences in ``lang``."""
    told = [_hypothesis(document, changes, lang) for changes in hypotheses]
    if lang == "en":
        others = "".join(f" Or: {t}." for t in told[1:])
        return f"{count} differences ({grouped(difference)} yuan) may come from one slip: {told[0]}; then all of them vanish.{others} A hypothesis: check which figure was approved."
    others = "".join(f"另一种可能：{t}。" for t in told[1:])
    return f"{count} 处差异（{grouped(difference)} 元）可能出自同一处疏漏：{told[0]}，则各处全部相符。{others}以上只是推断，请以批复的数字为准核对。"


def _hypothesis(document: Document, changes: tuple[Change, ...], lang: str) -> str:
    parts = [_change(document, c, lang) for c in changes]
    return "; ".join(parts) if lang == "en" else "，".join(parts)


def _change(document: Document, change: Change, lang: str) -> str:
    before, after = grouped(change.before), grouped(change.after)
    name, slip = _figure(document, change.path, lang), in_brackets(change.before, change.after, lang)
    return f"{name} should say {after} instead of {before}{slip}" if lang == "en" else f"{name}应为 {after} 元（现为 {before} 元）{slip}"


def _figure(document: Document, path: str, lang: str) -> str:
    if path == "/stated_total":
        return "the cover's total" if lang == "en" else "封面总额"
    position, tail = int(path.split("/")[2]), path.split("/", 3)[3]
    project = document.projects[position]
    number = project.number if project.number is not None else position + 1
    words = {
        "funding": ("form {n}", "表 {n} 年度资金申请总额"),
        "narrative": ("the narrative of project {n}", "项目 {n} 经费说明合计"),
        "cost_total": ("the printed total of project {n}", "项目 {n} 打印的合计"),
        "cost_items": ("an item of project {n}", "项目 {n} 明细金额"),
        "indicators": ("the ceiling “{i}” of form {n}", "表 {n} 指标“{i}”"),
    }
    key = tail.split("/")[0]
    if key == "funding" and not tail.endswith("/annual"):
        return f"form {number}, {field_words(path, lang)}" if lang == "en" else f"表 {number} {field_words(path)}"
    indicator = project.indicators[int(tail.split("/")[1])].name if key == "indicators" else None
    return words[key][lang != "en"].format(n=number, i=indicator)
