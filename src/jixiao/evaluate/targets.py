"""The targets in force on a day: those of the document, changed by the adjustments that were decided by then and written down."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.audit.pairing import as_compared
from jixiao.evaluate.spending import TARGET_CHANGE, adjustments
from jixiao.facts.schema import Row
from jixiao.formula.target import read_target
from jixiao.ledger.load import Records
from jixiao.model.document import Indicator, Project


class Change(NamedTuple):
    """A target changed by a decision: the indicator's place, the value before and after, the record of it."""

    place: int
    before: str | None
    after: str
    row: Row


def in_force(project: Project, changes: Sequence[Change]) -> tuple[Indicator, ...]:
    """Return the project's indicators with the targets that the changes give them, the latest last."""
    newest: Mapping[int, Change] = {change.place: change for change in changes}
    return tuple(
        replace(indicator, target=read_target(newest[place].after).target) if place in newest else indicator
        for place, indicator in enumerate(project.indicators)
    )


def changes_of(records: Records, address: str | None, project: Project, path: str, day: date) -> Iterator[Change]:
    """Yield the changes of targets decided by the day; one that names no indicator of the form is passed over."""
    for row in adjustments(records, address, day):
        named, after = str(row["indicator"] or ""), row["new_target"]
        if row["kind"] != TARGET_CHANGE or not named or not isinstance(after, str):
            continue
        for place, indicator in enumerate(project.indicators):
            if named in (f"{path}/indicators/{place}", indicator.name) or as_compared(named) == as_compared(indicator.name):
                yield Change(place, None if indicator.target is None else indicator.target.raw, after, row)
                break
