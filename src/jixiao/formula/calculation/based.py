"""What shares are of when several are told: each of the sum that it stands behind, or of all that stands before it."""

import re
from collections.abc import Iterator, Sequence

from jixiao.formula.calculation.accounted import Part
from jixiao.formula.calculation.build import added, multiplied
from jixiao.formula.calculation.figures import Figure
from jixiao.formula.calculation.rates import taken
from jixiao.formula.calculation.totals import PAIR

_OF_ALL = re.compile("(?:前[一二两三四五六七八九十\\d]+项|上述|上列|前述|以上|[两三四五六七八九十]者|[两三四五六七八九十]项)[^按占]*(?:的|计|提|取)*$|之和[^按占]*$")
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
    plain = re.sub("[^一-龥]|[付占按为的后]|支付|比例", " ", words).split()
    yield from (part[:PAIR] for part in plain if len(part) >= PAIR)

