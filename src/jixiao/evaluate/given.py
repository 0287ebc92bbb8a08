"""What an evaluation is computed from, gathered before: actuals from records, money, bindings, a scheme, suppositions."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from jixiao.evaluate.bindings import Bindings
from jixiao.facts.schema import Row
from jixiao.ledger.measured import Measured
from jixiao.ledger.measurefile import Measure
from jixiao.model.evaluation import Evidence
from jixiao.model.progress import BySource
from jixiao.model.step import Step
from jixiao.scoring.scheme import Scheme
from jixiao.values.money import Money


class Funds(Struct, frozen=True, kw_only=True):
    """A project's money in the records: budget at the start and in force, spent; with the records that say so.

    ``unscored`` says why the rate of what was spent earns nothing: the budget is not the declared one, or more was spent than there is.
    """

    initial: Money | None = None
    budget: Money | None = None
    executed: Money | None = None
    rows: int = 0
    addresses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    by_source: BySource = BySource()
    initial_by_source: BySource = BySource()
    unscored: Step | None = None


class Given(Struct, frozen=True, kw_only=True):
    """All that scores follow from. ``year`` completes dates without one; ``actuals`` and ``files`` are by pointer, ``funds`` by the project's position from 0.

    ``reasons`` are the records that say why something was not done, by address.
    ``stated_points`` and ``claimed_points`` are the per cent of its points that a value earns without records: where no ledger could
    prove it, and where one should.
    """

    scheme: Scheme
    bindings: Bindings
    measures: Mapping[str, Measure] = {}
    actuals: Mapping[str, Measured] = {}
    funds: Mapping[int, Funds] = {}
    files: Mapping[str, tuple[str, ...]] = {}
    what_if: Mapping[str, str] = {}
    year: int | None = None
    reasons: Mapping[str, Row] = {}
    stated_points: Decimal = Decimal(100)
    claimed_points: Decimal = Decimal(0)


class Actual(Struct, frozen=True, kw_only=True):
    """What an indicator reached, as a number in the unit of its target or as a word, and how we know.

    ``is_claim`` says that a measure should prove what is only stated.
    """

    evidence: Evidence
    value: Decimal | None = None
    unit: str | None = None
    word: str | None = None
    text: str | None = None
    problem: Step | None = None
    is_claim: bool = False
