"""What an office did with the public, out of its records: activities without anybody's name, surveys, drafts with comments and answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TypeVar, cast

from jixiao.desk.loading import desks, journals_of
from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.ledger.schema import PREFIX, Ledger, ledgers, own_ledgers
from jixiao.write.site.record import Activity, Comment, Draft, DraftParagraph, Public, Question, Reply, Survey, Taken

HAPPENS = frozenset(("title", "kind", "planned_on", "held_on"))
"""Columns of a ledger whose rows are things that are held: ours and an office's own."""
SAID = ("drafts", "comments", "draft_paragraphs", "questions")
"""What desks keep of what was said with the public."""
Kept = Mapping[str, list[Row]]
Key = TypeVar("Key")


@contextmanager
def journals_known() -> Iterator[None]:
    """Read what desks keep beside the ledgers too, where it lies in the folder: drafts, comments."""
    token = own_ledgers.set({**own_ledgers.get(), **journals_of(desks().values())})
    try:
        yield
    finally:
        own_ledgers.reset(token)


def public_of(records: Records) -> Public:
    """Return what of a year's records is for everybody; those of journals are there where they were loaded as known."""
    said = public_dialogue({name: list(records.tables.get(f"{PREFIX}{name}", ())) for name in SAID}, records.tables["ledger_budgets"])
    projects = _projects(records.tables["ledger_budgets"])
    return said._replace(activities=tuple(_activities(records, projects)), surveys=tuple(_surveys(records, projects)))


def public_dialogue(journals: Kept, budgets: Iterable[Row]) -> Public:
    """Return what was said with the public, out of the rows of the journals in ``SAID``: drafts with comments, questions with answers.

    Of questions those of citizens alone: what a deputy asked is the deputy's.
    """
    projects = _projects(budgets)
    asked = [row for row in journals.get("questions", ()) if row["deputy"] is None]
    replies = tuple(
        Reply(str(row["question"]), projects.get(str(row["project"])), _day(row["day"]), str(row["answer"]), _day(row["answered_on"]))
        for row in asked
        if row["answer"] is not None
    )
    waiting = tuple(_day(row["day"]) for row in asked if row["answer"] is None)
    return Public(drafts=tuple(_drafts(journals)), replies=replies, waiting=waiting)


def _projects(budgets: Iterable[Row]) -> dict[str, str]:
    return {str(row["at"]): str(row["name"]) for row in budgets}


def _activities(records: Records, projects: Mapping[str, str]) -> Iterator[Activity]:
    for ledger in ledgers().values():
        if {column.name for column in ledger.columns} >= HAPPENS:
            yield from (_activity(row, ledger, projects) for row in records.tables[ledger.table])


def _activity(row: Row, ledger: Ledger, projects: Mapping[str, str]) -> Activity:
    project = projects.get(str(row["project"])) if any(column.name == "project" for column in ledger.columns) else None
    people = cast("int | None", row.get("people"))
    return Activity(_day(row["held_on"]), _day(row["planned_on"]), str(row["title"]), str(row["kind"]), people, project)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _surveys(records: Records, projects: Mapping[str, str]) -> Iterator[Survey]:
    answers: dict[str, list[Question]] = {}
    for row in records.tables["ledger_answers"]:
        counted = (cast("int", row[name]) for name in ("satisfied", "fair", "unsatisfied"))
        answers.setdefault(str(row["survey"]), []).append(Question(str(row["question"]), *counted))
    for row in records.tables["ledger_surveys"]:
        sent, returned = (cast("int | None", row[name]) for name in ("sent", "returned"))
        held = cast("date", row["held_on"])
        questions = tuple(answers.get(str(row["at"]), ()))
        yield Survey(str(row["respondents"]), held, sent, returned, projects.get(str(row["project"])), questions)


def _drafts(journals: Kept) -> Iterator[Draft]:
    of_draft = _by(journals.get("comments", []), lambda row: str(row["draft"]))
    texts = _by(journals.get("draft_paragraphs", []), lambda row: str(row["draft"]))
    for row in journals.get("drafts", []):
        at = str(row["at"])
        comments = _by(of_draft.get(at, []), lambda one: cast("int", one["paragraph"] or 0))
        known = {cast("int", one["paragraph"]): one for one in texts.get(at, []) if one["text"]}
        paragraphs = tuple(_paragraph(number, known.get(number), comments.get(number, [])) for number in sorted({*comments, *known}))
        yield Draft(str(row["title"]), _day(row["until"]), cast("int", row["paragraphs"] or 0), paragraphs)


def _paragraph(number: int, row: Row | None, comments: list[Row]) -> DraftParagraph:
    said = tuple(map(_comment, comments))
    if row is None:
        return DraftParagraph(number, None, said)
    changed = row.get("changed")
    return DraftParagraph(number, str(row["text"]), said, None if changed is None else str(changed), _day(row.get("changed_on")))


def _comment(row: Row) -> Comment:
    taken = cast("Taken | None", row["taken"])
    return Comment(str(row["comment"]), _day(row["day"]), taken, None if row["answer"] is None else str(row["answer"]))


def _by(rows: list[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found
