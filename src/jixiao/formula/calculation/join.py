"""Where no sign stands between two figures: what the words or the bracket between them mean."""

import re
from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.calculation.build import measured, total
from jixiao.formula.calculation.frame import Builder, Clause, Frame
from jixiao.formula.calculation.tails import NO_UNIT, RATIO, Tail
from jixiao.formula.calculation.tokens import Token
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.unitnotes import TIMES
from jixiao.formula.calculation.words import NOTHING, Word, read_words
from jixiao.formula.units import Unit, alike, unit_class

MEASURES = frozenset({"length", "mass", "energy", "data", "area", "volume"})
"""Classes of what a thing measures rather than of things that are counted."""
WAN = 10_000
NAME = 3
"""Words longer than this name what a percentage is of."""
_BOUND = re.compile("以[内上下]|部分|超")
_COINS = {("元", "角"): Fraction(1), ("元", "分"): Fraction(1, 100), ("角", "分"): Fraction(1, 100)}


def join(parser: Builder, node: Node) -> Node:
    """Decide what stands between the figure held and the next one: a product, a sum, an equation or two clauses."""
    frame = parser.frame
    low, high = frame.low, frame.high
    words = read_words(parser.text[low:high]) if low >= 0 else NOTHING
    before, unit = _unit_before(frame), node.unit or NO_UNIT
    frame.low = -1
    if unit.share and unit.top != RATIO and not before.share and _is_part(words, before, low) and not _stands_apart(parser, words, low):
        parser.flush()
        frame.op = "*"
        frame.low, frame.high = low, high
    elif low < 0 and not before.text and not unit.text and frame.held is not None:
        parser.fail("两个数之间没有运算符", "two numbers stand side by side without a sign", (frame.held.start, node.start + 1))
        parser.end_clause(" ")
    elif words.op and _may_spell(frame, words, node):
        _spelled(parser, words.op)
    elif low < 0 and frame.held is not None and (coin := _COINS.get((before.text, unit.text))) is not None:
        held, frame.held = frame.held, None
        frame.low, frame.high = (held.start - len(frame.label), held.start) if frame.label else (-1, -1)
        return _recoined(held, node, coin)
    elif words.equal and not words.total and _may_equal(frame, before, unit):
        parser.flush()
        parser.end_side()
    elif frame.terms and not frame.factors and not words.total and frame.held is not None and not frame.held.cash:
        _beside_in_sum(parser, frame.held, node, (low, high))
    else:
        parser.end_clause(" ")
        parser.frame.low, parser.frame.high = low, high
    return node


def _beside_in_sum(parser: Builder, held: Node, node: Node, words: tuple[int, int]) -> None:
    """Take a figure right before another in a sum for a name (5.6米会议桌3张×9600元) or for its factor (3期40人×450元)."""
    frame = parser.frame
    if parser.as_labels or held.unit is None or held.unit.kind in MEASURES:
        frame.held = None
        frame.low, frame.high = held.start - len(frame.label), node.start
        return
    parser.choices.add("labels")
    parser.flush()
    frame.op = "*"
    frame.low, frame.high = words


def _recoined(notes: Node, coins: Node, coin: Fraction) -> Node:
    """Return 12元5角 as one sum; 分 is money only there."""
    value = notes.value + coins.value * coin
    place = coins.place * coin if coins.place is not None else None
    return replace(notes, end=coins.end, above=value.numerator, below=value.denominator, place=place)


def _unit_before(frame: Frame) -> Unit:
    node = frame.held or frame.group
    return node.unit or NO_UNIT if node is not None else NO_UNIT


def _is_part(words: Word, before: Unit, low: int) -> bool:
    """Whether a percentage is a part of the figure before it: 120万元的2%, 按5%计提, 下浮10%, 20万元打9折."""
    return (words.of and not _BOUND.search(words.text)) or words.less or words.more or (low < 0 and before.money)


def _stands_apart(parser: Builder, words: Word, low: int) -> bool:
    """Whether a percentage says how far another figure is from this one, or a blank parts its name from it.

    今年85万元，比去年68万元增长25%; 自筹1200万元 专项债年利率3.1%.
    """
    frame = parser.frame
    if low > 0 and parser.text[low - 1] == " " and len(words.text) > NAME and not words.text.startswith(("按", "的")):
        return True
    return (words.more or words.less) and frame.is_simple and any(mark in frame.words.text for mark in "比较")


def _may_spell(frame: Frame, words: Word, node: Node) -> bool:
    """Whether a word is a sign between the figures beside it.

    No 加 between a count and money (每超1人加60元), no 的 behind a bound or a time (服役2年的45人).
    """
    before = frame.held or frame.group
    if words.op in "+-" and before is not None and frame.is_simple and not before.bare and not node.bare:
        return bool(before.cash) == bool(node.cash)
    if words.text == "的" and before is not None and not node.bare and unit_class((before.unit or NO_UNIT).top or "") in TIMES:
        return False
    return words.text != "的" or not _BOUND.search(frame.words.text)


def _spelled(parser: Builder, sign: str) -> None:
    """Take a sign that is spelled out: 乘以, 除以, 加上, 减去."""
    parser.flush()
    if sign in "*/":
        parser.frame.op = sign
    else:
        parser.end_term()
        parser.frame.sign = sign


def _may_equal(frame: Frame, before: Unit, unit: Unit) -> bool:
    """Whether 即 or 为 can equate: behind a calculation, or between figures that count the same."""
    if not frame.is_simple:
        return True
    return before.money == unit.money and (not before.top or not unit.top or alike(before.top, unit.top))


# --- brackets -----------------------------------------------------------------------------------------------------------


def close(parser: Builder, inner: Frame, token: Token) -> None:
    """Decide what a bracket just closed is: an operand, a factor beside a figure, a breakdown, or a note."""
    frame = parser.frame
    clauses = tuple(inner.clauses)
    tail: Tail | None = token[3]
    if not clauses:
        _as_note(parser, inner.start, token)
    elif frame.held is not None or frame.group is not None:
        _beside(parser, inner, clauses, token, tail)
    elif (node := _operand(clauses, frame.op != "", parser.plain)) is not None and not _is_label(parser, node):
        _as_operand(parser, node, inner.start, token, tail)
    else:
        if frame.is_empty and (
            _stands_alone(clauses) or (frame.low >= 0 and _tells_number(clauses, parser.text[token[1] + 1 : token[1] + 2]))
        ):
            frame.clauses.append(clauses[0])
        _as_note(parser, inner.start, token)


def _stands_alone(clauses: tuple[Clause, ...]) -> bool:
    """Whether a bracket behind words tells a percentage or a whole calculation: 预备费（2.5%）, 展馆A区（1200㎡×80元=9.6万元）."""
    first = clauses[0].sides[0]
    is_stated = len(clauses[0].sides) > 1 and first.kind != "number" and bool(first.cash)
    return len(clauses) == 1 and (is_stated or (len(clauses[0].sides) == 1 and first.unit is not None and first.unit.share))


def _tells_number(clauses: tuple[Clause, ...], behind: str) -> bool:
    """Whether a bracket behind words says how many there are: 每个行政村（共72个）每年2000元, 安家费（新招募9人）每人3000元."""
    first = clauses[0].sides[0]
    is_count = len(clauses) == 1 and len(clauses[0].sides) == 1 and first.kind == "number" and not first.cash and first.unit is not None
    is_thing = first.unit is not None and unit_class(first.unit.top or "") not in TIMES
    return is_count and ((behind == "每" and is_thing) or clauses[0].words.text in ("共", "共计", "合计"))


def _as_note(parser: Builder, start: int, token: Token) -> None:
    end = token[1] + 1
    parser.on_note(("note", start, end, ""))
    if token[2] > end:
        parser.on_word(("word", end, token[2], ""))


def _as_operand(parser: Builder, node: Node, start: int, token: Token, tail: Tail | None) -> None:
    frame = parser.frame
    if frame.first < 0:
        frame.first = frame.low if frame.low >= 0 else start
        frame.words = read_words(parser.text[frame.low : frame.high]) if frame.low >= 0 else NOTHING
    label = parser.raw[frame.low : frame.high] if frame.low >= 0 else ""
    frame.low = -1
    made = measured(node, tail, start, token[2], "")
    frame.group = replace(made, label=label) if label else made


def _operand(clauses: tuple[Clause, ...], wanted: bool, plain: bool) -> Node | None:
    """Return what a bracket is worth as an operand: its one calculation, or the sum of a list where an operand is wanted."""
    first = clauses[0]
    if len(clauses) == 1:
        if len(first.sides) == 1:
            return first.sides[0]
        return next((side for side in first.sides if side.kind != "number"), None) if wanted else None
    if not wanted or any(len(clause.sides) > 1 or clause.words.total or clause.of_which for clause in clauses):
        return None
    nodes = [clause.sides[0] for clause in clauses]
    if all(node.cash for node in nodes):
        return total(nodes, "+" * len(nodes), nodes[0].start, nodes[-1].end, plain)
    return None


def _is_label(parser: Builder, node: Node) -> bool:
    """Whether a bracket with one figure is a mere remark at the beginning or behind words, as （285人）代表履职费 has it."""
    if node.kind != "number" or parser.frame.op or parser.frame.sides:
        return False
    after = parser.tokens[parser.at + 1] if parser.at + 1 < len(parser.tokens) else None
    return after is not None and after[0] in ("word", "colon", "qty", "note", "open")


def _beside(parser: Builder, inner: Frame, clauses: tuple[Clause, ...], token: Token, tail: Tail | None) -> None:
    """Take a bracket right behind a figure."""
    frame = parser.frame
    node = _operand(clauses, False, parser.plain)
    if node is not None and not parser.as_notes and _multiplies(parser, node, tail, clauses[0]):
        if frame.group is None:
            parser.choices.add("notes")
        parser.flush()
        frame.op = "*"
        frame.group = measured(node, tail, inner.start, token[2], "")
        return
    is_price = (
        node is not None
        and (node.cash or node.scale >= WAN)
        and ((node.unit is not None and bool(node.unit.per)) or clauses[0].words.price)
    )
    if frame.held is not None and (node is None or node.kind != "number" or not node.cash or (is_price and not frame.held.cash)):
        frame.detail = clauses
    _as_note(parser, inner.start, token)


def _multiplies(parser: Builder, node: Node, tail: Tail | None, clause: Clause) -> bool:
    """Whether a bracket behind a figure multiplies it: 5天（100+80+350）, (3+2)(4+1), 5000美元（汇率7.15）, 1450元（八五折）."""
    frame = parser.frame
    if frame.group is not None:
        return frame.low < 0 and (node.kind != "number" or (node.bare and not node.label))
    held = frame.held
    if held is None:
        return False
    unit = held.unit or NO_UNIT
    if node.kind == "number":
        if _rates(node, unit) or _answers(node, unit, clause):
            return True
        return node.bare and not node.label and not node.note and not unit.text and frame.low < 0 and held.scale == 1
    if node.above * held.below == held.above * node.below:
        return False
    if unit.money or unit.share or (held.scale > 1 and not unit.text):
        return False
    if unit.top is None:
        return frame.low < 0
    return not (_counts(node, unit.top) and tail is None) and not clause.words.per


def _rates(node: Node, unit: Unit) -> bool:
    """Whether a figure in brackets is what the money before it is turned into another by: an exchange rate, a discount."""
    if node.unit is not None and node.unit.text == "折":
        return unit.money
    return unit.foreign is not None and ("汇率" in node.label or "折" in node.label)


def _answers(node: Node, unit: Unit, clause: Clause) -> bool:
    """Whether a figure in brackets is the price or the count of the one before: 100人（每人100元）, 100元/人（100人）."""
    if unit.money:
        return not node.cash and node.unit is not None and any(alike(per, node.unit.top or "") for per in unit.per)
    per = (*clause.words.per, *(node.unit.per if node.unit is not None else ()))
    is_for_it = (len(per) == 1 and alike(per[0], unit.top or "")) or (not per and clause.words.text == "单价")
    return bool(node.cash) and unit.top is not None and is_for_it


def _counts(node: Node, top: str) -> bool:
    """Whether a calculation counts the same thing as the figure before its bracket: 12人（男7人+女5人）."""
    while node.children:
        node = node.children[0]
    return node.unit is not None and node.unit.top is not None and alike(node.unit.top, top)
