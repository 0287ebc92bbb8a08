"""Declarations: listed, sent in, read, changed, judged, evaluated, taken a step further."""

from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import quote

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import File, Form, Header, Query, Router
from ninja.files import UploadedFile

from jixiao.door import decoded
from jixiao.privacy.mask import masked
from jixiao.web.api.gate import actor, mine
from jixiao.web.api.listing import page_of_rows
from jixiao.web.api.shapes import ActIn, Findings, Item, Line, Listed, Made, Operation, OpinionOut, StepOut, Steps, Whole, wrong
from jixiao.web.calendar.deadlines import set_days
from jixiao.web.declarations.arriving import Arrived, accept, first_version, original_file, unit_for
from jixiao.web.declarations.content import digest, etag, text_of
from jixiao.web.declarations.duedays import due_of
from jixiao.web.declarations.evaluating import evaluation, evaluation_json
from jixiao.web.declarations.judging import judged, open_findings
from jixiao.web.declarations.looking import DeclarationSearch, rows_of
from jixiao.web.declarations.saving import save_patch
from jixiao.web.declarations.stepping import step
from jixiao.web.journal.once import once
from jixiao.web.models import Declaration, TakenStep, Version
from jixiao.web.people.access import Seen, seen, seen_inside, seen_result
from jixiao.web.problems import Problem as Refused
from jixiao.workflow.calendar import Days
from jixiao.workflow.situation import Act, Opinion
from jixiao.workflow.table import table

router = Router(tags=["申报"])
MOST = 200
Key = Annotated[str | None, Header(alias="Idempotency-Key", description="同一个键的同一请求只办一次")]
Mark = Annotated[str | None, Header(alias="If-Match", description="您看到的那一版的 ETag")]


@router.get("/declarations", response={200: Listed, **wrong()}, summary="申报列表")
def listed(
    request: HttpRequest,
    cursor: Line | None = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    state: Line | None = None,
    year: Annotated[int | None, Query(ge=1900, le=9999)] = None,
    q: Line | None = None,
) -> Listed:
    """List what the caller sees, last changed first; every word of ``q`` stands in the title or in the unit's name."""
    asked = DeclarationSearch(q=q or "", state=state or "", year="" if year is None else str(year))
    (found, following), days = page_of_rows(rows_of(mine(request), asked), cursor, limit), set_days()
    return Listed(items=[_item(row, days) for row in found], next=following)


@router.post("/declarations", response={201: Made, **wrong(413)}, summary="上传一份申报")
def made(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    unit: Annotated[Line | None, Form()] = None,
    key: Key = None,  # noqa: ARG001 - for the OpenAPI page; ``once`` reads it
) -> HttpResponse:
    """Take a file in: text, Word and workbooks are read before the answer, scans and long PDFs in the background."""
    own, who = mine(request), actor(request)
    place = unit_for(own, unit)
    arrived = Arrived(file.name or "", file.read())

    def answer() -> HttpResponse:
        declaration = accept(own, who, arrived, place)
        return _made(declaration, 201)

    return once(request, own.person, digest(arrived.data).encode(), answer)


@router.get("/declarations/{key}", response={200: Whole, **wrong()}, summary="一份申报")
def whole(request: HttpRequest, key: str) -> HttpResponse:
    """Give the Document that the caller sees, with its version and state."""
    found = seen(mine(request), key)
    version = _version(found)
    if version is None:
        return _json({"projects": [], **_about(found)})
    return _json({**msgspec.json.decode(text_of(version)), **_about(found), "version": version.number}, ETag=etag(version))


@router.patch(
    "/declarations/{key}",
    response={200: Made, **wrong(409, 412, 413, 428)},
    summary="修改",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json-patch+json": {"schema": {"type": "array", "items": Operation.model_json_schema()}}},
        }
    },
)
def changed(request: HttpRequest, key: str, mark: Mark = None) -> HttpResponse:
    """Change the text by a JSON Patch, of who saw the last version."""
    found = seen(mine(request), key)
    try:
        patch = decoded(request.body, object)
    except msgspec.DecodeError as wrong:
        raise Refused(422, "请求内容不是 JSON。修改要写成 JSON Patch。") from wrong
    save_patch(mine(request), actor(request), found.declaration.id, patch, mark)
    return _made(seen(mine(request), key).declaration, 200)


@router.get("/declarations/{key}/findings", response={200: Findings, **wrong()}, summary="审核发现")
def findings(request: HttpRequest, key: str) -> HttpResponse:
    """Give the open findings on the text that the caller sees, personal data in them masked."""
    version = _version(seen(mine(request), key))
    if version is None:
        return _json({"findings": [], "counts": {}, "version": 0})
    report = judged(version, localdate())
    return _json({"findings": masked(open_findings(report)), "counts": report.counts, "version": version.number})


@router.get("/declarations/{key}/evaluation", response={200: dict[str, Any], **wrong(409)}, summary="自评")
def evaluated(request: HttpRequest, key: str) -> HttpResponse:
    """Give the self-evaluation by the records of the year, as ``jixiao evaluate`` has it."""
    found = seen_result(mine(request), key)
    version = _version(found)
    if version is None:
        raise Refused(409, "这份申报还在读取，不能评价。请稍后再试。")
    return HttpResponse(evaluation_json(evaluation(found.declaration, version)), content_type="application/json")


@router.get("/declarations/{key}/file", response={200: bytes, **wrong()}, summary="原件")
def file(request: HttpRequest, key: str) -> HttpResponse:
    """Give the file that it came from, to be kept and not to be shown."""
    name, data = original_file(seen_inside(mine(request), key).declaration)
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@router.post("/declarations/{key}/actions/{name}", response={200: Made, **wrong(409, 413)}, summary="办理一步")
def acted(request: HttpRequest, key: str, name: str, act: ActIn | None = None, idempotency: Key = None) -> HttpResponse:  # noqa: ARG001 - for the OpenAPI page; ``once`` reads it
    """Take a step, such as submit, return or approve; each says in its refusal what it lacks."""
    own, given = mine(request), act or ActIn()
    opinions = tuple(Opinion(path=one.path, text=one.text) for one in given.opinions)
    wanted = Act(
        step=name,
        person=own.person.id,
        roles=frozenset(),
        opinions=opinions,
        grade=given.grade,
        figure=Decimal(given.figure) if given.figure else None,
        reason=given.reason,
        document=given.document,
    )

    def answer() -> HttpResponse:
        return _made(step(own, actor(request), key, wanted).declaration, 200)

    return once(request, own.person, given.model_dump_json().encode(), answer)


@router.get("/declarations/{key}/steps", response={200: Steps, **wrong()}, summary="办理过程")
def steps(request: HttpRequest, key: str) -> Steps:
    """List the steps taken, with the opinions given."""
    declaration = seen_inside(mine(request), key).declaration
    rows = declaration.steps.select_related("by").prefetch_related("opinions").order_by("pk")
    return Steps(items=[_step(row) for row in rows])


def _item(row: Declaration, days: Days) -> Item:
    state, limit = table().states[row.state], due_of(row, days)
    return Item(
        id=row.id,
        title=row.title,
        unit=row.unit.name,
        year=row.year,
        kind=row.kind,
        state=row.state,
        state_title=state.title,
        turn=state.turn,
        version=row.version,
        annual=None if row.annual is None else f"{row.annual:f}",
        forms=row.forms,
        due=limit.day if limit else None,
        changed=row.changed,
    )


def _step(row: TakenStep) -> StepOut:
    opinions = [OpinionOut(path=one.path, text=one.text) for one in row.opinions.all()]
    title = table().steps[row.name].title
    same = {name: getattr(row, name) for name in ("name", "start", "end", "role", "at", "version", "grade", "reason", "document")}
    return StepOut(title=title, by=row.by.name, opinions=opinions, **same)


def _version(found: Seen) -> Version | None:
    return found.version() if found.declaration.version else None


def _about(found: Seen) -> dict[str, object]:
    declaration = found.declaration
    return {
        "id": declaration.id,
        "version": found.number,
        "state": declaration.state,
        "may_write": found.may_write,
        "steps": found.steps,
        "confirmed": declaration.confirmed,
        "trouble": declaration.trouble or None,
    }


def _made(declaration: Declaration, status: int) -> HttpResponse:
    version = first_version(declaration)
    marks = {"ETag": etag(version)} if version else {}
    if status == 201:
        marks["Location"] = f"/api/v1/declarations/{declaration.id}"
    return _json({"id": declaration.id, "version": declaration.version, "state": declaration.state}, status, **marks)


def _json(thing: object, status: int = 200, **headers: str) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(thing), status=status, content_type="application/json", headers=headers)
