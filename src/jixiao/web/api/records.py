"""The ledgers of a unit's year: listed, their rows found, added and corrected, files of rows taken in, evidence kept."""

from typing import Annotated, Any

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Header, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from jixiao.ledger.problems import Problem
from jixiao.ledger.templates import template
from jixiao.web.api.gate import actor, json_body, mine
from jixiao.web.api.shapes import Answer, Line, Sentence, Strict, wrong
from jixiao.web.declarations.content import digest
from jixiao.web.desks.shelf import reserved
from jixiao.web.handing import TYPES, kept_back
from jixiao.web.journal.once import once
from jixiao.web.models import Intake
from jixiao.web.records.changing import add, corrected
from jixiao.web.records.checking import Checked, Wrong
from jixiao.web.records.evidence import bind_evidence, file_for_evidence
from jixiao.web.records.intake import OPEN, begin_intake, check_rows, drop_intake, intake_of, mend, open_intakes, take_rows
from jixiao.web.records.lineage import Proof
from jixiao.web.records.listing import found_rows, row_search
from jixiao.web.records.reach import Shelf, unit_shelf
from jixiao.web.records.row import whole_row
from jixiao.web.records.standing import kept_ledgers
from jixiao.web.records.telling import lines

FIELDS = "，字段是台账的列名，见 GET ledgers/{name}"
router = Router(tags=["台账"])
MOST = 500
Unit = Annotated[int | None, Query(ge=1, lt=2**31, description="单位的编号，不写是自己的单位")]
Year = Annotated[int | None, Query(ge=1900, le=9999)]
Once = Annotated[str | None, Header(alias="Idempotency-Key", description="同一个键的同一请求只办一次")]
BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}},
}


class LedgerItem(Schema):
    """A ledger: its rows, how many nothing is in doubt about, how many indicators rest on it."""

    name: str
    title: str
    rows: int
    usable: int
    indicators: int
    missed: bool


class Ledgers(Schema):
    """The ledgers of a unit's year."""

    unit: str
    unit_id: int
    year: int
    items: list[LedgerItem]


class RowsOut(Schema):
    """A page of rows: cells by column, texts as people read them."""

    items: list[dict[str, str]]
    total: int
    page: int
    pages: int


class ProofOut(Answer, of=Proof, without=("link",)):
    """An indicator for which a row is looked at."""


class RowOut(Schema):
    """A row: its cells, how it arose, what was corrected, what it proves, which files prove it."""

    address: str
    seq: int
    values: dict[str, str]
    origin: dict[str, Any]
    corrections: list[dict[str, str]]
    proves: list[ProofOut]
    may_prove: list[ProofOut]
    files: list[dict[str, str]]


class Written(Schema):
    """The rows that were written."""

    records: list[str]


class ProblemOut(Answer, of=Problem, without=("doubt",)):
    """What is wrong in a file, cell by cell, with the way out."""

    what: str
    way_out: str


class IntakeOut(Schema):
    """A file on its way in; ``new`` and ``same`` are rows by ledger.

    While the background is at it, ``working`` says at what (check, take) and ``done`` of ``total`` rows how far it is; what it broke off
    for is ``trouble``. Of very many problems and doubts the first are given and all are counted.
    """

    id: str
    file: str
    sha256: str
    state: str
    problems: list[ProblemOut]
    problem_count: int
    doubts: list[ProblemOut]
    doubt_count: int
    new: dict[str, int]
    same: dict[str, int]
    ready: bool
    rows: int
    working: str | None
    done: int
    total: int
    trouble: str | None


class Intakes(Schema):
    """The files on their way in."""

    items: list[dict[str, str]]


class Mending(Strict):
    """Cells changed in a file (``SHEET!CELL`` to text), and rows left out (``SHEET!ROW``)."""

    cells: Annotated[dict[Line, Line], Field(default_factory=dict)]
    without: tuple[Line, ...] = ()


class Kept(Schema):
    """A file of evidence that was kept: the address of its row."""

    record: str


@router.get("/ledgers", response={200: Ledgers, **wrong()}, summary="台账清单")
def listed(request: HttpRequest, unit: Unit = None, year: Year = None) -> dict[str, Any]:
    """List the ledgers that the caller sees: of the own unit, or of one whose declaration the caller reviews."""
    at = unit_shelf(mine(request), unit, year)
    items = [
        {
            "name": one.ledger.name,
            "title": one.ledger.title.zh,
            "rows": one.rows,
            "usable": one.usable,
            "indicators": one.proves,
            "missed": one.is_missed,
        }
        for one in kept_ledgers(at)
    ]
    return {"unit": at.unit.name, "unit_id": at.unit.pk, "year": at.year, "items": items}


@router.get("/ledgers/{name}", response={200: RowsOut, **wrong()}, summary="一本台账的各行")
def rows(  # noqa: PLR0913, PLR0917 - the parameters of the call
    request: HttpRequest,
    name: str,
    unit: Unit = None,
    year: Year = None,
    q: Line = "",
    project: Line = "",
    order: Line = "",
    page: Annotated[int, Query(ge=1, le=999_999)] = 1,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> dict[str, Any]:
    """Give a page of rows: found by words, of a project, in the order of a column (``-amount`` the other way round)."""
    at = unit_shelf(mine(request), unit, year)
    ledger = at.ledger(name)
    told = found_rows(at, ledger, row_search(ledger, {"q": q, "project": project, "order": order, "page": str(page)}), limit)
    items = [{cell.name: cell.text for cell in line.cells} for line in lines(at, ledger, told.rows)]
    return {"items": items, "total": told.total, "page": told.page, "pages": told.pages}


@router.get("/ledgers/{name}/template", response={200: bytes, **wrong()}, summary="空白台账")
def blank(request: HttpRequest, name: str, unit: Unit = None, year: Year = None) -> HttpResponse:
    """Give a ledger's spreadsheet to fill in, with an example row and hints."""
    ledger = unit_shelf(mine(request), unit, year).ledger(name)
    answer = HttpResponse(template(ledger), content_type=TYPES[".xlsx"])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


@router.get("/ledgers/{name}/row", response={200: RowOut, **wrong()}, summary="一行记录")
def row(request: HttpRequest, name: str, key: Line, unit: Unit = None, year: Year = None) -> dict[str, Any]:
    """Give a row with all that is known of it."""
    at = unit_shelf(mine(request), unit, year)
    told = whole_row(at, at.ledger(name), key)
    return {
        "address": told.address,
        "seq": told.row.seq,
        "values": {cell.name: cell.text for cell in told.line.cells},
        "origin": msgspec.to_builtins(told.origin),
        "corrections": msgspec.to_builtins(told.corrections),
        "proves": list(map(_proof, told.proofs)),
        "may_prove": list(map(_proof, told.maybe)),
        "files": msgspec.to_builtins(told.files),
    }


@router.post("/ledgers/{name}/rows", response={201: Written, **wrong(409)}, summary="补记一行", openapi_extra=BODY)
def added(request: HttpRequest, name: str, unit: Unit = None, year: Year = None, key: Once = None) -> HttpResponse:  # noqa: ARG001 - for the OpenAPI page; ``once`` reads it
    """Add a row: its columns, and ``because`` where a desk keeps the ledger."""
    own, body = mine(request), json_body(request, FIELDS)
    at = unit_shelf(own, unit, year)
    ledger = at.ledger(name)
    with reserved(at.unit, at.year):
        return once(request, own.person, request.body, lambda: _json({"records": [add(at, actor(request), ledger, body)]}, 201))


@router.post("/ledgers/{name}/corrections", response={201: Written, **wrong(409)}, summary="更正一行", openapi_extra=BODY)
def correction(
    request: HttpRequest,
    name: str,
    seen: Annotated[int | None, Query(ge=0, lt=2**62, description="您看到的那一行的 seq；改过了就不写")] = None,
    unit: Unit = None,
    year: Year = None,
    key: Once = None,  # noqa: ARG001 - for the OpenAPI page; ``once`` reads it
) -> HttpResponse:
    """Correct a row: its key, the columns to change, ``blank`` for those to be emptied, ``because``."""
    own, body = mine(request), json_body(request, FIELDS)
    at = unit_shelf(own, unit, year)
    ledger = at.ledger(name)
    with reserved(at.unit, at.year):
        return once(
            request,
            own.person,
            request.body,
            lambda: _json({"records": list(corrected(at, actor(request), ledger, body, seen).records)}, 201),
        )


@router.get("/intakes", response={200: Intakes, **wrong()}, summary="还没有导完的文件")
def intakes(request: HttpRequest, unit: Unit = None, year: Year = None) -> dict[str, Any]:
    """List the files of the own unit that are on their way in."""
    at = unit_shelf(mine(request), unit, year)
    found_open = open_intakes(at) if at.is_own else []
    return {"items": [{"id": one.pk, "file": one.upload.name, "by": one.upload.by.name} for one in found_open]}


@router.post("/intakes", response={201: IntakeOut, **wrong(413)}, summary="上传台账")
def begun(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    unit: Unit = None,
    year: Year = None,
    key: Once = None,  # noqa: ARG001 - as above
) -> HttpResponse:
    """Take a file of rows on its way in, checked cell by cell, a large one in the background; nothing is written yet."""
    own, who = mine(request), actor(request)
    at, name, data = unit_shelf(own, unit, year), file.name or "", file.read()
    return once(request, own.person, digest(data).encode(), lambda: _json(_intake(at, begin_intake(at, who, name, data)), 201))


@router.get("/intakes/{key}", response={200: IntakeOut, **wrong(409)}, summary="一份导入")
def intake(request: HttpRequest, key: str, unit: Unit = None, year: Year = None) -> dict[str, Any]:
    """Give what a file brings as it is mended now, and what is wrong in it."""
    at = unit_shelf(mine(request), unit, year)
    return _intake(at, intake_of(at, key))


@router.post("/intakes/{key}/mends", response={200: IntakeOut, **wrong(409)}, summary="改好再查")
def mended(request: HttpRequest, key: str, mending: Mending, unit: Unit = None, year: Year = None) -> dict[str, Any]:
    """Change cells and leave rows out, and check the file anew."""
    at = unit_shelf(mine(request), unit, year)
    return _intake(at, mend(at, actor(request), key, mending.cells, mending.without))


@router.post("/intakes/{key}/taken", response={200: IntakeOut, **wrong(409)}, summary="写入台账")
def taken(request: HttpRequest, key: str, unit: Unit = None, year: Year = None) -> dict[str, Any]:
    """Write a file's rows, all or none; those of a large file in the background."""
    at = unit_shelf(mine(request), unit, year)
    return _intake(at, take_rows(at, actor(request), key))


@router.delete("/intakes/{key}", response={204: None, **wrong(409)}, summary="放弃一份导入")
def dropped(request: HttpRequest, key: str, unit: Unit = None, year: Year = None) -> HttpResponse:
    """Lay a file aside."""
    drop_intake(unit_shelf(mine(request), unit, year), actor(request), key)
    return HttpResponse(status=204)


@router.post("/evidence", response={201: Kept, **wrong(409, 413)}, summary="附佐证文件")
def evidence(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    about: Annotated[Sentence, Form()],
    unit: Unit = None,
    year: Year = None,
) -> HttpResponse:
    """Keep a file that proves a record (its address) or an indicator (its pointer); what a photo tells beside its picture is left out."""
    at, who = unit_shelf(mine(request), unit, year), actor(request)
    return _json({"record": bind_evidence(at, who, about, file.name or "", file.read())}, 201)


@router.get("/evidence/{code}", response={200: bytes, **wrong()}, summary="佐证文件")
def evidence_file(request: HttpRequest, code: str, unit: Unit = None, year: Year = None) -> HttpResponse:
    """Give a file of evidence, to be kept and not to be shown."""
    return kept_back(*file_for_evidence(unit_shelf(mine(request), unit, year), code))


def _intake(at: Shelf, one: Intake) -> dict[str, Any]:
    checked = (check_rows(at, one) if one.state == OPEN else None) or Checked()
    return {
        "id": one.pk,
        "file": one.upload.name,
        "sha256": one.upload.digest,
        "state": one.state,
        "problems": list(map(_problem, checked.problems)),
        "problem_count": checked.problem_count,
        "doubts": list(map(_problem, checked.doubts)),
        "doubt_count": checked.doubt_count,
        "new": dict(checked.new),
        "same": dict(checked.same),
        "ready": checked.is_ready,
        "rows": one.rows,
        "working": one.work or None,
        "done": one.done,
        "total": one.total,
        "trouble": one.trouble or None,
    }


def _problem(one: Wrong) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("file", "sheet", "row", "column", "cell", "ledger", "what", "way_out")}


def _proof(one: Proof) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("project", "name", "path", "actual", "points", "score", "counts", "why")}


def _json(thing: object, status: int) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(thing), status=status, content_type="application/json")
