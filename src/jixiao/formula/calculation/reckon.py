"""A whole statement reckoned by the set of its sensible readings: a stated sum holds by one of them, and is wrong only when all fail.

The figures are taken in order. Where one is a result, the readings of what is open before it (``wholes``) are made; one that
accounts for every figure decides. What is decided is closed: it goes on as one sum.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from jixiao.formula.calculation.cues import is_mean
from jixiao.formula.calculation.figures import figures, is_share
from jixiao.formula.calculation.frame import Clause
from jixiao.formula.calculation.payers import payers
from jixiao.formula.calculation.products import inner_counts
from jixiao.formula.calculation.proof import Written, is_met, is_percentage, may_be_chance, proved_wrong
from jixiao.formula.calculation.results import (
    is_again,
    is_in_wan,
    is_of_another,
    is_result,
    is_strange,
    is_told_per_unit,
    is_told_twice,
    is_total_first,
)
from jixiao.formula.calculation.totals import PAIR, carried, is_number_of
from jixiao.formula.calculation.tree import every
from jixiao.formula.calculation.unitnotes import answers
from jixiao.formula.calculation.verdict import Context, Verdict, judged, of_clause
from jixiao.formula.calculation.whole import wholes
from jixiao.formula.calculation.words import read_words

_COUNTS = re.compile("[数量积]$")
"""Words of a number that counts: 印数2万."""
MOST_ITEMS = 30
_ALL = re.compile("合计|总|共计|上述|以上|[两三四五六七八九各]项")
_ABOUT = re.compile("左右|上下|不[高低超少多][过于]|最[高多低少]|至少|[0-9万千百][余多来][一-龥]|以[内下]|以上(?!.{0,3}[共合总小计相])")
"""Words of figures that are only bounds, or about."""
EQUALS = read_words("即")


class Account:
    """The figures told so far, open and closed, the first one that is wrong, and a last sum that meets no reading though one is no guess."""

    def __init__(self, context: Context, text: Written) -> None:
        self.context, self.text = context, text
        self.items: list[Verdict] = []
        self.fault: Verdict | None = None
        self.open = self.unread = False
        self.last: Verdict | None = None
        self.unmet: Verdict | None = None


def reckoned(clauses: Sequence[Clause], context: Context, text: Written) -> Verdict | None:
    """Return the verdict on a statement, None where a figure's part in it is not certain."""
    clauses = [_of_items(clause) for clause in clauses]
    if (
        not 1 < len(clauses) <= MOST_ITEMS
        or not context.prose
        or any(is_strange(clause) for clause in (clauses[2:] if is_total_first(clauses) else clauses))
    ):
        return None
    if _ABOUT.search(text.masked):
        return None
    account = Account(context, text)
    told = [item for clause in clauses for item in _items(clause, context, payers(clauses[-1].words.text))]
    if is_total_first(clauses):
        told = [*told[1:], told[0]]
    spans = {leaf.span for item in told for leaf in every(item.node) if not leaf.children}
    account.unread = text.unread(spans)
    for at, item in enumerate(told):
        _take(account, item, ends=at == len(told) - 1)
    verdict = account.last
    if verdict is None or account.open or any(item is not verdict and item.stated is None for item in account.items[-1:]):
        return account.unmet
    if account.fault is not None and account.fault is not verdict:
        return replace(verdict, holds=False, firm=True, fault=account.fault.fault or account.fault)
    return verdict


def _of_items(clause: Clause) -> Clause:
    """Return the clause of a share of so many items before it as that share: 评估费按前两项合计的3%."""
    side = clause.sides[0]
    is_share_of = len(clause.sides) == 1 and side.kind == "product" and len(side.children) == PAIR and is_number_of(side.children[0])
    if not is_share_of or not is_percentage(side.children[1]):
        return clause
    said = f"{clause.words.text}{side.children[0].value}项{side.children[1].label}"
    return replace(clause, sides=(replace(side.children[1], label=said),), words=read_words(said))


def _items(clause: Clause, context: Context, who: frozenset[str]) -> Iterator[Verdict]:
    """Yield the figures of a clause: the addends of a sum of unlike things each alone, then the price in its bracket.

    ``who`` are the payers of the result.
    """
    verdict = of_clause(clause, context)
    node = verdict.node
    if len(clause.sides) == PAIR and verdict.holds is not True and is_told_twice(clause):
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
    if is_in_wan(node) and (clause.words.price or clause.words.total or not (node.note or _COUNTS.search(clause.words.text))):
        yield replace(verdict, node=replace(node, cash=1))
        return
    if len(clause.sides) == 1 and node.kind == "product" and not node.cash and any(map(is_in_wan, node.children)):
        made = replace(node, cash=1)
        yield replace(verdict, node=made, calc=made)
        return
    yield verdict
    yield from _in_brackets(clause, verdict)
    if who and _tells_payers(clause, verdict, who):
        yield from (Verdict(node=part.sides[0], words=part.words, clause=replace(part, sep="、", of_which=False)) for part in clause.detail)


def _tells_payers(clause: Clause, verdict: Verdict, who: frozenset[str]) -> bool:
    """Whether the bracket behind a price tells what each payer pays of it: 500元（其中省级200元、县级300元）."""
    parts = clause.detail
    if not verdict.cash or not verdict.is_simple or not all(len(part.sides) == 1 and part.sides[0].kind == "number" for part in parts):
        return False
    return sum(part.sides[0].value for part in parts) == verdict.value and any(payers(part.words.text) & who for part in parts)


def _in_brackets(clause: Clause, verdict: Verdict) -> Iterator[Verdict]:
    """Yield what the bracket behind a figure tells of it: its price, the count that it asks for, its other side."""
    node = verdict.node
    unit = node.unit
    pers = (*clause.words.per, *(unit.per if unit is not None else ()))
    for inner in clause.detail if verdict.is_simple else ():
        told = inner.sides[0]
        if len(inner.sides) != 1 or told.kind != "number":
            continue
        of = told.unit
        is_side = of is not None and unit is not None and of.kind == unit.kind == "length"
        asked = is_side or (of is not None and any(answers(of.top or "", per) for per in pers))
        asked = asked or (unit is not None and any(answers(unit.top or "", per) for per in inner.words.per))
        if not told.cash and asked:
            yield Verdict(node=told, words=inner.words, clause=replace(inner, sep="、"))
        elif not verdict.cash and (told.cash or is_in_wan(told)):
            yield Verdict(node=replace(told, cash=1), words=inner.words, clause=replace(inner, sep="", of_which=False))


def _take(account: Account, item: Verdict, ends: bool) -> None:
    """Take one figure: a finished equation closes, a result is decided, all else stays open."""
    if item.stated is not None or (item.calc is not None and len(item.clause.sides) > 1):
        _close(account, item, len(account.items))
        return
    if not (
        item.cash and item.is_simple and item.node.above and account.items and not is_told_per_unit(item) and not is_mean(item.words.text)
    ):
        account.items.append(item)
        return
    if is_again(account.items[-1], item):
        account.items[-1] = judged(account.items[-1].node, item.node, account.context, item.clause)
        account.last = account.items[-1]
        return
    told = is_result(account.items, item, ends)
    scopes = _scopes(account, item, ends)
    sets = [_full(account.items[at:], item, account, at) for at in scopes]
    for at, full in zip(scopes, sets, strict=True) if not _is_other_cost(account.items, item) else ():
        unsure = may_be_chance(full, account.text.masked)
        held = next((verdict for verdict in full if verdict.holds and is_met(verdict, unsure)), None)
        if held is not None:
            _close(account, held, at, keeps=any(is_share(other) for other in account.items[at:]))
            return
    if (
        (ends or told)
        and not account.unread
        and (wrong := proved_wrong(sets, (*account.items, item), account.text, sure=told and ends)) is not None
    ):
        _close(account, wrong, scopes[0])
        return
    account.open = account.open or told or ends
    account.unmet = next((replace(verdict, holds=None) for full in sets for verdict in full if ends and told and verdict.firm), None)
    account.items.append(item)


def _is_other_cost(items: list[Verdict], item: Verdict) -> bool:
    """Whether a sum in a sentence of its own names a cost that nothing before it is of: …；师资费4名×3000元；场地费1.2万元."""
    return item.clause.opens and item.words.text.endswith("费") and is_of_another(item, items)


def _close(account: Account, verdict: Verdict, at: int, keeps: bool = False) -> None:
    """Put a decided result in the place of what it is of; a share of a sum leaves the sum (``keeps``)."""
    rest = [item for item in account.items[at:] if not is_share(item)] if keeps else []
    account.items[at:] = [*rest, replace(verdict, is_part=True) if keeps else verdict]
    account.last = verdict
    if verdict.holds is False and account.fault is None:
        account.fault = verdict
    if verdict.holds is None:
        account.open = True


def _scopes(account: Account, item: Verdict, ends: bool) -> list[int]:
    """Return from which figure on those may begin that a result is of: all, or what has no result yet."""
    opens = 0
    for at, other in enumerate(account.items):
        if other.stated is not None:
            opens = at + 1
    if opens == len(account.items) or _ALL.search(item.words.text):
        return [0]
    if opens and is_share(account.items[-1]):
        return [opens, opens - 1, 0]
    stops = [at for at, other in enumerate(account.items) if not ends and other.clause.opens]
    return list(dict.fromkeys((max(opens, *stops, 0), opens, 0) if stops else (opens, 0)))


def _full(items: list[Verdict], result: Verdict, account: Account, at: int) -> list[Verdict]:
    """Return the verdicts on a result by every reading that accounts for all figures."""
    rest = [item for item in items if not item.is_part]
    lists = [carried(rest), carried(items), items]
    found = [some for at, some in enumerate(lists) if some and some not in lists[:at]]
    hidden = [figure for item in account.items[:at] for figure in inner_counts(item)]
    readings = [reading for some in found for reading in wholes(figures(some), result, hidden) if reading.is_full]
    context = account.context
    return [judged(reading.node, result.node, context, result.clause, firm=reading.is_sure) for reading in readings]
