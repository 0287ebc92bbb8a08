"""What the unit states although records know better: held against the measure that is bound, else against the one that fits best."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jixiao.evaluate.actuals import actual_of
from jixiao.evaluate.bind import fitting, proposal
from jixiao.evaluate.bindings import POINTER, Binding, Bindings, place_of
from jixiao.evaluate.budgets import number_of
from jixiao.evaluate.given import Actual
from jixiao.ledger.measured import Ask, Measured
from jixiao.ledger.measurefile import Measure
from jixiao.ledger.measuring import Measuring
from jixiao.model.document import Document, Indicator


class Claim(NamedTuple):
    """A stated value beside what a measure gives: the indicator's pointer, the words, the measure, its actual, whether it is bound."""

    pointer: str
    said: str
    measure: Measure
    actual: Actual
    agrees: bool | None
    is_bound: bool


def claims(document: Document, bindings: Bindings, measuring: Measuring, known: Mapping[str, Measure], until: date) -> Iterator[Claim]:
    """Yield every stated value for which a measure is bound, or fits well enough and has records."""
    for binding in bindings.binding:
        if binding.stated is not None and POINTER.fullmatch(binding.indicator):
            yield from _claim(document, binding, measuring, known, until)


def _claim(document: Document, binding: Binding, measuring: Measuring, known: Mapping[str, Measure], until: date) -> Iterator[Claim]:
    position, number = place_of(binding.indicator)
    indicator = document.projects[position].indicators[number]
    place = measuring.projects.get(number_of(document.projects[position], position))
    names = fitting(document, position, number, known) if binding.measure is None else (binding.measure,)
    params = {} if binding.measure is None else binding.asked
    found = _measured(measuring, names, place, params, until)
    chosen = binding.measure
    if chosen is None:
        has_rows = {(position, name): one.exact is not None and one.rows > 0 for name, one in found.items()}
        chosen = proposal(document, position, number, known, has_rows).measure
        if chosen is None or not has_rows.get((position, chosen), False):
            return
    actual = actual_of(indicator, None, found[chosen], None)
    yield Claim(
        binding.indicator, binding.stated or "", known[chosen], actual, _agrees(indicator, binding, actual), binding.measure is not None
    )


def _measured(measuring: Measuring, names: Iterable[str], place: str | None, params: Mapping[str, str], until: date) -> dict[str, Measured]:
    asks = [Ask(key=name, measure=name, project=place, params=params) for name in names]
    return measuring.measure(asks, date(until.year, 1, 1), until)


def _agrees(indicator: Indicator, binding: Binding, actual: Actual) -> bool | None:
    """Return whether what is said is what the records give, to the digits that are said; None where they give nothing."""
    if actual.evidence == "none":
        return None
    said = actual_of(indicator, binding, None, None)
    if said.value is None or actual.value is None:
        return said.text == actual.text
    places = max(0, -int(said.value.as_tuple().exponent))
    return abs(said.value - actual.value) < Decimal(1).scaleb(-places)
