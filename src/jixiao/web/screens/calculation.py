"""The calculation editor: the lines of a budget's text as quantity × price × times, their sum, the gap to the form.

A number changed in a line is changed in the text, and what the line states follows.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from jixiao.actions.revise import Edit
from jixiao.errors import UsageWrong
from jixiao.model.document import CostItem, Project
from jixiao.read import languages
from jixiao.values.money import SCALES, grouped
from jixiao.web.screens.remarks import Remark

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
STATED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(\s*)(万元|元)")
MOST_FACTORS = 6


class Operand(Struct, frozen=True):
    """One number of a product: as printed, its unit, the name of its field, and the sign before it (× or ＋)."""

    text: str
    unit: str
    name: str
    joint: str


class RuleRemark(Struct, frozen=True):
    """What a rule says of a line, such as the standard in force: its code, level and sentence."""

    code: str
    level: str
    message: str


class CalcLine(Struct, frozen=True):
    """A line: its label, its numbers, what they come to and what the text states, what rules say of it; a head of others has no numbers."""

    label: str
    parts: tuple[Operand, ...]
    amount: str
    stated: str
    note: str
    is_head: bool
    depth: int
    holds: bool | None
    said: tuple[RuleRemark, ...] = ()


class Calculation(Struct, frozen=True):
    """All lines of a project, their total, and how far that is from the form."""

    lines: tuple[CalcLine, ...]
    total: str
    gap: str
    is_even: bool


def calculation(project: Project, position: int, found: Sequence[Remark] = ()) -> Calculation | None:
    """Return the calculation of the project at a position from 1 with the remarks on its lines; None where its text calculates nothing."""
    if not project.cost_items:
        return None
    items = [item.stated if item.stated is not None else item.computed for item in project.cost_items]
    total = None if any(amount is None for amount in items) else sum((a for a in items if a is not None), Decimal("0.00"))
    annual = project.funding.annual
    gap = total - annual if total is not None and annual is not None else None
    word = "" if gap is None else "与申报表相等" if not gap else f"比申报表{'多' if gap > 0 else '少'} {grouped(abs(gap))}"
    lines = tuple(_lines(project.cost_items, f"/projects/{position - 1}/cost_items", 0, found))
    return Calculation(lines, "未知" if total is None else grouped(total), word, gap == 0)


def _lines(items: Sequence[CostItem], at: str, depth: int, found: Sequence[Remark]) -> Iterator[CalcLine]:
    for number, item in enumerate(items):
        amount = item.stated if item.stated is not None else item.computed
        wrong = item.holds is False and item.computed is not None
        yield CalcLine(
            label=item.label or "",
            parts=() if item.children else tuple(_parts(item, f"{at}/{number}")),
            amount="" if amount is None else grouped(amount),
            stated=f"算得 {grouped(item.computed)}" if wrong and item.computed is not None else "",
            note="一笔总数，没有数量和单价" if item.lump_sum else "有预估的数" if item.estimated else "",
            is_head=bool(item.children),
            depth=depth,
            holds=item.holds,
            said=tuple(RuleRemark(one.code, one.level, one.message) for one in found if _is_of(one.path, f"{at}/{number}")),
        )
        yield from _lines(item.children, f"{at}/{number}/children", depth + 1, found)


def _is_of(path: str, line: str) -> bool:
    """Whether a pointer speaks of a line itself, not of one below it."""
    return path == line or (path.startswith(f"{line}/") and not path.startswith(f"{line}/children/"))


def _parts(item: CostItem, at: str) -> Iterator[Operand]:
    for t, term in enumerate(item.terms):
        for f, factor in enumerate(term.factors[:MOST_FACTORS]):
            yield Operand(f"{factor.value:f}", factor.unit or "", f"{at}/terms/{t}/{f}", "×" if f else "＋" if t else "")


def edit_of(project: Project, position: int, changed: Sequence[Edit]) -> Edit | None:
    """Return the text of the budget with numbers of its calculation changed; None where none is another.

    UsageWrong for what is no number, and where a number can't be told from another in the text.
    """
    text = project.narrative.budget or ""
    for edit in changed:
        text = _with_number(text, project, edit)
    return None if text == (project.narrative.budget or "") else Edit(path=f"/projects/{position - 1}/narrative/budget", text=text)


def _with_number(text: str, project: Project, edit: Edit) -> str:
    item, t, f = _found(project, edit.path)
    old, new = item.terms[t].factors[f].value, languages.number(edit.text)
    if new is None:
        raise UsageWrong(
            f"“{item.label or '这一行'}”里要写一个数，写成了“{edit.text[:20]}”，没有改。", "A number is needed; nothing was changed."
        )
    if new == old:
        return text
    passage = item.text or ""
    before = [factor.value for factor in item.terms[t].factors[:f]].count(old)
    tokens = [m for m in NUMBER.finditer(passage) if Decimal(m[0].replace(",", "")) == old]
    if passage not in text or len(tokens) <= before:
        raise UsageWrong("这一处要在下面的文字里改。", "Change this one in the text below.")
    token = tokens[before]
    changed = _restated(passage[: token.start()] + f"{new:f}" + passage[token.end() :], item)
    return text.replace(passage, changed, 1)


def _restated(passage: str, item: CostItem) -> str:
    """Return the passage with what it states made what its numbers now come to, where it held before."""
    reading = languages.budget_items(passage)[0]
    if item.holds is not True or len(reading) != 1 or reading[0].computed is None or reading[0].stated is None:
        return passage
    now, stated = reading[0].computed, reading[0].stated
    found = [m for m in STATED.finditer(passage) if Decimal(m[1].replace(",", "")) * SCALES[m[3]] == stated]
    if not found:
        return passage
    last = found[-1]
    scaled = now / SCALES[last[3]]
    places = max(len(last[1].partition(".")[2]), -int(scaled.normalize().as_tuple().exponent))
    return passage[: last.start(1)] + f"{scaled:.{places}f}" + passage[last.end(1) :]


def _found(project: Project, path: str) -> tuple[CostItem, int, int]:
    """Return the item, the product and the number that a field's name leads to; UsageWrong for none."""
    parts = path.split("/")
    try:
        cut = parts.index("terms")
        steps = [int(step) for step in parts[4:cut] if step != "children"]
        items: Sequence[CostItem] = project.cost_items
        for step in steps[:-1]:
            items = items[step].children
        item, t, f = items[steps[-1]], int(parts[cut + 1]), int(parts[cut + 2])
        item.terms[t].factors[f]
    except (ValueError, IndexError) as wrong:
        raise UsageWrong("这一行已经不在了，没有改。请刷新页面再改。", "The line is gone; nothing was changed.") from wrong
    return item, t, f
