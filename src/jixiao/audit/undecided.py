"""What is said of a verdict that stays open: why, which cell keeps it open, and the way out."""

from jixiao.model.fields import field_words
from jixiao.model.finding import Doubt, DoubtKind
from jixiao.values.place import per_cent

Said = tuple[str, str]
"""The message and what to do."""
UNDATED = {
    "zh": ("无法判定是否“{title}”：文件没有写明年度，不知适用哪一天的规定。", "补上年度，或用 --as-of 指定日期。"),
    "en": (
        "Could not judge “{title}”: no fiscal year, so the law in force is not known.",
        "Add the fiscal year, or give a date with --as-of.",
    ),
}
UNJUDGED = {
    "zh": ("无法判定是否“{title}”：所需的内容空缺或读不出。", "补全后重新审核，或请人判断。"),
    "en": (
        "Could not judge “{title}”: what it needs is blank or unreadable.",
        "Fill in what is missing and audit again, or let a person judge.",
    ),
}
DOUBTS: dict[str, dict[DoubtKind, Said]] = {
    "zh": {
        "doubtful": (
            "无法判定是否“{title}”：{cell}读得不够确定（把握 {sure}%，作此判断要 {needed}%）。",
            "对照原件核对{cell}；读错了的，换一份清楚的原件（Word、Excel 最好）再审，或改正读出的 JSON 再审。",
        ),
        "unseen": (
            "无法判定是否“{title}”：{cell}没有读到内容，但不能确定原件上就是空的（把握 {sure}%，作此判断要 {needed}%）。",
            "对照原件看{cell}填了没有；填了的，换一份清楚的原件（Word、Excel 最好）再审。",
        ),
        "incomplete": (
            "无法判定是否“{title}”：{cell}也许没有读全（读全的把握 {sure}%，作此判断要 {needed}%）。",
            "对照原件看{cell}漏读了什么；换一份清楚的原件（Word、Excel 最好）再审。",
        ),
    },
    "en": {
        "doubtful": (
            "Could not judge “{title}”: the reading of {cell} is not sure enough ({sure}%, {needed}% needed).",
            "Check {cell} against the source; where it was misread, audit a clearer copy (Word or Excel) or correct the JSON that was read.",
        ),
        "unseen": (
            "Could not judge “{title}”: nothing was read at {cell}, but that it is empty is not sure ({sure}%, {needed}% needed).",
            "See in the source whether {cell} is filled in; if it is, audit a clearer copy (Word or Excel).",
        ),
        "incomplete": (
            "Could not judge “{title}”: {cell} may not be read whole ({sure}% sure, {needed}% needed).",
            "See in the source what of {cell} was left out; audit a clearer copy (Word or Excel).",
        ),
    },
}


def doubted(title: str, doubt: Doubt, project: int | None, lang: str) -> Said:
    """Return what is said where only the reading keeps a verdict open."""
    words = {
        "title": title,
        "cell": cell_words(doubt.path, project, lang),
        "sure": per_cent(doubt.confidence),
        "needed": per_cent(doubt.needed),
    }
    message, fix = DOUBTS[lang][doubt.kind]
    return message.format(**words), fix.format(**words)


def undecided(title: str, lang: str, *, undated: bool) -> Said:
    """Return what is said where the document itself leaves a verdict open."""
    message, fix = (UNDATED if undated else UNJUDGED)[lang]
    return message.format(title=title), fix


def cell_words(pointer: str, project: int | None, lang: str) -> str:
    """Return ``项目 3 第 2 个指标的指标值``: the field of a pointer with the number of its project."""
    field = field_words(pointer, lang)
    if project is None:
        return field
    return f"{field} (project {project})" if lang == "en" else f"项目 {project} 的{field}"
