"""What a figure may be the result of: each sensible reading of the figures before it, the likeliest first."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from itertools import product as every

from msgspec.structs import replace

from jixiao.formula.calculation.build import added, multiplied, product, times
from jixiao.formula.calculation.cues import compares, is_mean, is_minus, is_more, is_net, is_payers, is_taken_off, period
from jixiao.formula.calculation.depreciation import depreciated
from jixiao.formula.calculation.figures import ROUND, YEAR, Figure, chase, is_price, is_share, is_timed, leaves, remarks, times_said
from jixiao.formula.calculation.payers import payers
from jixiao.formula.calculation.priced import Reading, counts_in_unit, priced_sums, subsets
from jixiao.formula.calculation.rates import NOT_PART, options
from jixiao.formula.calculation.spellings import without_parted, without_wholes
from jixiao.formula.calculation.stepped import stepped
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.unitnotes import answers
from jixiao.formula.calculation.verdict import Verdict
from jixiao.formula.units import alike

SHARED = re.compile("均|单位(?:成本|造价)|折合|摊|平均|折旧|(?<!部)分|年")
"""Words by which a price may be a share of a sum told before."""
FROM, TO = re.compile("[由从][^由从]*$"), re.compile("[增提涨升调降减压扩高]整?[至到为加]?[至到为]?$|[至到]$")
OF_ANOTHER = re.compile("占|(?<![利费税扣息缴提])率|比|增|减|降|升|涨|幅|进度|完成|达")
"""Words by which a percentage tells how two figures before it compare."""
CAP = re.compile("封顶|上限|最高|最多|不(?:得)?超过?")
"""Words of the most that is paid, whatever a price or a rate comes to."""
TENTH = Fraction(1, 10)
PARTED = re.compile("(?<!部)分(?!类)|摊|平均")
YEARLY = re.compile("递增|递减|逐年|每年[增减上下]|复利")
"""A rate that is taken again every year makes more than one step."""
SPLIT = re.compile("[分共]担|承担|负担|配套")
MOST_TOGETHER = 3
"""So many percentages side by side are hardly all factors of one result."""
MOST_BASES = 6


def readings(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield what the figures may come to where ``result`` is stated of them."""
    meant = changed(found, result)
    special = stepped(meant) or depreciated(meant, result)
    if special is not None:
        yield Reading(special, sure=True)
    elif is_share(result):
        yield from ratios(meant, result)
    else:
        yield from capped(_with_remarks(meant, result), result)
        yield from again(meant, result, is_changed=len(meant) < len(found))


def capped(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield what the figures come to, no more than a sum that is said to be the most: 总投资420万元，按30%补助，最高不超过100万元."""
    caps = [figure for figure in found if figure.cash and result.cash and CAP.search(figure.words)]
    rest = [figure for figure in found if figure not in caps]
    if len(caps) != 1 or not any(figure.cash for figure in rest) or any(answers(t, p) for f in rest for t in f.tops for p in caps[0].pers):
        yield from _sums(found, result)
        return
    most = replace(caps[0].node, vague=False)
    for reading in _sums(rest, result):
        is_beyond = reading.node.value == result.node.value > most.value
        sure = (reading.sure or is_beyond) and not caps[0].pers
        yield replace(reading, node=most, sure=sure, missing=()) if reading.node.value > most.value else replace(reading, sure=sure)


def _sums(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield means where the figure is for one of something, else products, shares of them and differences."""
    timed = is_timed(result) and not any(PARTED.search(figure.said) for figure in found)
    if is_price(result) and not timed:
        yield from means(found, result)
        prices = [figure.node for figure in found if figure.cash and figure.item.is_simple]
        yield from (Reading(added(prices[-size:])) for size in range(len(prices), 1, -1))
        return
    is_split = any(f.cash and f.item.clause.of_which and "由" not in f.words for f in found) and not payers(result.words.text)
    told = without_wholes(tuple(found)) if is_split else found
    products = list(priced_sums(list(without_parted(told)), result.words.text) if result.cash else counts_in_unit(found, result))
    if any(figure.share for figure in found):
        yield from rated(found, result, products)
    yield from products
    yield from differences(found, result)
    yield from _parted(found, result, products)
    if timed:
        yield from means(found, result)


def _with_remarks(found: list[Figure], result: Verdict) -> list[Figure]:
    """Return the figures with the percentages in the bracket behind the result: 不含税10万元（税率6%）."""
    last = found[-1] if found else None
    return found if last is None else [*found, *(Figure(share, share.node, (), (), last.group, last.at + 1) for share in remarks(result))]


def again(found: list[Figure], result: Verdict, is_changed: bool) -> Iterator[Reading]:
    """Yield the figures that a result says again: in round numbers (按29万元申报), as a change told before, for two halves of a year."""
    last = found[-1] if found else None
    if is_changed:
        yield from (Reading(figure.node, keeps=True) for figure in found if _is_like(figure, result))
    if last is None or not (last.cash and result.cash):
        return
    if ROUND.search(f"{result.words.text}{result.node.note}"):
        yield Reading(last.node)
    if period(last.words) == "半年" and period(result.words.text) == "年":
        yield Reading(times(last.node, Fraction(2)), keeps=True)


def changed(found: list[Figure], result: Verdict) -> list[Figure]:
    """Return the figures with 由100元增至120元 as the one figure that it means: what it rises by, or what it rises to."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        if last is not None and FROM.search(last.words) and TO.search(figure.words) and last.cash == figure.cash:
            node = added([figure.node, last.node], "+-") if is_net(result.words.text) else figure.node
            if node.above < 0:
                node = times(node, Fraction(-1))
            made[-1] = Figure(last.item, node, last.tops, tuple(dict.fromkeys((*last.pers, *figure.pers))), last.group, last.at)
        else:
            made.append(figure)
    return made


# --- shares -------------------------------------------------------------------------------------------------------------


def rated(found: list[Figure], result: Verdict, products: list[Reading]) -> Iterator[Reading]:
    """Yield the parts that percentages, discounts and taxes make of a base: 费率2.5‰, 统一九折, 税率6%, 年利率3.6% for 4个月."""
    shares = [figure for figure in found if figure.share]
    judges = any(NOT_PART.search(figure.words) for figure in shares)
    counts = [figure for figure in found if figure.count]
    spans = times_said(result.words.text, found)
    bases = list(_bases(found, result, products))
    for base in bases:
        for group in _groups(shares, result):
            made = chase(group, ("年",) if _is_interest(group, result) else (), counts, spans)
            sure = (
                base.sure
                and len(group) < MOST_TOGETHER
                and not (made.missing or judges or any(YEARLY.search(figure.words) for figure in group))
            )
            for parts in every(*(options(figure, result, found) for figure in group)):
                nodes = [base.node, *(replace(f.node, above=p.numerator, below=p.denominator) for f, p in zip(group, parts, strict=True))]
                node = multiplied([*nodes, *(figure.node for figure in made.used)], made.times)
                yield Reading(node, sure, base.missing, base.keeps, named=any(_is_named(figure, result) for figure in group))
                if made.used:
                    yield Reading(multiplied(nodes), keeps=base.keeps)
                for more in counts[:MOST_BASES] if base.keeps else ():
                    yield Reading(multiplied([*nodes, more.node]), keeps=True)


def _is_named(figure: Figure, result: Verdict) -> bool:
    """Whether a result is said to be the part that a share tells: 区级承担30%, 自筹30%，自筹22.9万元."""
    said = result.words.text
    return bool(SPLIT.search(figure.said)) or (len(said) > 1 and figure.words.endswith(said))


def _is_interest(group: list[Figure], result: Verdict) -> bool:
    """Whether a rate is one of interest for a year, though no word says the year."""
    return "息" in result.words.text + "".join(figure.words for figure in group) and not any(figure.pers for figure in group)


def _groups(shares: list[Figure], result: Verdict) -> Iterator[list[Figure]]:
    """Yield the shares to take together: one that the result's words name, all of them, each alone, their sum, two of three."""
    named = [figure for figure in shares if len(figure.words) > 1 and figure.words[:2] in result.words.text]
    if len(shares) > 1 and len(named) == 1:
        yield named
    if len(shares) > 1 and sum(figure.node.value for figure in shares) == 1:
        yield shares[-1:]
    if len(shares) <= MOST_TOGETHER:
        yield shares
    if len(shares) > 1:
        yield from ([figure] for figure in shares[:MOST_BASES])
        last = shares[-1]
        yield [Figure(last.item, added([figure.node for figure in shares]), (), (), last.group, last.at)]
    if len(shares) == MOST_TOGETHER:
        yield from ([first, other] for first, other in combinations(shares, 2))


def _bases(found: list[Figure], result: Verdict, products: list[Reading]) -> Iterator[Reading]:
    """Yield what a share may be of: what prices and counts come to, the sums before it, all of them."""
    amounts = [figure for figure in found if not figure.share and not figure.price and _is_like(figure, result)]
    if not amounts and not products:
        amounts = [figure for figure in found if figure.cash and result.cash]
    if products and (any(figure.price for figure in found) or not amounts):
        yield from (replace(reading, keeps=False) for reading in products[:MOST_BASES])
    if len(amounts) > 1 and any(figure.node.unit is not None and figure.node.unit.text == "折" for figure in found):
        yield Reading(added([figure.node for figure in amounts]), sure=True, keeps=True)
    for figure in reversed(amounts[-MOST_BASES:]):
        whole = _whole_of(figure)
        yield Reading(figure.node, len(amounts) == 1 and whole is None, keeps=True)
        if whole is not None:
            yield Reading(whole, keeps=True)
    if len(amounts) > 1:
        yield Reading(added([figure.node for figure in amounts]), sure=False, keeps=True)


def _whole_of(figure: Figure) -> Node | None:
    """Return the sum that a finished calculation takes a share of (98万元 of 98万元×30%=29.4万元), None where it takes none."""
    inner = list(leaves(figure.item.calc)) if figure.item.stated is not None and figure.item.calc is not None else []
    if not any(node.unit is not None and node.unit.share for node in inner):
        return None
    return next((node for node in inner if node.cash), None)


def _is_like(figure: Figure, result: Verdict) -> bool:
    """Whether a figure measures what the result does: money, or the same unit."""
    if figure.cash or result.cash:
        return figure.cash and bool(result.cash)
    unit = result.node.unit
    return unit is not None and unit.top is not None and any(alike(top, unit.top) for top in figure.tops)


def _parted(found: list[Figure], result: Verdict, products: list[Reading]) -> Iterator[Reading]:
    """Yield one year's part of what is paid over some: 每人15万元，分5年发放."""
    amounts = [figure.node for figure in found if figure.cash and not figure.price and result.cash]
    for years in found:
        if years.count and years.tops and years.tops[0] in YEAR and PARTED.search(years.said):
            yield from (
                Reading(multiplied([whole, years.node], ops="*/")) for whole in (*(r.node for r in products[:MOST_BASES]), *amounts)
            )


# --- differences, means, ratios -----------------------------------------------------------------------------------------


def differences(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield what is left or differs where words say so: 扣除预付款25.95万元，本次支付…; 较上年增加…."""
    yield from _rest(found, result)
    yield from _less(found, result)
    amounts = [figure for figure in found if not figure.share and _is_like(figure, result) and not (figure.price and figure.pers)][
        -MOST_BASES:
    ]
    told_minus = any(is_minus(figure.words) or compares(figure.words) for figure in amounts)
    if len(amounts) < 2 or not (told_minus or is_net(result.words.text) or compares(result.words.text)):
        return
    nodes = [figure.node for figure in amounts]
    sure = len(amounts) == 2 and is_net(result.words.text) and told_minus
    signs = "".join("-" if is_minus(f.words) and f.node.above > 0 else "+" for f in amounts)
    if "-" in signs and signs != "-" * len(signs):
        yield Reading(added(nodes, signs), sure, keeps=True)
    if len(amounts) == 2 and is_more(amounts[1].words):
        yield Reading(added(nodes), sure=bool(result.words.total), keeps=True)
    yield Reading(added(nodes, "+" + "-" * (len(nodes) - 1)), sure, keeps=True)
    for pair in (nodes[-2:], nodes[:1:-1][:1] + nodes[:1], nodes[-1:-3:-1]):
        yield Reading(added(pair, "+-"), sure, keeps=True)
    if not any(is_taken_off(figure.words) for figure in amounts):
        yield Reading(added(nodes), sure=False, keeps=True)


def _rest(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield what one payer has left of a price that another pays a part of: 每个0.6万元，省补助0.25万元/个，县级承担…."""
    prices = [figure for figure in found if figure.price]
    if len(prices) == PAIR and is_payers(result.words.text):
        both = [next(priced_sums([figure for figure in found if figure is not price], ""), None) for price in reversed(prices)]
        if both[0] is not None and both[1] is not None:
            yield Reading(added([both[0].node, both[1].node], "+-"))


def _less(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield what prices and counts come to less what is taken off: 每场12000元，共3场，减门票收入5000元."""
    off = [figure for figure in found if figure.cash and not figure.price and is_minus(figure.words)]
    rest = [figure for figure in found if figure not in off]
    if off and any(figure.price for figure in rest):
        for reading in priced_sums(rest, result.words.text):
            yield Reading(added([reading.node, *(figure.node for figure in off)], "+" + "-" * len(off)))


def means(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield what comes on one of something: 总费用15.75万元，350人，人均450元."""
    amounts = [figure for figure in found if figure.cash and not figure.price][-MOST_BASES:]
    counts = [figure for figure in found if figure.count and figure.node.above]
    unit = result.node.unit
    pers = (*result.words.per, *result.words.rates, *(unit.per if unit is not None else ()))
    if not any(SHARED.search(words) for words in (result.words.text, *(figure.said for figure in found))):
        return
    for one, other in combinations(counts if "摊" in result.words.text else (), 2):  # 全楼12400㎡，本单位2400㎡
        part, whole = sorted((one.node, other.node), key=lambda node: node.value)
        if one.tops and other.tops and alike(one.tops[0], other.tops[0]):
            yield from (Reading(multiplied([amount.node, part, whole], ops="**/"), keeps=True) for amount in amounts)
    for amount in reversed(amounts):
        made = chase((), pers, counts, (period(amount.words) or "年",))
        if not made.used and made.times == 1:
            continue
        spare = [figure for figure in counts if figure not in made.used]
        sure = len(amounts) == 1 and not made.missing and is_mean(result.words.text) and not any(figure.share for figure in found)
        for chosen in subsets(spare):
            below = [figure.node for figure in (*made.used, *chosen)]
            node = multiplied([amount.node, *below], 1 / made.times, "*" + "/" * len(below))
            yield Reading(node, sure, tuple(made.missing), keeps=True)


def ratios(found: list[Figure], result: Verdict) -> Iterator[Reading]:
    """Yield the share that one of the last two like figures is of the other, or that it grew by: 执行率90%, 增长10%."""
    unit = result.node.unit
    if unit is None or unit.worth >= TENTH or not OF_ANOTHER.search(result.words.text):
        return
    like = [figure for figure in found if not figure.share and (figure.cash or figure.tops)][-3:]
    for first, other in combinations(like, 2):
        is_alike = (first.cash and other.cash) or (first.tops and other.tops and alike(first.tops[0], other.tops[0]))
        if not (is_alike and first.node.above and other.node.above):
            continue
        sure = len(like) == 2 and compares(other.words + first.words) and is_net(result.words.text)
        for high, low in ((first, other), (other, first)):
            ratio = product([high.node, low.node], "*/", min(high.node.start, low.node.start), max(high.node.end, low.node.end))
            grown = added([high.node, low.node], "+-")
            change = product([grown, low.node], "*/", grown.start, grown.end)
            for node in (change, ratio) if is_net(result.words.text) else (ratio, change):
                yield Reading(replace(node, cash=0), sure, keeps=True)
