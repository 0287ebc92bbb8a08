"""The measures as they are listed."""

from msgspec import Struct

from jixiao.ledger.measurefile import Direction, Given, Measure, Period, Valued, measures


class MeasureSummary(Struct, frozen=True, kw_only=True):
    """A measure as ``jixiao measure list`` tells it; texts in the language asked for; ``own`` ones are the office's."""

    name: str
    title: str
    unit: str
    value: Valued
    direction: Direction
    period: Period
    ledgers: tuple[str, ...]
    definition: str
    source: str
    params: dict[str, Given]
    law: tuple[str, ...]
    words: tuple[str, ...]
    own: bool


def measure_summary(measure: Measure, lang: str) -> MeasureSummary:
    """Return the measure as it is listed."""
    head = measure.head
    return MeasureSummary(
        name=measure.name,
        title=head.title.said(lang),
        unit=head.unit,
        value=head.value,
        direction=head.direction,
        period=head.period,
        ledgers=head.ledgers,
        definition=head.definition.said(lang),
        source=head.source,
        params=measure.params,
        law=head.law,
        words=head.fits.words,
        own=measure.foreign,
    )


def list_measures(lang: str) -> tuple[MeasureSummary, ...]:
    """Return every measure there is, those of the office at work too."""
    return tuple(measure_summary(measure, lang) for measure in measures().values())
