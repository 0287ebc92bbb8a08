"""A whole statement reckoned by the set of its sensible readings: a stated sum holds by one of them, and is wrong only when all fail.

The figures are taken in order. Where one is a result, the readings of what is open before it (``wholes``) are made; one that
accounts for every figure decides. What is decided is closed: it goes on as one sum.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.formula.calculation.cues import is_beyond, is_bound, is_mean, is_taken_off, label_of_total
from jixiao.formula.calculation.figures import figures, is_share, leaves
from jixiao.formula.calculation.frame import STOPS, Clause
from jixiao.formula.calculation.mask import LABEL
from jixiao.formula.calculation.payers import payers
from jixiao.formula.calculation.slips import find_slip
from jixiao.formula.calculation.totals import carried
from jixiao.formula.calculation.tree import Node, Span
from jixiao.formula.calculation.verdict import PROVED, Context, Verdict, judged, of_clause
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.calculation.ways import inner_counts
from jixiao.formula.calculation.whole import wholes
from jixiao.formula.calculation.words import read_words
from jixiao.formula.units import unit_class

MOST_ITEMS = 30
_SURE = re.compile("合计|共|总|小计|[月年日]?计$|即$|=$|等于|需|须|补足$")
"""Words that plainly call the figure behind them a result, wherever it stands."""
_ANY = re.compile("安排|出资|申请|投[入资]|控制|下达|申报|预算|经费|资金|收入|限额|概算")
"""Words of a sum that may as well be what is granted."""
_ALL = re.compile("合计|总|共计|上述|以上|[两三四五六七八九各]项")
_DOUBT = re.compile(
    "前者|后者|之和|递增|递减|减半|免[考征租收]|免费[0-9]|其余(?![,，。;；])|超[过出]|封顶|限[额价]|同[价标等]|亏损|成本|差价|含税|税[率额金点]|[个值]税|息|利率|审减|节约|码洋|执行率|上年(?!结[转余])|去年|同期|截至|实有|占|退还|各(?![项类种级方界地半])"
    "|标准[:：]|每[0-9]|全天|[高升加降少增减低整调][到至为]|[(（]其中|[0-9/每 ](?:度|千?瓦)|[kK][wW]"
)
"""Words by which a figure may be read in more ways than these: with them a difference is no proof."""
OF_THE_PEN = frozenset({"swapped", "ten", "digit"})
_PARTS = re.compile("其中|包[括含]|组成|构成|具体|如下")
_BUDGET = re.compile("预算|总投资|概算|分$")
_OWED = re.compile("缺口|尚|还需|应[付支补缴列拨]|余款|尾款|实[付支际]|[拟计]补|核定|结算|合$|后$")
_KINDS = re.compile("奖励|奖金|补[助贴]|采购|购置|物资|慰问|培训|印刷|制作|投入|相加|求和")
"""Words of a total that name no other thing than what stands before it."""
_ABOUT = re.compile("左右|上下|不[高低超少多][过于]|最[高多低少]|至少|[0-9万千百][余多来][一-龥]|以[上内下]")
"""Words of figures that are only bounds, or about."""
EQUALS = read_words("即")
MOST_GUESSES = 4
WHOLES = (2, 3, 4, 5, 6, 7, 12, 30, 365)
NEAR = Fraction(1, 1000)
TEN_THOUSAND = 10_000
FEW = 3
PAIR = 2


class Written(NamedTuple):
    """A statement as printed and as masked."""

    raw: str
    masked: str


class Account:
    """The figures told so far, open and closed, and the first one that is wrong."""

    def __init__(self, context: Context, text: Written) -> None:
        self.context, self.text = context, text
        self.items: list[Verdict] = []
        self.fault: Verdict | None = None
        self.open = False
        self.last: Verdict | None = None


def settled(first: Verdict, clauses: Sequence[Clause], context: Context, text: Written) -> Verdict:
    """Return the verdict of the two readings of a statement: the set's where it is decided, but that a figure left out must prove a right sum wrong."""
    other = reckoned(clauses, context, text)
    if other is None or other.holds is None:
        return first
    if other.holds:
        return first if first.holds else other
    if first.holds is None or (first.holds is False and not first.firm):
        return other
    if not (other.firm and _is_of_the_same(first, other)) or _leaves_out(other, first):
        return first
    return other if _leaves_out(first, other) or (first.holds and any(map(_is_percentage, leaves(other.calc or other.node)))) else first


def _is_of_the_same(first: Verdict, other: Verdict) -> bool:
    """Whether two readings judge one and the same figure."""
    return first.said is None and first.stated is not None and other.stated is not None and first.stated.span == other.stated.span


def _leaves_out(first: Verdict, other: Verdict) -> bool:
    """Whether a reading leaves out a number that another one takes in."""
    return not _taken(other) <= _taken(first)


def _taken(verdict: Verdict) -> set[Span]:
    """Return the places of the numbers that a reading takes in, those of finished equations in it too."""
    todo, spans = [verdict.calc or verdict.node], set[Span]()
    while todo:
        node = todo.pop()
        todo += node.children[:1] if node.kind == "equation" else node.children
        if not node.children:
            spans.add(node.span)
    return spans


def _is_percentage(node: Node) -> bool:
    """Whether a number is a share of something."""
    return node.unit is not None and node.unit.share


def reckoned(clauses: Sequence[Clause], context: Context, text: Written) -> Verdict | None:
    """Return the verdict on a statement, None where a figure's part in it is not certain."""
    if (
        not 1 < len(clauses) <= MOST_ITEMS
        or not context.prose
        or any(_is_strange(clause) for clause in (clauses[2:] if _is_total_first(clauses) else clauses))
    ):
        return None
    if _ABOUT.search(text.masked):
        return None
    account = Account(context, text)
    told = [item for clause in clauses for item in _items(clause, context)]
    if _is_total_first(clauses):
        told = [*told[1:], told[0]]
    for at, item in enumerate(told):
        _take(account, item, ends=at == len(told) - 1)
    verdict = account.last
    if verdict is None or account.open or any(item is not verdict and item.stated is None for item in account.items[-1:]):
        return None
    if account.fault is not None and account.fault is not verdict:
        return replace(verdict, holds=False, firm=True, fault=account.fault.fault or account.fault)
    return verdict


def _is_total_first(clauses: Sequence[Clause]) -> bool:
    """Whether a statement begins with its total, set apart from its parts: 合计113.2万元。构成：…."""
    first, sep = clauses[0], clauses[1].sep
    is_sum = len(first.sides) == 1 and first.sides[0].kind == "number" and bool(first.sides[0].cash)
    return is_sum and first.words.total and (first.head or (bool(sep) and sep in STOPS)) and len(clauses) > PAIR


def _is_strange(clause: Clause) -> bool:
    """Whether a clause is told in a way that this reading does not know: a result first, money after 其中, a bound, a figure only about."""
    first, words = clause.sides[0], clause.words.text
    if clause.head or (bool(first.cash) and _PARTS.search(words) and not payers(words)) or any(side.vague for side in clause.sides):
        return True
    if not first.cash and first.kind != "number" and any(map(_is_percentage, leaves(first))):
        return True
    return is_bound(words) or (is_beyond(words) and bool(first.cash))


def _items(clause: Clause, context: Context) -> Iterator[Verdict]:
    """Yield the figures of a clause: the addends of a sum of unlike things each alone, then the price in its bracket."""
    verdict = of_clause(clause, context)
    node = verdict.node
    if len(clause.sides) == PAIR and verdict.holds is not True and _is_told_twice(clause):
        yield Verdict(node=clause.sides[0], words=clause.words, clause=clause)
        yield Verdict(node=clause.sides[1], words=EQUALS, clause=replace(clause, sep=" "))
        return
    if len(clause.sides) == 1 and node.kind == "sum" and "-" not in node.ops and len({bool(child.cash) for child in node.children}) > 1:
        for child in node.children:
            yield Verdict(node=child, calc=child if child.kind != "number" else None, words=clause.words, clause=clause)
        return
    if (
        len(clause.sides) == 1
        and node.kind == "sum"
        and "分别" in clause.words.text
        and all(child.kind == "number" for child in node.children)
    ):
        for at, child in enumerate(node.children):
            yield Verdict(node=child, words=clause.words, clause=clause if not at else replace(clause, sep="、"))
        return
    if _is_in_wan(node) and (clause.words.price or clause.words.total):
        yield replace(verdict, node=replace(node, cash=1))
        return
    yield verdict
    for inner in clause.detail:
        price = inner.sides[0]
        pers = (*clause.words.per, *(node.unit.per if node.unit is not None else ()))
        asked = price.unit is not None and any(answers(price.unit.top or "", per) for per in pers)
        if verdict.is_simple and len(inner.sides) == 1 and price.kind == "number" and not price.cash and asked:
            yield Verdict(node=price, words=inner.words, clause=replace(inner, sep="、"))
        if (
            verdict.is_simple
            and not verdict.cash
            and len(inner.sides) == 1
            and price.kind == "number"
            and (price.cash or _is_in_wan(price))
        ):
            yield Verdict(node=replace(price, cash=1), words=inner.words, clause=replace(inner, sep="", of_which=False))


def _is_in_wan(node: Node) -> bool:
    """Whether a number of so many 万 leaves out 元: 每座2万."""
    return node.kind == "number" and not node.cash and node.unit is None and node.scale >= TEN_THOUSAND


def _is_told_twice(clause: Clause) -> bool:
    """Whether a price or share is set equal to what it makes of the counts before: 电费每点40元=1.06万元, 财政补贴80%=35.2万元."""
    first, last = clause.sides
    if first.kind != "number" or last.kind != "number" or not last.cash:
        return False
    return bool(first.cash) or (first.unit is not None and first.unit.share)


def _take(account: Account, item: Verdict, ends: bool) -> None:
    """Take one figure: a finished equation closes, a result is decided, all else stays open."""
    if item.stated is not None or (item.calc is not None and len(item.clause.sides) > 1):
        _close(account, item, len(account.items))
        return
    if not (item.cash and item.is_simple and item.node.above and account.items and not _is_price(item) and not is_mean(item.words.text)):
        account.items.append(item)
        return
    said = item.words.text
    if _is_again(account.items[-1], item):
        account.last = replace(account.last or item, holds=True) if account.last is not None else None
        account.items[-1] = judged(account.items[-1].node, item.node, account.context, item.clause)
        account.last = account.items[-1]
        return
    said = item.words.text
    told = _is_told(account, item, ends)
    scopes = _scopes(account, item)
    sets = [_full(account.items[at:], item, account, at) for at in scopes]
    for at, full in zip(scopes, sets, strict=True):
        unsure = _may_chance(full, account.text.masked)
        held = next((verdict for verdict in full if verdict.holds and (verdict.firm or not unsure or _is_telling(verdict))), None)
        if held is not None:
            _close(account, held, at, keeps=any(is_share(other) for other in account.items[at:]))
            return
    if (ends or told) and (wrong := _wrong(sets, item, account, sure=told and ends)) is not None:
        _close(account, *wrong)
        return
    account.open = account.open or told or ends
    account.items.append(item)


def _is_telling(verdict: Verdict) -> bool:
    """Whether a figure meets a reading to the last of several digits, which is hardly chance."""
    found = verdict.comparison
    if found is None or found.fit != "exact":
        return False
    return len(str(found.stated / found.place).strip("0")) >= FEW


def _may_chance(full: list[Verdict], masked: str) -> bool:
    """Whether a figure may meet a guessed reading by chance, because there are many or words make the statement unclear."""
    return len({verdict.value for verdict in full}) > MOST_GUESSES or _DOUBT.search(masked) is not None


def _wrong(sets: list[list[Verdict]], item: Verdict, account: Account, sure: bool) -> tuple[Verdict, int] | None:
    """Return the one reading that a result should have been, and from where on it is.

    A reading without a guess that stands alone is enough where words plainly call the figure the result; else the pen must have
    slipped, by two digits, one digit or a zero, and from one reading only.
    """
    every = {verdict.value: verdict for full in sets for verdict in full}
    firm = [verdict for verdict in every.values() if verdict.firm]
    if (
        _DOUBT.search(account.text.masked)
        or any(_BUDGET.search(other.words.text) for other in account.items)
        or any(other.cash and LABEL in other.words.text for other in (*account.items, item))
    ):
        return None
    if len(firm) == 1 and sure and not _may_lack(firm[0]):
        return replace(firm[0], weight=PROVED), _scopes(account, item)[0]
    by_pen = [verdict for verdict in every.values() if _is_of_the_pen(verdict, account.text.raw)]
    return (replace(by_pen[0], firm=True, weight=PROVED), 0) if len(by_pen) == 1 else None


def _may_lack(verdict: Verdict) -> bool:
    """Whether a result is so many times what the figures give, so that a count or a time may not be written: the sum of 12 months."""
    found = verdict.comparison
    if found is None or not found.value or any(map(_is_percentage, leaves(verdict.calc or verdict.node))):
        return False
    if any(
        unit_class(per) in TIMES
        for node in leaves(verdict.calc or verdict.node)
        if node.cash and node.unit is not None
        for per in node.unit.per
    ):
        return False
    times = found.stated / found.value
    return any(abs(times / whole - 1) < NEAR for whole in WHOLES)


def _is_of_the_pen(verdict: Verdict, raw: str) -> bool:
    """Whether the pen slipped: of a figure with few digits other than 0 that can't be told, for many such are one digit apart."""
    slip = find_slip(verdict, raw)
    if slip is None or slip.kind not in OF_THE_PEN or verdict.stated is None:
        return False
    digits = raw[verdict.stated.start : verdict.stated.end]
    shown = "".join(char for char in digits if char.isdigit()).strip("0")
    return len(shown) >= (FEW if slip.kind == "digit" else PAIR)


def _is_of_another(result: Verdict, items: list[Verdict]) -> bool:
    """Whether a sum in the middle names what no figure before it is of: 设备10台，每台2万元，安装费共3万元，…."""
    if payers(result.words.text) or _OWED.search(result.words.text):
        return False
    own = _KINDS.sub("", label_of_total(result.words.text))
    before = "".join(f"{item.words.text}{item.node.label}{item.node.note}" for item in items)
    return len(own) > 1 and not any(own[at : at + 2] in before for at in range(len(own) - 1))


def _is_told(account: Account, item: Verdict, ends: bool) -> bool:
    """Whether words call a figure the result of what stands before it: plainly, or, at the end, by naming nothing else."""
    said = item.words.text
    if _is_of_another(item, account.items):
        return False
    if _SURE.search(said) and not (not ends and _is_lump(account.items, item)):
        return True
    return ends and bool(payers(said) or not _ANY.search(said) or any(is_taken_off(other.words.text) for other in account.items))


def _is_lump(items: list[Verdict], item: Verdict) -> bool:
    """Whether only counts stand before a sum in its sentence, so that it is a sum of its own: ；培训2次共9000元."""
    at = len(items)
    while at and not items[at - 1].cash:
        at -= 1
        if items[at].clause.sep in STOPS and items[at].clause.sep:
            return True
    return item.clause.sep in STOPS and bool(item.clause.sep)


def _is_again(last: Verdict, item: Verdict) -> bool:
    """Whether a sum says again what was just reckoned: （60人×1000元）6万元, …=18000元，即1.8万元."""
    is_reckoned = last.calc is not None and last.stated is None and item.clause.sep == " "
    is_closed = last.stated is not None and last.holds is True and item.words.equal
    return bool(last.cash) and (is_reckoned or is_closed) and last.shown == item.node.value


def _is_price(item: Verdict) -> bool:
    unit = item.node.unit
    return (unit is not None and bool(unit.per)) or (bool(item.words.per) and not is_mean(item.words.text.replace("每", "")))


def _close(account: Account, verdict: Verdict, at: int, keeps: bool = False) -> None:
    """Put a decided result in the place of what it is of; a share of a sum leaves the sum (``keeps``)."""
    rest = [item for item in account.items[at:] if not is_share(item)] if keeps else []
    account.items[at:] = [*rest, replace(verdict, is_part=True) if keeps else verdict]
    account.last = verdict
    if verdict.holds is False and account.fault is None:
        account.fault = verdict
    if verdict.holds is None:
        account.open = True


def _scopes(account: Account, item: Verdict) -> list[int]:
    """Return from which figure on those may begin that a result is of: all, or what has no result yet."""
    opens = 0
    for at, other in enumerate(account.items):
        if other.stated is not None:
            opens = at + 1
    if opens == len(account.items) or _ALL.search(item.words.text):
        return [0]
    if opens and is_share(account.items[-1]):
        return [opens, opens - 1, 0]
    return list(dict.fromkeys((opens, 0)))


def _full(items: list[Verdict], result: Verdict, account: Account, at: int) -> list[Verdict]:
    """Return the verdicts on a result by every reading that accounts for all figures."""
    rest = [item for item in items if not item.is_part]
    lists = [carried(rest), carried(items), items]
    found = [some for at, some in enumerate(lists) if some and some not in lists[:at]]
    hidden = [figure for item in account.items[:at] for figure in inner_counts(item)]
    readings = [reading for some in found for reading in wholes(figures(some), result, hidden) if reading.is_full]
    context = account.context
    return [judged(reading.node, result.node, context, result.clause, firm=reading.is_sure) for reading in readings]
