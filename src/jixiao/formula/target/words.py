"""Words of the target-value language: comparisons before and after a number, Chinese numerals, grades, hints of templates."""

import re

from jixiao.formula.numerals import DIGITS, chinese
from jixiao.values.target import Operator

AT_LEAST = ("不低于 不得低于 不能低于 不少于 不得少于 不能少于 不小于 不得小于 不短于 不弱于 未低于 未少于 至少 最少 最低 起码 大于等于 大于或等于 大于或者等于 高于或等于 "
            "高于等于 多于等于 不得低於 不低於 不少於 不亚于")  # fmt: skip
AT_MOST = ("不超过 不得超过 不能超过 不超出 不得超出 不超 不高于 不得高于 不能高于 不大于 不得大于 不多于 不得多于 不晚于 不长于 未超过 未超出 未高于 至多 最多 最高 最大 小于等于 "
           "小于或等于 小于或者等于 低于或等于 低于等于 少于等于 不超過 不大於 不高於")  # fmt: skip
ABOVE = "大于 超过 超出 高于 多于 突破"
BELOW = "小于 低于 少于 短于 不足 不满 不到"
SOFT = "达到 达 控制在 控制到 控制为 保持在 稳定在 维持在 等于"
"""Words after which another word may still set the direction: 达到 90% 以上, 控制在 5% 以内."""
_KINDS: tuple[tuple[str, Operator], ...] = ((AT_LEAST, ">="), (AT_MOST, "<="), (ABOVE, ">"), (BELOW, "<"))
WORDS: dict[str, Operator] = {word: operator for words, operator in _KINDS for word in words.split()}
REACHING = frozenset(word for word in (*AT_LEAST.split(), *AT_MOST.split()) if not word.startswith("最"))
"""Comparisons that still hold over a few words: 至少完成 3 场, 不超过预算的 100%; 最低保障标准 530 元 is a name."""
_SOFT_WORDS: dict[str, Operator] = {"达到": ">=", "达": ">=", "控制在": "<=", "控制到": "<=", "控制为": "<="}
_ENTITIES: dict[str, Operator] = {
    "&ge;": ">=", "&le;": "<=", "&gt;": ">", "&lt;": "<", "\\geq": ">=", "\\ge": ">=", "\\leq": "<=", "\\le": "<=",
}  # fmt: skip
AFTER: dict[str, Operator] = {"以上": ">=", "以下": "<=", "以内": "<=", "之内": "<=", "内": "<=", "以外": ">", "起": ">=", "+": ">="}
"""Words after a number: 以上, 以下, 以内 include it, 以外 does not (民法典 art. 1259)."""
INVERSE: dict[Operator, Operator] = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
SIGN = r"[<>=≥≤≠](?:\s?[<>=≥≤]){0,2}"
_BY_LENGTH = sorted((*WORDS, *SOFT.split(), "不等于", *_ENTITIES), key=len, reverse=True)
BEFORE = "|".join((SIGN, *map(re.escape, _BY_LENGTH)))
"""Alternatives of a comparison before a number."""
NUMERAL = r"[零〇一二两三四五六七八九十百千]{1,12}+"
_GRADE = r"(?:优秀?|良好?|中等?|一般|较?差|高|低|较?好|基本合格|不?合格|基本满意|较满意|非常满意|不?满意|基本达标|不?达标|是|否|有效|无效|及时|不及时|显著|明显|不明显)"
GRADES = re.compile(
    rf"(?:(?:优秀?|高|较?好)(?:良好?)?(?:中等?|一般)(?:较?差|低)+|优秀?良好?中等?|差中良优|{_GRADE}(?:\s*[/、|,;\\]\s*{_GRADE})+|{_GRADE}或{_GRADE})(?:分级|等级|四级|五级|三级)?"
)
"""A scale of grades from which no level was chosen: 优良中低差, 好/一般/差, 是/否."""
KIND_WORD = re.compile(r"(?:定性|定量|文字描述)(?:指标|描述)?\s*[:,;、/]?\s*(?=\S)|\(定[性量](?:指标)?\)\s*(?=\S)")
"""The computing sign 定性 or 定量 printed before the value."""
LABEL = re.compile(
    r"(?:(?:年度|项目|全年|实施期|预期)*(?:指标值|目标值)|目标|(?:指标|目标)[0-9]{1,2}(?=\s*[:、.]))\s*[:=、.]?\s*(?=[^\s:])"
)
HEADING = re.compile(r"(?:年度|项目|全年|实施期|预期|[(/)])*(?:指标值|目标值)(?:\(.*\))?|[三二一]级指标|指标名称|度量单位|计量单位")
REMARK_START = re.compile(r"(?:备\s*注|注|填[表报]说明|说明|注释|注意)(?:\s*[:.]|\s*$|\s*[1一]\s*[.、])")
ERROR_CELL = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)", re.IGNORECASE)
"""What a spreadsheet shows where its formula has no result: the 0 of #DIV/0! is no number."""
BLANK_SIGN = re.compile(r"[\s/\\\-_.,、。~|*#]*|n/?a|null|none|nan", re.IGNORECASE)
_SLOT = r"(?:\*{2,}|×{2,}|[Xx]{2,}|_{2,}|[○〇□△]{2,}|…+|\.{3,})"
HINT = re.compile(rf"(?:20|19)(?:\s*{_SLOT})\s*年|{_SLOT}")
"""A place to be filled in, as templates print it: ≥**%, XX个, 20**年."""
SINGLE_HINT = re.compile(r"\s*(?P<sign>(?:[<>=≥≤约]\s*)*)\(?\s*(?:[Xx×Nn□△]|某)\s*(?P<unit>[^()0-9]{0,8}?)\s*\)?\s*")
"""One letter in the place of a number, as the whole cell: ≥X%."""
HINT_CHARACTER = re.compile(r"[*×Xx_○〇□△…Nn某]|\.{3}")
"""A character without which no hint stands in a text."""
HINT_IN_BRACKETS = re.compile(rf"\([^()0-9]*{_SLOT}[^()0-9]*\)")
MASKED_NUMBER = re.compile(rf"[0-9]{_SLOT}|{_SLOT}[0-9]")
UNFILLED = re.compile(rf"\s*(?P<sign>{BEFORE})?\s*(?P<open>\()?\s*(?P<unit>[^()0-9]{{0,8}}?)\s*\)?\s*(?P<more>[^()0-9\s]{{0,4}})\s*")
"""A comparison, a bracket or both without a number: ≥ %, ≥()%."""


def operator_of(word: str) -> tuple[Operator | None, bool]:
    """Return the comparison that a word or sign means (None for 不等于) and whether it is written regularly."""
    known = WORDS.get(word) or _SOFT_WORDS.get(word) or _ENTITIES.get(word)
    if known:
        return known, True
    if word[0] == "≠" or word == "不等于":
        return None, False
    if word[0] not in "<>=≥≤":
        return "=", True
    signs = word.replace(" ", "")
    up, down = set(signs) & set(">≥"), set(signs) & set("<≤")
    if up and down:
        return None, False
    even = bool(set(signs) & set("=≥≤"))
    regular = len(signs) == 1 or signs in {">=", "<=", "=>", "=<"}
    if not up and not down:
        return "=", regular
    if up:
        return (">=" if even else ">"), regular
    return ("<=" if even else "<"), regular


def numeral(text: str) -> int | None:
    """Return the number that a Chinese numeral means; None when it is none or, as a year (二〇二四), only a row of digits."""
    return None if len(text) > 1 and all(char in DIGITS for char in text) else chinese(text)
