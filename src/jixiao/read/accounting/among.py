"""Laws of the indicators of a form beside each other: what stands in one place of a row is of one kind, and each row says its own.

A slip of the form is no doubt where the source tells its cells; what the reader took out of a cell, or put together, is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jixiao.forms.grammar import means
from jixiao.model.document import Indicator
from jixiao.read.rows.looks import looks
from jixiao.read.wording import narrow
from jixiao.values.place import Place
from jixiao.values.target import Target

OPENING, CLOSING = "([{《〈【〔「“", ")]}》〉】〕」”"
PAIRED = frozenset(OPENING + CLOSING + '"')
ENDS = re.compile(r"(?:数量|人数|次数|个数|成本|时间|情况|满意度|覆盖率|合格率|完成率|[^\d%]率)$")
"""How names end and targets in words do not."""
TWO_NAMES = re.compile(
    r"指标\d+:|.{4}(?:数量|规模|合格率|完好率|覆盖率|完成率|满意度|情况|完成时间|成本|[补资]助标准|[^量人次]数(?![字据码控学]))"
    r"(?=[^率度量时数成情]{2}.{3,}(?:数量|规模|率|满意度|情况|时间|成本|标准|数)$)"
)
"""An end of a name inside one, with another whole name behind it."""
SATISFACTION = "满意度指标"
SATISFIED = re.compile("满意|认可|认同|好评|评价|投诉|表扬|获得感|幸福|意见|信访|口碑")
LED = re.compile(r"[≥≤≧≦><=]+\d")
LONGEST_END, SHORTEST_END, SHORTEST_NAME = 6, 4, 5
"""An ending that names share has so many signs; a shorter name may be a part of any other."""
IN_BRACKETS = re.compile(r".{2,}\(([^()]{1,20})\)$")
CODED = re.compile(r"(?:[a-z]{0,3}\d{2,}(?:[-.]\d+)*|[a-z]\d*(?:[-.]\d+)+)(?=[^\d.%,\-~至—])", re.IGNORECASE)
"""A code in front of a name."""
LEAST_CODED = 3
VALUE_BEHIND = re.compile(r"[\u4e00-\u9fff]{3,}\D{0,2}\d[\d,.]*\D{0,4}")
"""Words and a figure behind them: an indicator with its target in one text."""
NO_AREA = re.compile(r"(?:19|20)\d\d|[本当上下全]年|年度|季度|\d月|实际|完成|计划|目标|预计|预期")
"""What a head says that is no town's: of which time its column is, planned or done."""
WEIGHED = re.compile(r"\((?:权重|分值)?:?\d{1,3}(?:\.\d+)?[分%]?\)$")
"""Points behind a name."""
TWO_FIGURES = re.compile(r"\d[\d,.]*[%‰][^\d\s,，;；、(（至~-]{4,}")
"""A share and words that go on at once: an actual value and the reason beside it."""
DASHED = re.compile(r"[-–—]")
BEFORE_COLON = re.compile(r"([^\s\d:]{1,4}):")
LEAST_ALIKE = 3
"""So many values with the same in front of them have it from the layout."""
STRAY = re.compile(r"^[^\w(\"《“「『【\[#*★☆●◆■□±≥≤≧≦═﹦<>=\-+]|[;,、:=|(【]$")
"""What no value begins or ends with."""
LABELLED = re.compile(r"[^\s:;,。]{2,8}:")
AROUND = re.compile(r"\([^()]*\)")
FIGURED = re.compile(r"\d")
ODD_UNIT = re.compile(r"[:;,。|]|\s|以[上下内]$")
LONGEST_UNIT = 12
LEAST_SAME = 4


def doubts(rows: Sequence[Indicator], told: bool, places: Mapping[str, Place], path: str) -> Iterator[tuple[str, str]]:
    """Yield the pointers of values below ``path`` that break a law, each with what is odd; ``told``: the source tells its cells."""
    coded, weighed = all_coded(rows), all_weighed(rows)
    yield from alike(rows, path)
    yield from () if told else (*same(rows, path), *scored_above(rows, path))
    twice = Counter((row.name, row.level2, row.target, row.area) for row in rows)
    names = frozenset(narrow(row.name or "") for row in rows)
    valued = valued_names(rows)
    endings = Counter(name[-SHORTEST_END:] for row in rows if (name := narrow(row.name or "")))
    for index, row in enumerate(rows):
        name, at = narrow(row.name or ""), f"{path}/{index}"
        if unbalanced(name) or DASHED.match(name):
            yield f"{at}/name", f"指标名称“{name[:30]}”的首尾或括号不成对，也许不全。"
        if index in valued and (not told or len(valued) > 1 or taken_out(name, places.get(f"{at}/name"))):
            yield from ((f"{at}/{field}", f"指标名称“{name[:30]}”里也许有它的指标值。") for field in ("name", "target"))
        if AROUND.fullmatch(name):
            yield f"{at}/name", f"“{name[:30]}”整个在括号里，也许不是指标。"
        if coded:
            yield f"{at}/name", "每个指标名称前面都有编码，也许不是名称的一部分。"
        if weighed:
            yield f"{at}/name", "每个指标名称后面的括号里都有一个数，也许是它的分值。"
        if row.area is not None and NO_AREA.search(row.area):
            yield from ((f"{at}/{field}", f"“{row.area[:30]}”一栏不像是一个地方的指标值。") for field in ("name", "target"))
        yield from several(row, places, at)
        if not told:
            yield from ((f"{at}/{field}", why) for field, why in mixed(row, name, names, endings))
            if twice[row.name, row.level2, row.target, row.area] > 1:
                yield f"{at}/name", f"“{name[:30]}”读到不止一次，也许有一行读错了。"


def several(row: Indicator, places: Mapping[str, Place], at: str) -> Iterator[tuple[str, str]]:
    """Yield what of a row is of more than one: a target of two cells that are values each, a name and a target of as many lines."""
    if row.target is None or f"{at}/target" not in places:
        return
    shown = places[f"{at}/target"].text
    whole, first = narrow(row.target.raw), narrow(shown)
    rest = whole.removeprefix(first)
    if first and rest and rest != whole and looks(shown).value and looks(rest).value and FIGURED.search(rest):
        yield f"{at}/target", f"指标值“{whole[:40]}”是两格连起来的，也许有一格是别的栏的。"
    names, values = (places[f"{at}/{field}"].text.split("\n") if f"{at}/{field}" in places else [] for field in ("name", "target"))
    if 1 < len(names) == len(values) and all(looks(value).value and FIGURED.search(value) for value in values):
        yield from (
            (f"{at}/{field}", f"“{names[0][:30]}”这一行的名称和指标值各有 {len(names)} 行，也许是几个指标。")
            for field in ("name", "target")
        )


def alike(rows: Sequence[Indicator], path: str) -> Iterator[tuple[str, str]]:
    """Yield the names and targets in front of which the same word stands with a colon."""
    texts = {
        f"{path}/{n}/{field}": found[1]
        for n, row in enumerate(rows)
        for field, text in (("name", row.name), ("target", row.target.raw if row.target is not None else None))
        if text and (found := BEFORE_COLON.match(narrow(text)))
    }
    often = Counter(texts.values())
    yield from ((at, f"许多内容前面都有“{word}：”，也许不是内容的一部分。") for at, word in texts.items() if often[word] >= LEAST_ALIKE)


def same(rows: Sequence[Indicator], path: str) -> Iterator[tuple[str, str]]:
    """Yield the targets of a form whose indicators all have the same one."""
    texts = {row.target.raw if row.target is not None else None for row in rows}
    if len(rows) >= LEAST_SAME and len(texts) == 1 and None not in texts:
        yield from ((f"{path}/{n}/target", "所有指标的指标值都一样，也许读错了栏。") for n in range(len(rows)))


def scored_above(rows: Sequence[Indicator], path: str) -> Iterator[tuple[str, str]]:
    """Yield points and scores where more than one row scores above its points, or the only one that has both: one of many is the form's own slip."""
    both = [(n, row.score > row.points) for n, row in enumerate(rows) if row.points is not None and row.score is not None]
    above = [n for n, is_above in both if is_above]
    if len(above) > 1 or (above and len(both) == 1):
        yield from ((f"{path}/{n}/{field}", "得分比分值多，也许读错了栏。") for n in above for field in ("points", "score"))


def valued_names(rows: Sequence[Indicator]) -> Mapping[int, str]:
    """Return what stands in brackets behind the names of rows without target: a value, or all such rows of several have something there."""
    bare = [n for n, row in enumerate(rows) if row.target is None]
    found = {n: told[1] for n in bare if (told := IN_BRACKETS.fullmatch(narrow(rows[n].name or "")))}
    return found if 1 < len(found) == len(bare) else {n: text for n, text in found.items() if looks(text).value}


def taken_out(name: str, place: Place | None) -> bool:
    """Return whether a name is only a part of what its cell holds."""
    return place is not None and len(name) < len(narrow(place.text))


def unbalanced(name: str) -> bool:
    """Return whether brackets of a name open or close alone."""
    if PAIRED.isdisjoint(name):
        return False
    return name.count('"') % 2 == 1 or any(name.count(one) != name.count(other) for one, other in zip(OPENING, CLOSING, strict=True))


def all_coded(rows: Sequence[Indicator]) -> bool:
    """Return whether a code of its own leads the name of every row."""
    codes = [found[0] for row in rows if row.name and (found := CODED.match(narrow(row.name)))]
    return len(rows) >= LEAST_CODED and len(codes) == len(rows) and len(set(codes)) == len(codes)


def all_weighed(rows: Sequence[Indicator]) -> bool:
    """Return whether a number in brackets stands behind the name of every row."""
    return len(rows) >= LEAST_CODED and all(WEIGHED.search(narrow(row.name or "")) for row in rows)


def mixed(row: Indicator, name: str, names: frozenset[str], endings: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a row that hold two values, or a value of another kind."""
    yield from cut_off(row, name)
    for field in ("name", "target", "actual", "to_date", "forecast", "reason"):
        value = getattr(row, field)
        text = narrow(value.raw if isinstance(value, Target) else value or "")
        if STRAY.search(text) or (":" in text and any(means(found[0], "column") for found in LABELLED.finditer(text))):
            yield field, f"“{text[:40]}”里也许还有别的栏的内容，或者不全。"
    unit = row.target.unit or "" if row.target is not None else ""
    if ODD_UNIT.search(unit) or len(unit) > LONGEST_UNIT:
        yield "target", f"计量单位“{unit[:30]}”不像单位。"
    if doubled(name, endings) or holds_another(name, names) or TWO_NAMES.search(name):
        yield "name", f"指标名称“{name[:40]}”像是两个名称连在一起。"
    word = narrow(row.target.word or "") if row.target is not None else ""
    raw = narrow(row.target.raw) if row.target is not None else ""
    if VALUE_BEHIND.fullmatch(name) and VALUE_BEHIND.fullmatch(raw):
        yield from ((field, f"“{name[:30]}”和“{raw[:30]}”像是两个指标，各带着指标值。") for field in ("name", "target"))
    if len(word) >= SHORTEST_NAME and (ENDS.search(word) or endings[word[-SHORTEST_END:]] > 1):
        yield "target", f"指标值“{word[:30]}”像是指标名称。"
        yield "name", f"“{word[:30]}”也许是另一个指标的名称。"
    if row.actual is not None and TWO_FIGURES.fullmatch(narrow(row.actual)):
        yield "actual", f"实际完成值“{row.actual[:30]}”里也许还有别的栏的内容。"


def cut_off(row: Indicator, name: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a row that are torn apart: a name without the word that its level asks for, the end of one elsewhere."""
    if row.level1_standard == SATISFACTION and name and not SATISFIED.search(name):
        yield "name", f"满意度指标“{name[:30]}”里没有说到满意，名称也许不全。"
    if row.reason is not None and len(row.reason) <= LONGEST_END + 2 and ENDS.search(narrow(row.reason)):
        yield from ((field, f"“{row.reason[:30]}”像是指标名称的一部分。") for field in ("name", "reason"))
    target = row.target
    if target is not None and target.value is None and target.high is None and LED.match(narrow(target.raw)):
        yield "target", f"指标值“{target.raw[:30]}”有符号和数字，没有读成数，也许不全。"
    if target is not None and target.value is not None and row.actual is not None and runs_on(narrow(row.actual), narrow(target.raw)):
        yield "actual", f"实际完成值“{row.actual[:30]}”前面也许连着别的栏的数字。"


def runs_on(actual: str, aim: str) -> bool:
    """Return whether an actual value is a target's figure with another figure right before it."""
    figure = aim.lstrip("≥≤≧≦><=")
    return (
        FIGURED.match(figure) is not None and re.fullmatch(r"\d{1,3}" + re.escape(figure), actual) is not None and len(figure) >= LEAST_SAME
    )


def doubled(name: str, endings: Counter[str]) -> bool:
    """Return whether the end that a name shares with others stands in it twice, far enough apart for two names."""
    end = name[-SHORTEST_END:]
    first = name.find(end)
    return (
        (endings[end] > 1 or ENDS.search(name) is not None)
        and len(name) - 2 * SHORTEST_END >= SHORTEST_END
        and 0 < first < len(name) - 2 * SHORTEST_END + 1
    )


def holds_another(name: str, names: frozenset[str]) -> bool:
    """Return whether a name ends with another one and something as long stands before it."""
    return any(name[at:] in names for at in range(SHORTEST_NAME, len(name) - SHORTEST_NAME + 1))
