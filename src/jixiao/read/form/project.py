"""One form to one Project: upper part, funds, goals, indicators, total score."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple, cast

from jixiao.forms.grammar import level_ranks, meanings, means
from jixiao.forms.keys import label_key
from jixiao.model.document import Funding, Goals, Kind, Project
from jixiao.read.blocks import Cell
from jixiao.read.form.fits import OFFICE
from jixiao.read.form.funds import Funds
from jixiao.read.form.goals import goals
from jixiao.read.form.head import head_fields
from jixiao.read.form.items import Item, items
from jixiao.read.form.offices import UNIT_NOTE, bare_office, filling_office, name_whole
from jixiao.read.form.own_texts import own_texts
from jixiao.read.form.pairs import pairs
from jixiao.read.languages import amount, money_unit, number
from jixiao.read.lines import COLON, Row
from jixiao.read.narrative import NarrativeRead
from jixiao.read.notebook import Notebook
from jixiao.read.rows.ends import ends, is_note, is_total
from jixiao.read.rows.form_rows import form_rows
from jixiao.read.rows.heads import find_table
from jixiao.read.rows.looks import looks
from jixiao.read.rows.merged import stands_of
from jixiao.read.rows.standing import StandingRow as Read
from jixiao.read.segment import Part, title_kind, title_text
from jixiao.read.stage import stage
from jixiao.read.wording import CHAPTER, flowing, is_blank, narrow, tidy

REASON = re.compile(r"(?:偏差|未完成|不能完成).{0,8}原因")
YEAR = re.compile(r"(20\d\d)(?:年度|年)")
LONG = 40
NOTED = 16
"""The unit of money is noted in the first so many rows of a form."""
LEAST_VALUES = 3
"""So many values with their signs are those of indicators."""
LEAST_LABELS, LEAST_TOLD = 2, 4
"""So many labels of its upper part make an unfilled form one."""
LONGEST_LABEL, UNKNOWN_LABEL = 16, 0.9
MONEY = re.compile("(?:资金|经费|金额|拨款|补助|预算|收入|支出|投入|款)(?:数|额|总额|合计|小计)?$")
"""What a label of money ends with, whatever it is called."""
IDENTITY = frozenset(("name", "nature", "category", "department", "unit", "start", "finish"))
FIGURE = re.compile(r"\d{2,}(?:\.\d+)?|\d+\.\d+")
WITH_UNIT = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?)(亿元|万元|元)")
LONGEST_PASSAGE = 20_000
TASKS = label_key("年度主要任务")
OFFICE_FIELDS = frozenset(("department", "unit"))
OFFICE_PATHS = frozenset(("/department", "/unit"))
LEAST_IDENTITY = 2
"""A form without money, goals and indicators is one when at least so many fields say whose it is."""
TITLE_NUMBER = re.compile(r"表[-—]?(\d{1,3})(?:\(|$)")


class FormRead(NamedTuple):
    """A form as read: its project without narrative, and what was written down about it."""

    project: Project
    notebook: Notebook
    number: int | None
    own_texts: NarrativeRead | None = None
    """What its own cells say of what a narrative holds."""


def read_form(part: Part, around: Sequence[Row] = ()) -> FormRead | None:
    """Return the project of a form, None where nothing is filled in; ``around``: all rows of the file of a lone form."""
    notebook = Notebook()
    rows = [row for row in part.rows if row.filled or row.whole]
    start = led_by_levels(rows, find_table(rows))
    inside = rows[start:] if start is not None else []
    back = resumes(inside)
    upper = [*rows[: len(rows) - len(inside)], *inside[back:]]
    found = items(upper)
    kind = form_kind(part, rows)
    read = pairs(found, start is not None)
    fields = head_fields(read.pairs, notebook)
    filling_office(read.pairs, part.subtitles, upper[:NOTED], fields, notebook)
    money = Funds(found, read.pairs, notebook, kind, form_unit(part, rows) or unit_said(found, around))
    funding = money.funding()
    texts = goals(read.pairs, notebook)
    if start is None and kind != "review" and is_other_table(rows, found):
        return None
    if kind == "whole_department":
        bare_office(read.pairs, fields, notebook)
        name_whole(fields, notebook)
    body, foot = cut(inside[:back])
    reads = form_rows(body, notebook, stands_of(rows))
    if not reads:
        unread_levels(rows, notebook)
    told_below(foot, reads, funding, fields, notebook)
    if kind == "monitoring":
        fields["stage"] = form_stage(part, rows, notebook)
    if is_empty(fields, reads, funding, texts) and not is_template(kind if part.title else None, found, start, rows, notebook):
        return None
    if start is None and part.title is None and funding == Funding():
        return None
    unknown(read.orphans, notebook)
    title = part.title.filled[0].text if part.title is not None else None
    number_printed = form_number(part)
    if title is not None and part.title is not None:
        notebook.at("/form_title", part.title.filled[0].place)
    project = Project(
        kind=kind,
        form_title=tidy(title) if title else None,
        form_year=fields.pop("form_year", None) or form_year(part),
        money_unit=money.unit if money.unit_known else None,
        funding=funding,
        goals=texts,
        indicators=tuple(r.indicator for r in reads if not r.medium),
        indicators_medium_term=tuple(r.indicator for r in reads if r.medium),
        number=number_printed,
        **known_fields(fields),
    )
    return FormRead(project, notebook, number_printed, own_texts([*read.pairs, *pairs(items(foot), True).pairs], notebook))


def told_below(foot: list[Row], reads: list[Read], funding: Funding, fields: dict[str, Any], notebook: Notebook) -> None:
    """Add to the fields of a form what stands under its table: the total score where the head has none, the reason for all."""
    if "total_score" not in fields and (cell := total_score(foot, reads, funding.execution_score)) is not None:
        fields["total_score"] = number(cell.text)
        notebook.at("/total_score", cell.place)
    fields["general_reason"] = general_reason(foot, notebook)


def led_by_levels(rows: Sequence[Row], start: int | None) -> int | None:
    """Return where a table begins: with the names of levels that stand alone above its head, else with this."""
    while start and rows[start - 1].loose and len(rows[start - 1].filled) == 1 and is_level(rows[start - 1].filled[0].text):
        start -= 1
    return start


def is_level(text: str) -> bool:
    """Return whether a text is the name of a level and no label."""
    return any(level_ranks(text)) and not meanings(text)


def unread_levels(rows: list[Row], notebook: Notebook) -> None:
    """Note a table of indicators of which none was read: names of levels stand there, or values with their signs."""
    filled = [cell for row in rows for cell in row.filled]
    found = [n for n, cell in enumerate(filled) if any(level_ranks(cell.text)) and not means(cell.text, "column")]
    valued = [cell for cell in filled if any(looks(line).led for line in cell.text.split("\n"))]
    if len(found) > 1 and any(looks(cell.text).value for cell in filled[found[0] :]):
        told = quoted([filled[n] for n in found])
        notebook.miss(
            "/indicators", f"这里有{told}等字样，但没有读到一个指标。请交原来的 Word、Excel 或 PDF 文件。", filled[found[0]].place
        )
    elif len(valued) >= LEAST_VALUES:
        told = quoted(valued)
        notebook.miss("/indicators", f"这里有{told}等指标值，但没有读到一个指标。请交原来的 Word、Excel 或 PDF 文件。", valued[0].place)


def quoted(cells: Sequence[Cell]) -> str:
    """Return the beginnings of the first cells, as a remark names them."""
    return "、".join(f"“{cell.text[:12]}”" for cell in cells[:3])


def is_other_table(rows: list[Row], found: list[Item]) -> bool:
    """Return whether rows of whole cells without an indicator table name no goal either: another table about a project."""
    return any(row.exact for row in rows) and not any(item.means("goal") for item in found)


def is_empty(fields: dict[str, Any], reads: list[Read], funding: Funding, texts: Goals) -> bool:
    """Return whether nothing that makes a form is filled in: a name alone stands in many tables that are none."""
    if any(read.indicator.target for read in reads) or funding != Funding():
        return False
    named = bool(fields.get("name"))
    return not named or not (reads or texts != Goals() or len(fields.keys() & IDENTITY) >= LEAST_IDENTITY)


def is_template(titled: Kind | None, found: list[Item], start: int | None, rows: list[Row], notebook: Notebook) -> bool:
    """Return whether a form was handed in unfilled: labels of its upper part, a table with levels, and hardly anything beside them.

    ``titled`` is the kind where a title says it: a review has no table of indicators, a whole department's form names its office alone.
    """
    labels = {kind.field for item in found for kind in item.kinds if kind.group == "field"}
    if titled == "review":
        return len(labels) >= LEAST_LABELS
    if start is None or not any(any(level_ranks(cell.text)) for row in rows[start:] for cell in row.filled):
        return False
    if titled == "whole_department" and (labels & OFFICE_FIELDS or notebook.blanks.keys() & OFFICE_PATHS):
        return True
    return len(labels) >= LEAST_LABELS or notebook.blanks.keys() >= OFFICE_PATHS


def unknown(orphans: list[Item], notebook: Notebook) -> None:
    """Note the labels that nobody knows: what stands in a row of the source before a value and belongs to no label.

    What is lost so is said where it is an amount or an office.
    """
    for label, value in pairwise(orphans):
        beside = label.row == value.row and not label.loose
        if not beside or len(label.text) > LONGEST_LABEL or any(c.isdigit() for c in label.text) or OFFICE.search(label.text):
            continue
        notebook.warn("", f"不认识的栏目“{label.text}”，它的内容“{value.text[:30]}”没有读。", UNKNOWN_LABEL)
        if amount(value.text, "元") is not None:
            notebook.miss("/funding" if MONEY.search(label.text) else "", f"不认识的栏目“{label.text}”，它的金额没有读。", label.cell.place)
        elif OFFICE.search(value.text):
            notebook.miss("", f"不认识的栏目“{label.text}”，它的内容“{value.text[:30]}”没有读。", label.cell.place)


def known_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that a Project has under the same name."""
    return {k: v for k, v in fields.items() if k in Project.__struct_fields__}


def cut(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows of the table and those after its end, a row of the total score included."""
    told = (index for index, row in enumerate(rows) if index and is_end(row) and not (is_note(row) and goes_on(rows[index + 1 :])))
    end = last_told(rows[: next(told, len(rows))])
    return rows[:end], rows[end:]


def is_end(row: Row) -> bool:
    """Return whether a table is over at a row, that of the total score too."""
    return ends(row) or (bool(row.filled) and is_total(row.filled[0].text))


def last_told(rows: list[Row]) -> int:
    """Return where the rows of a table end whose source tells rows: lines behind that hold no level and no value are none.

    Behind cells that the source tells without their rows a chapter has to begin: else the last cell may be torn.
    """
    told = [n for n, row in enumerate(rows) if not (row.loose or row.spaced)]
    cells = [n for n, row in enumerate(rows) if row.whole or not (row.loose or row.spaced)]
    if len(cells) > len(told) and cells[-1] + 1 < len(rows) and CHAPTER.match(rows[cells[-1] + 1].cells[0].text):
        told = cells
    end = told[-1] + 1 if told and told[0] == 0 and len(told) >= LEAST_TOLD else len(rows)
    exact = bool(rows) and rows[0].exact and not rows[0].made
    seen = [looks(cell.text.strip("()（） ")) for row in rows[end:] for cell in row.filled]
    inside = any(one.led or one.level1 or one.level2 or (one.value and not exact) for one in seen)
    return len(rows) if inside else end


def resumes(rows: list[Row]) -> int:
    """Return at which row after an indicator table the upper part goes on, money or goals in rows of the source; the number of rows if none."""
    for index, row in enumerate(rows):
        filled = row.filled
        if not index or row.loose or row.spaced or len(filled) < LEAST_LABELS or not begins_upper(filled[0].text):
            continue
        if (row.exact or (means(filled[0].text, "block") and begins_upper(filled[1].text))) and not any(
            means(c.text, "column") for c in filled
        ):
            return index
    return len(rows)


def begins_upper(text: str) -> bool:
    """Return whether a text is a label of money or goals, and the name of no level."""
    return not any(level_ranks(text)) and bool(means(text, "money") or means(text, "goal") or means(text, "block") in ("funds", "goals"))


def goes_on(rows: list[Row]) -> bool:
    """Return whether the next row that holds more than a note is one of a table: told cells, among them a value."""
    row = next((row for row in rows if row.filled and not is_note(row)), None)
    return row is not None and not row.loose and len(row.filled) > 1 and not ends(row) and any(looks(c.text).value for c in row.filled)


def total_score(foot: list[Row], reads: list[Read], execution: Decimal | None) -> Cell | None:
    """Return the cell of the total score printed under the table: the last number of its row, None where only the points stand there.

    A lone number is the score where its label says so, or where it is the sum of the scores with that of the execution.
    """
    for index, row in enumerate(foot[:3]):
        filled = row.filled
        at = next((n for n, cell in enumerate(filled) if is_total(cell.text)), None)
        if at is None:
            continue
        after = filled[at + 1 :] if not row.loose else [r.cells[0] for r in foot[index + 1 : index + 3]]
        after = [*after, *filter(None, [behind_colon(filled[at])])]
        values = [cell for cell in after if number(cell.text) is not None]
        scores = [r.indicator.score for r in reads if r.indicator.score is not None]
        if len(values) > 1 or (
            values and scores and ("总分" in filled[at].text or number(values[0].text) == sum(scores) + (execution or 0))
        ):
            return values[-1]
        return None
    return None


def behind_colon(cell: Cell) -> Cell | None:
    """Return what stands behind the colon of a label in its cell."""
    found = COLON.search(cell.text)
    return cell._replace(text=cell.text[found.end() :]) if found else None


def general_reason(foot: list[Row], notebook: Notebook) -> str | None:
    """Return the reason that the foot of a form gives for all deviations, None where it gives none."""
    for pair in pairs(items(foot), True).pairs:
        values = [value for value in pair.values if value.text] if REASON.search(label_key(pair.label.text)) else []
        if values and not is_blank(values[0].text) and narrow(values[0].text).rstrip("。") != "无":
            notebook.at("/general_reason", values[0].cell.place)
            return flowing(values[0].text)
    return None


def form_stage(part: Part, rows: list[Row], notebook: Notebook) -> str | None:
    """Return how far the figures of a monitoring form go, as its heads or its title say."""
    found = stage([*rows, *(row for row in (part.title, *part.subtitles) if row is not None)])
    if found is not None:
        notebook.at("/stage", found.cell.place)
    return found.text if found else None


def form_kind(part: Part, rows: list[Row]) -> Kind:
    """Return the kind of a form by its title, else by the columns it has."""
    fields = {means(cell.text, group) for row in rows for cell in row.filled for group in ("column", "money_column")}
    outcome = bool(fields & {"score"} or len(fields & {"adjusted", "executed"}) > 1)
    title = title_text(part.title) if part.title is not None else None
    named = title_kind(title) if title else None
    if named == "declaration" and outcome and "executed" in fields:
        named = "self_evaluation"
    if named is None and lists_tasks(rows):
        named = "whole_department"
    if named is None:
        named = "monitoring" if fields & {"to_date", "likelihood"} else "self_evaluation" if outcome else "declaration"
    return cast("Kind", named)


def lists_tasks(rows: list[Row]) -> bool:
    """Return whether a form without a title names no project but an office and its tasks of the year."""
    labels = {label_key(cell.text) for row in rows for cell in row.filled if len(cell.text) <= LONGEST_LABEL}
    return TASKS in labels and not any(means(cell.text, "field") == "name" for row in rows for cell in row.filled)


def form_unit(part: Part, rows: list[Row]) -> str | None:
    """Return the unit of money that a note on the whole form prints (金额单位：万元)."""
    above = [" ".join(cell.text for cell in row.filled if len(cell.text) < LONG) for row in (*part.subtitles, *rows[:NOTED])]
    for text in (*above, *(one + two for one, two in pairwise(above))):
        if found := UNIT_NOTE.search(narrow(text)):
            return money_unit(found[0].replace("=", ":"))
    return None


def unit_said(found: Sequence[Item], around: Iterable[Row]) -> str | None:
    """Return the unit of money with which sentences of the same file say a figure that stands in the form without one."""
    figures = {text for item in found if FIGURE.fullmatch(text := narrow(item.text))}
    said = [one for row in around if row.loose and row.filled for one in WITH_UNIT.findall(narrow(row.filled[0].text[:LONGEST_PASSAGE]))]
    units = {unit for figure, unit in said if figure in figures}
    return units.pop() if len(units) == 1 else None


def form_year(part: Part) -> int | None:
    """Return the year printed in or under a form's title."""
    rows = [row for row in (part.title, *part.subtitles, *part.rows[:3]) if row is not None]
    for row in rows:
        for cell in row.filled[:2]:
            found = YEAR.search(narrow(cell.text)) if len(cell.text) < 60 else None
            if found:
                return int(found[1])
    return None


def form_number(part: Part) -> int | None:
    """Return the number printed after a form's title."""
    text = title_text(part.title) if part.title is not None else None
    found = TITLE_NUMBER.search(text) if text else None
    return int(found[1]) if found else None
