"""Which figures the acts of a unit's year feed: the indicators of its declaration that a measure is bound to."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from jixiao.desk.book import Book
from jixiao.desk.deskfile import Act, Desk
from jixiao.desk.foreseeing import measured_now
from jixiao.errors import JixiaoError
from jixiao.evaluate.actuals import USUAL, actual_of, printed
from jixiao.evaluate.bindings import FILE_NAME, Binding, Bindings
from jixiao.evaluate.bindings_file import read_bindings
from jixiao.evaluate.budgets import number_of
from jixiao.ledger.measured import Ask, Measured
from jixiao.ledger.measurefile import measures
from jixiao.model.document import Document, Indicator
from jixiao.values.blank import filled, is_nonzero
from jixiao.values.rounding import half_up, tidy
from jixiao.values.target import Target
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.evaluating import year_folder
from jixiao.web.desks.shelf import Where
from jixiao.web.models import Declaration, Version

PART, SUM = "percent", "sum"


class Bound(Struct, frozen=True, kw_only=True):
    """An indicator of the unit's declaration with what is bound to it; ``project`` is its number, ``unproved`` why nothing measures it."""

    key: str
    project: int
    project_name: str
    indicator: Indicator
    binding: Binding

    @property
    def name(self) -> str:
        """Return what the indicator is called."""
        return self.indicator.name or ""


Indicators = tuple[Bound, ...]
_kept: dict[tuple[str, int, int], Indicators] = {}
"""What was read before, by declaration, version and the time of the bindings: a handful of units."""
MOST_KEPT = 64


def indicators_of(where: Where) -> Indicators:
    """Return the indicators of a unit's year with their bindings, none where it has no declaration or no bindings."""
    for declaration in (
        Declaration.objects.filter(unit=where.unit, year=where.year).only("id", "unit", "year", "version").order_by("-changed")
    ):
        file = year_folder(declaration) / FILE_NAME
        if file.is_file():
            key = (declaration.id, declaration.version, file.stat().st_mtime_ns)
            if key not in _kept:
                if len(_kept) >= MOST_KEPT:
                    _kept.clear()
                _kept[key] = _read(declaration, file)
            return _kept[key]
    return ()


def _read(declaration: Declaration, file: Path) -> Indicators:
    try:
        bindings = read_bindings(file)
    except JixiaoError:
        return ()
    document = document_of(Version.objects.get(declaration=declaration, number=declaration.version))
    return tuple(_bound(document, bindings))


def _bound(document: Document, bindings: Bindings) -> Iterator[Bound]:
    by_indicator = bindings.by_indicator()
    for position, project in enumerate(document.projects):
        for place, indicator in enumerate(project.indicators):
            key = f"/projects/{position}/indicators/{place}"
            if key in by_indicator:
                number = number_of(project, position)
                yield Bound(key=key, project=number, project_name=project.name or "", indicator=indicator, binding=by_indicator[key])


def asks_of(bound: Indicators, budgets: Mapping[int, str]) -> list[Ask]:
    """Return what is to be measured for indicators; ``budgets`` are the ids of the projects' rows by number."""
    return [
        Ask(key=one.key, measure=one.binding.measure, project=budgets.get(one.project), params=one.binding.asked)
        for one in bound
        if one.binding.measure is not None and one.binding.measure in measures()
    ]


def budgets_of(book: Book) -> dict[int, str]:
    """Return the ids of the projects' rows in the budgets, by number."""
    return {int(str(row["code"])): str(row["at"]) for row in book.rows("budgets") if str(row["code"]).isdecimal()}


def fed_by(act: Act, desk: Desk, indicators: Indicators) -> Indicators:
    """Return the indicators that an act feeds: those of the desk's own operation where there are any."""
    found = tuple(one for one in indicators if _is_fed(one, act.feeds, desk))
    own = tuple(one for one in found if one.project == desk.operation)
    return own or found


def of_desk(desk: Desk, indicators: Indicators) -> Indicators:
    """Return the indicators that a desk's work comes to: of its operation, else those whose measures its acts feed."""
    own = tuple(one for one in indicators if one.project == desk.operation)
    feeds = {measure for act in desk.acts.values() for measure in act.feeds}
    return own or tuple(one for one in indicators if _is_fed(one, feeds, desk))


def _is_fed(one: Bound, feeds: Collection[str], desk: Desk) -> bool:
    """Whether an indicator is measured by one of these, and, where the measure is a general one, over a ledger that the desk keeps."""
    return one.binding.measure in feeds and (one.binding.ledger is None or one.binding.ledger in desk.keeps)


class Figure(Struct, frozen=True, kw_only=True):
    """An indicator as it stands: what it reached in words, how that comes, whether the target is met (None where nobody can tell).

    ``reads`` are the ledgers that it is measured by, the one it counts first.
    """

    key: str
    name: str
    project: str
    target: str
    now: str
    how: str
    met: bool | None
    why_not: str
    reads: tuple[str, ...] = ()


def figures(indicators: Indicators, book: Book, today: object) -> list[Figure]:
    """Return how indicators stand on a day, in their order."""
    found = measured_now(book, asks_of(indicators, budgets_of(book)), today)  # type: ignore[arg-type] # a day
    return [figure(one, found.get(one.key)) for one in indicators]


def figure(one: Bound, measured: Measured | None) -> Figure:
    """Return how an indicator stands."""
    target = one.indicator.target
    text = value_words(one, measured)
    known = measures().get(one.binding.measure or "")
    return Figure(
        key=one.key,
        name=one.name,
        project=one.project_name,
        target=target.raw if target is not None else "",
        now=text,
        how=_how(measured) if measured is not None else "",
        met=_met(target, one, measured),
        why_not="" if text else (one.binding.unproved or _why_not(measured)),
        reads=known.head.ledgers if known is not None else (),
    )


def _why_not(measured: Measured | None) -> str:
    if measured is None or measured.problem is not None:
        return "办了以后，评价时算"
    if measured.doubt is not None:
        return measured.doubt.zh
    return f"{measured.rows} 条记录里有没填的，补上才能算" if measured.rows else "还没有一条记录"


def value_words(one: Bound, measured: Measured | None) -> str:
    """Return what an indicator reached, as the form prints it; nothing where nothing is measured."""
    return actual_of(one.indicator, one.binding, measured, None).text or "" if measured is not None else ""


def plain_words(measured: Measured | None) -> str:
    """Return a figure that no indicator is bound to."""
    return "" if measured is None or measured.exact is None else printed(tidy(half_up(measured.exact, USUAL)), measured.unit)


def _how(measured: Measured) -> str:
    rows = f"{measured.rows} 条记录"
    left = f"，{measured.left_out_rows} 条不计" if measured.left_out_rows else ""
    kind = measures()[measured.measure].head.value
    if measured.exact is None:
        return measured.doubt.zh if measured.doubt is not None else ""
    if kind == SUM or not is_nonzero(measured.denominator):
        return f"{rows}加总{left}"
    top, below = filled(measured.numerator, Decimal(0)), measured.denominator
    return f"{below:,f} 里有 {top:,f}{left}，出自 {rows}" if kind == PART else f"{top:,f} ÷ {below:,f}{left}，出自 {rows}"


def _met(target: Target | None, one: Bound, measured: Measured | None) -> bool | None:
    value = actual_of(one.indicator, one.binding, measured, None).value if measured is not None else None
    if target is None or target.value is None or value is None:
        return None
    aim = target.value
    return {">=": value >= aim, "<=": value <= aim, ">": value > aim, "<": value < aim, "=": value == aim}.get(target.operator)
