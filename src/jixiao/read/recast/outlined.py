"""Indicators in an outline: levels as headings, under them a name and, behind it or on lines of its own, labels with its values.

（一）产出指标
1.数量指标
（1）购置录播教室设备数：目标值：≥2套；全年完成值：2套
产出指标（质量指标）：课桌椅质检合格率：=100%；图书上架率：≥95%
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.forms.keys import label_key
from jixiao.read.blocks import Cell
from jixiao.read.lines import COLON, Row
from jixiao.read.recast.bodies import body_at
from jixiao.read.recast.labelled import labelled_indicator, statements
from jixiao.read.recast.pairs import FRAMED, part, parts_at, row_of
from jixiao.read.rows.ends import is_total
from jixiao.read.rows.levels import both_levels
from jixiao.read.titles import is_title

MARK = re.compile(
    r"\s*(?:[-*•·●○◆◇■▪▶►▲△➢※◎☆★✦]\s*)?(?:(?:[①-⑳]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）][、.．]?|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|\d{1,2}(?:\.\d{1,2}){1,4}(?=[\s、.．]))[\s、.．]*(?!\d))?"
)
"""What stands before a line of an outline: a bullet, a number."""
LEVELLED = re.compile(r"\s*([^:：；;]{2,12}?)\s*[:：]\s*")
"""A level before the names that follow it in running text."""
PATH = re.compile(
    r"(?:[\[【][^\[\]【】]{1,8}[\]】]\s*)?([^\s>＞→/\\|｜·—,，、;；-]{2,12})\s*([>＞→/\\|｜·—,，、;；-]+)\s*([^\s>＞→/\\|｜·—,，、;；-]{2,14})"
    r"\s*[>＞→/\\|｜·—:：,，、;；-]+\s*(.+)",
    re.DOTALL,
)
SIDE_BY_SIDE = re.compile(r"[^\s|｜]{2,12}(?=\s*[|｜])")
"""A level before an indicator's name that only a stroke parts from it: 数量指标｜购置设备数｜≥2套."""
LEAD = re.compile(
    r"(?:其中|在|设置?|共设)?[，,：:]?([^\s，,：:；;。（(在设]{2,10}?(?:指标|目标)|(?<=在)[^\s，,：:；;。（(]{2,4}(?=方面))(?:[（(]?共?\d{1,2}[项个条][)）]?)?(?:方面|上)?"
    r"(?:共?(?:设置|设|有|主?要?包括|包含|确定|明确))?[，,]?(?:分别)?[为是]?\s*[:：，,。]?\s*"
)
"""A level and what leads from it to its indicators in a sentence: 数量指标2项：, 产出指标方面，质量指标为."""
LEADS = re.compile("指标|目标|方面")
"""What a text holds where a level leads to anything."""
STOP = re.compile("[。；;:：]")
STROKE = re.compile(r"\s*[|｜]\s*")
FRAMED_ALONE = re.compile(FRAMED)
FIGURES, NUMERALS = re.compile(r"\d+"), re.compile("[一二三四五六七八九十]+")
LONGEST_NAME = 40
LISTED = re.compile(r"[、，,;；|｜:：()（）\[\]【】→>/]+")
LONGEST_LEGEND = 120
COMMAS = (",", "，", "、", ";", "；")
"""What parts all of a line where it parts the levels."""
STOPS = ";；。\n"
LONGEST = 3_000
LEAST = 2
"""So many indicators make an outline."""
HEADS = ("一级指标", "二级指标", "三级指标", "指标值")


class Item(NamedTuple):
    """An indicator of an outline: the levels that hold, its name, and its values by the label printed, the empty one for a bare target."""

    first: Cell | None
    second: Cell | None
    name: Cell
    values: dict[str, Cell]
    more: list[Cell]
    """What no label tells of."""


class Outline:
    """An outline as far as it is read."""

    def __init__(self) -> None:
        self.first: Cell | None = None
        self.second: Cell | None = None
        self.style: str | None = None
        self.mark: str | None = None
        self.waits = False
        """Whether nothing was told yet under the last level."""
        self.items: list[Item] = []
        self.heads: dict[str, Cell] = {}

    def take(self, line: Cell, below: Cell | None, depth: int | None) -> bool:
        """Take a line, a heading of some depth; False where it belongs to no outline."""
        body = part(line, found.end() if (found := MARK.match(line.text)) else 0, len(line.text))
        if not body.text:
            return False
        count = len(self.items)
        style = f"{depth or ''}{line.place.column or ''}{styled(found[0] if found else '')}"
        if self.level(body, style, below) or self.path(body) or self.sentences(body):
            self.waits = len(self.items) == count
            return True
        if self.first is None and self.second is None:
            return False
        taken = self.said(body) or self.named(body, below) or self.numbered(body, found[0] if found else "")
        self.mark = styled(found[0]) if taken and found else self.mark
        self.waits = self.waits and not taken
        return taken

    def numbered(self, body: Cell, mark: str) -> bool:
        """Take a name alone that is numbered like the indicators before it: its target was left blank."""
        if not mark.strip() or not self.items or styled(mark) != self.mark or len(body.text) > LONGEST_NAME or STOP.search(body.text):
            return False
        self.items.append(Item(self.first, self.second, body, {}, []))
        return True

    def path(self, body: Cell) -> bool:
        """Take an indicator with the way to it in front: 产出指标 > 数量指标 > 购置设备数 → ≥2套."""
        found = PATH.fullmatch(body.text)
        if found is None or not level_ranks(found[1])[0] or not level_ranks(found[3])[1]:
            return False
        self.first, self.second = (part(body, *found.span(n)) for n in (1, 3))
        rest = part(body, *found.span(4))
        name, *values = parts_at(rest, re.compile(re.escape(found[2]))) if found[2] in COMMAS else (rest,)
        if values:
            self.items.append(Item(self.first, self.second, name, {"": values[0]}, values[1:]))
        elif not self.said(rest):
            self.items.append(Item(self.first, self.second, rest, {}, []))
        return True

    def level(self, body: Cell, style: str, below: Cell | None) -> bool:
        """Take a heading of one level or of both, with what it says behind a colon; ``style`` tells the levels that may be either."""
        beside = SIDE_BY_SIDE.match(body.text)
        colon = STROKE.match(body.text, beside.end()) if beside and any(level_ranks(beside[0])) else COLON.search(body.text)
        text = body.text[: colon.start()].strip() if colon else body.text
        framed = FRAMED_ALONE.fullmatch(text)
        text = framed[1] if framed else text
        both = both_levels(text)
        if both is None and not any(level_ranks(text)):
            return False
        at = body.text.index(text)
        head = part(body, at, at + len(text))
        if both is not None:
            self.first, self.second = (part(head, *span) for span in both)
        elif self.is_first(head, style, below):
            self.first, self.second, self.style = head, None, style
        elif level_ranks(head.text)[1]:
            self.second = head
        else:
            return False
        rest = part(body, colon.end(), len(body.text)) if colon else None
        return rest is None or not rest.text or self.sentences(rest) or self.said(rest)

    def is_first(self, head: Cell, style: str, below: Cell | None) -> bool:
        """Return whether a heading is a level 1.

        Of a name that may be of either level its numbering tells, else what stands below: a level 2.
        """
        first, second = level_ranks(head.text)
        if not first or not second or self.first is None:
            return first
        if style or self.style:
            return style == self.style
        return below is not None and level_ranks(COLON.split(below.text)[0]) == (False, True)

    def said(self, text: Cell) -> bool:
        """Take names with what is told of them, or labels and values of the indicator above; levels may stand between, before a colon."""
        found: list[Item] = []
        second = self.second
        for stretch in statements(text, STOPS):
            mark = MARK.match(stretch.text)
            whole = part(stretch, mark.end() if mark else 0, len(stretch.text))
            lead = LEVELLED.match(whole.text)
            inner = lead is not None and level_ranks(lead[1])[1] and bool(found)
            if lead is not None and inner:
                self.second = part(whole, *lead.span(1))
            one = labelled_indicator(part(whole, lead.end(), len(whole.text)) if lead is not None and inner else whole)
            if one is None or is_total(one.name.text) or (not one.name.text and not (found or self.items)):
                self.second = second
                return False
            if one.name.text:
                found.append(Item(self.first, self.second, one.name, {} if one.values and not one.target.text else {"": one.target}, []))
            owner = found[-1] if found else self.items[-1]
            owner.values.update({self.head(label): value for label, value in one.values if label.text})
            owner.more.extend(value for label, value in one.values if not label.text)
        self.items += found
        return True

    def sentences(self, text: Cell) -> bool:
        """Take names with what is told of them whose levels lead to them in sentences."""
        if not LEADS.search(text.text):
            return False
        held, found = (self.first, self.second), len(self.items)
        told = False
        stretches = list(statements(text, STOPS))
        for stretch in stretches:
            rest, led = self.led(
                stretch._replace(text=stretch.text + "：") if len(stretches) > 1 and is_level(stretch.text) else stretch, begins=not told
            )
            told = told or led
            if rest.text and not told:
                return False
            for one in map(labelled_indicator, statements(rest, "") if rest.text else ()):
                if one is None or not one.name.text or is_total(one.name.text):
                    self.first, self.second = held
                    del self.items[found:]
                    return False
                values = {self.head(label): value for label, value in one.values if label.text}
                bare = {"": one.target} if one.target.text or not one.values else {}
                self.items.append(Item(self.first, self.second, one.name, bare | values, [v for label, v in one.values if not label.text]))
        return told

    def led(self, text: Cell, *, begins: bool) -> tuple[Cell, bool]:
        """Return a stretch of a sentence behind the levels that it begins with, and whether it does; ``begins``: nothing was told before it."""
        rest, told = self.bare(text), False
        while (lead := lead_of(rest.text)) is not None:
            level = part(rest, *lead.span(1))
            first, second = level_ranks(level.text)
            opens = first and (not second or begins or self.first is None)
            self.first, self.second = (level, None) if opens else (self.first, level)
            rest, told, begins = self.bare(part(rest, lead.end(), len(rest.text))), True, False
        return rest, told

    @staticmethod
    def bare(text: Cell) -> Cell:
        """Return a text without its number."""
        mark = MARK.match(text.text)
        return part(text, mark.end() if mark else 0, len(text.text))

    def named(self, body: Cell, below: Cell | None) -> bool:
        """Take a name that stands alone, over a line of labels and values."""
        told = labelled_indicator(below) if below is not None else None
        if told is None or told.name.text or not told.values or COLON.search(body.text):
            return False
        self.items.append(Item(self.first, self.second, body, {}, []))
        return True

    def head(self, label: Cell) -> str:
        """Return the key of a head, and keep where it comes first."""
        key = label_key(label.text)
        self.heads.setdefault(key, label)
        return key

    def rows(self, legend: Sequence[Cell] = ()) -> Iterator[Row]:
        """Yield the head of the outline's table and a row for every indicator; a legend heads the values that no label tells."""
        place = self.items[0].name
        bare = any("" in item.values for item in self.items)
        plain = [place._replace(text=text) for text in (HEADS if bare else HEADS[:3])]
        keys = [*([""] if bare else []), *self.heads]
        yield row_of([*plain, *self.heads.values(), *(legend if any(item.more for item in self.items) else ())], 0)
        empty = place._replace(text="")
        for number, item in enumerate(self.items, 1):
            values = [item.values.get(key, item.name._replace(text="")) for key in keys]
            yield row_of([item.first or empty, item.second or empty, item.name, *values, *item.more], number)


def is_level(text: str) -> bool:
    """Return whether a text is a level, behind a number or not."""
    mark = MARK.match(text)
    return any(level_ranks(text[mark.end() if mark else 0 :].strip()))


def lead_of(text: str) -> re.Match[str] | None:
    """Return the level that a sentence begins with and what leads from it to what it says, None where it begins with none."""
    found = LEAD.match(text)
    return found if found is not None and text[found.end(1) : found.end()].strip() and any(level_ranks(found[1])) else None


def styled(mark: str) -> str:
    """Return how a line is numbered, whatever its number."""
    return FIGURES.sub("1", NUMERALS.sub("一", mark.strip())) if mark else ""


def outlined(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows, each outline of indicators as a table; without a form around it a text is read as a notice."""
    lines = [*lines_of(rows), None]
    at_legend, legend = legend_of(rows)
    if at_legend is not None:
        lines[at_legend] = None
    at = next((n for n, row in enumerate(rows) if begins_form(row)), len(rows))
    yield from rows[:at]
    while at < len(rows):
        outline, end, last = Outline(), at, at
        while (line := lines[end]) is not None and outline.take(line, lines[end + 1], rows[end].heading):
            end += 1
            last = last if outline.waits else end
        found = len(outline.items) >= LEAST
        end = max(last if found else end, at + 1)
        yield from outline.rows(legend) if found else (rows[n] for n in range(at, end) if n != at_legend or not rows[n].loose)
        if found and (total := total_of(lines[end])) is not None:
            yield total
            end += 1
        at = end


def legend_of(rows: Sequence[Row]) -> tuple[int | None, list[Cell]]:
    """Return where a line names heads in order for all indicators, and those behind the target (指标名称｜指标值｜完成值); nothing if none."""
    for n, row in enumerate(rows):
        if row.exact or not row.filled or not heads_last(row.filled[-1].text):
            continue
        text = "｜".join(cell.text for cell in row.filled)
        heads = [part.strip() for part in LISTED.split(text) if part.strip()] if len(text) <= LONGEST_LEGEND else []
        heads = heads if heads and means(heads[-1], "column") is not None else []
        at = next((n for n, head in enumerate(heads[:-1]) if means(head, "column") == "target"), None)
        behind = heads[at + 1 :] if at is not None else []
        told = [*takewhile(lambda head: means(head, "column") is not None, behind)]
        if told and len(told) == len(behind) and body_at(rows, n) is None:
            return n, [row.filled[0]._replace(text=head) for head in told]
    return None, []


def heads_last(text: str) -> bool:
    """Return whether the last words of a text may head a column; of signs alone nothing is told."""
    if len(text) > LONGEST_LEGEND:
        return False
    told = [part for part in LISTED.split(text) if part.strip()]
    return not told or means(told[-1].strip(), "column") is not None


def total_of(line: Cell | None) -> Row | None:
    """Return the line of a total score under an outline as a label and its value."""
    colon = COLON.search(line.text) if line is not None else None
    if line is None or colon is None or not is_total(line.text[: colon.start()]):
        return None
    return Row((part(line, 0, colon.start()), part(line, colon.end(), len(line.text))))


def lone(row: Row) -> Cell | None:
    """Return the text of a line that no cells are told in, None for other rows and for running text."""
    alone = row.loose and not row.whole and len(row.cells) == 1
    return row.cells[0] if alone and 0 < len(row.cells[0].text) <= LONGEST else None


def lines_of(rows: Sequence[Row]) -> Iterator[Cell | None]:
    """Yield for every row its text as a line: cells without a head above them as one, the way to an indicator or its name first."""
    headed = False
    for n, row in enumerate(rows):
        headed = (headed and not begins_form(row)) or body_at(rows, n) is not None
        yield lone(row) if headed or row.loose else outlined_cell(row)


def begins_form(row: Row) -> bool:
    """Return whether a row is a title or holds the label of a project's name: what is headed above is over."""
    text = row.filled[0].text if row.filled else ""
    return is_title(text) or means(COLON.split(text, 1)[0], "field") in ("name", "department")


def outlined_cell(row: Row) -> Cell | None:
    """Return the cells of copied text as a line, a name and its value, or both levels before them; None for other rows."""
    filled = row.filled
    if row.exact or row.aligned or row.spaced or len(filled) < LEAST or meanings(filled[0].text):
        return None
    if level_ranks(filled[0].text)[0] and level_ranks(filled[1].text)[1]:
        text = " > ".join(cell.text for cell in filled[:LEAST]) + " > " + "\t".join(cell.text for cell in filled[LEAST:])
        return filled[0]._replace(text=text) if len(filled) > LEAST else None
    return filled[0]._replace(text="\t".join(cell.text for cell in filled)) if not any(level_ranks(filled[0].text)) else None
