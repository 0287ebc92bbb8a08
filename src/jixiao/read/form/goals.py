"""The goals of a form: 项目总目标, 年度总体目标 and, afterwards, 实际完成情况."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jixiao.forms.grammar import means
from jixiao.model.document import Goals
from jixiao.read.form.items import Item
from jixiao.read.form.pairs import Pair, text_of
from jixiao.read.notebook import Notebook
from jixiao.read.sure import DOUBTFUL
from jixiao.read.wording import flowing, is_blank

TEMPLATE = re.compile(r"[\s□…\.:：]*|(?:目标\s*\d\s*[:：]?[\s…]*)+|[(（][^()（）]{0,12}(?:填写|填报)[^()（）]{0,12}[)）]")
TITLE = re.compile(r"[(（]?\s*(?:20\d\d)?\s*年度?\s*[)）]?")
HALVES = (re.compile(r"(?<=[。！])\s+(?=\S)"), re.compile(r"(?<=[\u4e00-\u9fff，。；！、;,.)）”])\s+(?=[\u4e00-\u9fff“（《])"))
"""Where one text of a line divides into two: between its sentences, or at its only blank."""
UNDER_BOTH = 0.8
"""How sure it is that a lone text under the heads of goal and result is the goal."""
LEAST_GOAL = 6
CLEAR = 1.0
"""By so much another way to share texts among goals must be worse."""


def goals(found: Sequence[Pair], notebook: Notebook) -> Goals:
    """Return the goals; a blank or a template's 目标1： is None."""
    told = [pair for pair in found if pair.label.means("goal")]
    read: dict[str, str] = {}
    empty: dict[str, Pair] = {}
    for pair, field in zip(told, fields_of(told), strict=True):
        text, place = goal_text(pair)
        if text is not None:
            read[field] = text
            notebook.at(f"/goals/{field}", place.cell.place)
            if pair.margin < CLEAR and len(pair.values) > 1:
                notebook.warn(f"/goals/{field}", "几个目标的文字没有分隔，从哪里分开不能确定。", 0.3)
            if side_by_side(pair):
                notebook.at(f"/goals/{field}", place.cell.place, DOUBTFUL)
                notebook.warn(f"/goals/{field}", "目标的文字是并排的两格连起来的，也许有一格是别的栏的。请对照原表核对。", DOUBTFUL)
        elif pair.empty or pair.hint:
            empty[field] = pair
    halve(told, read, notebook)
    lone = len(told) == 1
    for field, pair in empty.items():
        if field not in read and (lone or not means(pair.label.text, "block")):
            notebook.blank(f"/goals/{field}", pair.blank_at)
    return Goals(**read)


def side_by_side(pair: Pair) -> bool:
    """Return whether the text beside a label is two told cells of one row, each a text of its own."""
    told = [value for value in pair.values if len(value.text) >= LEAST_GOAL and not value.loose]
    return any(one.row == other.row for one, other in pairwise(told))


def fields_of(told: Sequence[Pair]) -> list[str]:
    """Return the goal that every label names."""
    return [pair.label.means("goal") or "" for pair in told]


def goal_text(pair: Pair) -> tuple[str | None, Item]:
    """Return the text beside a label, None for a blank or a template's words, and where it begins."""
    text, place = text_of(pair)
    if not text or is_blank(text) or TEMPLATE.fullmatch(text) or TITLE.fullmatch(text.strip()):
        return None, pair.label
    return text, place


def halve(told: Sequence[Pair], read: dict[str, str], notebook: Notebook) -> None:
    """Share the text under two labels side by side between them: its lines, its two halves, or all of it to the first."""
    for one, other in pairwise(told):
        fields, values = fields_of((one, other)), [*one.values, *other.values]
        between = fields[0] != fields[1] and not (one.values and other.values) and all(value.loose for value in values)
        if not between or not 0 < len(values) <= len(fields):
            continue
        below = bool(other.values) and values[0].row > other.label.row == one.label.row
        below = below and fields[1] == "achieved" and not one.label.means("block")
        if len(values) > 1:
            halves = [value.text for value in values] if below and values[0].row < values[1].row else []
        else:
            halves = next((halves for sign in HALVES if len(halves := sign.split(values[0].text)) == len(fields)), [])
            if below and not halves:
                read[fields[0]] = read.pop(fields[1], flowing(values[0].text))
                notebook.places.pop(f"/goals/{fields[1]}", None)
                notebook.at(f"/goals/{fields[0]}", values[0].cell.place, UNDER_BOTH)
        for field, half, value in zip(fields, halves, [values[0], values[-1]], strict=False):
            read[field] = flowing(half)
            notebook.at(f"/goals/{field}", value.cell.place)
