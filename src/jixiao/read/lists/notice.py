"""A notice that says its indicators in running text: one project without a form's grid."""

import re
from collections.abc import Iterator

from jixiao.forms.grammar import level_ranks, means, standard_levels
from jixiao.model.document import Funding, Indicator, Project
from jixiao.read.form.project import FormRead
from jixiao.read.languages import amount, target
from jixiao.read.lines import Row
from jixiao.read.lists.running import NUMBERING, OUTPUT, RunningIndicator, indicators_in, marker
from jixiao.read.notebook import Notebook
from jixiao.read.recast.labelled import labelled_indicator
from jixiao.read.segment import Part
from jixiao.read.wording import narrow, tidy

LEAST = 3
"""A text with fewer level names says no indicators."""
ABOUT = re.compile(
    r"(?:关于(?:下达|印发|公布|公示|申报)?|^)(?!按照|根据|依据|结合|围绕|为了?|[本该各])([^。；:]{2,50}?项目)(?:20\d\d年度?)?(?:支出)?(?:绩效目标|绩效自评)"
)
HEAD = re.compile("[一二]级指标[一二三]级指标")
"""The head of a table whose cells a copy has run together: no running text."""
MONEY = re.compile(r"(?:资金|预算|投资|金额|经费)\s*(\d[\d,]*(?:\.\d+)?(?:亿元|万元|元))")
ISSUER = re.compile(r"^(?:发布机构|发布单位|来源单位|公开单位)$")
SAID_ON = re.compile("[。；;]|[,，](?=扣)")
"""Where a sentence goes on behind a value."""
LONGEST_TITLE = 120
SURE = 0.85
"""How sure a reading of running text is."""


def read_notice(parts: list[Part]) -> FormRead | None:
    """Return the project that a notice without any form speaks of, None where it says no indicators."""
    all_rows = [row for part in parts if part.kind in ("cover", "other") for row in part.rows]
    rows = [row for row in all_rows if row.loose and not row.whole]
    if any(HEAD.search(narrow(text_of(row))) for row in all_rows):
        return None
    start = next((n for n, row in enumerate(rows) if marker().search(text_of(row))), None)
    if start is None or sum(len(marker().findall(text_of(row))) for row in rows[start:]) < LEAST:
        return None
    notebook = Notebook()
    indicators = [indicator(s, row, f"/indicators/{n}", notebook) for n, (s, row) in enumerate(indicators_of(rows[start:]))]
    if not any(i.target for i in indicators):
        return None
    notebook.at("/indicators", rows[start].filled[0].place, SURE)
    name, unit, funding = about(all_rows, notebook)
    notebook.warn("", "没有表格，指标从通知的正文里读出。", SURE)
    return FormRead(Project(kind="declaration", name=name, unit=unit, funding=funding, indicators=tuple(indicators)), notebook, None)


def text_of(row: Row) -> str:
    """Return a row's text."""
    return "\n".join(cell.text for cell in row.filled)


def indicators_of(rows: list[Row]) -> list[tuple[RunningIndicator, Row]]:
    """Return what rows say, the level 1 of one row holding for the next; paragraphs after the last level say nothing."""
    found: list[tuple[RunningIndicator, Row]] = []
    level1: str | None = None
    heading: str | None = None
    for row in rows:
        text = text_of(row)
        marks = list(marker().finditer(text))
        if not marks and heading is not None:
            found.extend((one, row) for one in under(heading, row, level1) if one.target is not None)
        if not marks:
            heading = level2_alone(text) or heading
            continue
        found.extend((one, row) for one in indicators_in(text, level1))
        last = marks[-1][2] or marks[-1][4] or marks[-1][1] or marks[-1][3]
        heading = None if text[marks[-1].end() :].strip() else last
        first = marks[-1][1] or marks[-1][3]
        alone = len(marks) == 1 and standard_levels(first, None)[0]
        nested = level1 in OUTPUT and level_ranks(first) == (True, True)
        if alone and level_ranks(first)[0] and not nested:
            level1 = first
        elif found and heading is None:
            level1 = found[-1][0].level1
    return found


def level2_alone(text: str) -> str | None:
    """Return the level 2 that a line names and nothing else, None where it names none."""
    return bare if level_ranks(bare := NUMBERING.sub("", text).strip(" :：。"))[1] else None


def under(heading: str, row: Row, level1: str | None) -> Iterator[RunningIndicator]:
    """Yield what a row says under the heading of a level: by the heads in it (年初目标值100%，实际完成值100%), else as running text."""
    told = labelled_indicator(row.filled[0])
    values = {means(head.text, "column"): SAID_ON.split(value.text)[0] for head, value in told.values} if told is not None else {}
    if told is None or not told.name.text or "target" not in values:
        yield from indicators_in(f"{heading}:{text_of(row)}", level1)
        return
    for one in indicators_in(f"{heading}:{told.name.text}", level1):
        yield one._replace(target=values["target"], actual=values.get("actual"))


def indicator(one: RunningIndicator, row: Row, path: str, notebook: Notebook) -> Indicator:
    """Return an indicator said in text, its place written down."""
    for field in ("name", *(["target"] if one.target else []), *(["actual"] if one.actual else [])):
        notebook.at(f"{path}/{field}", row.filled[0].place, SURE)
    return said_indicator(one)


def said_indicator(one: RunningIndicator) -> Indicator:
    """Return an indicator said in running text."""
    standard1, standard2 = standard_levels(one.level1, one.level2)
    return Indicator(
        level1=one.level1,
        level2=one.level2,
        level1_standard=standard1,
        level2_standard=standard2,
        name=one.name,
        target=target(one.target, "")[0] if one.target else None,
        actual=one.actual,
    )


def about(rows: list[Row], notebook: Notebook) -> tuple[str | None, str | None, Funding]:
    """Return the project's name from the title, the unit that issued the notice, and its money where one sum is named."""
    name = unit = None
    sums = {}
    for row in rows:
        text = text_of(row)
        for cell in row.filled if name is None else ():
            if len(cell.text) < LONGEST_TITLE and (found := ABOUT.search(narrow(cell.text))):
                name = found[1]
                notebook.at("/name", cell.place, SURE)
                break
        for label, value in zip(row.filled, row.filled[1:], strict=False):
            if unit is None and ISSUER.match(narrow(label.text).strip(":")):
                unit = tidy(value.text)
                notebook.at("/unit", value.place, SURE)
        sums.update({found[1]: row for found in MONEY.finditer(narrow(text))})
    if len(sums) != 1:
        return name, unit, Funding()
    (printed, row) = next(iter(sums.items()))
    held = amount(printed, "元")
    notebook.at("/funding/annual", row.filled[0].place, SURE)
    return name, unit, Funding(annual=held.yuan if held else None)
