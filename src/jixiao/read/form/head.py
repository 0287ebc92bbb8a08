"""Whose project a form is: name, nature, category, department, unit, dates."""

import re
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from jixiao.forms.grammar import begins_label
from jixiao.read.form.fits import is_figure
from jixiao.read.form.items import Item
from jixiao.read.form.pairs import Pair
from jixiao.read.languages import day, number, period
from jixiao.read.notebook import Notebook
from jixiao.read.wording import TICK, is_blank, narrow, ticked, tidy

OFFICES = frozenset(("department", "unit"))
TEXTS = frozenset(("name", "nature", "category", "department", "unit"))
PLACEHOLDER = re.compile(r"[\s□_…\.\d、*]+|[年月日\s]+|本单位|本部门|同上")
UNFILLED = re.compile(
    r"[\s□_…\.、*。]+|[年月日\s]+|(?:金额)?单位\s*[:：]\s*\S{0,3}元|[(（][^()（）]{0,12}(?:填写|填报|必填|选填)[^()（）]{0,12}[)）]"
)
"""What a template prints where a value is to be filled in, or what follows an empty cell: the unit of money."""
DATED = re.compile(r"\s*(?:19|20)\d\d\s*[-/.年\d]\s*\d")
LONGEST_DATE = 20
SURE_NO_DAY = 0.9
"""A text shaped like a day that no calendar has is read with certainty; only whether it was meant so is not."""
PERIOD_CUT = re.compile(r"\s*(?:[-—~]+(?=\s*(?:19|20)\d\d)|至|到)\s*")
"""What stands between the two dates of a period."""
PARTS = {"period": ("start", "finish")}
BLANKABLE = TEXTS | {"start", "finish"}
CODE = re.compile(r"^[0-9A-Z]{12,32}\s*[-—]\s*(?=.{2})")
"""The code of a project in front of its name."""
OFFICE_CODE = re.compile(
    r"^\s*(?:[\[【(（]\s*[0-9A-Z０-９]{3,20}\s*[\]】)）]|\d{3,20}\s*[-—]?)\s*(?=[^\d\s].)|(?<=.[^\d\s])\s*(?:[\[【(（]\s*\d{3,20}\s*[\]】)）]|[-—]?\d{3,20})\s*$"
)
"""The code of an office in front of or after its name."""
BOTH = re.compile(r"(?:项目)?(?:实施\(主管\)|主管\(实施\)|主管/实施|实施/主管)(?:单位|部门)")
LABEL = 24
ONLY_CODE = re.compile(r"[\[(]?\d{3,12}[\])]?")
CODED = re.compile("代码|编码")
CLOSER = {
    "name": re.compile("(?:二级|三级|子|具体)项目"),
    "department": re.compile("(?:市县|县级?|区级?|旗级?|市级|州级|地方)主管"),
    "unit": re.compile("(?:项目|具体)(?:具体)?实施|实施单位:?$"),
}
"""Labels whose value goes before one that another label named earlier."""
NOTED = re.compile(r"[\u4e00-\u9fff]{2,8}[:：]\s*\S{1,20}")
LABELISH = re.compile(
    r"[^，,。;；:：()（）]{1,8}(?:部门|单位|名称|负责人|联系人|电话|方式|编码|代码|日期|时间|期限|类型|类别|属性|性质|级次|来源|情况)[:：]?"
)
"""What looks like a label of unknown wording; it ends a value that runs over several loose cells."""
MOST_WORDS = 6
"""A value of a field runs over at most this many loose cells."""


def head_fields(found: list[Pair], notebook: Notebook) -> dict[str, Any]:
    """Return the fields of the upper part by the model's names."""
    read: dict[str, Any] = {}
    empty: dict[str, Pair] = {}
    for pair in found:
        field = pair.label.means("field")
        if field is None or (field in read and not closer(field, pair.label.text)):
            continue
        values = own_pieces(pair)
        if values and (not is_unfilled(values[0].text) or any(TICK.search(v.text) for v in values)):
            keep(field, pair.label, values, read, notebook)
        elif values or pair.empty:
            empty.setdefault(field, pair)
    lost_unit(found, read, notebook)
    both_offices(found, read, notebook)
    for field, pair in empty.items():
        for name in PARTS.get(field, (field,)):
            if name in BLANKABLE and name not in read:
                notebook.blank(f"/{name}", pair.blank_at)
    return read


def is_unfilled(text: str) -> bool:
    """Return whether a cell holds nothing, or what a template prints to be filled in: dots, 年 月 日, boxes of which none is ticked."""
    if is_blank(text) or UNFILLED.fullmatch(text):
        return True
    return "□" in text and "R" not in text and ticked(text) is None


def both_offices(found: Iterable[Pair], read: dict[str, Any], notebook: Notebook) -> None:
    """Take one office for both where one label asks for both (实施（主管）单位)."""
    asked = any(BOTH.fullmatch(narrow(p.label.text).rstrip(":")) for p in found if len(p.label.text) < LABEL)
    if "unit" in read and "department" not in read and asked:
        read["department"] = read["unit"]
        notebook.at("/department", notebook.places["/unit"])


def closer(field: str, label: str) -> bool:
    """Return whether a label names the field nearer to the form than one before it: 二级项目名称, 区级主管部门, 项目实施单位."""
    pattern = CLOSER.get(field)
    return pattern is not None and pattern.match(narrow(label)) is not None


def own_pieces(pair: Pair) -> list[Item]:
    """Return the cells that make one value, loose ones up to what looks like another label, a figure beside an office, or is half a label at a torn end."""
    values = [value for value in pair.values if value.text]
    if not values or not values[0].loose:
        return values
    whole = pair.label.means("field") in OFFICES
    end = next((n for n, v in enumerate(values) if n and (labelish(v.text.strip()) or (whole and is_figure(v.text)))), len(values))
    torn = end > 1 and end == len(values) and begins_label(values[-1].text)
    return values[: end - 1 if torn else end]


def labelish(text: str) -> bool:
    """Return whether a text looks like a label, or like one with its value behind a colon (金额单位：元)."""
    return LABELISH.fullmatch(text) is not None or NOTED.fullmatch(text) is not None


def keep(field: str, label: Item, values: list[Item], read: dict[str, Any], notebook: Notebook) -> None:
    """Keep the value of one field."""
    cell = values[0].cell
    if field in TEXTS:
        text = field_text(label, values)
        if PLACEHOLDER.fullmatch(text) or not text:
            return
        read[field] = without_code(field, text, label)
    elif field in ("start", "finish"):
        read[field] = day(values[0].text)
        if read[field] is None:
            unreadable(field, values[0], notebook)
            return
    elif field == "period":
        keep_period(values, read, notebook)
        return
    elif field == "total_score":
        read[field] = number(values[0].text)
    elif field == "year":
        found = re.search(r"20\d\d", narrow(values[0].text))
        read["form_year"] = int(found[0]) if found else None
        field = "form_year"
    notebook.at(f"/{field}", cell.place)


def field_text(label: Item, values: list[Item]) -> str:
    """Return the text of a field: loose pieces together, the ticked one of several boxes, the first of several cells."""
    if values[0].loose and said_twice(values):
        values = values[: len(values) // 2]
    pieces = "".join(v.text for v in values[:MOST_WORDS]) if values[0].loose else ""
    raw = pieces or " ".join(v.text for v in values if TICK.search(v.text)) or with_code(label, values)
    text = tidy(ticked(raw) or "").rstrip("。")
    return text.rpartition("/")[0] if "负责人" in label.text and "/" in text else text


def with_code(label: Item, values: list[Item]) -> str:
    """Return a value, with the code that stands in a cell of its own after it where the label asks for both."""
    coded = len(values) > 1 and CODED.search(label.text) and ONLY_CODE.fullmatch(values[1].text)
    return f"{values[0].text} {values[1].text}" if coded else values[0].text


def without_code(field: str, text: str, label: Item) -> str:
    """Return a name without its code: of a project always, of an office where the label of a whole cell asks for both (主管部门及代码)."""
    if field == "name":
        return CODE.sub("", text)
    return OFFICE_CODE.sub("", text) if CODED.search(label.text) and label.cell.place.row is not None else text


def said_twice(values: list[Item]) -> bool:
    """Return whether the second half of some cells repeats the first."""
    half = len(values) // 2
    texts = [value.text for value in values]
    return half > 0 and len(texts) % 2 == 0 and texts[:half] == texts[half:]


def keep_period(values: list[Item], read: dict[str, Any], notebook: Notebook) -> None:
    """Keep start and finish of a period printed in one cell, where the form has no dates of its own."""
    text = "".join(v.text for v in values[:MOST_WORDS])
    halves = PERIOD_CUT.split(text) if any(DATED.match(half) for half in PERIOD_CUT.split(text)) else []
    for position, (field, told) in enumerate(zip(PARTS["period"], period(text), strict=True)):
        half = halves[position] if len(halves) == len(PARTS["period"]) else ""
        value = told or day(half)
        if field in read:
            continue
        if value is not None:
            read[field] = value
            notebook.at(f"/{field}", values[0].cell.place)
        elif DATED.match(half) and period(half) == (None, None):
            unreadable(field, values[0]._replace(text=half), notebook)


def unreadable(field: str, value: Item, notebook: Notebook) -> None:
    """Note that a date can't be read; its place is kept where it is nothing but a date, such as a day that no month has."""
    text = value.text
    dated = DATED.match(text) and len(text) <= LONGEST_DATE
    if dated:
        notebook.at(f"/{field}", replace(value.cell.place, text=text.strip()))
    notebook.warn(
        f"/{field}", f"日期“{text[:30]}”{'读不成一天，也许没有这一天' if dated else '读不出'}，留空。", SURE_NO_DAY if dated else 0.3
    )


def lost_unit(found: Iterable[Pair], read: dict[str, Any], notebook: Notebook) -> None:
    """Take the second value beside 主管部门 as the unit where its label is lost."""
    if "unit" in read or "department" not in read:
        return
    values = next([v for v in pair.values if v.text] for pair in found if pair.label.means("field") == "department")
    half = len(values) // 2
    if (len(values) == 2 and not values[0].loose) or said_twice(values):
        read["unit"] = tidy("".join(v.text for v in values[half:]))
        notebook.at("/unit", values[half].cell.place, 0.5)
        notebook.warn("/unit", f"“实施单位”的标签缺失，把主管部门后面的“{read['unit'][:40]}”读作实施单位。", 0.5)
