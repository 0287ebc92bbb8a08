"""A citizen's question to an office, without a login: what comes from the public site is shown once more and sent from here.

The site's form stands elsewhere and can hold no token against forgery; so it brings the text, and the one that sends it is ours.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.desk.loading import desks
from jixiao.privacy.find import find
from jixiao.web.desks.acting import act
from jixiao.web.desks.shelf import Where, book_of
from jixiao.web.journal.write import Actor
from jixiao.web.problems import Problem
from jixiao.web.publishing.said import year_to_ask_about
from jixiao.web.screens.work.answering import nobody

DESK, ACT, QUESTIONS = "office", "questions.send", "questions"
MOST_A_DAY = 200
"""Questions that an office takes in a day: whoever floods it keeps others from asking, not the office from working."""
FULL = "今天收到的提问已有 {count} 件，明天再收。急的请打办公室的电话。"
NOTHING = "还没有写要问什么。写一句要问的，再送出。"
PERSONAL = "里面有个人信息（电话、证件号、卡号、住址、社交账号、受助者姓名这样的）。提问和答复会公布，请删去再送。"


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the form, with what came from the public site; nothing is kept by that. Nothing is there of a unit that publishes nothing."""
    where = _where(unit)
    return _page(request, where, 200, question=str(request.POST.get("question", "")))


@never_cache
@require_POST
def send(request: HttpRequest, unit: int) -> HttpResponse:
    """Keep a question and say under which number; what is wrong with it is told, and it stays in the form."""
    where = _where(unit)
    question, project = (str(request.POST.get(name, "")).strip() for name in ("question", "project"))
    typed = {"question": question, "project": project}
    if not question or any(find(question)):
        return _page(request, where, 422, says=PERSONAL if question else NOTHING, **typed)
    with book_of(where.unit, where.year) as book:
        today = sum(row["day"] == localdate() and row["deputy"] is None for row in book.rows(QUESTIONS))
    if today >= MOST_A_DAY:
        return _page(request, where, 429, says=FULL.format(count=today), **typed)
    body: dict[str, object] = {name: text for name, text in typed.items() if text}
    try:
        done = act(Actor(), where, desks()[DESK], ACT, body, nobody())
    except Problem as refused:
        return _page(request, where, refused.status, says=refused.zh, **typed)
    return _page(request, where, 200, thanks=done.says)


def _where(unit: int) -> Where:
    where = year_to_ask_about(unit)
    if where is None:
        raise Http404
    return where


def _page(request: HttpRequest, where: Where, status: int, **told: str) -> HttpResponse:
    with book_of(where.unit, where.year) as book:
        projects = [(str(row["code"]), str(row["name"])) for row in book.rows("budgets")]
    known = {"question": "", "project": "", "says": "", "thanks": "", **told}
    return render(request, "office/ask.html", {"where": where, "projects": projects, **known}, status=status)
