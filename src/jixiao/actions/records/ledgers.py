"""The ledgers: which there are, spreadsheets to fill in, filled ones checked, records for what judges them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from jixiao.actions.many.folder import make_folder
from jixiao.actions.overwriting import claim_target
from jixiao.errors import UsageWrong
from jixiao.ledger.declared import Declared, differences
from jixiao.ledger.load import Loaded, Records, load
from jixiao.ledger.problems import Problem
from jixiao.ledger.schema import Column, ledgers
from jixiao.ledger.templates import template
from jixiao.write.atomic import write_whole

MOST_TOLD = 1000
"""So many problems are listed; the rest is counted."""


class ColumnSummary(Struct, frozen=True, kw_only=True):
    """A column as ``jixiao ledger list`` tells it."""

    name: str
    title: str
    title_en: str
    type: str
    required: bool
    key: bool
    personal: bool
    references: str | None
    choices: tuple[str, ...]
    note: str


class LedgerSummary(Struct, frozen=True, kw_only=True):
    """A ledger as ``jixiao ledger list`` tells it; ``operations`` are the kinds of project that keep it."""

    name: str
    title: str
    title_en: str
    note: str
    table: str
    operations: tuple[int, ...]
    columns: tuple[ColumnSummary, ...]


class ProblemSummary(Struct, frozen=True, kw_only=True):
    """A problem as ``jixiao ledger check`` tells it: place, what is wrong, the way out."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    cell: str | None
    ledger: str | None
    problem: str
    way_out: str


class CheckReport(Struct, frozen=True, kw_only=True):
    """The check of a folder; ``records`` are counts by ledger, and nothing was imported where there are problems.

    ``doubts`` are told and stop no import: days of another year, values that can't be, numbers left out.
    """

    folder: str
    records: dict[str, int]
    total: int
    problem_count: int
    problems: tuple[ProblemSummary, ...]
    doubt_count: int = 0
    doubts: tuple[ProblemSummary, ...] = ()


def list_ledgers(lang: str) -> tuple[LedgerSummary, ...]:
    """Return every ledger with the columns that people fill in; notes in the language asked for."""
    return tuple(
        LedgerSummary(
            name=ledger.name,
            title=ledger.title.zh,
            title_en=ledger.title.en,
            note=ledger.note.said(lang),
            table=ledger.table,
            operations=ledger.operations,
            columns=tuple(_column(column, lang) for column in ledger.filled),
        )
        for ledger in ledgers().values()
    )


def _column(column: Column, lang: str) -> ColumnSummary:
    return ColumnSummary(
        name=column.name,
        title=column.title.zh,
        title_en=column.title.en,
        type=column.type,
        required=column.is_needed,
        key=column.key,
        personal=column.personal,
        references=column.references,
        choices=column.choices,
        note=column.note.said(lang),
    )


def write_templates(folder: Path) -> tuple[Path, ...]:
    """Write a blank spreadsheet for every ledger; UsageWrong where one of that name is there already, before any is written."""
    return write_new(folder, {folder / f"{ledger.name}.xlsx": template(ledger) for ledger in ledgers().values()})


def write_new(folder: Path, files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files into the folder, made where it is not there; UsageWrong where one is there already, before any is written."""
    taken = [file.name for file in files if file.exists()]
    if taken:
        raise UsageWrong(
            f"“{folder}”里已有 {'、'.join(taken[:3])}{f' 等 {len(taken)} 个' if len(taken) > 3 else ''}，没有覆盖。请换一个文件夹。",
            f"“{folder}” already holds {', '.join(taken[:3])}; nothing was overwritten. Choose another folder.",
        )
    claim_target(folder)
    make_folder(folder)
    for file, content in files.items():
        write_whole(file, content)
    return tuple(files)


def check_folder(folder: Path, lang: str, declared: Sequence[Declared] = (), *, strict: bool = False) -> CheckReport:
    """Return what a folder of ledgers holds, every problem in it and what differs from the declaration; ``strict``: doubts are problems."""
    loaded = load(folder)
    beside = tuple(differences(loaded.records, declared)) if loaded.records is not None else ()
    problems, doubts = loaded.problems, (*loaded.doubts, *beside)
    if strict:
        problems, doubts = (*problems, *doubts), ()
    return CheckReport(
        folder=str(folder),
        records=dict(loaded.found),
        total=sum(count for _, count in loaded.found),
        problem_count=len(problems),
        problems=tuple(_told(problem, lang) for problem in problems[:MOST_TOLD]),
        doubt_count=len(doubts),
        doubts=tuple(_told(doubt, lang) for doubt in doubts[:MOST_TOLD]),
    )


def _told(problem: Problem, lang: str) -> ProblemSummary:
    what, way_out = (problem.what.en, problem.way_out.en) if lang == "en" else (problem.what.zh, problem.way_out.zh)
    return ProblemSummary(
        file=problem.file,
        sheet=problem.sheet,
        row=problem.row,
        column=problem.column,
        cell=problem.cell,
        ledger=problem.ledger,
        problem=what,
        way_out=way_out,
    )


def records_of(folder: Path) -> Records:
    """Return the records of a folder; UsageWrong when anything in it is wrong: half a folder is no evidence."""
    return records_in(folder, load(folder))


def records_in(folder: Path, loaded: Loaded) -> Records:
    """Return the records that were loaded; UsageWrong with the first problem where there are any."""
    if loaded.records is None:
        first, more = loaded.problems[0], len(loaded.problems)
        row = f"第 {first.row} 行" if first.row else ""
        raise UsageWrong(
            f"台账有 {more} 处问题，没有导入。第一处：{first.file} {row} {first.what.zh}。全部列出：jixiao ledger check {folder}",
            f"The ledgers have {more} problems, nothing was imported. First: {first.file} row {first.row}: {first.what.en}. "
            f"All of them: jixiao ledger check {folder}",
        )
    return loaded.records
