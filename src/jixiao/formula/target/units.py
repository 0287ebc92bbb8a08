"""The unit at a target value as people print it: one word, a compound by / or 每, with or without brackets."""

import re

from jixiao.params.lexicon import of_class, units

_SCALE_CHARS = frozenset("万亿千百")
_BARE = re.compile(r"[万亿千百]{1,2}(?:(?![一-鿿A-Za-z])|(?=以|之内|内|左右|[余多]))")
UNITS = frozenset(units("target"))
"""Every unit known by itself, without scale."""
TIMES = frozenset(unit for unit, kind in units("target").items() if kind in of_class("times"))
"""Units of time, at which 内 means 以内."""
ALONE = frozenset({"%", "元", "万元", "亿元", "人", "人次", "次", "个", "项", "天", "平方米", "公里", "百分比"})
"""Units that alone in a cell are a value left out, never a word."""
_LONGEST = max(map(len, UNITS))
_UNLISTED = re.compile(r"[一-鿿]{1,6}(?=\s*(?:$|[),;。]))")
"""A word closing the cell after a stroke is what the price is for, listed or not: 元/样地."""
_LATIN = re.compile("[A-Za-z][A-Za-z0-9]")
_JOIN = re.compile(r"\s*(?:[/·•⁄∕*.、]\s*每?(?:个(?!\s*(?:$|[),;。·/]|以[上下内]|之内|左右|上下)))?|每)\s*")
_BRACKETED = re.compile(r"\s*\(\s*([^()0-9*]{1,16}?(?:\([^()0-9*]{1,4}\))?)\s*\)")
"""A bracket without digits straight after a number, as the exporting systems print the unit."""
_NOTES = re.compile(
    r"(?:含|不含|包含|包括|以|其中|注|见|详|如|均|约|预计|预估|估算|暂定|全年|每年|年度|累计|合计|左右|上下).*"
    r"|[本当上下]年度?|略|[必选]填|定[量性]|[正反]向(?:指标)?|[一二三四五六七八九十]"
)
_WRITTEN_OUT = {"%": ("百分比", "%", "百分点", "百分数", "百分率"), "‰": ("千分比", "‰")}


def unit_at(text: str, at: int) -> tuple[str | None, int]:
    """Return the unit standing at ``at`` (blanks skipped) and where it ends; ``(None, at)`` where none stands.

    Outside brackets it must be a known one; a short bracket straight after a number is its unit unless it reads as a note.
    """
    held = _BRACKETED.match(text, at)
    if held and not _NOTES.fullmatch(held[1]):
        unit, end = held[1].replace(" ", ""), held.end()
        divided = _one(text, end + 1) if text[end : end + 1] == "/" else -1
        return (unit + text[end:divided], divided) if divided > 0 else (unit, end)
    begin = at
    while text[begin : begin + 1] == " ":
        begin += 1
    end = _whole(text, begin)
    if end < 0:
        return None, at
    unit = text[begin:end].replace(" ", "")
    again = _BRACKETED.match(text, end)
    if again and (again[1] == unit or again[1] in _WRITTEN_OUT.get(unit, ())):
        end = again.end()
    return ("%" if unit == "%%" else unit), end


def is_unit(text: str) -> bool:
    """Return whether the whole text is a known unit, compound ones included."""
    return bool(text) and _whole(text, 0) == len(text)


def _whole(text: str, at: int) -> int:
    """Return where the longest known unit at ``at`` ends, with its bracket (台(套)) and divisor; -1 without one."""
    if text[at : at + 1] == "/":
        return _one(text, at + 1 + (text[at + 1 : at + 2] == " "))
    end = _compound(text, at)
    if end < 0:
        return _bare_scale(text, at)
    if text[end : end + 1] == "(" and text[at:end] not in _WRITTEN_OUT:
        close = _compound(text, end + 1 + (text[end + 1 : end + 2] == "/"))
        if close > 0 and text[close : close + 1] == ")" and text[at:end] != text[end + 1 : close]:
            end = close + 1
            divided = _one(text, end + 1) if text[end : end + 1] == "/" else -1
            end = max(end, divided)
    return end


def _compound(text: str, at: int) -> int:
    end = _one(text, at)
    while end > 0:
        join = _JOIN.match(text, end)
        following = _one(text, join.end()) if join else -1
        if join and following < 0 and "/" in join[0]:
            unlisted = _UNLISTED.match(text, join.end())
            return unlisted.end() if unlisted else end
        if following < 0:
            break
        end = following
    return end


def _one(text: str, at: int) -> int:
    """Return where the longest single unit, with or without scale words, ends; -1 without one."""
    scaled = at
    while text[scaled : scaled + 1] in _SCALE_CHARS and scaled < at + 3:
        scaled += 1
    for begin in range(at, scaled + 1):
        end = _word(text, begin)
        if end > 0:
            return end
    return -1


def _word(text: str, at: int) -> int:
    """Return where the longest listed unit at ``at`` ends; -1 without one."""
    for length in range(_LONGEST, 0, -1):
        word = text[at : at + length]
        if word in UNITS and not (word.isascii() and _LATIN.match(text, at + len(word) - 1)):
            return at + len(word)
    return -1


def _bare_scale(text: str, at: int) -> int:
    """Return where a scale word without unit ends (200万), with what it is counted by (620万/月); -1 when something else follows it."""
    found = _BARE.match(text, at)
    if found is None:
        return -1
    counted_by = _one(text, found.end() + 1) if text[found.end() : found.end() + 1] == "/" else -1
    return max(found.end(), counted_by)
