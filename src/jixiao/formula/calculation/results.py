"""What a figure is in a statement told in order: a price, a result of what stands before it, a sum of its own."""

import re
from collections.abc import Sequence

from jixiao.formula.calculation.cues import is_beyond, is_bound, is_mean, is_taken_off, label_of_total
from jixiao.formula.calculation.figures import leaves
from jixiao.formula.calculation.frame import Clause
from jixiao.formula.calculation.payers import ANY_LEVEL, payers
from jixiao.formula.calculation.proof import is_percentage
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.verdict import Verdict

_SURE = re.compile("合计|共|总|小计|[月年日]?计$|即$|=$|等于|需|须|补足$")
"""Words that plainly call the figure behind them a result, wherever it stands."""
_ANY = re.compile("安排|出资|申请|投[入资]|控制|下达|申报|预算|经费|资金|收入|限额|概算")
"""Words of a sum that may as well be what is granted."""
_PARTS = re.compile("其中|包[括含]|组成|构成|具体|如下")
_LETTERS = re.compile("[A-Za-z]")
_OWED = re.compile("缺口|尚|还需|应[付支补缴列拨]|余款|尾款|实[付支际]|[拟计]补|核定|结算|合$|后$")
_KINDS = re.compile("奖励|奖金|补[助贴]|采购|购置|物资|慰问|培训|印刷|制作|投入|相加|求和|[二两三四]者|[费款金额]|^付$")
"""Words of a total that name no other thing than what stands before it."""
TEN_THOUSAND = 10_000
SHORT = 3


def is_total_first(clauses: Sequence[Clause]) -> bool:
    """Whether a statement begins with its total, set apart from its parts: 合计113.2万元。构成：…."""
    first = clauses[0]
    is_sum = len(first.sides) == 1 and first.sides[0].kind == "number" and bool(first.sides[0].cash)
    return is_sum and first.words.total and (first.head or clauses[1].opens) and len(clauses) > PAIR


def is_strange(clause: Clause) -> bool:
    """Whether a clause is told in a way that this reading does not know: a result first, money after 其中, a bound, a figure only about."""
    first, words = clause.sides[0], clause.words.text
    if clause.head or (bool(first.cash) and _PARTS.search(words) and not payers(words)) or any(side.vague for side in clause.sides):
        return True
    if not first.cash and first.kind != "number" and any(map(is_percentage, leaves(first))):
        return True
    if first.kind == "product" and first.ops.count("/") > 1:
        return True
    is_rate = clause.words.price or (first.unit is not None and bool(first.unit.per))
    return is_bound(words) or (is_beyond(words) and bool(first.cash) and is_rate)


def is_in_wan(node: Node) -> bool:
    """Whether a number of so many 万 leaves out 元: 每座2万."""
    is_plain = node.unit is None or not node.unit.top
    return node.kind == "number" and not node.cash and is_plain and node.scale >= TEN_THOUSAND


def is_told_twice(clause: Clause) -> bool:
    """Whether a price or share is set equal to what it makes of the counts before: 电费每点40元=1.06万元, 财政补贴80%=35.2万元."""
    first, last = clause.sides
    if first.kind != "number" or last.kind != "number" or not last.cash:
        return False
    return bool(first.cash) or (first.unit is not None and first.unit.share)


def is_told_per_unit(item: Verdict) -> bool:
    """Whether a figure is told for one of something."""
    unit = item.node.unit
    return (unit is not None and bool(unit.per)) or (bool(item.words.per) and not is_mean(item.words.text.replace("每", "")))


def is_result(items: list[Verdict], item: Verdict, ends: bool) -> bool:
    """Whether words call a figure the result of what stands before it: plainly, or, at the end, by naming nothing else."""
    said = item.words.text
    if is_of_another(item, items):
        return False
    if _SURE.search(said) and not (not ends and is_lump(items, item)):
        return True
    if _LETTERS.search(said):
        return False
    return ends and bool(payers(said) - ANY_LEVEL or not _ANY.search(said) or any(is_taken_off(other.words.text) for other in items))


def is_of_another(result: Verdict, items: list[Verdict]) -> bool:
    """Whether a sum in the middle names what no figure before it is of: 设备10台，每台2万元，安装费共3万元，…."""
    if payers(result.words.text) or _OWED.search(result.words.text):
        return False
    own = _KINDS.sub("", label_of_total(result.words.text))
    before = "".join(f"{item.words.text}{item.node.label}{item.node.note}" for item in items)
    if len(own) <= SHORT and any(char in before for char in own):
        return False
    return bool(own) and not any(own[at : at + PAIR] in before for at in range(max(len(own) - 1, 1)))


def is_lump(items: list[Verdict], item: Verdict) -> bool:
    """Whether only counts stand before a sum in its sentence, so that it is a sum of its own: ；培训2次共9000元."""
    at = len(items)
    while at and not items[at - 1].cash:
        at -= 1
        if items[at].clause.opens:
            return True
    return item.clause.opens


def tells_again(clause: Clause) -> bool:
    """Whether nothing but a blank, or 即, stands between a calculation and a figure that may be its result."""
    return clause.sep == " " or clause.words.text.startswith("即")


def is_again(last: Verdict, item: Verdict) -> bool:
    """Whether a sum says again what was just reckoned: （60人×1000元）6万元, …=18000元，即1.8万元."""
    is_reckoned = last.calc is not None and last.stated is None and tells_again(item.clause)
    is_closed = last.stated is not None and last.holds is True and item.words.equal
    return bool(last.cash) and (is_reckoned or is_closed) and last.shown == item.node.value
