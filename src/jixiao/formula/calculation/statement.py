"""年度预算安排 read: the cost items of a budget section with their calculations, sub-items and grand total, and nothing else."""

import re
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.compare import fit_of
from jixiao.formula.calculation.evaluate import evaluate
from jixiao.formula.calculation.figures import is_rate
from jixiao.formula.calculation.labels import child_label, is_excluded, item_label, price_label, says_estimated
from jixiao.formula.calculation.mask import mask
from jixiao.formula.calculation.passages import ClauseRegion, Passage, passages
from jixiao.formula.calculation.priced import complete
from jixiao.formula.calculation.terms import terms_of
from jixiao.formula.calculation.tree import Node, Result, Span, every
from jixiao.formula.calculation.verdict import Context, Verdict, of_clause
from jixiao.formula.units import heading_worth
from jixiao.model.document import CostItem
from jixiao.values.blank import filled, first_filled
from jixiao.values.money import Money, yuan

_GRAND_ONLY = re.compile(
    r"^(?:以上|上述|各项|项目|经费|费用|年度|全年|预算|所需|本年|资金|\d+项|[一二三四五六七八九十]+项|[\d年度]+|[,，、\s])*"
    r"(?:合计|共计|总计|总共|总额|总费用|总经费|总金额|累计|共)(?:为|约|需|需要|经费|预算|资金|费用|金额|人民币|安排|申请|[:：\s])*$"
)
_SUB_ONLY = re.compile(r"小计(?:为|约|[:：\s])*$")
_WHOLE = re.compile(
    r"总预算|预算总额|资金总额|总经费|项目总(?:额|金额|投资)|年度预算|项目预算|经费预算|预算资金|总金额|总费用|申请预算|安排预算|预算"
)
_COUNTED = re.compile("[一-龥]{2,16}(?=[，,；;：:（(])")
"""What is counted, right behind a first figure: 运营补贴 in 全区12个食堂运营补贴，每个5万元."""


class BudgetReading(Struct, frozen=True, kw_only=True):
    """What a budget section holds: its items, their spans in tree order (a parent before its children), its printed grand total."""

    items: tuple[CostItem, ...] = ()
    spans: tuple[Span, ...] = ()
    total: Money | None = None
    total_span: Span | None = None


class Found(Struct, frozen=True, kw_only=True):
    """An item with its place and its sub-items with theirs."""

    item: CostItem
    span: Span
    children: tuple["Found", ...] = ()

    def spans(self) -> list[Span]:
        """Return the spans of the item and then of its sub-items."""
        return [self.span, *(span for child in self.children for span in child.spans())]


Whole = tuple[ClauseRegion, list[Found]]
"""A sum with the parts told after 其中, which may still grow."""


class Reader:
    """Gathers items passage by passage."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.heading = mask(text[:2000]).heading
        self.found: list[Found] = []
        self.total: Money | None = None
        self.total_span: Span | None = None
        self.whole: Whole | None = None
        self.group_from = 0

    def amount(self, part: ClauseRegion) -> Money:
        """Return a printed sum of money in yuan."""
        node = part.clause.sides[-1]
        worth = heading_worth(self.heading) if node.bare and self.heading is not None else None
        return yuan(node.value if worth is None else node.value * worth)

    def is_amount(self, part: ClauseRegion) -> bool:
        """Whether a clause is one sum of money that is no price."""
        clause, node = part.clause, part.clause.sides[0]
        if len(clause.sides) != 1 or node.kind != "number" or node.vague:
            return False
        is_money = bool(node.cash) or (node.scale >= 10_000 and node.unit is None) or (node.bare and self.heading is not None)
        return is_money and not is_rate(Verdict(node=node, words=clause.words, clause=clause))

    def judge(self, start: int, end: int) -> Result:
        """Return the calculation between two places judged."""
        return evaluate(self.text[start:end], default_unit=self.heading)


def cost_items(text: str) -> BudgetReading:
    """Return the cost items of a 年度预算安排 section; what is no item (years, document numbers, prices alone) is left out.

    Money is yuan. ``terms`` of an item is its calculation multiplied out. ``total`` is the printed 合计 of the whole section.
    """
    reader = Reader(text)
    for passage in passages(text):
        _take(reader, passage)
    _close_whole(reader)
    spans = tuple(span for found in reader.found for span in found.spans())
    return BudgetReading(items=tuple(f.item for f in reader.found), spans=spans, total=reader.total, total_span=reader.total_span)


def _take(reader: Reader, passage: Passage) -> None:
    parts = passage.parts
    if len(parts) == 1 and reader.is_amount(parts[0]) and _takes_total(reader, parts[0]):
        return
    if reader.whole is not None and _joins_whole(reader, reader.whole, parts):
        return
    _close_whole(reader)
    which = next((at for at, part in enumerate(parts) if part.clause.of_which and at), None)
    if which is not None and (reader.is_amount(parts[which - 1]) or len(parts[which - 1].clause.sides) > 1):
        before, whole = parts[: which - 1], parts[which - 1]
        if before:
            reader.found += split(reader, before)
        elif reader.is_amount(whole):
            _takes_total(reader, whole)
        children = split(reader, parts[which:], apart=True)
        reader.whole = (whole, children)
        if _worth(children) >= reader.amount(whole):
            _close_whole(reader)
        return
    reader.found += split(reader, parts)


# --- totals of several passages -----------------------------------------------------------------------------------------


def _takes_total(reader: Reader, part: ClauseRegion) -> bool:
    """Take a line that is nothing but a total: of the whole section, or 小计 of the items since the last one."""
    label = reader.text[part.start : part.figure].strip("0123456789.、 （()）")
    if not (reader.found or reader.whole):
        return False
    if _SUB_ONLY.search(label):
        _close_whole(reader)
        items = reader.found[reader.group_from :]
        if len(items) > 1:
            reader.found[reader.group_from :] = [_parent(reader, items, part, None)]
        reader.group_from = len(reader.found)
        return True
    if not _GRAND_ONLY.match(label):
        return False
    _close_whole(reader)
    reader.total, reader.total_span = reader.amount(part), (part.start, part.end)
    return True


def _joins_whole(reader: Reader, open_whole: Whole, parts: tuple[ClauseRegion, ...]) -> bool:
    """Take further passages as parts of a whole told before (其中：甲…；乙…) while they do not exceed it."""
    whole, children = open_whole
    if any(part.clause.of_which for part in parts):
        return False
    more = split(reader, parts, apart=True)
    if not more or _worth([*children, *more]) > reader.amount(whole):
        return False
    children += more
    if _worth(children) >= reader.amount(whole):
        _close_whole(reader)
    return True


def _worth(children: list[Found]) -> Money:
    return sum((worth for child in children if (worth := first_filled(child.item.stated, child.item.computed)) is not None), yuan(0))


def _close_whole(reader: Reader) -> None:
    """Put down a whole with its parts: as the section's total when it says it is the budget, else as an item.

    What is named of the total behind the items (by source, by date) is the same money again.
    """
    if reader.whole is None:
        return
    whole, children = reader.whole
    reader.whole = None
    if reader.total_span == (whole.start, whole.end):
        return
    label = reader.text[whole.start : whole.figure]
    if not children:
        reader.found += split(reader, (whole,))
    elif not reader.found and _WHOLE.search(label) and reader.total is None:
        reader.total, reader.total_span = reader.amount(whole), (whole.start, whole.end)
        reader.found += children
    else:
        reader.found.append(_parent(reader, children, whole, whole))


# --- one passage --------------------------------------------------------------------------------------------------------


def split(reader: Reader, parts: tuple[ClauseRegion, ...], apart: bool = False) -> list[Found]:
    """Return the items of one passage; a printed total makes one item of those before it, unless they stand ``apart``."""
    done: list[Found] = []
    items: list[Found] = []
    waiting: list[ClauseRegion] = []
    for part in parts:
        if not reader.is_amount(part):
            _wait_or_judge(reader, part, items, waiting)
            continue
        if part.clause.words.total and (items or _reckons(waiting)):
            if _reckons(waiting) and not items:
                items.append(_leaf(reader, waiting[0].start, part))
                waiting.clear()
                continue
            _flush(reader, items, waiting)
            if not apart:
                done.append(_parent(reader, items, part, None) if len(items) > 1 else _restated(reader, items[0], part))
                items = []
            continue
        if waiting and reader.judge(waiting[0].start, part.end).holds:
            items.append(_leaf(reader, waiting[0].start, part))
            waiting.clear()
            continue
        _flush(reader, items, waiting)
        items += _lump(reader, part)
    _flush(reader, items, waiting)
    return done + items


def _wait_or_judge(reader: Reader, part: ClauseRegion, items: list[Found], waiting: list[ClauseRegion]) -> None:
    """Take an equation as an item, with the counts before it where they belong to it; put anything else by."""
    if len(part.clause.sides) == 1:
        if part.clause.sides[0].kind != "number" and _reckons(waiting):
            _flush(reader, items, waiting)
        waiting.append(part)
        return
    start = waiting[0].start if waiting and not _reckons(waiting) else part.start
    if waiting and start == part.start:
        _flush(reader, items, waiting)
    waiting.clear()
    items.append(_leaf(reader, start, part))


def _reckons(waiting: list[ClauseRegion]) -> bool:
    """Whether clauses put by make a calculation: one with signs in money, or a price with its counts."""
    if any(part.clause.sides[0].kind != "number" for part in waiting):
        return True
    return complete([of_clause(part.clause, Context()) for part in waiting]) is not None


def _flush(reader: Reader, items: list[Found], waiting: list[ClauseRegion]) -> None:
    """Make an item of a calculation without a stated result; prices and counts alone make none."""
    if waiting and _reckons(waiting):
        found = _leaf(reader, waiting[0].start, waiting[-1])
        if found.item.computed is not None and not is_excluded(reader.text[found.span[0] : found.span[1]]):
            items.append(found)
    waiting.clear()


def _leaf(reader: Reader, start: int, last: ClauseRegion) -> Found:
    """Return the item of one calculation."""
    result = reader.judge(start, last.end)
    text = reader.text[start : last.end]
    figure = _first_figure(result, start, last)
    is_money = result.unit == "元" or result.stated is None
    label = item_label(reader.text[start:figure]) or _label_of_price(result, text)
    item = CostItem(
        label=label,
        expression=reader.text[figure : last.end].strip() or None,
        stated=_money(result.stated) if is_money else None,
        computed=_money(result.value) if result.unit == "元" else None,
        holds=result.holds,
        problem=result.problem,
        estimated=says_estimated(text),
        text=text,
        terms=terms_of(_calculation(result), label),
    )
    return Found(item=item, span=(start, last.end))


def _label_of_price(result: Result, text: str) -> str | None:
    """Return what the first price is paid for, or what the first figure counts, where the words before that name no cost."""
    printed = sorted((node for node in every(result.working) if not node.children), key=lambda n: n.start) if result.working else []
    paid = next((label for node in printed if node.cash and (label := price_label(node.label))), None)
    counted = _COUNTED.match(text, printed[0].end) if printed else None
    return paid or (counted[0] if counted else None)


def _first_figure(result: Result, start: int, last: ClauseRegion) -> int:
    node = result.working
    while node is not None and node.kind in ("list", "total") and node.children:
        node = node.children[0]
    return start + node.start if node is not None else last.figure


def _calculation(result: Result) -> Node | None:
    return result.working if result.problem_span is None or result.value is not None else None


def _money(value: Fraction | None) -> Money | None:
    return None if value is None else yuan(value)


def _lump(reader: Reader, part: ClauseRegion) -> list[Found]:
    """Return a sum of money without a calculation as an item, none where the words say it is something else."""
    label, text = reader.text[part.start : part.figure], reader.text[part.start : part.end]
    if is_excluded(label) or not part.clause.sides[0].above:
        return []
    amount = reader.amount(part)
    item = CostItem(
        label=item_label(label),
        expression=None,
        stated=amount,
        lump_sum=True,
        estimated=says_estimated(text),
        text=text,
        computed=None,
        holds=None,
    )
    return [Found(item=item, span=(part.start, part.end))]


def _restated(reader: Reader, found: Found, total: ClauseRegion) -> Found:
    """Return an item whose result is said twice (…=5万元，共5万元) or only by the total behind it."""
    item = found.item
    if item.stated is not None:
        return found
    return _leaf(reader, found.span[0], total) if item.expression else found


def _parent(reader: Reader, items: list[Found], total: ClauseRegion, whole: ClauseRegion | None) -> Found:
    """Return the item that a printed total, or a whole before 其中, makes of its parts."""
    first = whole or ClauseRegion(total.clause, items[0].span[0], items[0].span[0], total.end)
    last = max(total.end, items[-1].span[1])
    amount = reader.amount(total)
    worths = [item.item.computed if item.item.computed is not None else item.item.stated for item in items]
    computed = sum((worth for worth in worths if worth is not None), yuan(0)) if all(worth is not None for worth in worths) else None
    children = tuple(_relabelled(reader, child, at == 0, whole is None) for at, child in enumerate(items))
    label = item_label(reader.text[first.start : whole.figure if whole else _label_end(items[0])])
    text = reader.text[first.start : last]
    item = CostItem(
        label=label, expression=text.strip(), stated=amount, computed=computed, holds=_adds_up(total, items, computed, amount, whole is not None),
        problem=None if computed is not None else "有的分项算不出金额", estimated=says_estimated(text), text=text, children=tuple(c.item for c in children),
    )  # fmt: skip
    return Found(item=item, span=(first.start, last), children=children)


def _label_end(found: Found) -> int:
    """Return where the words before an item's first figure end."""
    text, expression = found.item.text or "", found.item.expression
    cut = text.find(expression) if expression else -1
    if cut >= 0:
        return found.span[0] + cut
    digits = re.search(r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*\s*[万亿千百]?元?\D*$", text)
    return found.span[0] + (digits.start() if digits else len(text))


def _relabelled(reader: Reader, found: Found, is_first: bool, shares: bool) -> Found:
    if not shares:
        return found
    words = reader.text[found.span[0] : _label_end(found)]
    return replace(found, item=replace(found.item, label=child_label(words, is_first)))


def _adds_up(total: ClauseRegion, items: list[Found], computed: Money | None, amount: Money, is_open: bool) -> bool | None:
    """Whether the parts come to the total printed; parts after 其中 may be incomplete, so less is left open."""
    if computed is None:
        return None
    place = filled(total.clause.sides[-1].place, Fraction(1))
    stated = sum((worth for item in items if (worth := first_filled(item.item.stated, item.item.computed)) is not None), yuan(0))
    if any(fit_of(Fraction(value), Fraction(amount), place) for value in (computed, stated)):
        return True
    return None if is_open and computed < amount else False
