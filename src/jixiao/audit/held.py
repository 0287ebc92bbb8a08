"""Verdicts that rest on what is not surely read become unknown, those that fail and those that pass, and name what keeps them open.

Which cells a verdict rests on: the pointers it tells, the columns that its rule reads of the subject's own row, and of other
rows those that the rule needs (:mod:`jixiao.audit.reads`): the rows that the verdict tells, those joined to its subject, or every
one of them, with the list they stand in. A verdict that nothing is there needs the place to have been seen empty.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from msgspec.structs import replace

from jixiao.audit.again import MOST, Again, Parts
from jixiao.audit.cells import and_above, cells_of, lists_of, pointer_of, project_of
from jixiao.audit.certainty import Sureness, certainty_of, is_part
from jixiao.audit.rests import Column, Reads, Rows, memory
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Judged, Tally, Verdict, owner_of, path_of, severity_of
from jixiao.facts.schema import Row, all_tables
from jixiao.facts.schema import Rows as Facts
from jixiao.model.document import Document
from jixiao.model.finding import Doubt, Severity
from jixiao.params.certainty import needed_for

ONE_CELL = frozenset(("printed_blank", "unreadable_value"))
"""Tables of which a row speaks of one cell: it counts where a verdict tells that cell."""
_doubts: Again[tuple[Doubt | None]] = Again(MOST)
_opened: Again[tuple[Verdict, ...]] = Again(MOST)


def settled(
    judged: Judged, rules: Mapping[str, Rule], documents: Mapping[str, Document], facts: Facts, parts: Mapping[str, Parts] | None = None
) -> Judged:
    """Return a run with what rests on a doubtful reading turned from fail or pass to unknown; ``documents`` and their ``parts`` by their keys."""
    grounds = {key: Ground(document, key, facts, (parts or {}).get(key)) for key, document in documents.items()}
    verdicts, tallies, by_project = [], Turned(judged.tallies), Turned(judged.by_project)
    for verdict in judged.verdicts:
        key = verdict.subject.partition(":")[0]
        doubt = grounds[key].doubt(verdict, rules[verdict.code]) if verdict.ok is False else None
        if doubt is not None:
            tallies.turn(verdict.code, key, fail=1, opened=1)
            by_project.turn(verdict.code, owner_of(verdict.subject), fail=1, opened=1)
        verdicts.append(verdict if doubt is None else verdict._replace(ok=None, doubt=doubt))
    passed = dict(judged.passed)
    for (code, owner), subjects in judged.passed.items():
        key = owner.partition(":")[0]
        opened = {verdict.subject: verdict for verdict in grounds[key].opened(rules[code], owner, subjects)}
        if opened:
            stay = passed[code, owner] = [subject for subject in subjects if subject not in opened]
            for counted, of in ((tallies, key), (by_project, owner)):
                counted.turn(code, of, passed=len(subjects) - len(stay), opened=len(opened))
            verdicts += opened.values()
    if any(ground.asked for ground in grounds.values()):
        memory().keep()
    return replace(judged, verdicts=tuple(verdicts), tallies=tallies.now, by_project=by_project.now, passed=passed)


class Turned:
    """Tallies while verdicts are turned to unknown."""

    def __init__(self, tallies: Mapping[tuple[str, str], Tally]) -> None:
        self.now = dict(tallies)

    def turn(self, code: str, owner: str, *, opened: int, passed: int = 0, fail: int = 0) -> None:
        """Count verdicts of a rule on an owner's subjects as unknown (``opened``) that passed, several on one subject among them, or failed."""
        if tally := self.now.get((code, owner)):
            now = tally._replace(passed=tally.passed - passed, fail=tally.fail - fail, unknown=tally.unknown + opened)
            self.now[code, owner] = now


class Case(NamedTuple):
    """A verdict as it is looked at: the table of its subject, the project it stands in, the pointers it tells."""

    subject: str
    table: str
    project: str | None
    told: tuple[str, ...]


class Weak(NamedTuple):
    """A cell of a row that is not sure enough for every finding."""

    row: Row
    why: Sureness


class Ground:
    """What verdicts on one document rest on; ``asked`` once it was asked what a rule rests on."""

    def __init__(self, document: Document, key: str, facts: Facts, parts: Parts | None = None) -> None:
        self.document, self._key, self._facts, self._parts = document, key, facts, parts
        self.asked = False
        self._certainty = certainty_of(document)
        self._rows: dict[str, list[Row]] = {}
        self._weak: dict[Column, list[Weak]] = {}
        self._sure: dict[tuple[str, Severity], bool] = {}
        self._may_be: dict[str | None, bool] = {}
        self._loose: dict[str, list[Row]] = {}
        self._weak_ids: dict[Column, dict[object, list[Sureness]]] = {}
        self._weak_in: dict[Column, set[str | None]] = {}
        self._weak_rows: dict[Column, dict[int, list[Weak]]] = {}
        self._keys: dict[tuple[str, str], dict[Any, list[Row]]] = {}
        self._of_all: dict[tuple[str, str], tuple[list[Row], ...]] = {}
        self._shared: dict[tuple[tuple[Column, ...], Rows, str, object], Sureness | None] = {}

    def doubt(self, verdict: Verdict, rule: Rule) -> Doubt | None:
        """Return what keeps a failing verdict open, None where it stands."""
        told = (verdict.subject.partition(":")[2], path_of(verdict), *verdict.other_paths)
        part = self._parts.of(told) if self._parts is not None else None
        return _doubts.made(part, (rule.hash, verdict), lambda: (self._doubt(verdict, rule),))[0]

    def _doubt(self, verdict: Verdict, rule: Rule) -> Doubt | None:
        needed = needed_for(severity_of(rule, verdict))
        weakest = min(self._weakest(verdict, rule, needed), default=None)
        if weakest is None or weakest.sure >= needed:
            return None
        return Doubt(path=weakest.path, kind=weakest.kind, confidence=weakest.sure, needed=needed)

    def opened(self, rule: Rule, owner: str, subjects: Sequence[str]) -> Iterable[Verdict]:
        """Return verdicts that stay open instead of passes of a rule; ``owner`` is the project that the subjects stand in, or the document."""
        if self._is_sure(owner, rule.head.severity):
            return ()
        needed, project = needed_for(rule.head.severity), project_of(owner.partition(":")[2])
        part = self._parts and project and self._parts.of((project,))
        return _opened.made(part or None, (rule.hash, owner, tuple(subjects)), lambda: tuple(self._opened(rule, project, subjects, needed)))

    def _is_sure(self, owner: str, severity: Severity) -> bool:
        """Whether all of a project, or of the document, is sure enough for findings of a severity."""
        if (owner, severity) not in self._sure:
            project = project_of(owner.partition(":")[2])
            self._sure[owner, severity] = self._certainty.least(None if project is None else {project}) >= needed_for(severity)
        return self._sure[owner, severity]

    def _opened(self, rule: Rule, project: str | None, subjects: Iterable[str], needed: Decimal) -> Iterator[Verdict]:
        self.asked = True
        reads = memory().of(rule, ok=True)
        if reads.followed and not (_rests_on_cells(reads) and self._may_be_open(reads, project)):
            return
        for subject in dict.fromkeys(subjects):
            case = Case(subject, rule.head.subject, project, ())
            weakest = min(self._own(case, reads) if reads.followed else self._everything(case), default=None)
            if weakest is not None and weakest.sure < needed:
                doubt = Doubt(path=weakest.path, kind=weakest.kind, confidence=weakest.sure, needed=needed)
                yield Verdict(rule.code, subject, None, None, (), (None,) * len(rule.values), doubt)

    def _may_be_open(self, reads: Reads, project: str | None) -> bool:
        """Whether a cell that is read of the project's rows, or of those outside all projects, is doubtful, or a list has to be whole."""
        near = (project, None)
        return any(lists_of(column) for column in reads.others.get(Rows.EVERY, ())) or any(
            project is None or not self._weak_projects(column).isdisjoint(near) for column in _all(reads)
        )

    def _weak_projects(self, column: Column) -> set[str | None]:
        """Return the projects whose rows have a doubtful cell in a column, None for rows outside all projects."""
        if column not in self._weak_in:
            self._weak_in[column] = {project_of(str(weak.row.get("at") or "")) for weak in self._doubtful(column)}
        return self._weak_in[column]

    def _weakest(self, verdict: Verdict, rule: Rule, needed: Decimal) -> Iterator[Sureness]:
        told = tuple(pointer for pointer in (path_of(verdict), *verdict.other_paths) if pointer.startswith("/") or not pointer)
        missing = bool(told) and not self._certainty.has(told[0]) and self._certainty.of_blank(told[0]).sure < needed
        project = project_of(verdict.subject.partition(":")[2], *told)
        near = None if project is None else {project, *filter(None, map(project_of, told))}
        if not missing and self._certainty.least(near) >= needed:
            return  # nothing that this verdict could rest on is so doubtful
        self.asked = True
        reads = memory().of(rule)
        if reads.followed and not _rests_on_cells(reads):
            return  # the verdict speaks of the reading itself
        yield from self._told(told, reads)
        case = Case(verdict.subject, rule.head.subject, project, told)
        yield from self._own(case, reads) if reads.followed else self._everything(case)

    def _told(self, told: Sequence[str], reads: Reads) -> Iterator[Sureness]:
        """Yield how sure the pointers are that a verdict tells; what it says is missing must have been seen empty."""
        for number, pointer in enumerate(told):
            if self._certainty.has(pointer):
                if not is_part(pointer):
                    yield self._certainty.at(pointer)
            elif number or (pointer in self.document.places and any(table == "unreadable_value" for table, _ in _all(reads))):
                yield self._certainty.at(pointer)
            else:
                yield self._certainty.of_blank(pointer)

    def _own(self, case: Case, reads: Reads) -> Iterator[Sureness]:
        """Yield the doubtful cells of the subject's own row and of the other rows that a rule reads."""
        for column in reads.own:
            yield from self._by_id(column).get(case.subject, ())
        for rows, columns in reads.others.items():
            by_table: dict[str, list[Column]] = {}
            for column in columns:
                by_table.setdefault(column[0], []).append(column)
            for table, some in by_table.items():
                yield from self._others(case, table, some, rows)

    def _others(self, case: Case, table: str, columns: Sequence[Column], rows: Rows) -> Iterator[Sureness]:
        weak = [found for column in columns if (found := self._by_row(column))]
        if weak:
            yield from self._doubted(case, table, columns, rows, weak)
        if rows is Rows.EVERY and (table, "at") in columns and table not in ONE_CELL:
            yield from self._lists(case, table)

    def _doubted(
        self, case: Case, table: str, columns: Sequence[Column], rows: Rows, weak: Sequence[Mapping[int, list[Weak]]]
    ) -> Iterator[Sureness]:
        """Yield the doubtful cells, of those in ``weak`` by their rows, that a rule reads of other rows than the subject's own."""
        told = self._rows_told(table, case)
        if table in ONE_CELL or (told and rows is not Rows.EVERY):
            yield from _among(weak, told)
            return
        own, shared = self._rows_in_scope(table, case)
        if rows is Rows.WITNESS and own:
            yield from _witness([row for some in (*shared, own) for row in some], columns, weak)
            return
        yield from _among(weak, own)
        apart = rows is not Rows.WITNESS and case.project is not None  # what is of no project is the same for each
        for of, some in [(id(one), (one,)) for one in shared] if apart else [(case.project, shared)]:
            key = (tuple(columns), rows, case.table, of)
            if key not in self._shared:
                together = [row for one in some for row in one]
                found = _witness(together, columns, weak) if rows is Rows.WITNESS else _among(weak, together)
                self._shared[key] = min(found, default=None)
            if (least := self._shared[key]) is not None:
                yield least

    def _lists(self, case: Case, table: str) -> Iterator[Sureness]:
        """Yield how sure the lists are complete that the rows of a table stand in."""
        projects = [case.project] if case.project is not None else [str(row["at"]) for row in self._table("project")]
        for of, _, name in (one.partition("/") for one in lists_of((table, "at"))):
            if of == "project":
                yield from (self._certainty.complete(f"{project}/{name}") for project in projects)
            elif case.project is None or case.table == table:
                yield self._certainty.complete(f"/{name}")

    def _everything(self, case: Case) -> Iterator[Sureness]:
        """Yield all that a rule may read whose SELECT is not followed."""
        for table, columns in all_tables().items():
            yield from self._lists(case, table)
            for column in columns:
                yield from (w.why for w in self._doubtful((table, column.name)) if _is_in_scope(table, w.row, case))

    def _table(self, table: str) -> list[Row]:
        """Return the document's rows of a table."""
        if table not in self._rows:
            own = f"{self._key}:"
            self._rows[table] = [
                row for row in self._facts.get(table, ()) if own in (row.get("document"), row["id"] if table == "document" else "")
            ]
        return self._rows[table]

    def _rows_told(self, table: str, case: Case) -> list[Row]:
        """Return the rows other than the subject's that the pointers of a verdict lead into."""
        known = self._keyed(table, "at", _at)
        above = dict.fromkeys(part for told in case.told for part in and_above(told))
        return [row for part in above for row in known.get(part, ()) if row.get("id") != case.subject]

    def _rows_in_scope(self, table: str, case: Case) -> tuple[list[Row], tuple[list[Row], ...]]:
        """Return the rows of a table that belong to the subject of a verdict, and those of its project, or of its document, that name none."""
        known = self._keyed(table, case.table, partial(_belongs_to, table, case.table))
        if (table, case.table) not in self._of_all:
            self._of_all[table, case.table] = tuple(rows for (by, _), rows in known.items() if by == OF_PROJECT)
        near = (known.get((OF_PROJECT, of), NO_ROWS) for of in (None, case.project))
        return known.get((case.table, case.subject), []), self._of_all[table, case.table] if case.project is None else tuple(near)

    def _keyed(self, table: str, by: str, key: Callable[[Row], object]) -> dict[Any, list[Row]]:
        """Return the document's rows of a table by a key of theirs; ``by`` names the key."""
        if (table, by) not in self._keys:
            found = self._keys[table, by] = {}
            for row in self._table(table):
                found.setdefault(key(row), []).append(row)
        return self._keys[table, by]

    def _by_row(self, column: Column) -> dict[int, list[Weak]]:
        """Return the doubtful cells of a column by the identity of their row."""
        if column not in self._weak_rows:
            found = self._weak_rows[column] = {}
            for weak in self._doubtful(column):
                found.setdefault(id(weak.row), []).append(weak)
        return self._weak_rows[column]

    def _by_id(self, column: Column) -> dict[object, list[Sureness]]:
        """Return the doubtful cells of a column by the id of their row."""
        if column not in self._weak_ids:
            found = self._weak_ids[column] = {}
            for weak in self._doubtful(column):
                found.setdefault(weak.row["id"], []).append(weak.why)
        return self._weak_ids[column]

    def _may_be_weak(self, row: Row, enough: Decimal) -> bool:
        """Whether anything of the row's project, or outside all projects, is less sure than that."""
        project = project_of(str(row.get("at") or ""))
        if project not in self._may_be:
            self._may_be[project] = project is None or self._certainty.least((project,)) < enough
        return self._may_be[project]

    def _loose_rows(self, table: str, enough: Decimal) -> list[Row]:
        """Return the rows of a table of which any cell may be less sure than that."""
        if table not in self._loose:
            self._loose[table] = [row for row in self._table(table) if self._may_be_weak(row, enough)]
        return self._loose[table]

    def _doubtful(self, column: Column) -> list[Weak]:
        """Return the rows whose column is read from a cell that is not sure enough for every finding, with that cell."""
        if column not in self._weak:
            enough = needed_for("error")
            found = (
                (row, self._certainty.at(at))
                for row in (self._loose_rows(column[0], enough) if cells_of(column) else ())
                for cell in cells_of(column)
                if (at := pointer_of(cell, row)) is not None
            )
            self._weak[column] = [Weak(row, why) for row, why in found if why.sure < enough]
        return self._weak[column]


def _all(reads: Reads) -> Iterator[Column]:
    yield from reads.own
    for columns in reads.others.values():
        yield from columns


def _rests_on_cells(reads: Reads) -> bool:
    """Whether a verdict rests on what stands in the document: on a cell, or on a list being complete."""
    return any(map(cells_of, _all(reads))) or any(map(lists_of, reads.others.get(Rows.EVERY, ())))


NO_ROWS: list[Row] = []
OF_PROJECT = "project of"
"""Marks rows that belong to a project, or to none, in the keys of :func:`_belongs_to`."""


def _at(row: Row) -> object:
    return row.get("at")


def _belongs_to(table: str, subjects: str, row: Row) -> tuple[str, object]:
    """Return what a row belongs to: a subject of the table ``subjects`` where it names one, else its project, None for one of none."""
    if subjects in row and table != subjects:
        return subjects, row[subjects]
    own = row.get("at") if table == "project" and table != subjects else str(row.get("project") or "").rpartition(":")[2] or None
    return OF_PROJECT, own


def _is_in_scope(table: str, row: Row, case: Case) -> bool:
    """Whether a row belongs to the subject of a verdict, else to its project, else to its document."""
    by, of = _belongs_to(table, case.table, row)
    return of == case.subject if by != OF_PROJECT else case.project is None or of is None or of == case.project


def _witness(scope: Sequence[Row], columns: Sequence[Column], weak: Sequence[Mapping[int, list[Weak]]]) -> Iterator[Sureness]:
    """Yield the surest of the rows, those with all columns where there are such, of which one would do, where none is sure."""
    names = [name for table, name in columns if cells_of((table, name))]
    whole = [row for row in scope if all(row.get(name) is not None for name in names)]
    return _none_is_sure(whole or scope, weak)


def _among(weak: Sequence[Mapping[int, list[Weak]]], rows: Iterable[Row]) -> Iterator[Sureness]:
    return (one.why for row in rows for column in weak for one in column.get(id(row), ()))


def _none_is_sure(scope: Sequence[Row], weak: Sequence[Mapping[int, list[Weak]]]) -> Iterator[Sureness]:
    """Yield the surest of the rows of which one would do, where none is sure."""
    worst = [min(found, default=None) for found in ([one.why for c in weak for one in c.get(id(row), ())] for row in scope)]
    known = [sure for sure in worst if sure is not None]
    if known and len(known) == len(worst):
        yield max(known)
