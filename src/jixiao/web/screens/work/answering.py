"""A questionnaire answered by a one-time link, without a login: nothing of who answers is asked, looked at or kept."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.desk.asking import ROWS
from jixiao.desk.book import Book
from jixiao.desk.deskfile import Act, Desk, asks_of
from jixiao.desk.loading import desks
from jixiao.desk.selecting import filled, law_on, standing
from jixiao.desk.situation import Situation
from jixiao.ledger.rows import record_at
from jixiao.sql.literals import literal
from jixiao.web.desks.acting import act
from jixiao.web.desks.lots import lots_digest
from jixiao.web.desks.schema import body_schema
from jixiao.web.desks.shelf import Where, book_of
from jixiao.web.journal.write import Actor
from jixiao.web.models import Row
from jixiao.web.problems import Problem

GONE = "这个链接已经用过，或没有这份问卷。一个链接只能答一次；没有答过的，请发卷的人再给一张。"
SEPARATOR = "-"


class Sheet(NamedTuple):
    """A questionnaire that a link opens: which act of which desk, of whose year, the link, and the digest of it."""

    desk: Desk
    name: str
    told: Act
    where: Where
    field: str
    key: str


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, link: str) -> HttpResponse:
    """Show a questionnaire, or take its answers; a link that is used, wrong or closed says one thing."""
    sheet = _sheet(link)
    if sheet is None:
        return _page(request, 404, says=GONE, questions=[], choices=())
    with book_of(sheet.where.unit, sheet.where.year) as book:
        questions, column, choices = _asked(sheet, book)
    if request.method == "GET" or not questions:
        return _page(request, 200 if questions else 404, says="" if questions else GONE, questions=questions, choices=choices)
    given = [str(request.POST.get(f"{ROWS}{SEPARATOR}{n}", "")) for n in range(len(questions))]
    if not all(given):
        missing = [n for n, text in enumerate(given, 1) if not text]
        says = f"第 {'、'.join(map(str, missing))} 题没有答。每题都要选一个；选过的都还在。"
        return _page(request, 422, says=says, questions=questions, choices=choices, given=given)
    body = {sheet.field: sheet.key, ROWS: [{**row, column: text} for row, text in zip(questions, given, strict=True)]}
    try:
        done = act(Actor(), sheet.where, sheet.desk, sheet.name, body, nobody())
    except Problem as refused:
        return _page(request, refused.status, says=refused.zh if refused.status != 404 else GONE, questions=[], choices=())
    return _page(request, 200, says="", questions=[], choices=(), thanks=done.says)


def nobody() -> Situation:
    """Return somebody of whom nothing is known; the minute is not told either."""
    return Situation(today=localdate(), minute=0, person="", role="public")


def _sheet(link: str) -> Sheet | None:
    key = lots_digest(link)
    for desk in desks().values():
        for name, told in desk.acts.items():
            if told.anonymous and told.sheet is not None:
                ledger, field = told.asks[0].partition("@")[2].rstrip("!?"), told.asks[0].partition("@")[0]
                row = Row.objects.filter(ledger=ledger, key=key).select_related("unit").first()
                if row is not None:
                    return Sheet(desk, name, told, Where(row.unit, row.year), field, key)
    return None


def _asked(sheet: Sheet, book: Book) -> tuple[list[dict[str, object]], str, tuple[str, ...]]:
    """Return the rows as they are asked, the column that is answered, and its choices; no rows where the link can't be used any more."""
    ledger = sheet.told.asks[0].partition("@")[2].rstrip("!?")
    record = record_at(ledger, sheet.key)
    row = book.row(record)
    if row is None or row.get("used"):
        return [], "", ()
    values = {**standing(nobody()), **law_on(sheet.told.law, localdate()), sheet.field: literal(record)}
    rows = book.of(sheet.desk).ask(filled(sheet.told.sheet or "", values))
    schema = body_schema(sheet.told, book.kept)["properties"][ROWS]["items"]["properties"]
    asked = [ask for ask in asks_of(sheet.told.rows, book.kept) if rows and ask.name not in rows[0]]
    if len(asked) != 1:
        return [], "", ()
    return [dict(row) for row in rows], asked[0].name, tuple(schema[asked[0].name].get("enum", ()))


def _page(request: HttpRequest, status: int, **told: object) -> HttpResponse:
    answer = render(request, "office/questionnaire.html", {"given": [], "thanks": "", **told}, status=status)
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
