"""A stated sum decided by the set of all sensible readings: what shares, deductions and payers make of every way."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from jixiao.formula.calculation.accounted import Part
from jixiao.formula.calculation.based import each_of_its_own, is_of_all, named_by, portioned, with_charges
from jixiao.formula.calculation.build import added, multiplied
from jixiao.formula.calculation.cues import says_total
from jixiao.formula.calculation.figures import Figure, times_said
from jixiao.formula.calculation.guesses import are_guesses
from jixiao.formula.calculation.payers import payers
from jixiao.formula.calculation.rates import NOT_PART, charged, factor_of, options
from jixiao.formula.calculation.spellings import shared
from jixiao.formula.calculation.tails import RATIO
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.unitnotes import TIMES
from jixiao.formula.calculation.verdict import Verdict
from jixiao.formula.calculation.ways import Way, ways
from jixiao.formula.units import unit_class

_REST = re.compile("余|尚|还需|剩|缺口|补足|补齐|尾款|净|实际|筹资")
_RATE = re.compile("(?<![利费税扣用荷])率")
_USED = re.compile("(?:使用|利用|负荷|负载|入住|出勤|上座|开机)率(?!达)")
_LEFT_OVER = re.compile("结[转余]")
_SUM = re.compile("合计|总")
_PAID = re.compile("承担|负担|配套|自筹")


class Whole(Struct, frozen=True, gc=False):
    """One reading of all: what it comes to, whether it accounts for every figure, and whether it does so without a guess."""

    node: Node
    is_full: bool
    is_sure: bool


def wholes(found: Sequence[Figure], result: Verdict, hidden: Sequence[Figure] = ()) -> Iterator[Whole]:
    """Yield what the figures come to by every way, with shares taken, deductions made and other payers left out."""
    said = result.words.text
    found = each_of_its_own(portioned(found))
    shares = [figure for figure in found if figure.share and not _judges(figure)]
    told = [figure for figure in found if not figure.share]
    charges = [share for share in shares if is_of_all(share) and (says_total(said) or any(f.cash and f.at > share.at for f in told))]
    shares = [share for share in shares if share not in charges]
    judges = any(figure.share and (_judges(figure) or _RATE.search(figure.words) or _is_remark(figure, found)) for figure in found)
    unit = result.node.unit
    spans = times_said(said, list(found))
    if not spans[0] and unit is not None and unit.per:
        spans = (unit.per[0], *spans[1:])
    if not any(spans) and any("年" in figure.pers for figure in told):
        spans = ("年", *spans[1:])
    chosen, rest, is_sure = _for_payer(told, result)
    is_paid = len(chosen) < len(told) or bool(rest) or any(payers(share.words) for share in shares)
    is_sure = is_sure and (is_paid or not _PAID.search(said))
    guesses = are_guesses(told) or _is_named(told, said)
    beside = frozenset(figure.at for figure in told if any(figure.group == share.group for share in shares))
    for way, is_told in _timed_ways(chosen, spans, hidden):
        for own, is_full, firm in _reckoned(way, shares, result, rest, beside):
            parts = with_charges(own, charges)
            signs = "".join("-" if part.is_off else "+" for part in parts)
            node = added([part.node for part in parts], signs) if len(parts) > 1 else parts[0].node
            if signs.startswith("-") or node.above < 0:
                continue
            yield Whole(node, is_full and is_sure and not judges, firm and way.is_sure and is_told and not guesses)


def _timed_ways(found: Sequence[Figure], spans: Sequence[str], hidden: Sequence[Figure]) -> Iterator[tuple[Way, bool]]:
    """Yield the ways, and those for a year where nothing says for how long a price for a time is paid, which is a guess."""
    told = ways(found, spans, hidden)
    yield from ((way, True) for way in told)
    if not spans[0] and any(unit_class(per) in TIMES for figure in found for per in figure.pers):
        known = {way.value for way in told if way.is_full}
        yield from ((way, False) for way in ways(found, ("年", *spans[1:]), hidden) if way.value not in known)


def _judges(share: Figure) -> bool:
    """Whether a rate judges and takes no part of anything, unless it is said to be reckoned with: 使用率85%计."""
    return bool(NOT_PART.search(share.words)) and not _USED.search(share.words)


def _is_remark(figure: Figure, found: Sequence[Figure]) -> bool:
    """Whether a share stands in the bracket behind another figure, which alone it may be of."""
    return any(other.at == figure.at for other in found if other is not figure)


def _is_named(told: list[Figure], said: str) -> bool:
    """Whether the words of a result, which is called no total, are those of some of its sums only: 每人100元，学校补贴40元，补贴12.96万元."""
    cash = [figure for figure in told if figure.cash]
    named = sum(said in figure.words for figure in cash)
    return len(said) >= PAIR and not says_total(said) and 0 < named < len(cash)


def _for_payer(told: list[Figure], result: Verdict) -> tuple[list[Figure], frozenset[int], bool]:
    """Return the figures that the payers of a result pay, the places of what others pay and is taken off, and whether that is sure."""
    who = payers(result.words.text)
    by = [(figure, payers(figure.words) if figure.cash else frozenset()) for figure in told]
    named = frozenset(figure.at for figure, names in by if names)
    if not says_total(result.words.text) and (left := frozenset(f.at for f in told if f.cash and _LEFT_OVER.search(f.words))):
        return told, left, True
    if not named or not (who or _REST.search(result.words.text)):
        return told, frozenset(), not named
    by = [(figure, names) for figure, (_, names) in zip(shared(tuple(told)), by, strict=True)]
    own = [figure for figure, names in by if names & who]
    if own:
        return [figure for figure, names in by if not figure.cash or names & who], frozenset(), len(own) == 1 or len(who) == len(own)
    return told, named, len(named) < sum(figure.cash for figure in told)


def _reckoned(
    way: Way, shares: list[Figure], result: Verdict, rest: frozenset[int], beside: frozenset[int]
) -> Iterator[tuple[list[Part], bool, bool]]:
    """Yield the addends of a way with the shares taken, whether every share is accounted for, and whether without a guess.

    A share may be of all, of what stands before it, or of what stands ``beside`` it in its sentence.
    """
    parts = list(way.parts)
    parts = [replace(part, is_off=True) if part.at in rest else part for part in parts]
    if not shares:
        yield parts, way.is_full, True
        return
    for factor, nodes, is_full in _factors(shares, result):
        first = min(share.at for share in shares)
        before = [part for part in parts if part.at < first]
        scopes = [parts] if not before or len(before) == len(parts) else [before, parts]
        own = [part for part in before if part.at in beside]
        scopes += [own] if own and len(own) < len(before) else []
        sure = len(parts) == 1 or (len(scopes) == 1 and any(payers(share.words) for share in shares))
        for scope in scopes:
            taken = [
                replace(part, node=_share_of(part.node, factor, nodes)) if part in scope and not part.is_off else part for part in parts
            ]
            yield taken, is_full and way.is_full, sure


def _share_of(node: Node, factor: Fraction, nodes: list[Figure]) -> Node:
    shown = nodes[0].node if nodes else None
    if shown is None or factor == 1:
        return node
    if len(nodes) == 1:
        return multiplied([node, replace(shown, above=factor.numerator, below=factor.denominator)])
    above = multiplied([replace(shown, above=factor.numerator, below=factor.denominator)])
    return multiplied([node, above])


def _factors(shares: list[Figure], result: Verdict) -> Iterator[tuple[Fraction, list[Figure], bool]]:
    """Yield the factor that the shares make, by whom the result is for: those of its payers, the rest of others', or all in turn."""
    who = payers(result.words.text)
    tagged = [(share, frozenset() if charged(share) else payers(share.words)) for share in shares]
    is_all = len(shares) > 1 and sum(share.node.value for share in shares) == 1
    if is_all and 0 < len(named := named_by(result.words.text, shares)) < len(shares):
        yield sum((share.node.value for share in named), Fraction(0)), named, True
        return
    rest = is_all and any(names for _, names in tagged)
    plain = [] if rest else [share for share, names in tagged if not names]
    if len(shares) == 1 and (unit := shares[0].node.unit) is not None and unit.top == RATIO:
        yield options(shares[0], result, ())[0], shares, bool(who)
        return
    base = Fraction(1)
    for share in plain:
        base *= factor_of(share)
    paid = [(share, names) for share, names in tagged if names]
    if not paid:
        yield from _plain(plain, base, result)
        return
    total = sum((share.node.value for share, _ in paid), Fraction(0))
    own = [share for share, names in paid if names & who]
    if own:
        yield base * sum((share.node.value for share in own), Fraction(0)), [*own, *plain], True
    elif who and total < 1:
        yield base * (1 - total), [share for share, _ in paid], True
        if len(paid) == 1:
            yield base * total, [paid[0][0]], False
    elif len(paid) == 1 and not says_total(result.words.text):
        yield base * (1 - total if _REST.search(result.words.text) else total), [paid[0][0], *plain], True
    else:
        yield base, plain, total == 1 and bool(says_total(result.words.text))
        yield from ((base * share.node.value, [share], False) for share, _ in paid)


def _plain(shares: list[Figure], base: Fraction, result: Verdict) -> Iterator[tuple[Fraction, list[Figure], bool]]:
    """Yield what shares of no payer's make: the one told, both what it is and what is left where words allow either."""
    first = shares[0]
    said = result.words.text
    is_addend = len(shares) == 1 and says_total(said) and first.words.find("按") > 0
    charge = charged(first) if len(shares) == 1 else None
    is_on_top = charge is not None and charge[0] not in said and ("按" not in first.words or charge[0] not in first.words)
    if is_addend:
        yield 1 + base, shares, True
    yield base, shares, len(shares) == 1 and not is_on_top and not (is_addend and _SUM.search(said))
    if len(shares) == 1 and _REST.search(said) and base == first.node.value:
        yield 1 - base, shares, True
    if len(shares) > 1:
        yield sum((share.node.value for share in shares), Fraction(0)), shares[:1], False
    elif charge is not None and not is_addend:
        yield 1 + base, shares, True
    elif "折扣" in first.words:
        yield 1 - base, shares, True
