"""What a thing loses of its worth in a year, straight on: worth less its rest, shared out over the years it serves."""

import re

from msgspec.structs import replace

from jixiao.formula.calculation.build import multiplied
from jixiao.formula.calculation.figures import YEAR, Figure
from jixiao.formula.calculation.tree import Node
from jixiao.formula.calculation.verdict import Verdict

_SAYS = re.compile("折旧")
_REST = re.compile("残值")
_WORTH = re.compile("原值|原价|价值|资产|购置|造价|投资")


def depreciated(found: list[Figure], result: Verdict) -> Node | None:
    """Return a year's depreciation, None where its worth or its years are not told once: 原值260万元，残值率5%，按10年，年折旧24.7万元."""
    if not result.cash or not any(map(_SAYS.search, (result.words.text, *(figure.said for figure in found)))):
        return None
    worth = [figure for figure in found if figure.cash and _WORTH.search(figure.words)]
    rests = [figure for figure in found if figure.share and _REST.search(figure.words)]
    years = [figure for figure in found if figure.count and YEAR.intersection(figure.tops) and not figure.pers]
    if len(worth) != 1 or len(rests) > 1 or len(years) != 1 or len(found) != len(worth + rests + years) or not years[0].node.above:
        return None
    left = [replace(figure.node, above=figure.node.below - figure.node.above) for figure in rests]
    return multiplied([worth[0].node, *left, years[0].node], ops="*" * (1 + len(left)) + "/")
