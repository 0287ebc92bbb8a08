"""The form of an act on the phone: what is asked, what was typed or read in a photo, what stands against it."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse

from jixiao.desk.asking import BECAUSE
from jixiao.desk.book import Book
from jixiao.ledger.measurefile import measures
from jixiao.web.desks.codes import CODE, asks_code
from jixiao.web.desks.rights import own_only
from jixiao.web.desks.shelf import book_of
from jixiao.web.journal.once import once_key
from jixiao.web.models import Attachment
from jixiao.web.phone.attaching import own_attachment, proposal
from jixiao.web.phone.doings import Doing, Holder, offers, rest_of
from jixiao.web.phone.looking import RuleAnswer, looked
from jixiao.web.problems import Problem
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.phone.fields import Control, act_rows, controls
from jixiao.web.screens.phone.frame import shown

ONCE, PHOTO = "once", "photo"
"""Hidden fields of a form: the key by which it is done once, and the file that came with it."""
SECONDS = 2
"""After which a page is asked for again while a photo is being read."""


def form(request: HttpRequest, holder: Holder, one: Doing, typed: Mapping[str, str], refused: Problem | None = None) -> HttpResponse:
    """Show the form of an act, with why it was refused."""
    where = holder.place.where
    file = own_attachment(holder.mine.person, one.named, typed[PHOTO]) if typed.get(PHOTO) else None
    with book_of(where.unit, where.year) as whole:
        book = own_only(whole, holder.acts_as(one.role))
        told = {**_asked(one, book, holder, typed, file), **_answered(one, typed, refused)}
    if refused is not None:
        told |= {"stands": "", "sound": False}
    return shown(
        request, holder, "phone/do.html", one.act.tab, status=refused.status if refused else 200, title=one.act.title.zh, back=back(one),
        one=one, file=file, refresh=SECONDS if file is not None and file.waits else None, feeds=fed(one.act.feeds), **told,
    )  # fmt: skip


def _asked(one: Doing, book: Book, holder: Holder, typed: Mapping[str, str], file: Attachment | None) -> dict[str, Any]:
    """Return the fields with what is known, from what was typed or else from what was read in the file."""
    found = proposal(file) if file else None
    known = {**(found.values(one.act.photo) if found else {}), **typed}
    ahead = looked(one, book, holder, known) if found else RuleAnswer()
    return {
        "found": found,
        "doubted": found.doubted(one.act.photo) if found else {},
        "fields": tuple(controls(one, book, known)),
        "rows": act_rows(one, book, typed),
        "occasion": _occasion(one, book, holder, known),
        "rest": rest_of(one, book, holder),
        "this": ahead.this,
        "stands": ahead.stands,
        "sound": ahead.is_sound,
    }


def _answered(one: Doing, typed: Mapping[str, str], refused: Problem | None) -> dict[str, Any]:
    """Return what else the form holds, and why it was refused."""
    more = refused.more if refused else {}
    return {
        "once": typed.get(ONCE) or once_key(),
        "asks_code": asks_code(one.act, one.role),
        "code": typed.get(CODE, ""),
        "because": typed.get(BECAUSE, ""),
        "needs_reason": bool(more.get("needs_reason")),
        "wrong": more.get("fields") or {},
        "notice": Notice(refused.zh, "bad") if refused else None,
    }


def _occasion(one: Doing, book: Book, holder: Holder, known: Mapping[str, str]) -> Control | None:
    """Return the field of what is signed in to, its choices those that are on now."""
    if one.act.code is None:
        return None
    field = next(control for control in controls(one, book, known) if control.name == one.act.code)
    on = {offer.key for offer in offers(one, book, holder)} | ({field.value} if field.value else set())
    return msgspec.structs.replace(field, choices=tuple(choice for choice in field.choices if choice.value in on))


def back(one: Doing) -> str:
    """Return the page from which one comes to an act."""
    return "/m/" if one.act.tab == "today" or one.act.code else f"/m/{one.act.tab}"


def fed(names: Iterable[str]) -> list[str]:
    """Return measures by their titles."""
    known = measures()
    return [known[name].head.title.zh for name in names if name in known]
