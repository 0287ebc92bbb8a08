"""The open data of the whole site, and what every column means in words: the data dictionary."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from jixiao.system.sentences import CHINESE
from jixiao.write.as_json import as_json
from jixiao.write.document.open_data import DataColumn, DataTable, resource, table_csv
from jixiao.write.site.frame import DATA, framed, seat_of
from jixiao.write.site.record import Portal, Question, Reached, Year, name_of
from jixiao.write.site.say import Say

KINDS = {
    "string": ("文字", "text"),
    "number": ("数", "number"),
    "integer": ("整数", "whole number"),
    "boolean": ("是否", "yes or no"),
    "date": ("日期", "day"),
}
Words = tuple[str, str]
Told = tuple[str, str, Words]
Cells = tuple[object, ...]
Rows = Callable[[Year], Iterator[Cells]]
WHERE: tuple[Told, ...] = (("unit", "string", ("单位", "unit")), ("year", "integer", ("年度", "year")))


def public_tables(portal: Portal) -> tuple[DataTable, ...]:
    """Return the tables that are over all documents, those that hold a row."""
    made = (_table(portal, *sheet) for sheet in SHEETS)
    return tuple(table for table in made if table.rows)


def _table(portal: Portal, name: str, title: Words, columns: Sequence[Told], rows: Rows) -> DataTable:
    say = Say(portal.lang)
    heads = tuple(DataColumn(key, kind, say(*words)) for key, kind, words in (*WHERE, *columns))
    return DataTable(name, say(*title), heads, tuple(tuple(map(_text, (y.unit, y.year, *row))) for y in portal.years for row in rows(y)))


def _text(value: object) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _results(year: Year) -> Iterator[Cells]:
    for n, project in enumerate(year.projects):
        if (found := year.lead.result_of(n)) is not None:
            whole = (name_of(project, n), found.until, found.budget, found.spent)
            yield from ((*whole, one.name, one.target, one.actual) for one in found.reached or (Reached("", None, ""),))


def _doubts(year: Year) -> Iterator[Cells]:
    yield from ((None, "error", sentence) for sentence in year.lead.wrong_cover)
    for n, project in enumerate(year.projects):
        yield from ((name_of(project, n), one.weight, one.sentence) for one in year.lead.wrong_in(n))


def _activities(year: Year) -> Iterator[Cells]:
    yield from ((a.day, a.planned, a.title, a.kind, a.people, a.project) for a in year.public.activities)


def _surveys(year: Year) -> Iterator[Cells]:
    for s in year.public.surveys:
        yield from ((s.held_on, s.respondents, s.project, s.sent, s.returned, q.text, *counts(q)) for q in s.questions)


def counts(question: Question) -> tuple[int | None, ...]:
    """Return how many gave which answer, nothing where too few answered."""
    told = (question.satisfied, question.fair, question.unsatisfied)
    return told if question.is_told else (None,) * len(told)


def _comments(year: Year) -> Iterator[Cells]:
    for d in year.public.drafts:
        for p in d.paragraphs:
            yield from ((d.title, p.number, c.day, c.text, c.taken, c.answer) for c in p.comments)


def _paragraphs(year: Year) -> Iterator[Cells]:
    for d in year.public.drafts:
        yield from ((d.title, p.number, p.text, p.changed, p.changed_on) for p in d.paragraphs if p.text is not None)


def _replies(year: Year) -> Iterator[Cells]:
    yield from ((r.day, r.project, r.question, r.answer, r.answered_on) for r in year.public.replies)


PROJECT: Words = ("项目", "project")
SHEETS: tuple[tuple[str, Words, tuple[Told, ...], Rows], ...] = (
    (
        "results",
        ("结果", "Results"),
        (
            ("project", "string", PROJECT),
            ("until", "date", ("做到哪天；空白是全年", "up to which day; blank: the whole year")),
            ("budget", "number", ("预算，元", "budget, yuan")),
            ("spent", "number", ("花了多少，元", "spent, yuan")),
            ("indicator", "string", ("指标", "indicator")),
            ("target", "string", ("答应的", "promised")),
            ("actual", "string", ("做到的", "reached")),
        ),
        _results,
    ),
    (
        "doubts",
        ("对不上、写得不清楚的", "What does not add up or is unclear"),
        (
            ("project", "string", ("项目；空白是封面", "project; blank: the cover")),
            ("weight", "string", ("error 对不上，warning 写得不清楚", "error: does not add up, warning: unclear")),
            ("sentence", "string", ("怎么回事", "what is wrong")),
        ),
        _doubts,
    ),
    (
        "activities",
        ("活动", "Activities"),
        (
            ("held_on", "date", ("举办日期；空白是没有办", "held on; blank: not held")),
            ("planned_on", "date", ("计划日期", "planned on")),
            ("title", "string", ("什么事", "what")),
            ("kind", "string", ("类别", "kind")),
            ("people", "integer", ("来了几人", "how many came")),
            ("project", "string", PROJECT),
        ),
        _activities,
    ),
    (
        "surveys",
        ("问卷结果", "Surveys"),
        (
            ("held_on", "date", ("调查日期", "held on")),
            ("respondents", "string", ("问谁", "who was asked")),
            ("project", "string", PROJECT),
            ("sent", "integer", ("发出份数", "sheets sent")),
            ("returned", "integer", ("收回份数", "sheets that came back")),
            ("question", "string", ("问题", "question")),
            ("satisfied", "integer", ("几人答满意；回答的人太少不公布", "satisfied; blank where too few answered")),
            ("fair", "integer", ("几人答基本满意", "fairly satisfied")),
            ("unsatisfied", "integer", ("几人答不满意", "not satisfied")),
        ),
        _surveys,
    ),
    (
        "comments",
        ("意见和答复", "Comments and answers"),
        (
            ("draft", "string", ("征求意见的稿子", "draft")),
            ("paragraph", "integer", ("第几段", "paragraph")),
            ("day", "date", ("哪天提", "day of the comment")),
            ("comment", "string", ("意见", "comment")),
            ("taken", "string", ("采纳、部分采纳、不采纳；空白是还没有答", "taken or not; blank: not answered yet")),
            ("answer", "string", ("答复", "answer")),
        ),
        _comments,
    ),
    (
        "paragraphs",
        ("草案原文和改动", "Drafts and their changes"),
        (
            ("draft", "string", ("征求意见的稿子", "draft")),
            ("paragraph", "integer", ("第几段", "paragraph")),
            ("text", "string", ("原文", "text as it was put to the public")),
            ("changed", "string", ("改后；空白是没有改", "text as it was changed; blank: not changed")),
            ("changed_on", "date", ("哪天改", "day of the change")),
        ),
        _paragraphs,
    ),
    (
        "questions",
        ("公众提问和答复", "Questions and answers"),
        (
            ("day", "date", ("哪天问", "asked on")),
            ("project", "string", ("问的是哪个项目；空白是不指一个", "about which project; blank: about none")),
            ("question", "string", ("问什么", "question")),
            ("answer", "string", ("答复", "answer")),
            ("answered_on", "date", ("哪天答", "answered on")),
        ),
        _replies,
    ),
)
"""The tables: name, title, columns, and the rows that a year gives."""


def public_data(portal: Portal) -> dict[str, bytes]:
    """Return the files of these tables: CSV with safe cells, JSON, and the description of both; none where there is no row."""
    tables = public_tables(portal)
    made = {f"data/{table.name}.csv": table_csv(table) for table in tables}
    made |= {f"data/{table.name}.json": as_json([_object(table, cells) for cells in table.rows]) for table in tables}
    if tables:
        described = {
            "profile": "tabular-data-package",
            "name": "public",
            "title": "、".join(table.title for table in tables),
            "resources": [_resource(table) for table in tables],
        }
        made["data/datapackage.json"] = as_json(described)
    return made


def _resource(table: DataTable) -> dict[str, object]:
    """Return the description of a table, whose rows have no key of their own."""
    described = resource(table)
    schema = dict(described["schema"])  # type: ignore[call-overload] # a mapping of the Table Schema
    schema.pop("primaryKey")
    return {**described, "schema": schema}


def _object(table: DataTable, cells: tuple[str, ...]) -> dict[str, object]:
    """Return a row as an object: whole numbers as such, a blank as null."""
    kinds = {column.name: column.type for column in table.columns}
    named = zip(table.columns, cells, strict=True)
    return {column.name: None if not cell else int(cell) if kinds[column.name] == "integer" else cell for column, cell in named}


def data_page(portal: Portal, described: Sequence[DataTable]) -> bytes:
    """Return the page of all downloads and of the dictionary; ``described`` are the tables of a document."""
    seat = seat_of(portal, DATA, DATA)
    ways = {"tables": public_tables(portal), "described": tuple(described), "named": partial(_named, seat.say), "KINDS": KINDS}
    return framed(seat, "data", seat.say("开放数据", "Open data"), ways)


def _named(say: Say, what: DataTable | DataColumn) -> str:
    """Return what a table or column is called: on an English page one with a Chinese title by its name."""
    return say(what.title, what.name.replace("_", " ").capitalize() if CHINESE.search(what.title) else what.title)
