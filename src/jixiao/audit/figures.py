"""The figures of a document and the identities between them: cover, forms, narratives, printed totals, cost ceilings.

A *variable* is a figure somebody wrote. An *identity* ties variables: its residual is zero when they agree. An
identity that holds between two variables makes them one figure: whoever changes one must change the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from jixiao.facts.costs import amount, strict_total
from jixiao.facts.indicators import money_of
from jixiao.model.document import CostItem, Document, Funding, Project
from jixiao.model.finding import Finding
from jixiao.values.blank import filled
from jixiao.values.money import Money
from jixiao.values.rounding import fixed

ZERO = Decimal("0.00")
SOURCES = ("total", "total_fiscal", "total_other", "annual", "annual_fiscal", "carried_over", "annual_other")
"""The plan's money in a form: totals and what they come from."""


class Variable(Struct, frozen=True):
    """A written figure: its pointer, what it says, and how many written equations that hold it stands on."""

    path: str
    value: Money
    proofs: int = 0


class Identity(Struct, frozen=True):
    """``sum(coefficient × variable) = 0``, or ``<= 0`` for a ceiling; by the pointers of its variables."""

    name: str
    coefficients: tuple[tuple[str, int], ...]
    residual: Money
    ceiling: bool = False

    @property
    def holds(self) -> bool:
        """Whether the figures agree as they stand."""
        return self.residual <= 0 if self.ceiling else self.residual == 0

    def after(self, deltas: Mapping[str, Money]) -> Money:
        """Return the residual once every variable is moved by its delta."""
        return self.residual + sum((c * deltas.get(path, ZERO) for path, c in self.coefficients), ZERO)


class Figures(Struct, frozen=True):
    """All variables by pointer, and all identities."""

    variables: dict[str, Variable]
    identities: tuple[Identity, ...]


def figures(document: Document, findings: tuple[Finding, ...]) -> Figures:
    """Return the document's figures; a cost ceiling counts only where a finding holds it against the project's money."""
    variables: dict[str, Variable] = {}
    identities: list[Identity] = []
    for variable, identity in _all(document, findings):
        for v in variable:
            variables.setdefault(v.path, v)
        if identity:
            identities.append(identity)
    return Figures(variables, tuple(identities))


def _all(document: Document, findings: tuple[Finding, ...]) -> Iterator[tuple[tuple[Variable, ...], Identity | None]]:
    forms = {i: p.funding.annual for i, p in enumerate(document.projects) if p.has_form}
    known = {i: v for i, v in forms.items() if v is not None}
    about: dict[str, list[Finding]] = {}
    for finding in findings:
        for path in dict.fromkeys((finding.path, *finding.other_paths)):
            about.setdefault(path, []).append(finding)
    for i, project in enumerate(document.projects):
        yield from _project(f"/projects/{i}", project)
        yield from _ceilings(i, project, about.get(f"/projects/{i}/funding/annual", ()))
        yield from _sources(f"/projects/{i}/funding", project.funding, about)
    if document.stated_total is not None and known and len(known) == len(forms):
        cover = Variable("/stated_total", document.stated_total)
        terms = ((cover.path, 1), *((f"/projects/{i}/funding/annual", -1) for i in known))
        yield (cover,), Identity("cover", terms, document.stated_total - sum(known.values(), ZERO))


def _project(at: str, project: Project) -> Iterator[tuple[tuple[Variable, ...], Identity | None]]:
    form, narrative = project.funding.annual, strict_total(project.cost_items)
    form_variable = Variable(f"{at}/funding/annual", form) if form is not None else None
    if form_variable:
        yield (form_variable,), None
    if narrative is None:
        return
    written = Variable(f"{at}/narrative/budget", narrative, _proofs(project.cost_items))
    wrong = tuple(_wrong_items(f"{at}/cost_items", project.cost_items))
    moved = ((written.path, 1), *((v.path, 1) for v, _ in wrong))
    if form_variable and form is not None:
        yield (written,), Identity(f"narrative {at}", (*moved, (form_variable.path, -1)), narrative - form)
    if project.cost_total is not None:
        printed = Variable(f"{at}/cost_total", project.cost_total)
        yield (
            (printed, written),
            Identity(f"printed {at}", ((printed.path, 1), *((p, -c) for p, c in moved)), project.cost_total - narrative),
        )
    for variable, computed in wrong:
        yield (variable,), Identity(f"item {variable.path}", ((variable.path, 1),), variable.value - computed)


def _sources(at: str, funding: Funding, about: Mapping[str, Sequence[Finding]]) -> Iterator[tuple[tuple[Variable, ...], Identity | None]]:
    """Yield what a form's money should add up to, where a finding says that it does not."""
    known = {f"{at}/{name}": value for name in SOURCES if (value := getattr(funding, name)) is not None}
    for path, value in known.items():
        for finding in about.get(path, ()):
            parts = [Variable(other, known[other]) for other in finding.other_paths if other in known]
            gap = value - sum((part.value for part in parts), ZERO)
            if finding.path == path and parts and states(finding, gap):
                terms = ((path, 1), *((part.path, -1) for part in parts))
                yield (Variable(path, value), *parts), Identity(f"sources {finding.code} {at}", terms, gap)


def _proofs(items: tuple[CostItem, ...]) -> int:
    return sum((item.holds is True) + _proofs(item.children) for item in items)


def _wrong_items(at: str, items: tuple[CostItem, ...]) -> Iterator[tuple[Variable, Money]]:
    for position, item in enumerate(items):
        right = strict_total(item.children) if item.children else item.computed
        if item.stated is not None and right is not None and item.stated != right and (item.children or item.holds is False):
            yield Variable(f"{at}/{position}", filled(amount(item), ZERO)), right


def _ceilings(i: int, project: Project, about: Sequence[Finding]) -> Iterator[tuple[tuple[Variable, ...], Identity | None]]:
    form = project.funding.annual
    if form is None:
        return
    money = f"/projects/{i}/funding/annual"
    for j, indicator in enumerate(project.indicators):
        row, ceiling = f"/projects/{i}/indicators/{j}", money_of(indicator.target) if indicator.target else None
        if ceiling is None or not any(_holds_against(f, row, ceiling - form) for f in about):
            continue
        variable = Variable(f"{row}/target", ceiling)
        yield (variable,), Identity(f"ceiling {row}", ((variable.path, 1), (money, -1)), ceiling - form, ceiling=True)


def _holds_against(finding: Finding, row: str, gap: Money) -> bool:
    return any(p == row or p.startswith(row + "/") for p in (finding.path, *finding.other_paths)) and states(finding, gap)


def states(finding: Finding, gap: Money) -> bool:
    """Whether the finding's values state this difference, whatever its sign."""
    stated = fixed(abs(gap))
    return any(value is not None and value.lstrip("-") == stated for value in finding.values.values())
