"""An act done on the phone: its form, and what became of it. A form that is sent twice, or kept and sent later, is done once."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

import msgspec
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jixiao.desk.doing import Done
from jixiao.web.api.gate import address
from jixiao.web.desks.acting import act
from jixiao.web.desks.codes import PRESSED, asks_code, coded, unguessed
from jixiao.web.desks.shelf import book_of, reserved
from jixiao.web.journal.once import once
from jixiao.web.journal.write import Actor
from jixiao.web.phone.attaching import bind_file, own_attachment
from jixiao.web.phone.doings import Doing, Holder, doing_of
from jixiao.web.problems import Problem
from jixiao.web.screens.phone.fields import sent_body
from jixiao.web.screens.phone.form import ONCE, PHOTO, back, fed, form
from jixiao.web.screens.phone.frame import JSON, held, shown, wants_json


@require_http_methods(["GET", "POST"])
@held
def do(request: HttpRequest, holder: Holder, desk: str, name: str) -> HttpResponse:
    """Show the form of an act, or do it."""
    one = doing_of(holder, desk, name)
    if request.method == "GET":
        return form(request, holder, one, {key: str(value) for key, value in request.GET.items()})
    sent = {key: str(value) for key, value in request.POST.items()}
    try:
        told = _done(request, holder, one, sent)
    except Problem as refused:
        if refused.status == 404 or wants_json(request):
            raise
        return form(request, holder, one, sent, refused)
    if wants_json(request):
        return HttpResponse(msgspec.json.encode(told), content_type=JSON)
    return shown(request, holder, "phone/done.html", one.act.tab, title=one.act.title.zh, back=back(one), one=one, told=told)


def _done(request: HttpRequest, holder: Holder, one: Doing, sent: Mapping[str, str]) -> dict[str, Any]:
    """Do an act once and return what is told of it; Problem where it is refused, but for one that was done before."""
    where, who = holder.place.where, holder.acts_as(one.role)
    with book_of(where.unit, where.year) as book:
        body = sent_body(one, book, sent)
    file = own_attachment(holder.mine.person, one.named, sent[PHOTO]) if sent.get(PHOTO) else None

    @transaction.atomic
    def answer() -> HttpResponse:
        given, at = coded(where, one.desk, one.name, body, who)
        actor = Actor(holder.mine.person, address(request), request.headers.get("X-Request-Id", "")[:100])
        made = act(actor, where, one.desk, one.name, given, at)
        if file is not None:
            bind_file(actor, file, made.records[0])
        return HttpResponse(msgspec.json.encode(_told(one, made)), content_type=JSON)

    call = msgspec.json.encode({**body, PRESSED: "", PHOTO: sent.get(PHOTO, "")}, order="sorted")
    person = holder.mine.person
    try:
        with reserved(where.unit, where.year):
            if one.act.anonymous:
                return _of(answer())
            with unguessed(person) if asks_code(one.act, one.role) else nullcontext():
                return _of(once(request, person, call, answer, sent.get(ONCE) or None))
    except Problem as refused:
        rule = next((rule for rule in one.act.must if rule.name == refused.more.get("rule")), None)
        if rule is None or not rule.already:
            raise
        return {"says": refused.zh.removesuffix("仍要办的，写明理由。"), "already": True, "late": False, "feeds": [], "records": []}


def _of(answer: HttpResponse) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(answer.content)
    return found


def _told(one: Doing, made: Done) -> dict[str, Any]:
    return {
        "says": made.says,
        "already": False,
        "late": made.late,
        "feeds": fed(made.feeds),
        "records": [] if one.act.anonymous else [record.partition("#")[2] for record in made.records[:1]],
    }
