"""The comparable form of a label: blanks, brackets, colons, numbering and stars of the layout do not matter."""

import re

from jixiao.values.compatible import compatible
from jixiao.values.remembered import remembered

LONGEST = 48
"""No label is longer; longer text has no key."""

BLANK = re.compile("[\\s\u200b\u200c\ufeff]+")
NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
HEAD = re.compile(r"^(?:[★☆*●◆◇■▲△▪▶►➢※✦◎•#]+|[一二三四五六七八九十]{1,3}[、.:]|\d{1,2}[.、](?!\d)|[①-⑳]|其中:?)+")
PLACED = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,4}[\s.、]*(?=[\u4e00-\u9fff])")
MONTHS = re.compile(
    r"^(?:截至|截止)?(?:20\d\d年)?(?:(?:(?:\d{1,2}月?|年初)[-—–~～至到])?\d{1,2}月|上半年|半年度?|[第前]?[一二三四]季度|前\d{1,2}个?月)(?:份|底|末)?(?:\d{1,2}日)?(?:累计)?(?=执行|预算执行|实际执行|支出|实际支出|完成|实际完成)"
)
MONTHLY = ("数", "率", "情况", "值")
"""What ends the labels that may begin with months."""
RANGE = re.compile(r"[(（]\d+(?:[-~—]\d+)?[)）]分$")
POINTS = re.compile(r"\d+(?:\.\d+)?分$|\d+(?:\.\d+)?%$")
TURNED = re.compile(r"^(.*(?:总额|资金|预算|合计|金额|总计))\((年度|当年|本年度?|全年)\)$|^(.*指标)\((三级)\)$")
"""A label whose note behind it says which it is: 资金总额（年度）, 绩效指标（三级）."""
LATIN = re.compile(r"(?<=[\u4e00-\u9fff])/?[A-Za-z]{3}[A-Za-z\d/&.,'-]*$")
"""The same label in English behind the Chinese one."""
ENGLISH = re.compile(r"[\s/|]+[A-Za-z][A-Za-z .,:;'&/()-]{2,}$|^[A-Za-z][A-Za-z .,:;'&/()-]{3,}[\s/|]+(?=[\u4e00-\u9fff])")
"""The same in English on a line of its own, or behind blanks or a bar."""
NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,4}[\s、]+(?=[\u4e00-\u9fff])")
"""The number of a place in the tree, before blanks: 1.10 其他资金."""
LETTERED = re.compile(r"^[A-Z]\d{0,2}(?:[-.]\d{1,2})*[\s.、]+(?=[\u4e00-\u9fff])")
"""The letter of a place in the tree: A 产出指标, A1 数量指标."""
MARKED = re.compile(r"(?:[①-⑳*※†]|\[\d{1,2}\]|〔\d{1,2}〕)+$")
"""The mark of a footnote."""
BESIDES = re.compile(r"[A-Za-z①-⑳*※†\]〕]|^\d")
"""What a text has that has any of these."""
PLAIN = re.compile(r"[\u4e00-\u9fff]+")
"""Chinese characters alone: all that is taken off them is what stands before or behind such a label."""
OF_WHICH = "其中"
SIGNS = re.compile(r"[:、,.;·/_—\-\"'“”()]")


@remembered
def label_key(text: str) -> str:
    """Return ``text`` without blanks, notes in brackets, numbering, points, signs and its English; ``""`` for what is no label."""
    if len(text) > LONGEST * 2:
        return ""
    if PLAIN.fullmatch(text) and not text.startswith(OF_WHICH) and not text.endswith(MONTHLY):
        key = text.replace("其它", "其他")
        return key if len(key) <= LONGEST else ""
    key = BLANK.sub("", compatible(stripped(text))).replace("其它", "其他")
    key = RANGE.sub("", key) if key.endswith("分") else key
    key = TURNED.sub(r"\2\4\1\3", key) if key.endswith(")") else key
    for _ in range(3 if any(sign in key for sign in "([【") else 0):
        shorter = NOTE.sub("", key)
        if shorter == key:
            break
        key = shorter
    key = HEAD.sub("", key)
    key = key if PLAIN.match(key[-1:]) else LATIN.sub("", key)
    key = MONTHS.sub("", key) if key.endswith(MONTHLY) else key
    key = SIGNS.sub("", POINTS.sub("", key) if key.endswith(("分", "%")) else key)
    return key if len(key) <= LONGEST else ""


def stripped(text: str) -> str:
    """Return a label or level without its English, the number or letter of its place in the tree, and the mark of a footnote."""
    text = text.strip()
    return MARKED.sub("", LETTERED.sub("", NUMBERED.sub("", ENGLISH.sub("", text)))) if BESIDES.search(text) else text


def level_key(text: str) -> str:
    """Return the comparable form of a level's name: as that of a label, without the number of its place in the tree (2.1 质量指标)."""
    return label_key(PLACED.sub("", text))
