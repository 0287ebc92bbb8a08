"""What a right reading of a known document in a given style is: a Document of our own, made without any reader."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from jixiao.forms.grammar import standard_levels
from jixiao.formula.calculation.statement import cost_items
from jixiao.model.document import Document, Funding, Goals, Indicator, Narrative, Project, Source
from jixiao.values.money import Money
from jixiao.values.target import Target
from layouts.funds_rows import heads_of, parts
from layouts.indicator_rows import printed
from layouts.known import Aim, Form, Funds, Known, Row, Story, Sums
from layouts.setting import TITLES, cover_title
from layouts.style import Style

CODE = re.compile(r"^(\[\w+\]|\w+-)")
PLANNED_FIELDS = {"whole": "annual", "fiscal": "annual_fiscal", "carried": "carried_over", "other": "annual_other"}
TARGET_COLUMNS = frozenset(("target", "bare", "signed"))


def expected(known: Known, style: Style, name: str) -> Document:
    """Return the Document that a right reading gives."""
    numbered = len(known.forms) > 1
    projects = tuple(project(form, style, n if numbered else None) for n, form in enumerate(known.forms, 1))
    blanks = [f"/projects/{n}/{path}" for n, form in enumerate(known.forms) for path in blank_paths(form, style, projects[n])]
    return Document(
        kind=known.forms[0].kind,
        authority=known.authority if style.cover else None,
        fiscal_year=known.year if style.cover or style.year or style.schema == "list" else None,
        title=title(known, style),
        source=Source(file=name, sha256="0" * 64),
        projects=projects,
        blanks=tuple(blanks),
    )


def title(known: Known, style: Style) -> str | None:
    """Return the document's title: the cover's, else that above the first form."""
    if style.cover:
        return cover_title(known, style)
    return TITLES[style.schema] if style.title else None


def project(form: Form, style: Style, number: int | None) -> Project:
    """Return one project."""
    listed = style.schema == "list"
    shanghai, spans = style.schema == "shanghai", style.schema in {"shanghai", "province"}
    made = Project(
        kind=form.kind,
        number=number if form.story and style.story.startswith(("numbered", "name behind")) else None,
        name=form.name if style.schema != "whole" else f"{form.department}（部门整体）" if form.department else None,
        nature=form.nature if shanghai else None,
        category=form.category if spans else None,
        department=None if listed else form.department,
        unit=None if style.schema == "whole" else form.unit,
        start=day(form.start) if spans else None,
        finish=day(form.finish) if spans else None,
        form_title=TITLES[style.schema] if style.title else None,
        form_year=form.year if style.year and not listed else None,
        money_unit=style.money,
        funding=Funding(annual=form.funds.annual.whole) if listed else funding(form.funds, style),
        goals=goals(form, style),
        indicators=tuple(indicator(row, style) for row in form.rows),
        total_score=form.total_score if style.total_row and style.schema == "self" else None,
        stage=f"1-{style.stage}月" if style.schema == "monitor" else None,
        ending="closed",
    )
    return made if form.story is None else told(made, form, form.story, style)


def day(text: str | None) -> date | None:
    """Return a printed day."""
    return date.fromisoformat(text) if text else None


def told(made: Project, form: Form, story: Story, style: Style) -> Project:
    """Return the project with what its narrative says."""
    budget = cost_items(story.budget)
    return replace(
        made,
        has_narrative=True,
        narrative_number=made.number,
        narrative_name=form.name if style.story.startswith("name") else None,
        narrative=Narrative(**{field: getattr(story, field) for field in Story.__struct_fields__}),
        cost_items=budget.items,
        cost_total=budget.total,
        period_start=date(form.year, 1, 1),
        period_finish=date(form.year, 12, 31),
    )


def goals(form: Form, style: Style) -> Goals:
    """Return the goals that the style prints."""
    return Goals(
        overall=form.overall if style.schema == "shanghai" else None,
        annual=form.annual,
        achieved=form.achieved if style.schema in {"self", "transfer"} else None,
    )


def funding(funds: Funds, style: Style) -> Funding:
    """Return the money that the style prints, under the fields it belongs to."""
    rows = parts(style)
    if style.schema in {"self", "transfer", "monitor"}:
        return executed(funds, style, rows)
    kept = {PLANNED_FIELDS[part]: getattr(funds.annual, part) for part in rows}
    if style.schema == "shanghai":
        kept |= {"total": funds.total.whole, "total_fiscal": funds.total.fiscal, "total_other": funds.total.other}
    return Funding(**kept)


def executed(funds: Funds, style: Style, rows: tuple[str, ...]) -> Funding:
    """Return the money of a form that tells what was spent: the year's is what the form's own budget column says."""
    heads = heads_of(style)
    annual: Sums = funds.initial if style.schema == "monitor" else funds.adjusted
    return Funding(
        **{PLANNED_FIELDS[part]: getattr(annual, part) for part in rows},
        initial=whole(funds.initial, "initial" in heads),
        adjusted=whole(funds.adjusted, "adjusted" in heads),
        executed=funds.executed.whole,
        execution_rate=funds.rate,
        execution_points=funds.points if "points" in heads else None,
        execution_score=funds.score if "score" in heads else None,
        forecast=whole(funds.forecast, "expected_spending" in heads),
    )


def whole(column: Sums, is_printed: bool) -> Money | None:
    """Return the whole of a column that is printed."""
    return column.whole if is_printed else None


def indicator(row: Row, style: Style) -> Indicator:
    """Return a row as far as the style prints it."""
    standard = standard_levels(row.level1, row.level2)
    printed_columns = frozenset(style.columns)
    own = {
        field: getattr(row, field) if field in printed_columns else None
        for field in ("points", "actual", "score", "reason", "to_date", "forecast")
    }
    return Indicator(
        level1=row.level1 or None,
        level2=row.level2 or None,
        level1_standard=standard[0],
        level2_standard=standard[1],
        name=row.name,
        target=target(row.aim, style) if TARGET_COLUMNS & printed_columns else None,
        likelihood=row.likelihood if "likelihood" in printed_columns else None,
        **own,
    )


def target(aim: Aim | None, style: Style) -> Target | None:
    """Return a target as the model holds it; a number printed without sign is an equation."""
    if aim is None:
        return None
    if "bare" in style.columns and "operator" not in style.columns and aim.value is not None and aim.high is None:
        return Target(raw=f"{aim.value:f}{aim.unit or ''}", operator="=", value=aim.value, unit=aim.unit)
    raw = printed(aim, style.manner) or ""
    if aim.value is None:
        return Target(raw=raw, operator="word", word=aim.word)
    return Target(raw=raw, operator=aim.operator, value=decimals(aim.value, style), high=aim.high, unit=aim.unit)


def decimals(value: Decimal, style: Style) -> Decimal:
    """Return the number with the decimals that it is printed with."""
    return value.quantize(Decimal("0.01")) if style.manner == "bracket" and "target" in style.columns else value


def blank_paths(form: Form, style: Style, made: Project) -> Iterator[str]:
    """Yield the pointers of what is printed and left empty."""
    shown: list[tuple[str, object]] = [("goals/annual", form.annual)]
    if style.schema == "shanghai":
        shown += [("nature", form.nature), ("category", form.category), ("funding/total_other", made.funding.total_other)]
    if style.schema == "province":
        shown += [("category", form.category)]
    if style.schema != "list":
        shown += [("department", made.department)]
        shown += [(f"funding/{PLANNED_FIELDS[part]}", getattr(made.funding, PLANNED_FIELDS[part])) for part in parts(style)]
    yield from (path for path, held in shown if held is None)
    if "actual" in style.columns and {"points", "score"}.isdisjoint(style.columns):
        yield "total_score"
    yield from (f"indicators/{n}/target" for n, row in enumerate(made.indicators) if row.target is None)
