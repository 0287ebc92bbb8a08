"""From a score to its rows, and from a row to the scores that it proves: read off the evaluation of the year, both ways."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from jixiao.model.evaluation import Evaluation, ScoredIndicator, ScoredProject
from jixiao.web.declarations.evaluating import Key, evaluation, has_records, stamp
from jixiao.web.models import Declaration, Version
from jixiao.web.people.access import as_seen, visible
from jixiao.web.problems import Problem
from jixiao.web.records.reach import Shelf
from jixiao.write.evaluation.words import points_words, score_words

EXECUTION = "预算执行率"
KEPT = 4
MOST = 40


class Proof(Struct, frozen=True, kw_only=True):
    """An indicator that a row is looked at for: which project and indicator, its figure and points, whether the row counts, else why not.

    ``link`` leads to its working on the page of the score.
    """

    project: str
    name: str
    actual: str
    points: str
    score: str
    counts: bool
    why: str
    link: str
    path: str = ""


class Proven(Struct, frozen=True, kw_only=True):
    """What rows of a year prove: by address; ``by_ledger`` are the indicators of which not every row could be named."""

    by_address: Mapping[str, tuple[Proof, ...]]
    by_ledger: Mapping[str, tuple[Proof, ...]]

    def of(self, address: str) -> tuple[Proof, ...]:
        """Return what a row proves."""
        return self.by_address.get(address, ())

    def rows_of(self, path: str) -> dict[str, Proof]:
        """Return by address the rows that are looked at for an indicator, or for a project's execution."""
        return {at: proof for at, found in self.by_address.items() for proof in found if proof.path == path}


NOTHING = Proven(by_address={}, by_ledger={})


def declared(shelf: Shelf) -> tuple[Declaration, Version] | None:
    """Return the declaration of a unit's year that is evaluated, as somebody sees it; None where none is to be seen."""
    rows = visible(shelf.mine).filter(unit=shelf.unit, year=shelf.year, kind="declaration", version__gt=0)
    row = next((row for row in rows[:MOST] if has_records(row)), None)
    if row is None:
        return None
    return row, as_seen(shelf.mine, row).version()


def proofs_of(shelf: Shelf) -> Proven:
    """Return what the year's rows prove, nothing where the year can't be evaluated."""
    found = declared(shelf)
    if found is None:
        return NOTHING
    key = stamp(*found)
    return _proven(key, found[0].pk, _Given(*found)) if key else _read(*found)


class _Given:
    """A declaration and its version, which go along with their key."""

    def __init__(self, declaration: Declaration, version: Version) -> None:
        self.declaration, self.version = declaration, version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Given)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=KEPT)
def _proven(key: Key, declaration: str, given: _Given) -> Proven:  # noqa: ARG001 - they say when it is another
    return _read(given.declaration, given.version)


def _read(declaration: Declaration, version: Version) -> Proven:
    try:
        told = evaluation(declaration, version).evaluation
    except Problem:
        return NOTHING
    by_address: dict[str, list[Proof]] = {}
    by_ledger: dict[str, list[Proof]] = {}
    for address, proof in _proofs(told, declaration.pk):
        by_address.setdefault(address, []).append(proof)
    for n, project in enumerate(told.projects, 1):
        for one in project.indicators:
            if one.rows > len(one.addresses) and one.addresses:
                name = one.addresses[0].removeprefix("ledger:").partition("#")[0]
                by_ledger.setdefault(name, []).append(_proof(project, one, _base(declaration.pk, n)))
    return Proven(
        by_address={at: tuple(found) for at, found in by_address.items()},
        by_ledger={name: tuple(found) for name, found in by_ledger.items()},
    )


def _proofs(told: Evaluation, key: str) -> Iterator[tuple[str, Proof]]:
    for n, project in enumerate(told.projects, 1):
        spent, base = project.execution, _base(key, n)
        own = Proof(
            project=_named(project),
            name=EXECUTION,
            actual="" if spent.rate is None else f"{spent.rate:f}%",
            points=points_words(spent.points),
            score=score_words(spent.score),
            counts=True,
            why="",
            link=f"{base}-w",
            path=project.path,
        )
        yield from ((address, own) for address in spent.addresses)
        for one in project.indicators:
            yield from ((address, _proof(project, one, base)) for address in one.addresses)
            yield from ((left.address, _proof(project, one, base, left.why)) for left in one.left_out)


def _proof(project: ScoredProject, one: ScoredIndicator, base: str, why: str | None = None) -> Proof:
    place = one.path.rpartition("/")[2]
    return Proof(
        project=_named(project),
        name=one.name or "（无名称）",
        actual=f"{one.actual or ''}{one.unit or '' if one.actual and one.unit and not one.actual.endswith(one.unit) else ''}",
        points=points_words(one.points),
        score=score_words(one.score),
        counts=why is None,
        why=why or "",
        link=f"{base}-i{place}",
        path=one.path,
    )


def _named(project: ScoredProject) -> str:
    return f"{'' if project.number is None else project.number} {project.name or ''}".strip()


def _base(key: str, position: int) -> str:
    """Return how the links begin to a project's part of the page of the score."""
    return f"/d/{key}/score/{position}#p{position}"
