"""A stated figure judged against what stands before it: by each sensible reading in turn, a difference only where one is sure."""

import re
from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.build import times
from jixiao.formula.calculation.cues import compares, is_net, label_of_total, weight
from jixiao.formula.calculation.figures import ROUND, figures, is_price, is_share, is_timed, leaves, tells
from jixiao.formula.calculation.priced import Reading, counts_in, priced_by
from jixiao.formula.calculation.totals import carried, parts_of, sums
from jixiao.formula.calculation.tree import Problem
from jixiao.formula.calculation.verdict import Context, Verdict, judged

READINGS = "jixiao.formula.calculation.readings"
"""What a statement that holds as it is written does without."""
MOST_FIGURES = 16
"""A figure is the result of no more figures than this, unless it is their plain sum."""
MOST_READINGS = 60
"""More ways to read a few figures are not tried."""


_WHOLE = (2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 30, 31, 52, 60, 100, 365, 1000)
FACTORS = (
    *(Fraction(n) for n in _WHOLE),
    *(Fraction(1, n) for n in _WHOLE),
    Fraction(2, 3),
    Fraction(3, 2),
    Fraction(3, 4),
    Fraction(4, 3),
)
"""What a count, a time or a scale of a unit that is not written down may multiply a result by; ten is a zero too many."""
TWO_DIGITS = 10
NEAR = Fraction(1, 1000)
_OF_A_KIND = re.compile("(?:费|款|金|薪|资|补贴|补助)$")
"""Words that name what a sum is spent on; without 共 or 合计 only a name of some length is surely of something else (建库费, but 电费)."""
LONG_NAME = 4
FAR, ENDLESS = Fraction(5, 4), Fraction(10**30)
"""A slip of the pen seldom makes a figure so many times what it should be; where another reading is nearer, that one was meant."""


class Trial(Struct, frozen=True, gc=False):
    """One reading judged: how many of the last items it is of, and whether they stay for what follows.

    ``leads`` says that it is the likeliest one of its scope: only such a one may accuse. ``by_before`` says that counts are
    taken that finished calculations took.
    """

    verdict: Verdict
    size: int
    keeps: bool = False
    leads: bool = False
    lacks: bool = False
    is_sum: bool = False
    by_before: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the figure is what the reading gives to the last digit."""
        found = self.verdict.comparison
        return found is not None and found.fit == "exact"

    @property
    def accuses(self) -> bool:
        """Whether the figure is wrong by this reading, beyond doubt."""
        return self.leads and self.verdict.holds is False and self.verdict.firm


def conclude(result: Verdict, stack: list[Verdict], context: Context, strict: bool) -> bool:
    """Judge a stated figure and put the judgement in the place of what it is of; return whether that was done.

    It is done where a reading holds, one that gives the figure to the last digit before one that is rounded. ``strict`` does it
    too where none does: a difference is a fault where the likeliest reading is sure, and no accusation elsewhere.
    """
    best: Trial | None = None
    near: Trial | None = None
    others: list[Trial] = []
    is_other = _is_of_another(result, stack)
    tried = _signed(result, stack, context) if result.words.text.endswith("-") else _trials(result, stack, context)
    for trial in tried:
        if trial.verdict.holds and (trial.is_exact or (trial.is_sum and not is_other)):
            near = trial
            break
        if trial.verdict.holds:
            near = near or (None if is_other else trial)
        else:
            others.append(trial)
            best = trial if best is None or _is_better(trial, best) else best
    if near is not None:
        _settle(stack, near)
        return True
    if best is None or not strict or best.verdict.stated is None or is_other or _is_listed(result, stack):
        return False
    if not best.accuses and (not result.words.total or not result.cash or (context.prose and any(is_share(item) for item in stack))):
        return False
    _settle(stack, _likeliest(best, others) if best.accuses else best)
    return True


def _is_of_another(result: Verdict, stack: list[Verdict]) -> bool:
    """Whether a total names something that no figure before it is of: 设备10台，每台2万元，安装费共3万元."""
    own = label_of_total(result.words.text)
    names = result.words.total or (_OF_A_KIND.search(result.words.text) and len(own) >= LONG_NAME)
    if len(own) < 2 or not ((result.cash or result.node.bare) and names) or is_net(own) or is_share(result) or is_price(result):
        return False
    said = "".join(f"{item.words.text}{item.node.label}{item.node.note}" for item in stack)
    return not any(own[at : at + 2] in said for at in range(len(own) - 1))


def _is_better(trial: Trial, best: Trial) -> bool:
    """Whether a reading that does not hold says more than another: it accuses, or has the counts that the other lacks from before."""
    return not best.accuses and (trial.accuses or (best.lacks and trial.by_before))


def _is_listed(result: Verdict, stack: list[Verdict]) -> bool:
    """Whether a sum stands in a list right behind the count of what it is for, which no price tells: 计算机12台计7.2万元，打印机5台计1.1万元."""
    count = stack[-1]
    if result.clause.sep != " " or result.words.grand or not result.cash or count.cash:
        return False
    return all(item.is_simple and not is_share(item) and not (item.cash and tells(item)) for item in stack)


def _likeliest(accusing: Trial, others: list[Trial]) -> Trial:
    """Return what a wrong figure was most likely meant as: the reading that accuses, or one much nearer where that is far off."""
    if _apart(accusing) <= FAR:
        return accusing
    nearest = min((trial for trial in others if trial.size >= accusing.size and not trial.lacks), key=_apart, default=accusing)
    if _apart(nearest) > FAR:
        return accusing
    verdict = replace(nearest.verdict, holds=False, firm=True, problem=None, weight=accusing.verdict.weight)
    return replace(nearest, verdict=verdict)


def _apart(trial: Trial) -> Fraction:
    """Return how many times a reading is the figure, or the figure it; without end where they can't be compared."""
    found = trial.verdict.comparison
    if found is None or found.value <= 0 or found.stated <= 0:
        return ENDLESS
    return max(found.value / found.stated, found.stated / found.value)


def open_problem(result: Verdict, stack: list[Verdict], context: Context) -> Verdict | None:
    """Return the likeliest reading of a figure that none explains, None where no price is told."""
    if not result.cash or not any(figure.price for figure in figures(stack[-MOST_FIGURES:])):
        return None
    tried = [trial for trial in _trials(result, stack, context) if trial.verdict.stated is not None]
    found = next((trial.verdict for trial in tried if trial.lacks), tried[0].verdict if tried else None)
    if found is None or found.holds is not False or not _is_of_another(result, stack):
        return found
    problem = Problem("写明的不是前面各数的结果，不能判定", "what is stated is not of the figures before it", result.node.span)
    return replace(found, holds=None, firm=False, problem=problem)


def _signed(result: Verdict, stack: list[Verdict], context: Context) -> Iterator[Trial]:
    """Yield the readings of a figure, first as less than nothing where a dash stands between it and its words (差额-15万元)."""
    if result.node.above > 0:
        below = replace(result, node=replace(result.node, above=-result.node.above))
        yield from (trial for trial in _trials(below, stack, context) if trial.verdict.holds)
    yield from _trials(result, stack, context)


def _settle(stack: list[Verdict], trial: Trial) -> None:
    if not trial.keeps:
        last = stack[len(stack) - trial.size :]
        del stack[len(stack) - trial.size :]
        if trial.verdict.calc is not None:
            used = {node.span for node in leaves(trial.verdict.calc)}
            left = [item for item in last if item.node.span not in used]
            stack += left if _go_on(left, trial.verdict) else []
    stack.append(trial.verdict)


def _go_on(left: list[Verdict], result: Verdict) -> bool:
    """Whether figures that a result leaves out stay for what follows: a price, or, unless it is the total of all, a sum before all it takes."""
    if not result.words.total:
        return True
    is_before = not result.words.grand and bool(left) and left[-1].node.end <= (result.calc or result.node).start
    return result.holds is True and (any(map(_is_price, left)) or is_before)


def _is_price(item: Verdict) -> bool:
    """Whether a figure is a price, which is of no use but for a later sum where the one just told does not take it in."""
    return bool(item.cash) and item.is_simple and tells(item)


def _trials(result: Verdict, stack: list[Verdict], context: Context) -> Iterator[Trial]:
    """Yield the readings judged; plain sums only for a figure that is said to be a total, and they lead where no price is told."""
    plain: list[Trial] = []
    for trial in _sums(result, stack, context) if result.words.total else ():
        if trial.verdict.holds:
            yield trial
        plain.append(trial)
    for size in _scopes(stack) if context.prose and _may_tell(result, stack) else ():
        items = stack[len(stack) - size :]
        found = figures(carried(items))
        unsure = any((item.is_simple and _same(item, result)) or (item.holds and not item.firm) for item in items)
        unsure = unsure or _leaves_open(stack[: len(stack) - size], result) or any("分别" in item.words.text for item in items)
        for at, reading in enumerate(islice(import_module(READINGS).readings(found, result), MOST_READINGS)):
            yield _trial(reading, result, context, size, firm=not unsure, leads=at == 0)
            if set(reading.missing) == {"月"}:  # a budget is for a year where nothing else is said
                whole = replace(reading, node=times(reading.node, Fraction(12)), sure=False, missing=())
                yield _trial(whole, result, context, size, firm=False, leads=False)
    yield from _by_counts_before(result, stack, context)
    yield from plain


def _by_counts_before(result: Verdict, stack: list[Verdict], context: Context) -> Iterator[Trial]:
    """Yield what prices come to by the counts that judged figures before them took: 24人×3200元=…；服装费每人800元，计1.92万元."""
    size = next((at for at, item in enumerate(reversed(stack)) if item.stated is not None), 0)
    if not size or not context.prose or not result.cash or size > MOST_FIGURES:
        return
    before = [item for item in stack[: len(stack) - size] if item.calc is not None and item.stated is not None]
    reading = priced_by(figures(stack[len(stack) - size :]), counts_in(before[-MOST_FIGURES:]), result.words.text)
    if reading is not None:
        yield replace(_trial(reading, result, context, size, firm=True, leads=True), by_before=True)


def _leaves_open(before: list[Verdict], result: Verdict) -> bool:
    """Whether a sum is taken of the last figures alone though prices and counts before them have no result of their own yet."""
    return bool(result.cash) and any(item.cash and item.stated is None and tells(item) for item in before)


def _may_tell(result: Verdict, stack: list[Verdict]) -> bool:
    """Whether anything before a figure is more than a sum of money in a list, or words call the figure more than the next one."""
    words = result.words.text
    if is_net(words) or compares(words) or ROUND.search(words) or is_price(result) or is_share(result) or result.clause.detail:
        return True
    return any(tells(item) for item in stack[-MOST_FIGURES:])


def _sums(result: Verdict, stack: list[Verdict], context: Context) -> Iterator[Trial]:
    if not (parts := parts_of(result, stack)):
        return
    shares = len(parts) < len(stack) and not is_share(result) and _has_open_share(stack)
    for judgement, taken in sums(parts, result, context):
        whole = len(stack) if taken == len(parts) and (judgement.node.cash or len(parts) == len(stack)) else taken
        yield Trial(_per(judgement, parts[len(parts) - taken :]), whole, leads=not shares, is_sum=True)


def _has_open_share(stack: list[Verdict]) -> bool:
    """Whether a percentage stands before a figure that no judgement has taken yet."""
    shares = [item.node.span for item in stack if is_share(item)]
    taken = (
        {node.span for item in stack if item.calc is not None and item.stated is not None for node in leaves(item.calc)} if shares else ()
    )
    return any(span not in taken for span in shares)


def _same(item: Verdict, result: Verdict) -> bool:
    return item.node.cash == result.node.cash and item.node.value == result.node.value


def _scopes(stack: list[Verdict]) -> list[int]:
    """Return how many of the last items may belong to a figure: those since a judgement, with it, those since a stop, all."""
    most = min(len(stack), MOST_FIGURES)
    judged_at = next((at for at in range(1, most + 1) if stack[-at].stated is not None), most + 1)
    stop_at = next((at for at in range(1, most + 1) if stack[-at].clause.opens), most)
    return [size for size in dict.fromkeys((min(judged_at - 1, most), min(judged_at, most), stop_at, most)) if size]


def _trial(reading: Reading, result: Verdict, context: Context, size: int, firm: bool, leads: bool) -> Trial:
    """Judge one reading; what is not sure, or lacks a count, accuses nobody, nor does a further price (茶歇每天1800元)."""
    heft = 3 if result.words.total or reading.named or is_share(result) or is_price(result) else weight(result.words.text)
    may_begin = is_timed(result) and "每" in result.words.text and not (result.words.total or reading.keeps)
    verdict = judged(reading.node, result.node, context, result.clause, firm=firm and reading.sure and heft > 0 and not may_begin)
    if verdict.holds and ((reading.missing and not _is_reckoned(reading)) or (not result.words.total and _is_coarse(verdict))):
        verdict = replace(verdict, holds=False, firm=False)
    if verdict.holds is False and reading.missing:
        lack = "、".join(dict.fromkeys(reading.missing))
        problem = Problem(f"没有写明{lack}数，不能核算", f"the number of {lack} is not given", result.node.span)
        verdict = replace(verdict, holds=None, firm=False, problem=problem)
    elif verdict.holds is False and verdict.firm and _may_lack(verdict):
        problem = Problem(
            "与算得的正好差一个倍数，可能有一个数没有写出，不能判定",
            "it is a whole multiple of what the figures give, so that a count may not be written",
            result.node.span,
        )
        verdict = replace(verdict, holds=None, firm=False, problem=problem)
    elif verdict.holds is False and not verdict.firm:
        problem = Problem("看不出哪个数量乘哪个单价，不能核算", "it is unclear which count belongs to which price", result.node.span)
        verdict = replace(verdict, holds=None, problem=problem)
    return Trial(replace(verdict, weight=heft), size, reading.keeps, leads, bool(reading.missing))


def _is_reckoned(reading: Reading) -> bool:
    """Whether anything is multiplied in a reading, so that it is more than a price or a list of such said again."""
    return reading.node.kind == "product" or any(child.kind == "product" for child in reading.node.children)


def _is_coarse(verdict: Verdict) -> bool:
    """Whether a figure that no word calls a total meets a reading only by being cut off, or by one digit."""
    found = verdict.comparison
    if found is None or found.fit == "exact":
        return False
    return found.fit == "truncated" or abs(found.stated) < TWO_DIGITS * found.place


def _may_lack(verdict: Verdict) -> bool:
    """Whether a result is off by a factor that a count or a time not written down would explain: 2, 12, 1/2, 3/4, 100."""
    found = verdict.comparison
    if found is None or not found.value or not found.stated:
        return False
    times = abs(found.stated / found.value)
    return any(abs(times / factor - 1) < NEAR for factor in FACTORS)


def _per(judgement: Verdict, parts: list[Verdict]) -> Verdict:
    """Return the judgement on a sum of prices as a price for the same: 每月工资5.2万元，社保1.9万元，共7.1万元."""
    first = figures(parts[:1]) if parts and (parts[0].is_simple or parts[0].per) and tells(parts[0]) else []
    return replace(judgement, per=first[0].pers) if first and first[0].price else judgement
