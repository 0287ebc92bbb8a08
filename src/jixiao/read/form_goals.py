"""The goals of a form: 项目总目标, 年度总体目标 and, afterwards, 实际完成情况."""

import re

from jixiao.forms.grammar import means
from jixiao.model.document import Goals
from jixiao.read.blanks import has_cell, left_empty
from jixiao.read.items import Item
from jixiao.read.notebook import Notebook
from jixiao.read.wording import flowing, is_blank

TEMPLATE = re.compile(r"[\s□…\.:：]*|(?:目标\s*\d\s*[:：]?[\s…]*)+")
SENTENCES = re.compile(r"(?<=[。！])\s+(?=\S)")
FIRST = re.compile(r"\s*[\"“]?\s*(?:1[.、．]|一是|一、|（一）|目标1|①)")


def goals(found: list[Item], notebook: Notebook, goes_on: bool = False) -> Goals:
    """Return the goals; a blank or a template's 目标1： is None. ``goes_on`` says that the form does not end with them."""
    read: dict[str, str] = {}
    empty: dict[str, Item] = {}
    index = 0
    while index < len(found):
        if means(found[index].text, "goal") is None:
            index += 1
            continue
        labels, values, index = group(found, index)
        empty.update(left_out(found, labels, values, goes_on))
        for field, cells in shared(labels, values, notebook):
            text = flowing("\n".join(cell.text for cell in cells))
            if text and not is_blank(text) and not TEMPLATE.fullmatch(text):
                read[field] = text
                notebook.at(f"/goals/{field}", cells[0].cell.place)
    lone = sum(means(item.text, "goal") is not None for item in found) == 1
    for field, label in empty.items():
        if field not in read and (lone or not means(label.text, "block")):
            notebook.blank(f"/goals/{field}", label.cell.place)
    return Goals(**read)


def left_out(found: list[Item], labels: list[Item], values: list[Item], goes_on: bool) -> dict[str, Item]:
    """Return the labels without text: all where none follows them, else those whose column is empty, or all but the first of one text."""
    if len(labels) > 1 and any(means(label.text, "block") for label in labels):
        labels = [label for label in labels if not means(label.text, "block")]
    named = {means(label.text, "goal") or "": label for label in labels}
    if len(values) == 1 and len(named) > 1 and values[0].loose and len(SENTENCES.split(values[0].text)) == 1:
        return dict(list(named.items())[1:])
    if values:
        told = len(labels) > 1 and not values[0].loose and columns(labels, values)
        return {field: label for field, label in named.items() if label not in [labels[n] for n in told]} if told else {}
    at = found.index(labels[-1])
    sure = has_cell(found, at) or not means(labels[-1].text, "block")
    return named if sure and left_empty(found, at, goes_on) else {}


def group(found: list[Item], index: int) -> tuple[list[Item], list[Item], int]:
    """Return labels that follow one another, the values after them, and where both end."""
    labels = [found[index]]
    index += 1
    while index < len(found) and (not found[index].text or means(found[index].text, "goal")):
        if found[index].text:
            labels.append(found[index])
        elif (found[index].row == labels[-1].row and beside(found, index)) or is_own_blank(found, index):
            break
        index += 1
    values = []
    while index < len(found) and not stops(found[index]):
        if found[index].text:
            values.append(found[index])
        index += 1
    return once(labels), values, index


def beside(found: list[Item], index: int) -> bool:
    """Return whether text, not another label, follows a blank cell in its row."""
    later = next((i for i in found[index:] if i.text), None)
    return later is not None and later.row == found[index].row and not later.label


def is_own_blank(found: list[Item], index: int) -> bool:
    """Return whether a loose empty cell is the value of the label before it: the next label of a goal has its text at its side."""
    if not found[index].loose:
        return False
    label = next((n for n in range(index, len(found)) if found[n].text), len(found))
    after = found[label + 1 : label + 2]
    return bool(after) and means(found[label].text, "goal") is not None and bool(after[0].text) and not after[0].label


def stops(item: Item) -> bool:
    """Return whether a cell is a label that ends the text of a goal."""
    return bool(item.text) and len(item.text) < 40 and item.label and not is_blank(item.text)


def once(labels: list[Item]) -> list[Item]:
    """Return the labels with the last of each field: the first is the block's head (年度总体目标 | 预期目标 | 实际完成情况)."""
    last = {means(label.text, "goal"): label for label in labels}
    return [label for label in labels if label is last[means(label.text, "goal")]]


def shared(labels: list[Item], values: list[Item], notebook: Notebook) -> list[tuple[str, list[Item]]]:
    """Return which cells belong to which label."""
    fields = [means(label.text, "goal") or "" for label in labels]
    if not values:
        return []
    if len(fields) == 1:
        return [(fields[0], values)]
    if len(values) == len(fields):
        return [(field, [value]) for field, value in zip(fields, values, strict=True)]
    if not values[0].loose and (by_column := columns(labels, values)):
        return [(fields[n], cells) for n, cells in by_column.items()]
    if len(values) == 1 and len(fields) == 2 and (halves := SENTENCES.split(values[0].text)) and len(halves) == 2:
        values = [values[0]._replace(text=half) for half in halves]
    cut = 1 if len(values) == 2 else boundary(values)
    if cut and len(fields) == 2:
        return [(fields[0], values[:cut]), (fields[1], values[cut:])]
    if len(values) > 1:
        notebook.warn(f"/goals/{fields[0]}", "几个目标的文字没有分隔，全部放在第一个目标里。", 0.3)
    return [(fields[0], values)]


def columns(labels: list[Item], values: list[Item]) -> dict[int, list[Item]]:
    """Return values under their labels by column; empty where they do not stand in rows of their own."""
    found: dict[int, list[Item]] = {}
    if any(value.row == labels[0].row for value in values):
        return found
    for value in values:
        under = [n for n, label in enumerate(labels) if label.cell.column <= value.cell.column]
        found.setdefault(under[-1] if under else 0, []).append(value)
    return found


def boundary(values: list[Item]) -> int | None:
    """Return where the second text begins: at the second quote, in the middle of a text said twice, or at the second 1."""
    texts = [value.text for value in values]
    quoted = [n for n, text in enumerate(texts) if text.startswith('"') and len(text) > 1]
    if len(quoted) == 2 and quoted[0] == 0:
        return quoted[1]
    half = len(texts) // 2
    if len(texts) % 2 == 0 and texts[:half] == texts[half:]:
        return half
    firsts = [n for n, text in enumerate(texts) if FIRST.match(text)]
    return firsts[1] if len(firsts) == 2 and firsts[0] == 0 else None
