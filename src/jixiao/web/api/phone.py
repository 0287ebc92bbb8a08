"""What the phone shows: today, the code of the minute, files that come with an act, the budget in one minute."""

import re
from typing import Annotated

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.phone_shapes import Attached, BudgetItems, BudgetMinute, PhoneToday, SignInCode
from jixiao.web.api.shapes import wrong
from jixiao.web.declarations.filestore import fetch
from jixiao.web.desks.rights import place_of
from jixiao.web.desks.shelf import book_of
from jixiao.web.models import Attachment
from jixiao.web.phone.attaching import TYPES, attach, attachment_seen, proposal
from jixiao.web.phone.budget import minutes, project_minute
from jixiao.web.phone.doings import Holder, doing_of
from jixiao.web.phone.organising import occasion, present
from jixiao.web.phone.today import Today, today
from jixiao.web.problems import nothing

router = Router(tags=["掌上"])
POSITION = re.compile("[1-9][0-9]{0,4}")


@router.get("/phone", response={200: PhoneToday, **wrong()}, summary="今天")
def shown_today(request: HttpRequest) -> dict[str, object]:
    """Tell what is on, what waits, and how many rows are one's own."""
    holder = _holder(request)
    where = holder.place.where
    with book_of(where.unit, where.year) as book:
        found = today(book, holder)
    return _told(found)


def _told(found: Today) -> dict[str, object]:
    return {
        "occasions": [
            {
                "desk": one.doing.desk.name,
                "act": one.doing.name,
                "field": one.doing.act.code,
                "key": one.offer.key,
                "title": one.offer.title,
                "organises": one.doing.organises,
            }
            for one in found.occasions
        ],
        "waits": [
            {"queue": queue.watching.name, "title": one.title, "due": one.due and one.due.isoformat(), "act": str(queue.watching.queue.act)}
            for queue in found.waits
            for one in queue.items
        ],
        "own": [
            {"ledger": one.ledger, "title": one.title, "count": one.count, "money": None if one.money is None else f"{one.money:f}"}
            for one in found.own
        ],
    }


@router.get("/desks/{name}/acts/{key}/code", response={200: SignInCode, **wrong()}, summary="签到码")
def code(request: HttpRequest, name: str, key: str, record: str = "") -> dict[str, object]:
    """Tell the code of this minute to who organises what is signed in to."""
    holder = _holder(request)
    one, where = doing_of(holder, name, key), holder.place.where
    if not one.organises:
        raise nothing()
    with book_of(where.unit, where.year) as book:
        found = occasion(where, one, book, record)
        count = present(one, found.record, book, holder.acts_as(one.role)).count
    return {"code": found.code.digits, "seconds": found.code.seconds, "present": count}


@router.post("/desks/{name}/acts/{key}/files", response={201: Attached, **wrong()}, summary="交照片")
def send(request: HttpRequest, name: str, key: str, file: Annotated[UploadedFile, File()]) -> HttpResponse:
    """Keep a photo or PDF for an act; what is read in it can be asked for a little later."""
    holder = _holder(request)
    one = doing_of(holder, name, key)
    made = attach(holder.mine.person, actor(request), holder.place.where, one.named, (file.name or "", file.read()))
    return HttpResponse(msgspec.json.encode(_attached(made)), status=201, content_type="application/json")


@router.get("/attachments/{key}", response={200: Attached, **wrong()}, summary="照片读出了什么")
def attachment(request: HttpRequest, key: str) -> dict[str, object]:
    """Tell what was read in a file, to who sent it and to who sees the record that it proves."""
    holder = _holder(request)
    return _attached(attachment_seen(holder.mine.person, holder.place, key))


@router.get("/attachments/{key}/file", response=wrong(), summary="照片")
def file_of(request: HttpRequest, key: str) -> HttpResponse:
    """Hand the file over."""
    holder = _holder(request)
    found = attachment_seen(holder.mine.person, holder.place, key).upload
    return HttpResponse(fetch(found.digest), content_type=TYPES[found.name[found.name.rfind(".") :]])


@router.get("/budget", response={200: BudgetItems, **wrong()}, summary="预算")
def budgets(request: HttpRequest) -> dict[str, object]:
    """List the projects of the newest declaration that the caller sees."""
    return {"items": list(minutes(mine(request)))}


@router.get("/budget/{position}", response={200: BudgetMinute, **wrong()}, summary="预算一分钟")
def budget(request: HttpRequest, position: str) -> dict[str, object]:
    """Tell the money of the project at a position from 1, what was promised and where it stands, what does not add up."""
    if not POSITION.fullmatch(position):
        raise nothing()
    holder = _holder(request)
    where = holder.place.where
    with book_of(where.unit, where.year) as book:
        found = project_minute(holder.mine, int(position), book)
    one = found.minute
    told = {"position": one.position, "name": one.name, "amount": one.amount, "share": one.share, "project": found.project}
    return {**told, "lines": found.lines, "promises": found.promises, "odd": found.odd}


def _holder(request: HttpRequest) -> Holder:
    own = mine(request)
    return Holder(own, place_of(own))


def _attached(file: Attachment) -> dict[str, object]:
    found = proposal(file)
    every = {"number": "number", "day": "day", "total": "total"}
    return {
        "id": file.id,
        "state": "reading" if file.waits else "unread" if file.trouble else "read",
        "found": found.values(every),  # type: ignore[arg-type] # the figures by their own names
        "doubted": found.doubted(every),  # type: ignore[arg-type] # the figures by their own names
        "trouble": file.trouble,
        "record": file.record,
    }
