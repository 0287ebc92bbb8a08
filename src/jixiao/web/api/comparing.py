"""Two texts compared, and what was released to the public."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from jixiao.web.api.gate import actor, mine
from jixiao.web.api.shapes import Answer, Sentence, Strict, wrong
from jixiao.web.declarations.comparing import compared
from jixiao.web.declarations.content import document_of
from jixiao.web.handing import Taken, handed
from jixiao.web.models import Release
from jixiao.web.people.access import seen_inside
from jixiao.web.problems import nothing
from jixiao.web.publishing.releases import Hit, hits, public_version, releases, withdraw
from jixiao.web.publishing.site import made, make, preview, remake, site_packed

router = Router(tags=["对照"])
MOST = 500
Ref = Annotated[str, Query(max_length=40, description="申报的编号，后面可以跟 @版本")]


@router.get("/comparison", response={200: dict[str, Any], **wrong()}, summary="两份对照")
def comparison(request: HttpRequest, one: Ref, other: Ref) -> HttpResponse:
    """Give what differs from one text to another, as ``jixiao diff`` has it."""
    both = compared(mine(request), one, other)
    return HttpResponse(msgspec.json.encode(both.comparison), content_type="application/json")


class HitOut(Answer, of=Hit):
    """A piece of personal data: its kind, the pointer of its field, how many digits; never the data itself."""


class Check(Schema):
    """What of a text keeps it from the public."""

    version: int
    sha256: str
    hits: list[HitOut]


class ReleaseOut(Schema):
    """A release: of which version, by whom; and how it was taken back."""

    id: str
    declaration: str
    title: str
    unit: str
    version: int
    sha256: str
    asked_by: str | None
    by: str
    at: datetime
    withdrawn: datetime | None
    reason: str


class Releases(Schema):
    """Releases, the last first."""

    items: list[ReleaseOut]


class Why(Strict):
    """Why a release is taken back."""

    reason: Sentence


class SiteOut(Schema):
    """The site as it lies there; nothing of it where nothing is released."""

    files: int
    sha256: str | None
    at: datetime | None


@router.get("/declarations/{key}/public-check", response={200: Check, **wrong()}, summary="个人信息检查")
def check(request: HttpRequest, key: str) -> dict[str, Any]:
    """Give the personal data in the text that would be public."""
    found = seen_inside(mine(request), key)
    version = public_version(found.declaration) or (found.version() if found.declaration.version else None)
    if version is None:
        raise nothing()
    told = [msgspec.to_builtins(hit) for hit in hits(document_of(version))]
    return {"version": version.number, "sha256": version.digest, "hits": told}


@router.get("/declarations/{key}/public-look/{path:path}", response={200: bytes, **wrong(409)}, summary="公开前看一看")
def look(request: HttpRequest, key: str, path: str) -> HttpResponse:
    """Give a file of the site as it would be of this text alone, ``index.html`` first."""
    found = seen_inside(mine(request), key)
    version = public_version(found.declaration) or (found.version() if found.declaration.version else None)
    data = preview(found.declaration, version).get(path) if version else None
    if data is None:
        raise nothing()
    return handed(Taken(path.rpartition("/")[2], data))


@router.get("/releases", response={200: Releases, **wrong()}, summary="放行过的")
def released(request: HttpRequest) -> dict[str, Any]:
    """List what was released of what the caller sees."""
    return {"items": list(map(_release, releases(mine(request))[:MOST]))}


@router.post("/releases/{key}/withdrawal", response={200: ReleaseOut, **wrong(409)}, summary="撤回公开")
def withdrawn(request: HttpRequest, key: str, why: Why) -> dict[str, Any]:
    """Take a release back, and make the site anew without it."""
    row = withdraw(mine(request), actor(request), key, why.reason)
    if made() is not None:
        remake(actor(request))
    return _release(row)


@router.post("/site", response={200: SiteOut, **wrong(409)}, summary="做公开网站")
def site(request: HttpRequest) -> dict[str, Any]:
    """Make the site of what is released."""
    found = make(mine(request), actor(request))
    return {"files": found.files if found else 0, "sha256": found.digest if found else None, "at": found.at if found else None}


@router.get("/site", response={200: bytes, **wrong()}, summary="取走公开网站")
def site_file(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - ninja's signature
    """Give the site as one file."""
    return handed(Taken("site.zip", site_packed()))


def _release(row: Release) -> dict[str, Any]:
    return {
        "id": row.pk,
        "declaration": row.declaration_id,
        "title": row.declaration.title,
        "unit": row.declaration.unit.name,
        "version": row.version,
        "sha256": row.digest,
        "asked_by": row.asked_by.name if row.asked_by else None,
        "by": row.by.name,
        "at": row.at,
        "withdrawn": row.withdrawn,
        "reason": row.why,
    }
