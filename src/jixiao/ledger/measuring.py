"""Measures run on the records of a year; the same question asked twice is answered once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from datetime import date
from difflib import get_close_matches

from msgspec import ValidationError
from msgspec.structs import replace

from jixiao.errors import UsageWrong
from jixiao.facts.build import document_key
from jixiao.facts.duck import DuckDBError, DuckDBPyConnection
from jixiao.facts.schema import Rows
from jixiao.ledger.general import general
from jixiao.ledger.load import Records
from jixiao.ledger.measured import Ask, Measured, measured, unreliable, within
from jixiao.ledger.measurefile import Measure, measures
from jixiao.ledger.measureforeign import Answer, run_foreign_measures
from jixiao.ledger.measuresum import filled, params_of, summed_up, totals_of
from jixiao.ledger.problems import Unreliable
from jixiao.ledger.schema import PREFIX, ledgers
from jixiao.ledger.sound import sound, without_impossible
from jixiao.model.document import Document
from jixiao.sql.fenced import Query, why_stopped
from jixiao.sql.tables import like_tables, shared_tables

ANY_UNIT = "项"
Key = tuple[str, str]
"""A measure's name and its SELECT, filled in."""


class Measuring:
    """Records in a database, to be measured; ``projects`` are the ids of the budgets' rows by the projects' numbers.

    ``facts`` are the same records as rows: foreign measures, run in a child, get a copy of them. ``held`` are the ledgers that are
    there, None where that is not known. ``shaken`` tells by table what is impossible in it; ``plausible`` are the records without that.
    """

    def __init__(
        self,
        connection: DuckDBPyConnection,
        known: Mapping[str, Measure] | None = None,
        facts: Rows | None = None,
        *,
        held: frozenset[str] | None = None,
        shaken: Mapping[str, Unreliable] | None = None,
        plausible: DuckDBPyConnection | None = None,
    ) -> None:
        self._connection = connection
        self._held, self._shaken, self._plausible = held, shaken or {}, plausible
        self._known = measures() if known is None else known
        self._facts: Rows = facts or {}
        self._told: dict[Key, Measured] = {}
        found = connection.execute("SELECT b.code, b.id FROM ledger_budgets AS b ORDER BY b.code DESC, b.id DESC").fetchall()
        self.projects: Mapping[int, str] = {code: id_ for code, id_ in found if code is not None}

    def measure(self, asks: Sequence[Ask], starts: date, until: date) -> dict[str, Measured]:
        """Return the figures by the asks' keys, of days from ``starts`` to ``until``, knowing nothing of what came later.

        UsageWrong for a measure that there is none of, or a parameter that it does not have. A measure that can't be run has
        no value and tells its ``problem``.
        """
        selects = {ask.key: self._select(ask, starts, until) for ask in asks}
        units = {ask.key: unit_of(chosen(self._known, ask.measure), ask) for ask in asks}
        new = {key: measure for key, measure in selects.values() if key not in self._told}
        self._told |= {key: self._run(measure, key[1], until) for key, measure in new.items() if not measure.foreign}
        self._told |= self._run_foreign({key: measure for key, measure in new.items() if measure.foreign}, until)
        return {name: replace(self._told[key], unit=units[name]) for name, (key, _) in selects.items()}

    def _select(self, ask: Ask, starts: date, until: date) -> tuple[Key, Measure]:
        measure = chosen(self._known, ask.measure)
        return (measure.name, filled(measure, ask, starts, until)), measure

    def _run(self, measure: Measure, sql: str, until: date) -> Measured:
        statement = summed_up(measure, sql, until)
        found = _told(measure, _answer(self._connection, statement))
        own = measure.head.ledgers or {table.removeprefix(PREFIX) for table in self._shaken}
        why = next((why for table, why in self._shaken.items() if table.removeprefix(PREFIX) in own), None)
        if why is not None and self._plausible is not None and _told(measure, _answer(self._plausible, statement)) != found:
            return unreliable(found, why)
        return self._kept(measure, found)

    def _kept(self, measure: Measure, found: Measured) -> Measured:
        """Return the figure, as one in doubt where a ledger it needs is not there or it can't be at all."""
        head = measure.head
        absent = [] if self._held is None else [name for name in head.ledgers if name not in self._held and name not in head.optional]
        return unreliable(found, _absent(absent)) if absent and found.problem is None else within(found, head)

    def _run_foreign(self, asked: Mapping[Key, Measure], until: date) -> dict[Key, Measured]:
        queries = [Query(name, sql, summed_up(measure, sql, until)) for (name, sql), measure in asked.items()]
        answers = run_foreign_measures(queries, self._facts) if queries else ()
        return {key: self._kept(measure, _told(measure, answer)) for (key, measure), answer in zip(asked.items(), answers, strict=True)}


def _answer(connection: DuckDBPyConnection, statement: str) -> Answer:
    try:
        return Answer(totals_of(connection, statement))
    except (DuckDBError, ValidationError) as wrong:
        return Answer(problem=why_stopped(wrong).zh)


def _absent(names: Sequence[str]) -> Unreliable:
    titles = [ledgers()[name].title for name in names]
    return Unreliable(f"文件夹里没有台账“{'”“'.join(t.zh for t in titles)}”", f"the folder has no ledger {', '.join(t.en for t in titles)}")


def _told(measure: Measure, answer: Answer) -> Measured:
    head = measure.head
    if answer.totals is None:
        return Measured(measure=measure.name, unit=head.unit, problem=answer.problem)
    return measured(measure.name, head.unit, head.value, answer.totals)


def unit_of(measure: Measure, ask: Ask) -> str:
    """Return the unit of what is asked for: a general measure's ``{unit}`` is that of its parameter."""
    return measure.head.unit.replace("{unit}", str(params_of(measure, ask.params).get("unit", "")) or ANY_UNIT)


def chosen(known: Mapping[str, Measure], name: str) -> Measure:
    """Return the measure of that name; UsageWrong tells those like it."""
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.4)
        raise UsageWrong(
            f"没有名为“{name}”的度量。{'相近的有：' + '、'.join(near) + '。' if near else ''}用 jixiao measure list 查看全部。",
            f"There is no measure “{name}”.{' Near ones: ' + ', '.join(near) + '.' if near else ''} See jixiao measure list.",
        )
    return known[name]


class Kept:
    """Databases of records that stay open: the same records, held against the same document, are opened once."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._open: list[tuple[Records, Document, Mapping[str, Measure], Measuring]] = []

    def measuring(self, records: Records, document: Document, known: Mapping[str, Measure]) -> Measuring:
        """Return what measures these records, opened now or before."""
        for one, held_against, by, measuring in self._open:
            if one is records and held_against is document and by == known:
                return measuring
        found = self._stack.enter_context(_opened(records, document, known))
        self._open.append((records, document, known, found))
        return found


_kept: ContextVar[Kept | None] = ContextVar("kept", default=None)


@contextmanager
def kept_open() -> Iterator[None]:
    """Keep open, while this lasts, what :func:`opened` opens, and what rules on the same records are judged in before."""
    with ExitStack() as stack:
        stack.enter_context(shared_tables())
        token = _kept.set(Kept(stack))
        try:
            yield
        finally:
            _kept.reset(token)


@contextmanager
def opened(records: Records, document: Document, known: Mapping[str, Measure] | None = None) -> Iterator[Measuring]:
    """Give the records of a year, held against a document, to be measured; ``known`` are the measures, the shipped ones by default."""
    measured_by, kept = measures() if known is None else known, _kept.get()
    if kept is not None:
        yield kept.measuring(records, document, measured_by)
        return
    with _opened(records, document, measured_by) as measuring:
        yield measuring


@contextmanager
def _opened(records: Records, document: Document, known: Mapping[str, Measure]) -> Iterator[Measuring]:
    key = document_key(0)
    facts = sound(records.facts(key, document), document.fiscal_year)
    plausible, shaken = without_impossible(facts)
    facts, plausible = ({**rows, **general(rows, key, records.held)} for rows in (facts, plausible))
    with ExitStack() as stack:
        filled = [
            stack.enter_context(like_tables({name: own for name, own in rows.items() if own}))
            for rows in ((facts, plausible) if shaken else (facts,))
        ]
        yield Measuring(filled[0], known, facts, held=records.held, shaken=shaken, plausible=filled[-1])
