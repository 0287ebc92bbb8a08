"""Laws of the indicators of a form beside each other: what stands in one place of a row is of one kind, and each row says its own.

A slip of the form is no doubt where the source tells its cells; what the reader took out of a cell, or put together, is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jixiao.model.document import Indicator
from jixiao.read.rows.looks import looks
from jixiao.read.wording import narrow
from jixiao.values.place import Place

OPENING, CLOSING = "([{《〈【〔「", ")]}》〉】〕」"
ENDS = re.compile(r"(?:数量|人数|次数|个数|成本|时间|情况|满意度|覆盖率|合格率|完成率|[^\d%]率)$")
"""How names end and targets in words do not."""
LONGEST_END, SHORTEST_END, SHORTEST_NAME = 6, 4, 5
"""An ending that names share has so many signs; a shorter name may be a part of any other."""
IN_BRACKETS = re.compile(r".{2,}\(([^()]{1,20})\)$")
CODED = re.compile(r"(?:[a-z]{0,3}\d{2,}(?:[-.]\d+)*|[a-z]\d*(?:[-.]\d+)+)(?=[^\d.%,\-~至—])", re.IGNORECASE)
"""A code in front of a name."""
LEAST_CODED = 3
TWO_FIGURES = re.compile(r"\d[\d,.]*[%‰][^\d\s,，;；、(（至~-]{4,}")
"""A share and words that go on at once: an actual value and the reason beside it."""
BEFORE_COLON = re.compile(r"([^\s\d:]{1,4}):")
LEAST_ALIKE = 3


def doubts(rows: Sequence[Indicator], told: bool, places: Mapping[str, Place], path: str) -> Iterator[tuple[str, str]]:
    """Yield the pointers of values below ``path`` that break a law, each with what is odd; ``told``: the source tells its cells."""
    coded = all_coded(rows)
    twice = Counter((row.name, row.level2, row.target) for row in rows)
    endings = Counter(row.name[-SHORTEST_END:] for row in rows if row.name)
    for index, row in enumerate(rows):
        name, at = narrow(row.name or ""), f"{path}/{index}"
        if unbalanced(name):
            yield f"{at}/name", f"指标名称“{name[:30]}”的括号不成对，也许不全。"
        if (
            (not told or taken_out(name, places.get(f"{at}/name")))
            and row.target is None
            and (found := IN_BRACKETS.fullmatch(name))
            and looks(found[1]).value
        ):
            yield f"{at}/name", f"指标名称“{name[:30]}”里也许有它的指标值。"
        if coded:
            yield f"{at}/name", "每个指标名称前面都有编码，也许不是名称的一部分。"
        if not told:
            yield from ((f"{at}/{field}", why) for field, why in mixed(row, name, rows, endings))
            if twice[row.name, row.level2, row.target] > 1:
                yield f"{at}/name", f"“{name[:30]}”读到不止一次，也许有一行读错了。"


def taken_out(name: str, place: Place | None) -> bool:
    """Return whether a name is only a part of what its cell holds."""
    return place is not None and place.text is not None and len(name) < len(narrow(place.text))


def unbalanced(name: str) -> bool:
    """Return whether brackets of a name open or close alone."""
    return any(name.count(one) != name.count(other) for one, other in zip(OPENING, CLOSING, strict=True))


def all_coded(rows: Sequence[Indicator]) -> bool:
    """Return whether a code of its own leads the name of every row."""
    codes = [found[0] for row in rows if row.name and (found := CODED.match(narrow(row.name)))]
    return len(rows) >= LEAST_CODED and len(codes) == len(rows) and len(set(codes)) == len(codes)


def mixed(row: Indicator, name: str, rows: Sequence[Indicator], endings: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a row that hold two values, or a value of another kind."""
    if doubled(name, endings) or any(other is not row and holds(name, narrow(other.name or "")) for other in rows):
        yield "name", f"指标名称“{name[:40]}”像是两个名称连在一起。"
    word = narrow(row.target.word or "") if row.target is not None else ""
    if len(word) >= SHORTEST_NAME and (ENDS.search(word) or endings[word[-SHORTEST_END:]] > 1):
        yield "target", f"指标值“{word[:30]}”像是指标名称。"
        yield "name", f"“{word[:30]}”也许是另一个指标的名称。"
    if row.actual is not None and TWO_FIGURES.fullmatch(narrow(row.actual)):
        yield "actual", f"实际完成值“{row.actual[:30]}”里也许还有别的栏的内容。"


def doubled(name: str, endings: Counter[str]) -> bool:
    """Return whether the end that a name shares with others stands in it twice, far enough apart for two names."""
    end = name[-SHORTEST_END:]
    first = name.find(end)
    return (
        (endings[end] > 1 or ENDS.search(name) is not None)
        and len(name) - 2 * SHORTEST_END >= SHORTEST_END
        and 0 < first < len(name) - 2 * SHORTEST_END + 1
    )


def holds(name: str, other: str) -> bool:
    """Return whether a name ends with another and something as long stands before it."""
    return len(other) >= SHORTEST_NAME and len(name) >= len(other) + SHORTEST_NAME and name.endswith(other)
