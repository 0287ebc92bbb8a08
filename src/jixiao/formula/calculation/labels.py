"""The label of a cost item out of the words before its first figure, and the words that say it is no item at all."""

import re
from collections.abc import Iterator
from itertools import pairwise

_TRIM = " \n\t:：,，;；、。\\*·—-"
_MARK = re.compile(r"^\s*(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|\d{1,2}\s*[.、．)）](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*")
_LEAD = re.compile(r"^(?:其中|包括|包含|含|以及|另外|另|和|及)\s*[:：,，]?\s*")
_REST = re.compile(
    r"(?:预计|预估|预排|预安排|初步|计划|拟|暂定|平均|大约|约|为|是|共计|合计|总计|小计|共需|需要|须|需|共|计|总|约需|费用总额|金额|人民币|每年|每次|每人|每月|按|，|,|[:：\s])+$"
)
_SCOPE = re.compile(r"(?:[全本我各](?:省|市|区|县|旗|州|镇|乡|村|街道|校|院|局|年度?)|现|共|有|计划|拟)*$")
"""Words before a count that name no cost: 全区12个食堂，运营补贴…."""
_EACH = re.compile(r"^每个?[一-龥]|[每按](?!年|季|周)[一-龥]*$")
_EXCLUDED = re.compile(
    r"平均|累计|截至|截止|以来|历年|往年|近[一二三四五六七八九十两\d]+年|同比|增长|标准为|标准约|定额|限额|限价|上限|贷款|产值|营业收入|不低于|不少于|不超过"
    r"|此前|已投入|已完成投资|原预算|上年预算|去年预算|上年度预算|GDP|单价|均价|标准(?:[:：\s]|$)|每[一-龥]{1,3}(?:[:：\s]|$)|注册资本|门槛|罚款|收入"
)
_ESTIMATED = re.compile("约(?!定|束|谈|请|会)|左右|预估|预计|估算|暂估|大概|概算")


def item_label(words: str) -> str | None:
    """Return the label in the words before an item's first figure: up to the first colon, else its first part."""
    text = _clean(words)
    before, colon, _ = _cut(text)
    parts = [part for part in _parts(before if colon else text) if _REST.sub("", part.strip(_TRIM))]
    return _tidy(next((part for part in parts if not _SCOPE.match(part.strip(_TRIM))), ""))


def price_label(words: str) -> str | None:
    """Return what is paid for in the words right before a price: 运营补贴 of 运营补贴每个."""
    return _tidy(_EACH.sub("", _parts(words)[-1].strip(_TRIM)))


def child_label(words: str, is_first: bool) -> str | None:
    """Return the label of a part: the first one stands behind the label of the whole (理论研究，学习考察 …)."""
    text = _clean(words)
    before, colon, after = _cut(text)
    if is_first and (colon or len(_parts(text)) > 1):
        rest = [part for part in _parts(after if colon else text) if _REST.sub("", part.strip(_TRIM))]
        if rest:
            return _tidy(rest[-1])
    return _tidy(before if colon else text)


def is_excluded(words: str) -> bool:
    """Whether the words nearest before an amount say that it is no cost of this year: cumulative, a standard, a limit."""
    parts = _parts(words)
    return bool(parts and _EXCLUDED.search(parts[-1])) or bool(re.search(r"累计|截至|截止|以来", words))


def says_estimated(text: str) -> bool:
    """Whether 约, 左右, 预估 or the like stands in a passage."""
    return bool(_ESTIMATED.search(text))


def _clean(words: str) -> str:
    return _LEAD.sub("", _MARK.sub("", words.replace("\\*", "*")).strip(_TRIM))


def _tidy(text: str) -> str | None:
    plain = _REST.sub("", _LEAD.sub("", text.strip(_TRIM))).strip(_TRIM)
    plain = re.sub(r"(?<=[一-鿿，、（）])\s+(?=[一-鿿，、（）])", "", plain)
    return plain or None


def _outside(text: str, marks: str) -> Iterator[int]:
    """Yield where the marks stand outside brackets."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char in "（(【[") - (char in "）)】]")
        if depth <= 0 and char in marks:
            yield at


def _cut(text: str) -> tuple[str, str, str]:
    """Return what stands before and after the first colon outside brackets."""
    at = next(_outside(text, ":："), len(text))
    return text[:at], text[at : at + 1], text[at + 1 :]


def _parts(text: str) -> list[str]:
    """Return the parts of a text between commas outside brackets; at least one."""
    return [text[start + 1 : end] for start, end in pairwise([-1, *_outside(text, ",，;；"), len(text)])]
