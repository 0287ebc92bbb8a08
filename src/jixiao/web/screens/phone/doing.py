"""An act done on the phone: its form, and what became of it. A form that is sent twice, or kept and sent later, is done once."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from typing import Any

import msgspec
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from jixiao.desk.asking import BECAUSE
from jixiao.desk.book import Book
from jixiao.desk.doing import Done
from jixiao.desk.queues import offered
from jixiao.ledger.measurefile import measures
from jixiao.web.api.gate import address
from jixiao.web.desks.acting import act
from jixiao.web.desks.codes import CODE, PRESSED, asks_code, coded, unguessed
from jixiao.web.desks.shelf import book_of
from jixiao.web.journal.once import new_key, once
from jixiao.web.journal.write import Actor
from jixiao.web.models import Attachment
from jixiao.web.phone.attaching import bind, own_attachment, proposal
from jixiao.web.phone.doings import Doing, Holder, doings, offers, rest_of
from jixiao.web.problems import Problem, nothing
from jixiao.web.screens.office.frame import Notice
from jixiao.web.screens.phone.fields import Control, body_of, controls, rows
from jixiao.web.screens.phone.frame import JSON, held, shown, wants_json, where_of

ONCE, PHOTO = "once", "photo"
"""Hidden fields of a form: the key by which it is done once, and the file that came with it."""


def doing_of(holder: Holder, desk: str, name: str) -> Doing:
    """Return an act that somebody does on the phone; Problem 404 for another."""
    found = next((one for one in doings(holder.place) if (one.desk.name, one.name) == (desk, name)), None)
    if found is None:
        raise nothing()
    return found


@require_http_methods(["GET", "POST"])
@held
def do(request: HttpRequest, holder: Holder, desk: str, name: str) -> HttpResponse:
    """Show the form of an act, or do it."""
    one = doing_of(holder, desk, name)
    if request.method == "GET":
        return _form(request, holder, one, {key: str(value) for key, value in request.GET.items()})
    sent = {key: str(value) for key, value in request.POST.items()}
    try:
        told = _done(request, holder, one, sent)
    except Problem as refused:
        if refused.status == 404 or wants_json(request):
            raise
        return _form(request, holder, one, sent, refused)
    if wants_json(request):
        return HttpResponse(msgspec.json.encode(told), content_type=JSON)
    return shown(request, holder, "phone/done.html", one.act.tab, title=one.act.title.zh, back=_back(one), one=one, told=told)


def _done(request: HttpRequest, holder: Holder, one: Doing, sent: Mapping[str, str]) -> dict[str, Any]:
    """Do an act once and return what is told of it; Problem where it is refused, but for one that was done before."""
    where, who = where_of(holder), holder.acts_as(one.role)
    with book_of(where.unit, where.year) as book:
        body = body_of(one, book, sent)
    file = own_attachment(holder, one, sent[PHOTO]) if sent.get(PHOTO) else None

    @transaction.atomic
    def answer() -> HttpResponse:
        given, at = coded(where, one.desk, one.name, body, who)
        actor = Actor(holder.mine.person, address(request), request.headers.get("X-Request-Id", "")[:100])
        made = act(actor, where, one.desk, one.name, given, at)
        if file is not None:
            bind(actor, file, made.records[0])
        return HttpResponse(msgspec.json.encode(_told(one, made)), content_type=JSON)

    call = msgspec.json.encode({**body, PRESSED: "", PHOTO: sent.get(PHOTO, "")}, order="sorted")
    person = holder.mine.person
    try:
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
        "feeds": _feeds(made.feeds),
        "records": [] if one.act.anonymous else [record.partition("#")[2] for record in made.records[:1]],
    }


def _feeds(names: Iterable[str]) -> list[str]:
    known = measures()
    return [known[name].head.title.zh for name in names if name in known]


def _form(request: HttpRequest, holder: Holder, one: Doing, typed: Mapping[str, str], refused: Problem | None = None) -> HttpResponse:
    where = where_of(holder)
    file = own_attachment(holder, one, typed[PHOTO]) if typed.get(PHOTO) else None
    found = proposal(file) if file else None
    with book_of(where.unit, where.year) as book:
        known = {**(found.values(one.act.photo) if found else {}), **typed}
        example = offered(one.desk, one.name, book, holder.acts_as(one.role)) if not asks_code(one.act, one.role) else None
        fields = tuple(controls(one, book, known, example if one.act.each or one.role == "deputy" else None))
        told = {
            "fields": fields,
            "rows": rows(one, book, typed),
            "occasion": _occasion(one, book, holder, known),
            "rest": rest_of(one, book, holder),
        }
    wrong = refused.more.get("fields") if refused else None
    return shown(
        request, holder, "phone/do.html", one.act.tab, status=refused.status if refused else 200, title=one.act.title.zh, back=_back(one),
        one=one, once=typed.get(ONCE) or new_key(), asks_code=asks_code(one.act, one.role), code=typed.get(CODE, ""),
        because=typed.get(BECAUSE, ""), needs_reason=bool(refused and refused.more.get("needs_reason")), file=file, found=found,
        doubted=found.doubted(one.act.photo) if found else (), wrong=wrong or {}, seconds=60 - int(now().timestamp()) % 60,
        feeds=_feeds(one.act.feeds),
        refresh=2 if file is not None and file.waits else None,
        notice=Notice(refused.zh, "bad") if refused else None, **told,
    )  # fmt: skip


def _occasion(one: Doing, book: Book, holder: Holder, known: Mapping[str, str]) -> Control | None:
    """Return the field of what is signed in to, its choices those that are on now."""
    if one.act.code is None:
        return None
    field = next(iter(control for control in controls(one, book, known) if control.name == one.act.code))
    on = {offer.key for offer in offers(one, book, holder)} | ({field.value} if field.value else set())
    return msgspec.structs.replace(field, choices=tuple(choice for choice in field.choices if choice.value in on))


def _back(one: Doing) -> str:
    return "/m/" if one.act.tab == "today" or one.act.code else f"/m/{one.act.tab}"


def attachments(record: str) -> list[Attachment]:
    """Return the files that came with the act that wrote a record."""
    return list(Attachment.objects.filter(record=record).select_related("upload"))
