"""The self-evaluation and the monitoring of a declaration by the records of its year: rows of the database, or a folder handed in.

What is measured is measured once for a text and the rows as they stand; what reviewers took off and what is supposed is scored anew.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Max
from django.utils.timezone import localdate, localtime

from jixiao.actions.evaluate import EvaluateRequest, EvaluationOutcome, evaluate, scored_anew
from jixiao.actions.monitor import MonitoringOutcome as Monitored
from jixiao.actions.monitor import MonitorRequest, judged_anew, monitor
from jixiao.errors import JixiaoError
from jixiao.evaluate.bindings import FILE_NAME, POINTER, Deduction
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document
from jixiao.web.declarations.content import text_of
from jixiao.web.desks.years import written
from jixiao.web.models import Declaration, Row, TakenOff, Unit, Version
from jixiao.web.problems import Problem
from jixiao.write.evaluation.working import evaluation_json as as_json
from jixiao.write.page import Page

LEDGERS = "ledgers"
MID_YEAR = (7, 31)
LAID = re.compile(r"[^\s“”：]*/jixiao-\w+/(document\.json)?")
"""Where a text and its records were laid out for a moment."""
KEPT = 8
"""Evaluations that a process remembers."""


def folder_of(unit: Unit, year: int) -> Path:
    """Return where the files of a unit's year lie: ``bindings.toml``, and ``ledgers/`` where a folder was handed in."""
    return Path(settings.JIXIAO.folder) / "years" / f"{unit.pk}-{year}"


def year_folder(declaration: Declaration) -> Path:
    """Return where the files of a declaration's unit and year lie."""
    return folder_of(declaration.unit, declaration.year or 0)


def has_records(declaration: Declaration) -> bool:
    """Whether there are records of its year: rows, or a folder."""
    kept = Row.objects.filter(unit=declaration.unit, year=declaration.year or 0, ledger__in=ledgers())
    return (year_folder(declaration) / LEDGERS).is_dir() or kept.exists()


def evaluation(declaration: Declaration, version: Version, what_if: tuple[str, ...] = ()) -> EvaluationOutcome:
    """Return the evaluation, or what it would be; Problem 409 where there are no records yet or they can't be used."""
    with _in_words(declaration):
        key = stamp(declaration, version)
        before = _once(key, _Of(declaration, version)) if key else _evaluated(declaration, version)
        return scored_anew(before, taken_off(declaration, before.document), what_if)


def monitored(declaration: Declaration, version: Version, day: date, what_if: tuple[str, ...] = ()) -> Monitored:
    """Return the monitoring on a day, or what it would be; Problem 409 as for the evaluation."""
    with _in_words(declaration):
        key = stamp(declaration, version)
        of = _Of(declaration, version)
        before = _monitored_once(key, of, day, localdate()) if key else _monitored(of, day, localdate())
        return judged_anew(before, what_if) if what_if else before


def usual_day(year: int | None, today: date) -> date:
    """Return the day on which monitoring looks where none is asked for: the end of July, or today where that has not come."""
    return min(date(year or today.year, *MID_YEAR), today)


def taken_off(declaration: Declaration, document: Document) -> tuple[Deduction, ...]:
    """Return what reviewers took off and did not give back, of indicators that are still those that they were."""
    rows = TakenOff.objects.filter(declaration=declaration, back=None).select_related("by").order_by("pk")
    return tuple(
        Deduction(indicator=one.path, points=one.points, reason=one.reason, person=f"{one.by.name}，{localtime(one.at):%Y-%m-%d}")
        for one in rows
        if name_at(document, one.path) == one.name
    )


def name_at(document: Document, path: str) -> str | None:
    """Return what the indicator of a pointer is called, empty where it has no name, None where there is none."""
    found = POINTER.fullmatch(path)
    if found is None or int(found[1]) >= len(document.projects):
        return None
    rows = document.projects[int(found[1])].indicators
    return (rows[int(found[2])].name or "") if int(found[2]) < len(rows) else None


class Key(NamedTuple):
    """What an evaluation follows from: the text, the rows as they stand, the bindings as they were written last."""

    digest: str
    rows: tuple[int, int]
    bindings: int


class _Of:
    """A declaration's text, which goes along with its key: what is equal is said by that."""

    def __init__(self, declaration: Declaration, version: Version) -> None:
        self.declaration, self.version = declaration, version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Of) and other.declaration.unit_id == self.declaration.unit_id

    def __hash__(self) -> int:
        return self.declaration.unit_id


def stamp(declaration: Declaration, version: Version) -> Key | None:
    """Return what an evaluation follows from, None where a folder that may change is read."""
    rows = Row.objects.filter(unit=declaration.unit, year=declaration.year or 0, ledger__in=ledgers())
    count, last = rows.aggregate(count=Count("pk"), last=Max("seq")).values()
    file = year_folder(declaration) / FILE_NAME
    written_at = file.stat().st_mtime_ns if file.is_file() else 0
    return Key(version.digest, (count, last or 0), written_at) if count else None


@lru_cache(maxsize=KEPT)
def _once(key: Key, of: _Of) -> EvaluationOutcome:  # noqa: ARG001 - it says when it is another
    return _evaluated(of.declaration, of.version)


def _evaluated(declaration: Declaration, version: Version) -> EvaluationOutcome:
    with TemporaryDirectory(prefix="jixiao-") as folder:
        file, laid = _laid(declaration, version, folder)
        return evaluate(EvaluateRequest(file=file, ledgers=laid, bindings=year_folder(declaration) / FILE_NAME), bytes)


@lru_cache(maxsize=KEPT)
def _monitored_once(key: Key, of: _Of, day: date, today: date) -> Monitored:  # noqa: ARG001 - it says when it is another
    return _monitored(of, day, today)


def _monitored(of: _Of, day: date, today: date) -> Monitored:
    with TemporaryDirectory(prefix="jixiao-") as folder:
        file, laid = _laid(of.declaration, of.version, folder)
        place = year_folder(of.declaration)
        return monitor(MonitorRequest(file=file, ledgers=laid, as_of=day, today=today, bindings=place / FILE_NAME), bytes)


@contextmanager
def as_files(declaration: Declaration, version: Version) -> Iterator[tuple[str, Path]]:
    """Give a text as a file, and the records of its year as a folder, while this lasts; Problem 409 where there are none or they are wrong."""
    with _in_words(declaration), TemporaryDirectory(prefix="jixiao-") as folder:
        yield _laid(declaration, version, folder)


def _laid(declaration: Declaration, version: Version, folder: str) -> tuple[str, Path]:
    """Lay out a text as a file, and the records of its year as a folder: the rows of the database where there are any."""
    file, beside = Path(folder, "document.json"), year_folder(declaration) / LEDGERS
    file.write_bytes(text_of(version))
    laid = written(declaration.unit, declaration.year or 0, beside, Path(folder, LEDGERS)) or beside
    if not laid.is_dir():
        raise Problem(409, f"“{declaration.unit.name}”{declaration.year or ''} 年度还没有台账，不能评价。请先导入台账。")
    return str(file), laid


@contextmanager
def _in_words(declaration: Declaration) -> Iterator[None]:
    """Have what is wrong with the records said without folders of this machine."""
    try:
        yield
    except Problem:
        raise
    except JixiaoError as wrong:
        said = LAID.sub(lambda found: declaration.title if found[1] else "", wrong.zh)
        raise Problem(409, said.replace(str(year_folder(declaration)), "台账文件夹")) from wrong


def evaluation_json(outcome: EvaluationOutcome) -> bytes:
    """Return it as ``jixiao evaluate --format json`` prints it."""
    return as_json(outcome.evaluation, Page())
