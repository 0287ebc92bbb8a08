"""Ways in which counts and prices told side by side may belong together: what a price is carried to, and which count it takes."""

from collections.abc import Iterator

from msgspec.structs import replace

from jixiao.formula.calculation.build import added, multiplied
from jixiao.formula.calculation.figures import Figure, unmet
from jixiao.formula.calculation.totals import PAIR
from jixiao.formula.calculation.unitnotes import TIMES, answers
from jixiao.formula.units import alike, unit_class

REPEATED = TIMES | {"occasion"}
"""Classes of units that a price may be multiplied by though it does not name them: 2期40人7天，每人每天360元."""


def other_ways(found: list[Figure], words: str) -> Iterator[list[Figure]]:
    """Yield the figures in each other way in which they may belong together; ``words`` are those of the result."""
    yield found
    yield by_name(found)
    yield _attached(found)
    yield _merged(found)
    yield listed(found, "、,")
    yield _for_people(found)
    yield _in_order(listed(found, "、"))
    yield _last_price(found)
    yield _named(found, words)


def grouped(found: list[Figure]) -> list[Figure]:
    """Return the figures with counts told in like groups as one count of them all: 公务员班60人5天，事业编班45人4天，每人每天380元."""
    groups: list[list[Figure]] = []
    for figure in found:
        if groups and figure.count and figure.item.clause.sep == " " and groups[-1][-1].count and groups[-1][-1].at == figure.at - 1:
            groups[-1].append(figure)
        else:
            groups.append([figure])
    counts = [group for group in groups if group[0].count]
    like = {tuple(tops for figure in group for tops in figure.tops) for group in counts}
    if len(counts) < PAIR or len(like) > 1 or len(counts[0]) < PAIR or any(figure.pers for group in counts for figure in group):
        return found
    asked = [per for figure in found if figure.price for per in figure.pers]
    if not all(any(answers(top, per) for per in asked) or unit_class(top) in REPEATED for top in next(iter(like))):
        return found
    together = added([multiplied([figure.node for figure in group]) for group in counts])
    first = replace(counts[0][0], node=together, tops=next(iter(like)), pers=())
    return [first, *(figure for figure in found if not figure.count)]


def is_like(first: Figure, other: Figure) -> bool:
    """Whether two figures count the same."""
    return bool(first.tops and other.tops) and alike(first.tops[0], other.tops[0])


def listed(found: list[Figure], seps: str) -> list[Figure]:
    """Return the figures with the units of a price carried to those listed behind it: 每人每天伙食120元、交通80元."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        if last is not None and last.price and last.pers and may_take(figure, last) and figure.item.clause.sep in tuple(seps):
            made.append(figure.for_each(last.pers))
        else:
            made.append(figure)
    return made


def may_take(figure: Figure, last: Figure) -> bool:
    """Whether a sum behind a price may be for one of the same: it is for nothing, or only for the same time (月工资…、月社保…)."""
    is_open = figure.item.is_simple or figure.item.stated is None
    return figure.cash and is_open and all(per in last.pers for per in figure.pers) and figure.pers != last.pers


def _attached(found: list[Figure]) -> list[Figure]:
    """Return the figures with every count right before money as its factor: 队长1名月薪5000元，队员7名月薪4000元."""
    made: list[Figure] = []
    for figure in found:
        last = made[-1] if made else None
        if last is not None and figure.cash and last.count and figure.item.is_simple and (is_open(figure) or figure.item.clause.sep == " "):
            made[-1] = figure.by([last.node], unmet(figure.pers, last.tops))
        else:
            made.append(figure)
    return made


def _named(found: list[Figure], words: str) -> list[Figure]:
    """Return the counts with those prices alone that the result's words name: 中央30万元、省级20万元，省级共…."""
    first = next((figure for figure in found if figure.price and figure.pers), None)
    named = [figure for figure in found if figure.cash and figure.item.is_simple and _names(figure.words, words)]
    if first is None or not named or len(named) == sum(figure.cash for figure in found):
        return found
    priced = [f.for_each(f.pers or first.pers) for f in named]
    return sorted([*(figure for figure in found if not figure.cash), *priced], key=lambda figure: figure.at)


def _names(words: str, said: str) -> bool:
    """Whether a result's words begin with those of a figure: 省级 of 省级共, 地方负担 of 地方负担合计."""
    return len(words) > 1 and said.startswith(words.lstrip("其中"))


def _for_people(found: list[Figure]) -> list[Figure]:
    """Return the figures with the people of a first price carried to those behind it that are told for none: 人均住宿380元/天，伙食100元/天."""
    made: list[Figure] = []
    people: str | None = None
    for figure in found:
        own = next((per for per in figure.pers if unit_class(per) == "person"), None)
        if figure.price and own is None and people is not None and figure.pers:
            made.append(figure.for_each((people, *figure.pers)))
        else:
            made.append(figure)
        people = own if figure.price and own is not None else people
    return made


def is_open(figure: Figure) -> bool:
    """Whether a price does not say what it is for (单价45元) and has no count yet."""
    return figure.price and not figure.pers and not has_count(figure)


def has_count(figure: Figure) -> bool:
    """Whether a figure is multiplied by a count of its own."""
    return figure.node is not figure.item.node


def _merged(found: list[Figure]) -> list[Figure]:
    """Return the figures with like counts side by side added: 代表80人，工作人员10人."""
    merged: list[Figure] = []
    for figure in found:
        last = merged[-1] if merged else None
        if last is not None and figure.count and last.count and not figure.pers and not last.pers and is_like(figure, last):
            merged[-1] = replace(last, node=added([last.node, figure.node]), pers=())
        else:
            merged.append(figure)
    return merged


def _in_order(found: list[Figure]) -> list[Figure]:
    """Return the figures with each of several prices for one thing as that price times the count at its place among as many counts.

    县道80公里、乡道120公里，按每公里1万元、0.5万元.
    """
    prices = [figure for figure in found if figure.price and figure.pers]
    like = [figure for figure in found if figure.count and prices and any(answers(top, prices[0].pers[0]) for top in figure.tops)]
    if len(prices) != len(like) or len(prices) < PAIR or any(figure.pers != prices[0].pers for figure in prices):
        return found
    made = [
        replace(price, node=multiplied([price.node, count.node]), tops=(), pers=(*price.pers[1:], *count.pers))
        for price, count in zip(prices, like, strict=True)
    ]
    return [*(figure for figure in found if figure not in prices and figure not in like), *made]


def by_name(found: list[Figure], whole: bool = False) -> list[Figure]:
    """Return the figures with each price times the one count whose name it bears: 医生2名、护士4名，医生年薪12万元、护士年薪7万元.

    ``whole`` asks that every price has a count of its own: 小学6元/餐，初中8元/餐；小学生640人、初中生420人.
    """
    made: list[Figure] = []
    taken: set[int] = set()
    for figure in found:
        same = [other for other in found if other.count and _bears(figure.words, other.words)] if figure.cash else []
        if len(same) == 1 and figure.item.is_simple and same[0].at not in taken:
            taken.add(same[0].at)
            pers = unmet(figure.pers, same[0].tops)
            made.append(figure.by([same[0].node], pers))
        else:
            made.append(figure)
    enough = len(taken) == sum(figure.cash for figure in found) if whole else True
    return [figure for figure in made if figure.at not in taken] if len(taken) > 1 and enough else found


def _bears(words: str, name: str) -> bool:
    """Whether the words of a price begin with the end of a count's (护士年薪 of 护士, 医生年薪 of 驻所医生), or both begin alike."""
    words, name = words.rpartition(":")[2], name.rpartition(":")[2]
    return words[:PAIR] == name[:PAIR] != "" or any(words.startswith(name[-size:]) for size in range(min(len(name), len(words)), 1, -1))


def _last_price(found: list[Figure]) -> list[Figure]:
    """Return the counts with the last price alone: what stands before may have results of its own."""
    last = next((figure for figure in reversed(found) if figure.price), None)
    return found if last is None else [figure for figure in found if figure is last or figure.count]
