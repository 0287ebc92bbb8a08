"""What a percentage makes of its base, by the words around it: a part, what is taken off or put on, a tax within or on top."""

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from jixiao.formula.calculation.cues import is_tax, label_of_total
from jixiao.formula.calculation.figures import Figure
from jixiao.formula.calculation.payers import payers
from jixiao.formula.calculation.tails import RATIO
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.verdict import Verdict

NOT_PART = re.compile(
    "(?:完成|到位|执行|满意|合格|覆盖|参与|出勤|知晓|达标|使用|入住|回收|成功|普及|参保|及格|优良|验收|准确|及时|发生)(?:率|度)"
)
"""Rates that judge and take no part of anything."""
_LEFT = re.compile("后|余|剩|尾款|净|实[付发得]|到手|税后|折后")
_OFF = re.compile("(?<!折)扣|^除|节约|下浮|下调|优惠|下降|降低|压缩|缩减|降价|降幅|打折|直降|让|减")
_ON = re.compile("提标|上浮|上调|增长|提高|上升|递增|增幅|加|涨")
CHARGE = re.compile(
    "五险一金|[一二三四五六]险|社保|社会保险|公积金|福利费|工会经费|附加|间接费|管理费|规费|利润|税金|预备费|不可预见费|监理费|设计费"
)
"""What is paid on top of wages or works by a rate of them; a result that does not name it holds both."""
_PAID = re.compile("另|再|缴|承担|负担")
"""Words by which a rate named behind its figure is paid on top: 另按工资20%缴纳社保, but 按2%计取监理费."""
_WITH = re.compile("(?<!不)含税|价税|总价|总额|合计|共|总")
_WITHOUT = re.compile("不含|净价|除税|税前")
_WITHHELD = re.compile("个税|个人|代扣|扣缴|劳务|稿|税后|讲课|专家")
"""Words of an income tax that is kept back from the sum; a tax within a price is taken out by dividing."""
_ON_TOP = re.compile("另[计加行缴付]|外加|再加")
_TAX_ITSELF = re.compile("税(?:额|款|金|费)(?!合计|总)")


def options(figure: Figure, result: Verdict, around: Sequence[Figure]) -> list[Fraction]:
    """Return the factors that a share may be, the likeliest first: 5%, less 5%, plus 5%, or that much tax in the base."""
    words, said = figure.item.words, result.words.text
    value = figure.node.value
    unit = figure.node.unit
    if unit is not None and unit.text == "折":
        return [value]
    if unit is not None and unit.top == RATIO:
        return _ratio(unit.text, figure.said, said)
    part = 1 - value if words.less else value - 1 if words.more else value
    note = f"{words.text}{figure.node.note}"
    if is_tax(note + said + "".join(other.words for other in around if other.cash)):
        return _taxed(part, said, "".join(other.words + other.node.note for other in around if other.cash), note)
    if "占" in note:
        return [part, 1 / part] if part else [part]
    if _OFF.search(note):
        return [part, 1 - part] if _OFF.search(said) and not _LEFT.search(said) else [1 - part, part]
    charge = CHARGE.search(note)
    if _ON.search(note) or (charge and charge[0] not in said):
        return [1 + part, part]
    if _LEFT.search(said):
        return [1 - part, part]
    is_own = bool(payers(figure.words) & payers(said))  # what is left of a payer's own share is another's
    return [part, 1 - part] if part < 1 and not is_own and (label_of_total(said) or payers(said)) else [part]


def charged(figure: Figure) -> re.Match[str] | None:
    """Return the word of what a rate is paid for on top of its base, before the figure or behind it; None where it is paid for none."""
    is_behind = _PAID.search(figure.said) and factor_of(figure) == figure.node.value < 1
    return CHARGE.search(figure.words) or (CHARGE.search(figure.said) if is_behind else None)


def factor_of(figure: Figure) -> Fraction:
    """Return what a share multiplies a sum by where only its own words tell: 5%, less 5%, 5% more, a discount."""
    value, words, unit = figure.node.value, figure.item.words, figure.node.unit
    if words.less or words.more or (unit is not None and unit.text == "折"):
        return value
    if _OFF.search(figure.words):
        return 1 - value
    return 1 + value if _ON.search(figure.words) or _ON_TOP.search(figure.said) else value


def taken(figure: Figure) -> Node:
    """Return the number of a share as what it multiplies by."""
    factor = factor_of(figure)
    return replace(figure.node, above=factor.numerator, below=factor.denominator)


def _ratio(printed: str, before: str, said: str) -> list[Fraction]:
    """Return the shares of a ratio, first the one of the payer that the result names: 市县按4:6分担，县级承担…."""
    parts = [Fraction(part) for part in printed.split(":")]
    shares = [part / (sum(parts) or 1) for part in parts]
    payers = re.sub("[^一-龥]|按|比例|资金|财政|[分共承负]担|[级两由]|为", "", before)[-len(parts) :]
    named = [share for share, payer in zip(shares[len(parts) - len(payers) :], payers, strict=True) if payer in said]
    return named if len(named) == 1 else shares


def _taxed(part: Fraction, said: str, before: str, note: str) -> list[Fraction]:
    """Return the factors that a tax may be: the tax itself, the sum with it, the sum without it."""
    itself, within, on_top, taken_out = part, part / (1 + part), 1 + part, 1 / (1 + part)
    rest = [itself, within, on_top, taken_out, *([1 - part] if _WITHHELD.search(said + before + note) else [])]
    if _WITHOUT.search(said):
        first = taken_out
    elif _ON_TOP.search(note) and not _TAX_ITSELF.search(said):
        first = on_top
    elif _TAX_ITSELF.search(said):
        first = within if re.search("(?<!不)含", before) else itself
    elif re.search("(?<!不)含", before) and not _WITH.search(said):
        first = taken_out
    elif _WITH.search(said):
        first = on_top
    else:
        first = itself
    return [first, *(other for other in rest if other != first)]
