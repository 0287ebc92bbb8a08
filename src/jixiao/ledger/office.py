"""An office's own ledgers, measures and rules: files in its folder, told apart by their names, in force where they are asked for.

``meals.toml`` is a ledger, ``meals_served.sql`` a measure, ``XPT01_no_meals.sql`` a rule. A file that is wrong costs itself only.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, to_builtins

from jixiao.audit.foreign import files_of
from jixiao.audit.rulefile import FILE_NAME as RULE
from jixiao.errors import ContentInvalid
from jixiao.facts.ledgers import tables_sql
from jixiao.facts.schema import own_tables
from jixiao.ledger.ledgerfile import load_ledger
from jixiao.ledger.measurefile import Measure, load_foreign_measure, own_measures, shipped_measures
from jixiao.ledger.schema import Ledger, own_ledgers, shipped_ledgers

DESK = ".desk.toml"
"""How files that declare desks end: they are for a layer above."""
NO_CONTENT = frozenset(("jixiao.toml", "bindings.toml"))
"""Files of other kinds that may lie in an office's folder."""


class Office(Struct, frozen=True, kw_only=True):
    """What an office has of its own, and what is wrong with files left out; ``files`` are those of the measures."""

    ledgers: Mapping[str, Ledger] = {}
    measures: Mapping[str, Measure] = {}
    files: tuple[Path, ...] = ()
    problems: tuple[ContentInvalid, ...] = ()


def office_of(folders: Iterable[Path]) -> Office:
    """Return what stands in the folders and below them; UsageWrong for one that is not there or holds too much."""
    files = [file for folder in folders for file in files_of(folder) if file.name not in NO_CONTENT and not file.name.endswith(DESK)]
    kept, wrong = _ledgers(file for file in files if file.suffix == ".toml")
    selects = tuple(file for file in files if file.suffix == ".sql" and not RULE.fullmatch(file.name))
    own, bad = _measures(selects)
    return Office(ledgers=kept, measures=own, files=selects, problems=(*wrong, *bad))


def _ledgers(files: Iterable[Path]) -> tuple[dict[str, Ledger], list[ContentInvalid]]:
    """Return the ledgers; one may refer to another that comes after it, so those left are tried again while that helps."""
    found: dict[str, Ledger] = {}
    todo: list[Path] = []
    left = list(files)
    problems: list[ContentInvalid] = []
    while len(left) != len(todo):
        todo, left, problems = left, [], []
        for file in todo:
            try:
                found[file.stem] = load_ledger(file, {**shipped_ledgers(), **found})
            except ContentInvalid as wrong:
                problems.append(wrong)
                left.append(file)
    return found, problems


def _measures(files: Iterable[Path]) -> tuple[dict[str, Measure], list[ContentInvalid]]:
    found: dict[str, Measure] = {}
    problems: list[ContentInvalid] = []
    for file in files:
        try:
            found[file.stem] = load_foreign_measure(file, {**shipped_measures(), **found})
        except ContentInvalid as wrong:
            problems.append(wrong)
    return found, problems


@contextmanager
def at_work(office: Office) -> Iterator[Office]:
    """Have an office's own ledgers and measures in force: their tables, names and figures are like the shipped ones meanwhile."""
    tokens = (
        own_tables.set(tables_sql(to_builtins(list(office.ledgers.values())))),
        own_ledgers.set(office.ledgers),
        own_measures.set(office.measures),
    )
    try:
        yield office
    finally:
        own_tables.reset(tokens[0])
        own_ledgers.reset(tokens[1])
        own_measures.reset(tokens[2])
