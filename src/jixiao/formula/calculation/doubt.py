"""Whether a difference that one reading gives may come of another sensible one, so that it accuses nobody.

The reading is a sum of products. Neighbours of it take in a number that it leaves out, or leave out one that nothing asks for, share
a factor among more addends, put a rate on top of what it is of, or pay for a time that is not told. Where one comes to the stated
figure, more than one reading is sensible. What a unit plainly asks for (每人每天 with 3天) is never left out: that is a slip.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, combinations
from typing import NamedTuple

from jixiao.formula.calculation.compare import Comparison, fit_of
from jixiao.formula.calculation.cues import period
from jixiao.formula.calculation.figures import YEAR, leaves, numbers_told
from jixiao.formula.calculation.frame import Clause, every_clause
from jixiao.formula.calculation.mask import one_spelling
from jixiao.formula.calculation.proof import Written, is_percentage, pers_of
from jixiao.formula.calculation.slips import THREE_DIGITS
from jixiao.formula.calculation.tree import Node, Problem, every
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.calculation.verdict import Verdict
from jixiao.formula.numerals import chinese
from jixiao.formula.units import alike, unit_class

ANOTHER = Problem("换一种读法就是写明的数，不能判定", "another sensible reading gives the stated figure", None)
UNLIKE = Problem("算得的是金额，写明的不是，不能判定", "what is stated is no sum of money", None)
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![0-9.]*[号年月日〕\]])")
MOST_FACTORS, MOST_SPARE = 5, 12
_BEGINS = re.compile(r"(?<!\d)(\d{1,2})月(?:\d{1,2}[日号])?(?:份)?(?:起|开始|后|新)")
MONTHS = 12
_SO_MANY = re.compile("([二两三四五六七八九])[项者类笔]")
PAIR, PLACES = 2, 4
MOST_TIMES = 10_000
"""A greater number without money is hardly a factor that a reading forgot."""
TIMES_OF = (2, 3, 4, 5, 6, 7, 10, 11, 12, 24, 30, 31, 52, 365)
"""How many times a sum for a time not counted is hardly taken more than: months, quarters, weeks, days."""


class Addend(NamedTuple):
    """An addend: its worth with its sign, the numbers whose product it is, and those of them that nothing asks for."""

    worth: Fraction
    factors: tuple[Node, ...]
    loose: tuple[Node, ...]


class Spare(NamedTuple):
    """A number that a reading leaves out."""

    value: Fraction
    cash: bool


def other_reading(verdict: Verdict, clauses: Sequence[Clause], text: Written) -> Problem | None:
    """Return the reason not to accuse where a neighbour of the reading that accuses gives the stated figure, None where none does."""
    fault = verdict.fault or verdict
    found, calc, stated = fault.comparison, fault.calc, fault.stated
    if found is None or calc is None or stated is None or not found.value or not found.stated or _is_signed(fault.clause):
        return None
    if calc.cash and not (stated.cash or stated.bare):
        return UNLIKE
    terms = tuple(_terms(calc, text.masked))
    spare = _spare(calc, stated, clauses, text)[:MOST_SPARE]
    shares = [leaf.value for leaf in numbers_told(clauses) if is_percentage(leaf)][:MOST_FACTORS]
    known = {found.value}
    beside = chain(
        _neighbours(found.value, terms, spare, shares),
        () if period(fault.words.text) else _for_times(found.value, terms),
        _of_so_many(terms, fault.words.text),
        _from_a_month(found.value, terms, text.raw),
    )
    for value in beside:
        if value not in known and _meets(value, found):
            return ANOTHER
        known.add(value)
    return None


def _is_signed(clause: Clause) -> bool:
    """Whether a clause is an equation with signs, which can be read in one way only."""
    return len(clause.sides) > 1 and any(side.kind in ("sum", "product") for side in clause.sides)


def _meets(value: Fraction, found: Comparison) -> bool:
    """Whether a value is the stated one, to its last digit or with three digits and more."""
    fit = fit_of(value, found.stated, found.place)
    return fit == "exact" or (fit == "rounded" and abs(found.stated) >= THREE_DIGITS * found.place)


def _terms(calc: Node, masked: str) -> Iterator[Addend]:
    """Yield the addends of a calculation."""
    if calc.kind == "equation":
        calc = calc.children[0]
    if calc.kind in ("sum", "list"):
        for child, op in zip(calc.children, calc.ops, strict=True):
            yield from (term._replace(worth=term.worth if op != "-" else -term.worth) for term in _terms(child, masked))
        return
    factors = tuple(_factors(calc))
    yield Addend(calc.value, factors, tuple(node for node in factors if _is_loose(node, factors, masked)))


def _is_loose(node: Node, factors: Sequence[Node], masked: str) -> bool:
    """Whether a factor is a count without a sign beside it, and the price in its addend is told per something else that is counted.

    A time that names what lasts so long (三年质保) needs no price that asks for something else.
    """
    unit, others = node.unit, [other for other in factors if other is not node]
    if unit is None or unit.top is None or node.cash or unit.share or not node.above:
        return False
    asked = [per for other in others for per in pers_of(other)]
    if not asked and not (node.note and unit_class(unit.top) in TIMES):
        return False
    tops = [other.unit.top for other in others if other.unit is not None and other.unit.top and not other.cash]
    open_pers = [per for per in asked if alike(unit.top, per) or not any(alike(top, per) for top in tops)]
    return not any(answers(unit.top, per) for per in open_pers) and (
        _is_sized(node, others, masked) or not _is_joined(node, others, masked)
    )


def _is_sized(node: Node, others: Sequence[Node], masked: str) -> bool:
    """Whether a number stands in a bracket without a price: （3米×3米）."""
    opened, closed = masked.rfind("(", 0, node.start), masked.find(")", node.end)
    return opened > masked.rfind(")", 0, node.start) and not any(other.cash and opened < other.start < closed for other in others)


def _is_joined(node: Node, others: Sequence[Node], masked: str) -> bool:
    """Whether a sign stands between a factor and the next one on either side."""
    before = max((other.end for other in others if other.end <= node.start), default=node.start)
    behind = min((other.start for other in others if other.start >= node.end), default=node.end)
    return "*" in masked[before : node.start] + masked[node.end : behind]


def _factors(node: Node) -> Iterator[Node]:
    if node.kind != "product":
        yield node
        return
    for child, op in zip(node.children, node.ops, strict=True):
        if op == "*":
            yield from _factors(child)


def _spare(calc: Node, stated: Node, clauses: Sequence[Clause], text: Written) -> list[Spare]:
    """Return the numbers told that a reading leaves out, those in names too; no year, date or number of a document."""
    used = {node.span for node in every(calc) if not node.children} | {stated.span}
    spare = [
        Spare(leaf.value, bool(leaf.cash))
        for leaf in numbers_told(clauses)
        if leaf.span not in used and not is_percentage(leaf) and leaf.above
    ]
    spans = used | {leaf.span for clause in every_clause(clauses) for side in clause.sides for leaf in leaves(side)}
    named = (found for found in _NUMBER.finditer(one_spelling(text.raw)) if len(found[0]) < PLACES)
    free = (found[0] for found in named if not any(start <= found.start() < end for start, end in spans))
    spare += [Spare(Fraction(number.replace(",", "")), False) for number in free]
    return [number for number in dict.fromkeys(spare) if number.value > 1 and (number.cash or number.value < MOST_TIMES)]


def _neighbours(value: Fraction, terms: Sequence[Addend], spare: Sequence[Spare], shares: Sequence[Fraction]) -> Iterator[Fraction]:
    """Yield what sensible readings beside one come to."""
    yield from _with_spare(value, terms, spare)
    yield from _without(value, terms)
    yield from _shared(value, terms)
    yield from _rates(value, terms, shares)
    yield from _other_bases(value, terms, spare)


def _with_spare(value: Fraction, terms: Sequence[Addend], spare: Sequence[Spare]) -> Iterator[Fraction]:
    """Yield a number left out as a factor or divisor of all or of one addend, as a sum more or less, or as one more product."""
    wholes = [value, *(term.worth for term in terms)] if len(terms) > 1 else [value]
    for number in spare:
        if number.cash:
            yield from (value + number.value, value - number.value)
        else:
            for part in wholes:
                yield from (value - part + part * number.value, value - part + part / number.value)
    for one, other in combinations(spare, 2):
        if one.cash != other.cash:
            yield from (value + one.value * other.value, value - one.value * other.value)


def _without(value: Fraction, terms: Sequence[Addend]) -> Iterator[Fraction]:
    """Yield a reading less such factors of one addend, or of all, as nothing asks for."""
    for term in terms:
        yield from (value - term.worth + term.worth / _product(some) for some in _subsets(term.loose))
    if len(terms) > 1 and all(term.loose for term in terms):
        yield sum((term.worth / term.loose[0].value for term in terms), Fraction(0))


def _subsets(nodes: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    some = nodes[:MOST_FACTORS]
    return chain.from_iterable(combinations(some, size) for size in range(1, len(some) + 1))


def _product(nodes: Sequence[Node]) -> Fraction:
    made = Fraction(1)
    for node in nodes:
        made *= node.value
    return made


def _shared(value: Fraction, terms: Sequence[Addend]) -> Iterator[Fraction]:
    """Yield a factor of one addend as one of the others too, or a common one as none of an addend that does not ask for it."""
    for term in terms if len(terms) > 1 else ():
        for node in chain.from_iterable(map(leaves, term.factors)):
            if node.cash or is_percentage(node) or not node.above:
                continue
            rest = [other for other in terms if all(node.span != leaf.span for factor in other.factors for leaf in leaves(factor))]
            if rest:
                yield value + sum((other.worth for other in rest), Fraction(0)) * (node.value - 1)
                yield from (value + other.worth * (node.value - 1) for other in rest)


def _rates(value: Fraction, terms: Sequence[Addend], shares: Sequence[Fraction]) -> Iterator[Fraction]:
    """Yield a rate on top of its base, and of two rates what is between them, both or neither: 设备24万元，安装费20%; 已付60%，付至97%."""
    for term in terms:
        rates = [node for node in term.factors if is_percentage(node) and node.above]
        if not rates:
            continue
        base = term.worth / _product(rates)
        if len(term.factors) == PAIR:
            yield value + base
        for one, other in combinations(shares, 2):
            if one + other != 1:
                yield from (base * part for part in (one - other, other - one, one + other, 1 - one - other))


def _other_bases(value: Fraction, terms: Sequence[Addend], spare: Sequence[Spare]) -> Iterator[Fraction]:
    """Yield a rate of a sum left out, or of one addend of its base with the others whole: 保管费15万元；利息按4200万元的3.6%."""
    for term in terms:
        rate = _product([node for node in term.factors if is_percentage(node)])
        if rate in (0, 1):
            continue
        yield from (value - term.worth + number.value * rate for number in spare if number.cash)
        for whole in term.factors:
            for part in whole.children if whole.kind == "sum" and whole.value else ():
                own = term.worth / rate * part.value / whole.value
                yield value - term.worth + term.worth / rate - own + own * rate


def _for_times(value: Fraction, terms: Sequence[Addend]) -> Iterator[Fraction]:
    """Yield an addend for more of a time that its price is told per and nothing counts: 每月3000元 for 12 months."""
    for term in terms:
        tops = [node.unit.top for node in term.factors if node.unit is not None and node.unit.top]
        pers = [per for node in term.factors for per in pers_of(node) if per not in YEAR and unit_class(per) in TIMES]
        if any(not any(answers(top, per) for top in tops) for per in pers):
            yield from (value + term.worth * (number - 1) for number in TIMES_OF)


def _of_so_many(terms: Sequence[Addend], said: str) -> Iterator[Fraction]:
    """Yield the sums of as many addends side by side as words say, where more are told: 两项合计."""
    many = next((chinese(found[1]) or 0 for found in _SO_MANY.finditer(said)), 0)
    for at in range(len(terms) - many + 1) if many else ():
        yield sum((term.worth for term in terms[at : at + many]), Fraction(0))


def _from_a_month(value: Fraction, terms: Sequence[Addend], raw: str) -> Iterator[Fraction]:
    """Yield all, or one addend, for the months that are left of a year instead of twelve or of none: 9月起租."""
    for found in _BEGINS.finditer(raw):
        months = MONTHS + 1 - int(found[1])
        for part in {value, *(term.worth for term in terms)} if 0 < months < MONTHS else ():
            yield from (value - part + part * months, value - part + part * Fraction(months, MONTHS))
