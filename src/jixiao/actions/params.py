"""The dated parameters: standards, limits and word lists with their legal source."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from jixiao.params.load import Dated, Parameter, Value, parameters

Plain = str | tuple[str, ...]
"""A value as JSON holds it: exact numbers and dates as text, word lists as arrays."""


class ParamValue(Struct, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """A value in force from one day to another, both inclusive, with its source; ``verified``: checked against the official text."""

    value: Plain
    since: date | None
    until: date | None
    source: str
    verified: bool
    region: str | None


class ParamSummary(Struct, frozen=True, kw_only=True):
    """A parameter as ``jixiao params`` lists it."""

    name: str
    title: str
    unit: str | None
    file: str
    values: tuple[ParamValue, ...]


def list_params(on: date | None, lang: str) -> tuple[ParamSummary, ...]:
    """Return the parameters with all their values, or with those in force on a day; those without any then are left out."""
    listed = (_summary(parameter, on, lang) for parameter in parameters().values())
    return tuple(summary for summary in listed if summary.values)


def _summary(parameter: Parameter, on: date | None, lang: str) -> ParamSummary:
    title = parameter.title.said(lang)
    return ParamSummary(
        name=parameter.name, title=title, unit=parameter.unit, file=parameter.file, values=tuple(map(_value, _in_force(parameter, on)))
    )


def _in_force(parameter: Parameter, on: date | None) -> Iterable[Dated]:
    if on is None:
        return parameter.values
    dated = parameter.on(on)
    return () if dated is None else (dated,)


def _value(dated: Dated) -> ParamValue:
    return ParamValue(
        value=_plain(dated.value), since=dated.since, until=dated.until, source=dated.source, verified=dated.verified, region=dated.region
    )


def _plain(value: Value) -> Plain:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if isinstance(value, tuple) else str(value)
