"""The keyed indicators, and what is proposed for each while nothing is recorded yet."""

import csv
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jixiao.evaluate.keep import Keep, keep
from jixiao.forms.grammar import standard_levels
from jixiao.formula.target import read_target
from jixiao.ledger.measurefile import measures
from jixiao.ledger.sector import sectors_of
from jixiao.model.document import Indicator, Project

KEYED, OFFICES, FURTHER = (Path(__file__).parent / f"{name}.csv" for name in ("keyed", "offices", "further"))
"""Of published forms; of offices of kinds that no sector was made by; and once more of such, keyed later."""
NONE = "-"
"""The answer where no shipped ledger proves an indicator."""


class Keyed(NamedTuple):
    """An indicator with the answers of a careful person."""

    sector: str
    project: Project
    indicator: Indicator
    answers: frozenset[str]
    is_set_aside: bool

    @property
    def is_provable(self) -> bool:
        """Whether a shipped ledger proves it beyond doubt."""
        return NONE not in self.answers


class Tried(NamedTuple):
    """A keyed indicator with what is proposed, None for nothing, and whether that is one of the answers."""

    keyed: Keyed
    kept: Keep | None
    is_right: bool


def keyed(file: Path) -> Iterator[Keyed]:
    """Yield the keyed indicators in the order of a file."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            level = standard_levels(None, row["level"])[1]
            indicator = Indicator(name=row["name"], level2=row["level"], level2_standard=level, target=read_target(row["target"]).target)
            yield Keyed(
                row["sector"],
                Project(name=row["project"], unit=row["unit"], indicators=(indicator,)),
                indicator,
                frozenset(row["answers"].split(" / ")),
                sha256((row["project"] + row["name"]).encode()).digest()[0] >= 128,
            )


@cache
def tried(file: Path = KEYED) -> tuple[Tried, ...]:
    """Return what is proposed for every keyed indicator of a file."""
    return tuple(map(_tried, keyed(file)))


def _tried(one: Keyed) -> Tried:
    found = keep(one.project, one.indicator, sectors_of((one.project.name, one.project.unit)), measures())
    return Tried(one, found, found is not None and not one.answers.isdisjoint(_told(found)))


def _told(found: Keep) -> Iterator[str]:
    """Yield a proposal as the key writes it: without parameters, and with one of them."""
    name = found.measure if found.ledger is None else f"{found.ledger}:{found.measure}"
    yield from (name, *(f"{name} {key}={value}" for key, value in found.params.items()))
