"""Where something stands, in words: a place in a file, and the project that a JSON Pointer leads into."""

from functools import lru_cache
from pathlib import PurePath

from jixiao.model.fields import project_position
from jixiao.model.finding import DocumentReport
from jixiao.params.certainty import is_clear
from jixiao.values.place import Place, per_cent
from jixiao.write.page import Page

INSIDE = ".zip!"
"""What stands between an archive's name and that of a file in it."""


def place_words(place: Place, page: Page) -> str:
    """Return where the place is in its file, ``第 217 行`` or ``表 4 第 4 行第 3 列``; empty when unknown."""
    if place.line is not None:
        return page.say(f"第 {place.line} 行", f"line {place.line}")
    parts = [] if place.file is None else [file_name(place.file)]
    if place.page is not None:
        parts.append(page.say(f"第 {place.page} 页", f"page {place.page}"))
    if place.sheet is not None:
        parts.append(page.say(f"工作表“{place.sheet}”", f"sheet “{place.sheet}”"))
    if place.table is not None:
        parts.append(page.say(f"表 {place.table}", f"table {place.table}"))
    if place.row is not None:
        parts.append(page.say(f"第 {place.row} 行", f"row {place.row}"))
    if place.column is not None:
        parts.append(page.say(f"第 {place.column} 列", f"column {place.column}"))
    return page.say(" ", ", ").join(parts)


AREAS = {
    "funding": ("项目资金", "money"),
    "goals": ("绩效目标", "goals"),
    "indicators": ("绩效指标", "indicators"),
    "indicators_medium_term": ("中期指标", "medium-term indicators"),
}
"""What a part of a form is called, by the fields that stand in it."""


def place_in_words(place: Place, pointer: str, page: Page) -> str:
    """Return where a field stands, for who holds the paper: ``第 35 页“项目资金”表第 6 行``; empty when unknown."""
    if place.line is not None or place.table is None:
        return place_words(place, page)
    area = next((AREAS[part] for part in pointer.split("/") if part in AREAS), None)
    table = page.say(f"“{area[0]}”表", f"table of {area[1]}") if area else page.say(f"表 {place.table} ", f"table {place.table}")
    parts = [
        page.say(f"第 {place.page} 页", f"page {place.page}") if place.page is not None else "",
        page.say(f"工作表“{place.sheet}”", f"sheet “{place.sheet}”") if place.sheet is not None else "",
        table,
        page.say(f"第 {place.row} 行", f"row {place.row}") if place.row is not None else "",
    ]
    return page.say("", ", ").join(filter(None, parts)).strip()


def doubt(place: Place, page: Page) -> str:
    """Return a remark where the reading of the place is not so sure that a finding of any kind could rest on it, else empty."""
    if is_clear(place.confidence):
        return ""
    sure = per_cent(place.confidence)
    return page.say(f"（识别把握 {sure}%，请核对原文）", f" (read with {sure}% confidence, please check the source)")


@lru_cache(maxsize=1024)
def file_name(path: str) -> str:
    """Return the name of a file without its folders, of a file in an archive with the archive's, as a report shows it at every place."""
    mark = path.lower().find(INSIDE)
    name = path[mark + len(INSIDE) :] if mark >= 0 else ""
    whole = path.removesuffix(f"!{name}") if name else path
    return (PurePath(whole).name or path) + (f"!{name}" if name else "")


def project_label(report: DocumentReport, pointer: str, page: Page, *, named: bool = False) -> str:
    """Return ``项目 4``, with its name where ``named``, for the project the pointer stands in; empty for the document itself."""
    position = project_position(pointer)
    if position is None:
        return ""
    row = report.balance.rows[position - 1] if position <= len(report.balance.rows) else None
    number = row.number if row is not None and row.number is not None else position
    label = page.say(f"项目 {number}", f"project {number}")
    return f"{label}  {row.name}" if named and row is not None and row.name else label
