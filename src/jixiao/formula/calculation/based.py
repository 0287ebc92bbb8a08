"""What shares are of when several are told: each of the sum that it stands behind, or of all that stands before it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from jixiao.formula.calculation.accounted import Part
from jixiao.formula.calculation.build import added, multiplied
from jixiao.formula.calculation.figures import Figure
from jixiao.formula.calculation.kinds import same_unit
from jixiao.formula.calculation.rates import taken
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.tree import Node

_OF_ALL = re.compile(
    "(?:前[一二两三四五六七八九十\\d]+项|上述|上列|前述|以上|[两三四五六七八九十]者|[两三四五六七八九十]项)[^按占]*(?:的|计|提|取)*$|之和[^按占]*$"
)
"""Words of a share of the sum of what stands before it: 预备费按前两项的5%."""


def each_of_its_own(found: Sequence[Figure]) -> list[Figure]:
    """Return the figures with each sum times the shares right behind it, where two sums have their own: 车船税1460万元，按3%计；环保税82万元，按2%计."""
    made: list[Figure] = []
    owners: set[int] = set()
    for figure in found:
        last = made[-1] if made else None
        is_own = figure.share and not is_of_all(figure) and "占" not in figure.words
        if last is not None and is_own and last.cash and last.group == figure.group and last.item.is_simple and not last.pers:
            node = multiplied([last.node, taken(figure)])
            made[-1] = Figure(last.item, node, last.tops, last.pers, last.group, last.at)
            owners.add(last.at)
        else:
            made.append(figure)
    sums = [figure for figure in made if figure.cash]
    return made if len(owners) >= PAIR and owners >= {figure.at for figure in sums} else list(found)


def portioned(found: Sequence[Figure]) -> list[Figure]:
    """Return the figures with shares and rates of a count as counts: 86万条，人工核对占15%, 每25名学生配1名，住校生1350名."""
    made = list(found)
    for at, share in enumerate(found):
        base = next((figure for figure in reversed(found[:at]) if figure.count), None)
        behind = found[at + 1] if at + 1 < len(found) else None
        if share.share and "占" in share.words and base is not None and behind is not None and behind.price:
            made[at] = _counted(share, [base.node, share.node], base.tops)
    for first, other in pairwise(found):
        if (rooms := _shared_by(first, other, found)) is not None:
            made = [rooms if figure is first else figure for figure in made if figure is not other]
        like = [figure for figure in found if figure.count and figure not in (first, other) and same_unit(figure, first)]
        if first.words.endswith("每") and first.count and other.count and "配" in other.words and like:
            each = replace(other.node, above=other.node.above * first.node.below, below=other.node.below * first.node.above)
            whole = like[0]
            if (whole.node.value * each.value).denominator == 1:
                made[made.index(whole)] = _counted(whole, [whole.node, each], other.tops)
                made = [figure for figure in made if figure not in (first, other)]
    return made


def _shared_by(many: Figure, one: Figure, found: Sequence[Figure]) -> Figure | None:
    """Return how many rooms, tables and the like so many people to one take: 74人，两人一间."""
    is_one = one.count and one.node.value == 1 and one.item.clause.sep == " " and not one.words and one.at == many.at + 1
    like = [figure for figure in found if figure is not many and figure.count and same_unit(figure, many)] if is_one and many.count else []
    if len(like) != 1 or many.node.value < PAIR or (like[0].node.value / many.node.value).denominator != 1:
        return None
    each = replace(many.node, above=many.node.below, below=many.node.above)
    return _counted(many, [like[0].node, each], one.tops)


def _counted(place: Figure, factors: Sequence[Node], tops: tuple[str, ...]) -> Figure:
    """Return the product of a few numbers as one count in the place of a figure."""
    node = multiplied(factors)
    return Figure(replace(place.item, node=node, calc=node), node, tops, (), place.group, place.at)


def is_of_all(share: Figure) -> bool:
    """Whether a share is said to be of the sum of what stands before it."""
    return bool(_OF_ALL.search(share.words))


def with_charges(parts: list[Part], charges: Sequence[Figure]) -> list[Part]:
    """Return the addends with those that shares of all before them make, each at its place."""
    made = list(parts)
    for share in charges:
        before = [part for part in made if part.at < share.at]
        if before:
            signs = "".join("-" if part.is_off else "+" for part in before)
            base = added([part.node for part in before], signs) if len(before) > 1 else before[0].node
            made.insert(len(before), Part(multiplied([base, share.node]), share.at))
    return made


def named_by(result: str, shares: Sequence[Figure]) -> list[Figure]:
    """Return the shares whose words the result names, where others make up the whole: 到货付40%、验收付25%，本年付到货及验收款."""
    return [share for share in shares if any(name in result for name in _names(share.words))]


def _names(words: str) -> Iterator[str]:
    plain = re.sub("[^一-龥]|^(?:其中|支?付|按|占)", " ", words).split()
    yield from (part[:PAIR] for part in plain if len(part) >= PAIR)
