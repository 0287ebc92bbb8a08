"""The papers of a declaration, its versions, the empty forms that one begins with."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from ninja import Header, Router, Schema
from pydantic import Field

from jixiao.actions.evaluate import write_evaluation
from jixiao.actions.monitor import write_monitoring
from jixiao.errors import JixiaoError
from jixiao.web.api.gate import actor, mine
from jixiao.web.api.shapes import Line, Made, Strict, wrong
from jixiao.web.blanks import KINDS, blank_form, forms_in_order
from jixiao.web.declarations.arriving import Arrived, accept, unit_for
from jixiao.web.declarations.content import etag
from jixiao.web.declarations.evaluating import evaluation, monitored, usual_day
from jixiao.web.declarations.papers import ZH, form_as_file, paper_of, plain_title, whole_read
from jixiao.web.declarations.saving import undo_version
from jixiao.web.handing import handed
from jixiao.web.journal.once import once
from jixiao.web.models import Declaration, Version
from jixiao.web.people.access import seen_inside, seen_result
from jixiao.web.problems import Problem as Refused

router = Router(tags=["申报"])
MOST = 200
Mark = Annotated[str | None, Header(alias="If-Match", description="您看到的那一版的 ETag")]
Once = Annotated[str | None, Header(alias="Idempotency-Key", description="同一个键的同一请求只办一次")]
Kind = Literal["docx", "xlsx", "pdf"]


class FormOut(Schema):
    """An official form: the name by which it is asked for, its title, its kind."""

    name: str
    title: str
    kind: str


class Forms(Schema):
    """The official forms, those first that a year needs first."""

    items: list[FormOut]


class BlankIn(Strict):
    """Which empty form, of which year, for which unit where one writes for several."""

    form: Line
    year: Annotated[int, Field(ge=1900, le=9999)]
    unit: Line | None = None


class VersionOut(Schema):
    """A version: its number, what it came from, by whom and when, its hash, whether it is the one approved."""

    number: int
    what: str
    by: str
    at: datetime
    sha256: str
    frozen: bool


class Versions(Schema):
    """The versions that the caller sees, the last first; the comparison takes them as ``KEY@NUMBER``."""

    items: list[VersionOut]


@router.get("/forms", response={200: Forms, **wrong()}, summary="正式表格")
def forms(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 - ninja's signature
    """List the official forms."""
    return {"items": [{"name": form.name, "title": form.title, "kind": form.kind} for form in forms_in_order()]}


@router.post("/blank-declarations", response={201: Made, **wrong(409)}, summary="从空白表开始")
def blank(request: HttpRequest, given: BlankIn, key: Once = None) -> HttpResponse:  # noqa: ARG001 - for the OpenAPI page; ``once`` reads it
    """Make a declaration of an empty form, to be filled in."""
    own = mine(request)
    unit = unit_for(own, given.unit)
    try:
        made = blank_form(given.form, str(given.year), KINDS[0])
    except JixiaoError as wrong_form:
        raise Refused(422, wrong_form.zh) from wrong_form
    arrived = Arrived(made.name, made.data)
    return once(request, own.person, given.model_dump_json().encode(), lambda: _made(accept(own, actor(request), arrived, unit), 201))


@router.get("/declarations/{key}/versions", response={200: Versions, **wrong()}, summary="各版")
def versions(request: HttpRequest, key: str) -> dict[str, Any]:
    """List the versions up to the one that the caller sees."""
    found = seen_inside(mine(request), key)
    rows = Version.objects.filter(declaration=found.declaration, number__lte=found.number).select_related("by").order_by("-number")
    return {"items": [_version(row) for row in rows.defer("content")[:MOST]]}


@router.post("/declarations/{key}/undo", response={200: Made, **wrong(409, 412, 428)}, summary="撤销上一次修改")
def undone(request: HttpRequest, key: str, mark: Mark = None) -> HttpResponse:
    """Write the text before the last version as the next one; of who saw the last version."""
    version = undo_version(mine(request), actor(request), key, mark)
    answer = _made(version.declaration, 200)
    answer.headers["ETag"] = etag(version)
    return answer


@router.get("/declarations/{key}/papers/{name}", response={200: bytes, **wrong(409)}, summary="取文书")
def paper(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """Give a paper on the text that the caller sees: ``official.docx``, ``notice.docx``, ``report.html``, ``report.pdf``, ``report.xlsx``."""
    return handed(paper_of(whole_read(mine(request), key), name))


@router.get("/declarations/{key}/evaluation/form", response={200: bytes, **wrong(409)}, summary="取自评表")
def evaluation_form(request: HttpRequest, key: str, kind: Kind = "docx") -> HttpResponse:
    """Give the official form of the self-evaluation."""
    found = whole_read(mine(request), key, seen_result)
    outcome = evaluation(found.seen.declaration, found.version)
    return handed(form_as_file(f"{plain_title(found)}-自评表", f".{kind}", lambda to: write_evaluation(outcome, to, ZH)))


@router.get("/declarations/{key}/monitoring/form", response={200: bytes, **wrong(409)}, summary="取监控表")
def monitoring_form(request: HttpRequest, key: str, day: date | None = None, kind: Kind = "docx") -> HttpResponse:
    """Give the official form of the monitoring on a day, the end of July where none is given."""
    found = whole_read(mine(request), key, seen_result)
    one = found.seen.declaration
    outcome = monitored(one, found.version, day or usual_day(found.document.fiscal_year, localdate()))
    return handed(form_as_file(f"{plain_title(found)}-监控表", f".{kind}", lambda to: write_monitoring(outcome, to, ZH)))


def _made(one: Declaration, status: int) -> HttpResponse:
    told = Made(id=one.id, version=one.version, state=one.state)
    return HttpResponse(told.model_dump_json(), status=status, content_type="application/json")


def _version(row: Version) -> dict[str, Any]:
    by = row.by.name if row.by else "在后台读入"
    return {"number": row.number, "what": row.what, "by": by, "at": row.at, "sha256": row.digest, "frozen": row.frozen}
