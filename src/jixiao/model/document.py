"""A performance-target document as read: cover, projects, funds, narrative, calculation, goals, indicators.

Shapes follow the form 财政支出项目绩效目标申报表 and its monitoring and self-evaluation twins (财预〔2015〕88号,
财预〔2019〕136号, 财预〔2020〕10号). A blank is ``None``, never 0 and never ``""``; money is Decimal yuan with two decimals.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from jixiao.values.money import Money
from jixiao.values.place import Place
from jixiao.values.target import Target

Kind = Literal["declaration", "monitoring", "self_evaluation", "whole_department", "review"]
Ending = Literal["closed", "open", "torn"]
"""How the copy of a form ends: with its last part, with an indicator's row after which the file has nothing, or inside a part."""
DOCUMENT_SCHEMA = "jixiao-document/1"


class Funding(Struct, frozen=True, kw_only=True, gc=False):
    """项目资金: the plan's money and, in monitoring and self-evaluation forms, its execution.

    ``execution_rate`` and ``rate_…`` of a source are percentages as printed (86.19 for 86.19 %); points and scores are as printed.
    ``forecast`` is what a monitoring form expects to be spent in the whole year. What was declared of a source is the budget of the
    year: in a form that prints the budget of its start too, ``initial_…`` is that.
    """

    total: Money | None = None
    total_fiscal: Money | None = None
    total_other: Money | None = None
    annual: Money | None = None
    annual_fiscal: Money | None = None
    carried_over: Money | None = None
    annual_other: Money | None = None
    initial: Money | None = None
    adjusted: Money | None = None
    executed: Money | None = None
    execution_rate: Decimal | None = None
    execution_points: Decimal | None = None
    execution_score: Decimal | None = None
    forecast: Money | None = None
    executed_fiscal: Money | None = None
    executed_carried_over: Money | None = None
    executed_other: Money | None = None
    rate_fiscal: Decimal | None = None
    rate_carried_over: Decimal | None = None
    rate_other: Decimal | None = None
    initial_fiscal: Money | None = None
    initial_carried_over: Money | None = None
    initial_other: Money | None = None
    forecast_fiscal: Money | None = None
    forecast_carried_over: Money | None = None
    forecast_other: Money | None = None
    total_further: Money | None = None
    annual_further: Money | None = None


SOURCES = {"fiscal": "annual_fiscal", "carried_over": "carried_over", "other": "annual_other"}
"""The sources of a year's money, by the ending of what was spent of each (``executed_fiscal``), and the field that declares it."""


class Narrative(Struct, frozen=True, kw_only=True, gc=False):
    """项目经费情况说明: the seven sections without the last, which only points at the form."""

    overview: str | None = None
    basis: str | None = None
    implementer: str | None = None
    plan: str | None = None
    period: str | None = None
    budget: str | None = None


class Factor(Struct, frozen=True, kw_only=True, gc=False):
    """One number of a product in a calculation, with its printed unit and the note beside it.

    ``unit`` is the unit as written ("人", "元/人/次", None); ``note`` is the bracket note or label that belongs to the
    number ("培训费标准", "住宿"), ``estimated`` says that a word like 约 or 预估 stands at it.
    """

    value: Decimal
    unit: str | None = None
    note: str | None = None
    estimated: bool = False


class Term(Struct, frozen=True, kw_only=True, gc=False):
    """One product of a calculation after multiplying out its brackets: the factors in order."""

    factors: tuple[Factor, ...] = ()


class CostItem(Struct, frozen=True, kw_only=True, gc=False):
    """One item of 年度预算安排: its label, the calculation as written, the result stated and the result computed.

    ``computed`` is None where nothing can be computed (a lump sum); ``holds`` is None where nothing is to compare.
    ``lump_sum``: an amount without quantity × price. ``estimated``: 约, 左右, 预估 or the like stands in it.
    ``children``: the parts that a printed 合计/共 of this item adds up. ``text`` is the whole raw passage.
    """

    label: str | None = None
    expression: str | None = None
    stated: Money | None = None
    computed: Money | None = None
    holds: bool | None = None
    problem: str | None = None
    lump_sum: bool = False
    estimated: bool = False
    text: str | None = None
    terms: tuple[Term, ...] = ()
    children: tuple["CostItem", ...] = ()


class Goals(Struct, frozen=True, kw_only=True, gc=False):
    """项目总目标, 年度总体目标 and, afterwards, 实际完成情况."""

    overall: str | None = None
    annual: str | None = None
    achieved: str | None = None


class Indicator(Struct, frozen=True, kw_only=True, gc=False):
    """One row of 绩效指标; levels as printed and, beside that, in the taxonomy in force (财预〔2021〕101号).

    ``area`` is the head of the column in which the target stands where a form has one for every town.
    """

    level1: str | None = None
    level2: str | None = None
    level1_standard: str | None = None
    level2_standard: str | None = None
    name: str | None = None
    target: Target | None = None
    points: Decimal | None = None
    actual: str | None = None
    score: Decimal | None = None
    reason: str | None = None
    to_date: str | None = None
    forecast: str | None = None
    likelihood: str | None = None
    definition: str | None = None
    source: str | None = None
    value_basis: str | None = None
    method: str | None = None
    data_source: str | None = None
    scoring_rule: str | None = None
    evidence: str | None = None
    area: str | None = None


class Project(Struct, frozen=True, kw_only=True, gc=False):
    """One project: its form, its narrative, or both; ``form_title`` and ``narrative_name`` are kept for comparison.

    ``cost_total`` is the 合计 printed at the end of 年度预算安排, None where none is printed.
    ``form_year`` is the year printed under the form's title. ``money_unit`` is the unit printed for the form's money
    (元, 万元). ``period_start`` and ``period_finish`` are 实施周期 read as dates. ``stage`` is how far a monitoring form's
    figures go, as printed (1-7月); ``general_reason`` is the reason given at the foot for all deviations; ``partly_read`` says
    that the form was glued text of which only what is sure was read.
    """

    kind: Kind = "declaration"
    number: int | None = None
    name: str | None = None
    nature: str | None = None
    category: str | None = None
    department: str | None = None
    unit: str | None = None
    start: date | None = None
    finish: date | None = None
    form_title: str | None = None
    form_year: int | None = None
    money_unit: str | None = None
    has_form: bool = True
    has_narrative: bool = False
    narrative_name: str | None = None
    narrative_number: int | None = None
    period_start: date | None = None
    period_finish: date | None = None
    funding: Funding = Funding()
    narrative: Narrative = Narrative()
    cost_items: tuple[CostItem, ...] = ()
    cost_total: Money | None = None
    goals: Goals = Goals()
    indicators: tuple[Indicator, ...] = ()
    indicators_medium_term: tuple[Indicator, ...] = ()
    total_score: Decimal | None = None
    stage: str | None = None
    general_reason: str | None = None
    ending: Ending | None = None
    partly_read: bool = False

    @property
    def tells_narrative(self) -> bool:
        """Whether there is a narrative, or the form's own cells tell what one holds."""
        return self.has_narrative or self.narrative != Narrative()


Format = Literal["text", "docx", "xlsx", "pdf", "scan", "html", "json"]


class Source(Struct, frozen=True, kw_only=True, gc=False):
    """The file a Document was read from."""

    file: str
    sha256: str
    format: Format = "text"


class ReaderWarning(Struct, frozen=True, kw_only=True, gc=False):
    """Something the reader repaired or could not tell, at a pointer, with how sure it is of what it made of it."""

    path: str
    message: str
    confidence: float


class Unread(Struct, frozen=True, kw_only=True, gc=False):
    """A part of the document that was seen and not read: the pointer it would belong under, what it is, and where it stands."""

    path: str
    message: str
    place: Place | None = None


class Document(Struct, frozen=True, kw_only=True, gc=False):
    """A whole document: the cover's statements and every project found, in order; ``places`` maps pointers to places.

    ``calculations`` are the sums that the text before the first narrative or form tells: what a quantity at a price comes to.

    A place's confidence is how sure the value there is; that of a list (``/projects/0/indicators``) is how sure the list is
    complete. ``blanks`` are the pointers of fields, and of cells of indicators, whose label or column is printed while nothing
    is filled in there; ``places`` tells where that is. ``unread`` is what was seen and not read.
    """

    schema: Literal["jixiao-document/1"] = "jixiao-document/1"
    kind: Kind | None = None
    authority: str | None = None
    fiscal_year: int | None = None
    title: str | None = None
    stated_count: int | None = None
    stated_total: Money | None = None
    stated: dict[str, str | None] = {}
    source: Source
    projects: tuple[Project, ...] = ()
    calculations: tuple[CostItem, ...] = ()
    warnings: tuple[ReaderWarning, ...] = ()
    blanks: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    places: dict[str, Place] = {}
