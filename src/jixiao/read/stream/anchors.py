"""What the words of a form's vocabulary are in a text, wherever they stand, and the texts between them.

「产出指标·数量指标」  购置设备数 👉 ≥2套 ｜ 完成值 👉 2套
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from jixiao.forms.grammar import is_listed, level_ranks, meanings, means, weak_heads
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import Row
from jixiao.read.recast.pairs import AMONG, part
from jixiao.read.rows.looks import looks

Kind = Literal["level", "head", "field", "block", "text"]
EDGE = re.compile(r"[^\w%‰℃㎡]|_")
"""What no word goes on over."""
LINKS = re.compile(r"[\s:：=＝|｜>→\"'“”]+")
"""What always parts a label from its value."""
SAID = ("为", "是")
"""Words that do it where many heads are followed by them."""
SENTENCE = re.compile(r"[^\w%‰℃㎡]|_|(?:属于|中的|里的|[为是])")
"""The same as EDGE, in text that tells its columns in sentences."""
LEADING = re.compile(r"(?:属于|中的|里的)$")
TARGET = "target"
WORDS = frozenset(("属于", "中的", "里的"))
VALUE = re.compile(r"[^\W_]|[≥≤<>=＞＜%√☑]")
BEFORE_WORD = re.compile(r"([\u4e00-\u9fff]{2,10})(?:[为是])")
BOTH = re.compile(r"[（(\[【〔][^（）()]{0,8}指标")
"""A level that stands in brackets behind another."""
ITEM = re.compile(r"指标\s?\d{1,3}(?![\d/])")
"""What heads the name of an indicator that is numbered."""
LONGEST_LABEL, LONGEST_LINE = 30, 6_000
SHORTEST = 2
LEAST = 4
"""So many labels are followed by a sign that parts labels from their values."""
STOP = re.compile("[；;。]")
OPEN, CLOSE = "（([【〔〖「『{《<", "）)]】〕〗」』}》>"
MARK = re.compile(
    r"[^\w（(\[【〔〖「『《<“\"'≥≤≧≦＞＜=＝±%]*(?:(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,3})\s*[)）]|(?:[一二三四五六七八九十]{1,3}|\d{1,3})\s*(?:[、．)）]|\.(?!\d))|[①-⑳])[\s、.．]*)?"
)
"""What is set before a line: bullets, pictures, a number."""
FIRST = re.compile(r"[^\W_]|[《“\"'（(\[【〔「≥≤≧≦＞＜><±√☑□]|[=＝+-](?=\s*\d)|[/—-]$")
ENDING = r"[^\W_]|[》”\"'）)\]】〕」%％‰℃°√☑□+"
LAST, LAST_STOP = (re.compile(rf"(?:{ENDING}{stop}])(?!.*(?:{ENDING}{stop}]))|^[/—-]+$", re.DOTALL) for stop in ("", "。！？"))
"""Where a text begins and ends when the signs around it are no part of it; a full stop is one of them, or is not."""
SIGNS = " \t\r\u3000:：=＝,，;；、。|｜/／\\→>-–—_*·•…~"


class Span(NamedTuple):
    """A stretch of a text: what it is, the field that a label or head names, which stretch between stops it stands in, and what is before it.

    ``ranks``: which levels a level may be; ``alone``: nothing else stands in its line or cell; ``linked``: a sign of a value follows it.
    """

    kind: Kind
    cell: Cell
    field: str = ""
    stretch: int = 0
    mark: str = ""
    ranks: tuple[bool, bool] = (False, False)
    alone: bool = False
    linked: bool = False


class Anchor(NamedTuple):
    """A word of the vocabulary in a text: what it is, where it ends, its field, which levels it may be, whether a value's sign follows."""

    kind: Kind
    end: int
    field: str = ""
    ranks: tuple[bool, bool] = (False, False)
    linked: bool = False


def cell_lines(row: Row) -> Iterator[Cell]:
    """Yield the lines of a row's cells, blank ones left out."""
    for cell in row.filled:
        start = 0
        for line in cell.text.split("\n"):
            if line.strip():
                yield part(cell, start, start + len(line))._replace(column=cell.column)
            start += len(line) + 1


def links_of(lines: Sequence[Cell]) -> frozenset[str]:
    """Return the signs and words that part labels from their values, as they follow the labels that begin lines, and heads."""
    counts: Counter[str] = Counter()
    for line in lines:
        found = first_label(line.text)
        sign = re.match(r"[^\w\s]{1,4}", line.text[found:]) if found is not None else None
        counts.update([sign[0]] if sign else [])
        counts.update(word[0][-1] for word in BEFORE_WORD.finditer(line.text, 0, LONGEST_LINE) if ends_in_head(word[1]))
    often = {sign for sign, count in counts.items() if count >= LEAST and not set(sign) & set(OPEN)}
    return frozenset(often | set(SAID) if often.intersection(SAID) else often)


def ends_in_head(text: str) -> bool:
    """Return whether a text ends in the head of a column."""
    return any(means(text[at:], "column") for at in range(len(text) - SHORTEST + 1))


def marked(text: str) -> int:
    """Return where a line begins behind what is set before it."""
    found = MARK.match(text)
    return found.end() if found else 0


def first_label(text: str) -> int | None:
    """Return where the label ends that a line begins with, None where none does."""
    start = marked(text)
    for end in range(min(len(text), start + LONGEST_LABEL), start + SHORTEST - 1, -1):
        if is_listed(text[start:end]) and not means(text[start:end], "block"):
            return end
    return None


def spans(line: Cell, links: frozenset[str], stretch: int) -> list[Span]:
    """Return the spans of a line, counted on from a stretch."""
    text = line.text
    if len(text) > LONGEST_LINE:
        return [Span("text", line, stretch=stretch)]
    begin = marked(text)
    begin = 0 if begin == len(text) else begin
    mark = text[:begin].strip()
    starts = sorted({begin, *(found.end() for found in edges(links).finditer(text) if found.end() > begin)})
    found: list[Span] = []
    at, headed = begin, False
    for start in starts:
        if start < at:
            continue
        headed = headed and not text[at:start].strip(SIGNS)
        anchor = anchor_at(text, start, links)
        if anchor is None or (anchor.kind == "head" and not (anchor.linked or headed or heads_follow(text, anchor.end, links))):
            continue
        found += between(line, at, before_word(text, at, start, links), stretch, mark if at == begin else "")
        stretch += len(STOP.findall(text[at:start])) if outside(text, start) else 0
        cell = part(line, start, anchor.end)
        own = mark if start == begin else ""
        found.append(Span(anchor.kind, cell, anchor.field, stretch, own, anchor.ranks, linked=anchor.linked))
        at = anchor.end + (text[anchor.end : anchor.end + 1] in links.intersection(SAID))
        headed = anchor.kind == "head" and not anchor.linked
    found += between(line, at, len(text), stretch, mark if at == begin else "")
    found = [span for span in found if span.kind != "text" or span.cell.text not in WORDS]
    return [found[0]._replace(alone=True)] if len(found) == 1 else found


def before_word(text: str, start: int, end: int, links: frozenset[str]) -> int:
    """Return where a text ends before the word of a sentence that leads to what follows (属于)."""
    found = LEADING.search(text, start, end) if not links.isdisjoint(SAID) else None
    return found.start() if found else end


def outside(text: str, at: int) -> bool:
    """Return whether a place in a text stands in no bracket."""
    before = text[:at]
    return sum(before.count(sign) for sign in "（(") <= sum(before.count(sign) for sign in "）)")


def anchor_at(text: str, start: int, links: frozenset[str]) -> Anchor | None:
    """Return the longest word of the vocabulary that begins at a place of a text, with what it is; None where none does."""
    ends = [found.start() for found in edges(links).finditer(text, start + 1, start + LONGEST_LABEL + 1)]
    ends += [len(text)] if len(text) - start <= LONGEST_LABEL else []
    item = ITEM.match(text, start)
    if item is not None and is_linked(text, item.end(), links):
        return Anchor("head", item.end(), "name", linked=True)
    for end in sorted(ends, reverse=True):
        told = text[start:end].rstrip(SIGNS)
        if len(told) < SHORTEST or EDGE.match(told) or not outside(told, len(told)):  # 全年（实际完成值 is a value and the next head
            continue
        ranks, stop = level_ranks(told), start + len(told)
        if any(ranks) and not BOTH.search(told):
            return Anchor("level", stop, ranks=ranks)
        linked = is_linked(text, stop, links)
        among = AMONG.fullmatch(told)
        inner = LINKS.search(told)
        if among is None and inner is not None and (not is_listed(told) or meanings(told[: inner.start()])):
            continue
        if among is not None and (field := means(among[2], "money")):
            return Anchor("field", stop, field, ranks, linked=True)
        if (field := head_of(told, text[stop:] if linked else "")) is not None and field != "tick":
            return Anchor("head", stop, field, ranks, linked)
        if linked and any(meaning.group not in ("column", "column_pair", "block") for meaning in meanings(told)):
            return Anchor("field", stop, meanings(told)[0].field, ranks, linked)
        if linked and means(told, "block") and not set(told) & set(OPEN):
            return Anchor("block", stop, ranks=ranks, linked=linked)
    return None


def head_of(told: str, value: str) -> str | None:
    """Return the column that a text heads; of one that may be a word of a sentence the value behind it tells that it heads targets."""
    weak = weak_heads().get(label_key(told)) == TARGET and looks(value.strip(SIGNS)).value
    return TARGET if weak else means(told, "column")


def heads_follow(text: str, at: int, links: frozenset[str]) -> bool:
    """Return whether another head follows at a place, with nothing but signs between."""
    start = at + len(text[at:]) - len(text[at:].lstrip(SIGNS))
    anchor = anchor_at(text, start, links) if start > at and start < len(text) else None
    return anchor is not None and anchor.kind == "head"


def edges(links: frozenset[str]) -> re.Pattern[str]:
    """Return what no word goes on over."""
    return EDGE if links.isdisjoint(SAID) else SENTENCE


def is_linked(text: str, at: int, links: frozenset[str]) -> bool:
    """Return whether a label's value follows at a place: the text ends there, or a sign parts them."""
    rest = text[at:]
    return not rest.strip() or LINKS.match(rest) is not None or any(rest.startswith(link) for link in links)


def between(line: Cell, start: int, end: int, stretch: int, mark: str) -> Iterator[Span]:
    """Yield the text between two words of the vocabulary, nothing where there are only signs."""
    text = bared(part(line, start, end), stop=True)
    if text.text and (end - start == len(line.text) or VALUE.search(text.text)):
        yield Span("text", text._replace(column=line.column), stretch=stretch, mark=mark)


def bared(cell: Cell, *, stop: bool = False) -> Cell:
    """Return a text without the signs around it that part it from others, brackets and quotes that it has not whole; ``stop`` keeps its full stop."""
    text = cell
    while True:
        begin, end = FIRST.search(text.text), (LAST_STOP if stop else LAST).search(text.text)
        trimmed = without_halves(part(text, begin.start(), end.end()) if begin and end else part(text, 0, 0))
        if trimmed.text == text.text:
            return text
        text = trimmed


def without_halves(cell: Cell) -> Cell:
    """Return a text without a bracket at its ends whose other half it lacks, and without quotes around it."""
    text = cell.text
    if len(text) > 1 and text[0] + text[-1] in ('""', "''", "“”", "【】", "〔〕", "〖〗", "「」"):
        return part(cell, 1, len(text) - 1)
    for left, right in zip(OPEN, CLOSE, strict=True):
        if left in "<>" or right in "<>":
            continue
        if text.endswith(left) or (text.endswith(right) and text.count(right) > text.count(left)):
            return part(cell, 0, len(text) - 1)
        if text.startswith(right) or (text.startswith(left) and text.count(left) > text.count(right)):
            return part(cell, 1, len(text))
    if text[:1] in "\"'“”" or text[-1:] in "\"'“":
        return part(cell, text[:1] in "\"'“”", len(text) - (text[-1:] in "\"'“"))
    return cell
